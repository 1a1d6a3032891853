"""Names of levels: what a number counts, and what those counted did."""

from __future__ import annotations

from reportkit.alignment import Span
from reportkit.indicators.borrowing import Borrower
from reportkit.indicators.lexicon import ending
from reportkit.indicators.measure import part_of_rate
from reportkit.indicators.naming import Name
from reportkit.indicators.owners import kin_of, owner_of, produce_of
from reportkit.indicators.ownwords import attributive, finished, follows, plain
from reportkit.indicators.phrases import Counted, only_verbs, verb_run
from reportkit.indicators.pieces import Pieces, is_brief, text_of

_PIECE = 4  # characters of a thing that goes on with a list


def name_level(around: Borrower, index: int, start: int, end: int) -> Name:
    """The name of a number whose own words are `view[start:end]` (maybe empty), with what it counts after it."""
    view, frame, words = around.view, around.frames[index], around.words
    if frame.tail.verb == "share" and (group := around.among(index)):
        return Name(pieces=group, base=group)
    if frame.number.unit in words.noun_units:
        context = around.topic(index) or plain(around, start, end)
        medal = (frame.number.value_end, frame.number.end)
        return finished(around, index, (*context, medal, words.medal))
    if around.readings[index].measure == "share" and (copula := around.phrases.copula.at_start(view, *frame.after)):
        what = plain(around, frame.after[0] + copula[0], frame.after[1])
        if what:
            whole = plain(around, start, end) or around.inherited(index)
            return Name(pieces=(*whole, *what, words.share), base=what)
    if rate := _rate_of_part(around, index):
        own = plain(around, start, end)
        return Name(pieces=(*own, *rate), base=(*own, *rate), noun=rate)
    counted = around.counted(index)
    if frame.tail.verb == "copula" and view.startswith(words.joiner, *frame.after):
        counted = Counted((), ())
    if frame.tail.verb == "copula" and counted.predicate and view.endswith(words.occasions, start, end):
        start = end
    if text_of(view, counted.noun) in words.unit_nouns and view.endswith(words.totals, start, end):
        counted = Counted((), counted.predicate)  # 建屋量达96 500个|单位
    if frame.number.unit in words.people and (casualties := _casualties(around, index, (start, end), counted)):
        return Name(pieces=(*casualties, words.people_head), base=casualties)
    if counted.noun:
        return name_counted(around, index, start, end, counted)
    if members := _class_members(around, start, end):
        return Name(pieces=((start, end), *members), base=((start, end), *members))
    if frame.number.unit in words.place_units and only_verbs(view, start, end, around.phrases):
        place: Pieces = ((frame.number.end - len(frame.number.unit), frame.number.end),)
        verb: Pieces = ((start, end),) if end > start else ()
        return Name(pieces=(*verb, *place), base=(*verb, *place), noun=place, opening=verb)
    if end == start and not counted.predicate:
        return finished(around, index, ())
    if only_verbs(view, start, end, around.phrases):
        return _bare(around, index, start, end, counted.predicate)
    return _headed(around, index, start, end, counted.predicate)


def _rate_of_part(around: Borrower, index: int) -> Pieces:
    """The rate told before of the whole of which a number tells it for a part (签约率…,其中|重点人群|80%)."""
    if not index or around.words.dimensions.get(around.frames[index].number.unit, "") != "ratio":
        return ()
    before, frame = around.frames[index - 1], around.frames[index]
    if not part_of_rate(around.view, frame, before, around.readings[index - 1], around.words.measures):
        return ()
    part = around.view.startswith(around.words.measures.part, *before.subject)
    return around.names[-1].noun if part else around.names[-1].base


def _class_members(around: Borrower, start: int, end: int) -> Pieces:
    """Who belongs to a class that only its threshold tells (超300万元的乡镇有8个,超500万元的|有3个)."""
    last = around.names[-1].base[-1] if around.names and around.names[-1].base else ""
    if isinstance(last, str) or not attributive(around, start, end):
        return ()
    told = max(((at := around.view.rfind(word, *last)), at + len(word)) for word in around.words.bounds)
    return ((told[1], last[1]),) if told[0] >= 0 and told[1] + 1 < last[1] else ()


