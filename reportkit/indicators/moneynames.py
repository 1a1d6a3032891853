"""Names of sums of money: what they are called, or what they were spent on."""

from __future__ import annotations

from reportkit.indicators.borrowing import Borrower
from reportkit.indicators.levelnames import name_counted, name_level, shared_opening
from reportkit.indicators.lexicon import ending
from reportkit.indicators.naming import Name
from reportkit.indicators.owners import owner_of, project_of, sibling_of
from reportkit.indicators.ownwords import attributive, finished, follows, plain
from reportkit.indicators.phrases import Counted, clip_lead, only_verbs, past_light, verb_run
from reportkit.indicators.pieces import Pieces, text_of
from reportkit.indicators.purposes import purpose_of

_BRIEF = 2  # characters of a subject that can't name a sum


def name_money(around: Borrower, index: int, start: int, end: int) -> Name:
    """A sum: named by its own words `view[start:end]`, or by what it was spent on where those only say that it was."""
    view, words, phrases, after = around.view, around.words, around.phrases, around.frames[index].after
    start = _past_light_verb(around, start, end)
    joined = view.startswith(words.joiner, *after)
    agent = view.startswith(words.agent, start, end) and not view.endswith(words.money_nouns, start, end)
    if joined or agent or phrases.verbs.at_start(view, *after) is not None:
        start = _spending(around, start, end)
    if joined and (of := ending(view, words.extent, start, end)) and (noun := around.counted(index).noun):
        told = follows(around, index) and around.frames[index - 1].after[0] == around.frames[index].subject[0]
        return name_counted(around, index, end - len(of) if told else start, end, Counted(noun, ()))
    brief = end - start <= _BRIEF or only_verbs(view, start, end, phrases)
    deed = phrases.verbs.at_start(view, *after) or phrases.light.at_start(view, *after)
    spent = view[start:end] in words.money_verbs or (brief and deed is not None)
    if brief and not spent and after[1] > after[0] and not joined:
        return name_level(around, index, start, end)
    if end > start and (not spent or _is_listed_fund(around, index, start, end)):
        return _called(around, index, start, end)
    if end == start and after[1] == after[0] and not spent and follows(around, index):
        return finished(around, index, ())
    if attributive(around, start, end) and (noun := around.counted(index).noun):
        return name_counted(around, index, start, end, Counted(noun, ()))
    return _spent(around, index, start, end)


def _called(around: Borrower, index: int, start: int, end: int) -> Name:
    """A sum that its own words name: 财政收入; in a list the verbs before its first member are those of all."""
    verbs = verb_run(around.view, start, end, around.phrases)
    own: Pieces = ((start, verbs),) if verbs > start else ()
    shared = () if own else shared_opening(around, index)
    pieces = (*owner_of(around, index, start, end), *shared, *plain(around, start, end))
    return Name(pieces=pieces, base=pieces, noun=((verbs, end),) if verbs < end else (), opening=own or shared)


def _is_listed_fund(around: Borrower, index: int, start: int, end: int) -> bool:
    """Whether a fund is a further member of a list of sums (转移支付31亿元、专项资金25亿元)."""
    if not around.view.endswith(around.words.money_nouns, start, end) or not follows(around, index):
        return False
    before = around.frames[index - 1].number
    same = around.words.dimensions.get(before.unit) == around.words.dimensions.get(around.frames[index].number.unit)
    return same and bool(around.phrases.separators.at_end(around.view, before.end, around.frames[index].subject[0]))


def _spent(around: Borrower, index: int, start: int, end: int) -> Name:
    """A sum named by its purpose and, behind it, the word for spending: its own, or that of the sum before."""
    purpose = purpose_of(around, index)
    if end > start:
        relation: Pieces = ((start, end),)
    elif purpose:
        relation = next((name.noun for name in reversed(around.names) if name.noun), ())
    else:
        return finished(around, index, ())
    joined = around.view.startswith(around.words.joiner, *around.frames[index].after)
    sibling: Pieces = ()
    if not joined:
        sibling = sibling_of(around, index, start, end) or _projects_counted(around, index, start, end)
    if joined or sibling or not _is_finished(around, index, start):
        of = sibling or purpose or project_of(around, index, start, end) or _topic(around, index)
    else:
        of = project_of(around, index, start, end) or purpose or _topic(around, index)
    pieces = (*of, *relation)
    if pieces == relation:
        opening, stop = around.frames[index].subject
        pieces = plain(around, clip_lead(around.view, opening, stop, around.phrases), stop) or relation
    return Name(pieces=pieces, base=pieces, noun=relation)


def _is_finished(around: Borrower, index: int, start: int) -> bool:
    """Whether a sum is what a work told before has taken (完成投资), not what one told behind was given."""
    frame = around.frames[index]
    told = around.view[slice(*frame.tail.word)]
    return told in around.words.progress or around.view.endswith(tuple(around.words.progress), frame.subject[0], start)


def _projects_counted(around: Borrower, index: int, start: int, end: int) -> Pieces:
    """The projects counted right before a sum that is told of them all (实施项目12个,总投资|6.8亿元)."""
    if around.view[start:end] not in around.words.total_sums:
        return ()
    for other in range(index - 1, -1, -1):
        frame, name = around.frames[other], around.names[other]
        if around.frames[other + 1].clause != frame.clause + 1:
            break
        if around.words.dimensions.get(frame.number.unit, "").startswith("money"):
            continue  # another sum told of them
        thing = text_of(around.view, name.noun)
        if not thing.endswith(around.words.projects):
            break
        return name.noun if len(thing) > _BRIEF else name.base
    return ()


def _topic(around: Borrower, index: int) -> Pieces:
    """What a sum may be for: what those counted before took on (4个村开展|管网项目), or the topic; but no rate."""
    if index and around.frames[index - 1].clause == around.frames[index].clause - 1:
        deed = around.counted(index - 1).predicate
        if deed and not isinstance(deed[0], str) and not isinstance(deed[-1], str):
            start, end = deed[0][0], deed[-1][1]
            at = past_light(around.view, start, end, around.phrases)
            if at > start and around.view.endswith(around.words.projects, at, end):
                return ((at, end),)
    topic = around.topic(index)
    return () if text_of(around.view, topic).endswith(around.words.share_heads) else topic


def _past_light_verb(around: Borrower, start: int, end: int) -> int:
    """Where a word for spending begins after a light verb (启动|投资); `start` where none does."""
    at = past_light(around.view, start, end, around.phrases)
    return at if around.view[at:end] in around.words.money_verbs else start


def _spending(around: Borrower, start: int, end: int) -> int:
    """Where the word for spending begins that ends a subject: what stands before it says something else."""
    return next((at for at in range(start, end) if around.view[at:end] in around.words.money_verbs), start)