def _casualties(around: Borrower, index: int, subject: Span, counted: Counted) -> Pieces:
    """What became of people, behind the accident it did so in (事故|死亡); empty for other figures."""
    told: Pieces = (subject,) if text_of(around.view, (subject,)) in around.words.casualties else ()
    for after in (counted.noun, counted.predicate):
        if not told and text_of(around.view, after) in around.words.casualties:
            told = after
    if not told:
        return ()
    for other in range(index - 1, -1, -1):
        number = around.frames[other].number
        if number.unit in around.words.event_units and around.readings[other].measure == "level":
            return (*around.names[other].base, *told)
    return told


def name_counted(around: Borrower, index: int, start: int, end: int, counted: Counted) -> Name:
    """The thing counted stands after the number: 新建|21个|机房, 43所|小学|提供托管服务."""
    view, noun, predicate = around.view, counted.noun, counted.predicate
    copula = around.frames[index].tail.verb == "copula"
    extent: Pieces = ()
    if view.startswith(around.words.joiner, *around.frames[index].after):
        end -= len(of := ending(view, around.words.extent, start, end))
        extent = ((end, end + len(of)),) if of else ()
    preposition = around.phrases.prepositions.at_end(view, start, end)
    if _counted_before(around, index) or (preposition is not None and preposition[1] == "prepositions"):
        start = end
    subject = plain(around, start, end, counted=bool(predicate) or not is_brief(noun))
    if not subject:
        subject = shared_opening(around, index)
    if around.names and not subject and not predicate and copula and is_brief(noun):
        subject = around.names[-1].base  # 30大项,计145个小项
    joiner = around.words.joiner
    if predicate and text_of(view, subject).endswith(joiner):
        pieces: Pieces = (*predicate, joiner, *subject, *noun)
    elif predicate:
        pieces = (*subject, *predicate, joiner, *noun)
    else:
        pieces = (*subject, *noun)
    pieces = (*_reached(around, start, end), *pieces, *extent)
    opening = subject if only_verbs(view, start, end, around.phrases) else ()
    return Name(pieces=pieces, base=pieces, noun=noun, opening=opening)


def _counted_before(around: Borrower, index: int) -> bool:
    """Whether what stands before a number is only what the one before it counts (8个|乡镇|3个街道)."""
    if not index or around.frames[index].subject != around.frames[index - 1].after:
        return False
    alike = around.frames[index].number.unit == around.frames[index - 1].number.unit
    return alike and not around.view.endswith(around.words.joiner, *around.frames[index].subject)


def _headed(around: Borrower, index: int, start: int, end: int, predicate: Pieces) -> Name:
    """The thing counted stands before the number: 新建|中小学|21所."""
    view, frame = around.view, around.frames[index]
    verbs = verb_run(view, start, end, around.phrases)
    if view[verbs:end] in around.words.relational:
        verbs = start  # 养殖面积 is one word
    subject = plain(around, start, end)
    share = around.readings[index].measure == "share"
    done: Pieces = ((start, verbs),) if verbs > start and subject[:1] == ((start, verbs),) else ()
    said = (*subject, *predicate) if share else (*done, *predicate, *subject[len(done) :])
    verb, head = produce_of(around, index, start, end)
    if verb or head:
        produce = plain(around, start, end)
        return Name(pieces=(*verb, *produce, *head), base=(*verb, *produce, *head), noun=produce, opening=verb)
    owner = owner_of(around, index, start, end)
    opening: Pieces = ((start, verbs),) if verbs > start else ()
    if (graded := _graded(around, index, verbs, end)) is not None:
        opening = opening or around.names[-1].opening
        return Name(pieces=(*opening, *graded), base=(*opening, *graded), noun=graded, opening=opening)
    if opening and view[verbs:end] in around.words.vague:
        owner = around.matter(index)
    pieces = (*_reached(around, start, end), *owner, *said)
    relational = view.endswith(around.words.relational, start, end)
    if not opening and not owner and frame.tail.verb != "copula" and not relational:
        opening = shared_opening(around, index)
        if not opening and _next_piece(around, index, start, end):
            opening = around.names[-1].opening
        return Name(pieces=(*opening, *pieces), base=(*opening, *pieces), noun=subject, opening=opening)
    return Name(pieces=pieces, base=pieces, noun=subject[1:] if opening else subject, opening=opening)


def _graded(around: Borrower, index: int, start: int, end: int) -> Pieces | None:
    """A grade alone with the thing of the item before: 省级 after 创建市级|文明校园8所; None for other words."""
    view, grades = around.view, around.words.grades
    grade = grades.at_start(view, start, end)
    if grade is None or grade[0] != end - start or not (follows(around, index) or _opens_next(around, index, start)):
        return None
    first, *more = around.names[-1].noun or ("",)
    former = None if isinstance(first, str) else grades.at_start(view, *first)
    if former is None or isinstance(first, str):
        return None
    rest: Pieces = ((first[0] + former[0], first[1]), *more) if first[0] + former[0] < first[1] else tuple(more)
    return ((start, end), *rest) if rest else None


def _opens_next(around: Borrower, index: int, start: int) -> bool:
    """Whether words at `start` open the clause after that of the number before, and its unit is counted again."""
    if not index:
        return False
    before, frame = around.frames[index - 1], around.frames[index]
    again = before.number.unit == frame.number.unit and frame.clause == before.clause + 1
    return again and around.sentence.clauses[frame.clause][0] == start


def _bare(around: Borrower, index: int, start: int, end: int, predicate: Pieces) -> Name:
    """Only what was done stands there: the thing is borrowed, or people are meant."""
    view, words, unit = around.view, around.words, around.frames[index].number.unit
    subject: Pieces = ((start, end),) if end > start else ()
    if (kin := kin_of(around, view[start:end])) is not None:
        return Name(pieces=(*kin, *subject), base=(*kin, *subject), noun=(*kin, *subject))
    thing = around.object(index)
    if not thing and predicate and unit in words.people:
        pieces: Pieces = (*subject, *predicate, words.people_head)
        return Name(pieces=pieces, base=pieces)
    if not thing and unit == words.events_head:
        shared = around.names[-1].noun if follows(around, index) else ()
        pieces = (*_reached(around, start, end), *subject, *predicate, *shared, words.events_head)
        return Name(pieces=pieces, base=pieces)
    if not thing and unit in words.people and view[start:end] in words.done_to_people:
        return Name(pieces=subject, base=subject, opening=subject)
    thing = thing or around.topic(index)
    if unit in words.people and text_of(view, thing).endswith(words.gatherings):
        thing = (words.people_head,)
    pieces = (*subject, *predicate, *thing)
    return Name(pieces=pieces, base=pieces, noun=thing, opening=(*subject, *predicate))


def shared_opening(around: Borrower, index: int) -> Pieces:
    """The verbs of the item before in the same clause: 新建A3所、B5所."""
    if not follows(around, index):
        return ()
    start, end = around.frames[index].subject[0], around.frames[index - 1].number.end
    listed = around.frames[index].paired or around.phrases.separators.at_end(around.view, end, start)
    return around.names[index - 1].opening if listed else ()


def _next_piece(around: Borrower, index: int, start: int, end: int) -> bool:
    """Whether a clause that is no more than `view[start:end]` and a number goes on with a list of pieces.

    发放轮椅25辆,|拐杖30副.
    """
    if not index or end - start > _PIECE or around.view[start:end] in around.words.bare_prefixes:
        return False  # 检查商户120家,|合格114家
    if not around.names[-1].noun:
        return False
    frame, before = around.frames[index], around.frames[index - 1]
    if frame.clause != before.clause + 1 or start != around.sentence.clauses[frame.clause][0]:
        return False
    alone = frame.tail.start == frame.number.start == end and frame.after[0] == frame.after[1]
    ended = before.after[0] == before.after[1] and before.number.end + 1 == start
    return alone and ended and {before.number.unit, frame.number.unit} <= around.words.pieces


def _reached(around: Borrower, start: int, end: int) -> Pieces:
    """What reached those counted, where the words only say whom it reached (惠及学生)."""
    reach = around.view.startswith(around.words.reach, start, end)
    reach = reach and not around.view.endswith(around.words.share_heads, start, end)  # 覆盖率
    return around.names[-1].base if reach and around.names and not attributive(around, start, end) else ()
