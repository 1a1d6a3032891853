"""Done or planned: by the words that govern the figure's clause, by its time, then by its section."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from reportkit.alignment import Span
from reportkit.indicators.context import Context
from reportkit.indicators.roles import Zone
from reportkit.indicators.sentences import Sentence
from reportkit.indicators.statuswords import StatusWords
from reportkit.indicators.times import Time, end_year
from reportkit.indicators.timing import SentenceTimes, times_of, turns_ahead
from reportkit.model import Status
from reportkit.rulepack import RuleSet
from reportkit.stages import Number

_BEHIND = 26  # characters behind a figure in which its verb or the word 目标 still governs it
_ENDING = frozenset({"actual", "result", "done"})  # cues that end the reach of an aim
_TASK = 16  # characters before a task in which it is told to have been met
_WORK = 60  # characters around what a work costs in which it is told to be under way
_LOOK = 24  # how many cues back or ahead are looked at: a bound for texts made of nothing else


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A word at `start` that says `kind`: target, estimate, expected, budget, quota, wish, actual, result or done."""

    start: int
    kind: str


class SentenceCues(msgspec.Struct, frozen=True, gc=False):
    """What a sentence says of done and planned, in order; `pending` is where it says that a work is not decided yet.

    `rare` says whether there is any of the words behind a figure that make it an aim.
    """

    cues: list[Cue]
    starts: list[int]
    pending: int | None
    rare: bool


def status_of(context: Context, sentence: Sentence, number: Number, rules: RuleSet) -> Status:
    """Whether a figure is a result (or the state of things) or an aim."""
    words = rules.compiled(StatusWords)
    view = context.clean.view
    cues = context.once(_note, sentence, words)
    times = times_of(context, sentence, rules)
    planned = times.zone.role == "plan"
    of_a_work = view.startswith(words.of, number.end)
    if not (of_a_work or cues.cues or cues.rare or times.noted or times.opener):
        return _unless_told(view, times.clause_of(sentence, number), number, words, planned=planned)
    clause = times.clause_of(sentence, number)
    running = not times.zone.titled and _is_part(times.zone.reference.period)
    said = _governing(view, cues, number, clause, words, planned=planned, titled=times.zone.titled, running=running)
    if said == "target" and not planned and _is_settled(view, sentence, cues, number, clause, words):
        said = "actual"
    if said == "target" and _is_past_aside(view, sentence, times, cues, number):
        said = "actual"
    if said == "actual" and planned and words.new_value(view, clause[0], number.start):
        said = None
    if of_a_work:
        of_it = _of_work(view, clause, number, words, aimed=said == "target" or (planned and said is None))
        if of_it is not None:
            return of_it
    if cues.rare and (_pending(cues, times, number) or _aimed_at(view, clause, number, words)):
        return "target"
    if said is None and cues.rare:
        said = _shared(view, cues, number, words)
    if said is None and (times.noted or times.opener):
        said = _by_time(times, number, clause, view, words)
    return _unless_told(view, clause, number, words, planned=said == "target" or (planned and said is None))


def _unless_told(view: str, clause: Span, number: Number, words: StatusWords, *, planned: bool) -> Status:
    """What the text around says, unless the figure's own place in its clause says otherwise."""
    if planned:
        return "actual" if _is_old_value(view, clause, number, words) else "target"
    return "target" if _is_task(view, clause, number, words) else "actual"


def _is_old_value(view: str, clause: Span, number: Number, words: StatusWords) -> bool:
    """Whether it is the A of 由A提高到B: a state of things, whatever B is."""
    if words.old_value(view, clause[0], number.start) is None:
        return False
    return words.reaching(view, number.end, clause[1]) is not None


def _is_task(view: str, clause: Span, number: Number, words: StatusWords) -> bool:
    """Whether it is told in brackets as the task of the figure before them (造林5万亩(任务4万亩))."""
    bracketed = view.startswith("(", max(0, clause[0] - 1))
    return bracketed and words.task(view, clause[0], number.start) is not None


def _of_work(view: str, clause: Span, number: Number, words: StatusWords, *, aimed: bool) -> Status | None:
    """The status of what a work costs (投资3亿元的大桥), and of the task a result is measured by (任务3亿元的60%).

    `aimed`: its clause tells what is to be done.
    """
    if words.measured(view, number.end) and words.aim_before(view[clause[0] : number.start]):
        return "target"
    if not (view.startswith("的", number.end) and words.investment(view, clause[0], number.start)):
        return None
    sought = words.prospect(view, clause[0], number.start) or words.sought(view, number.end, clause[1])
    if sought is None and aimed:
        sought = words.brought(view, clause[0], number.start)
    return "actual" if sought is None else "target"


def _aimed_at(view: str, clause: Span, number: Number, words: StatusWords) -> bool:
    """Whether what stands behind the figure in its clause makes it an aim."""
    behind = min(clause[1], number.end + _BEHIND)
    if words.due_after(view, number.end, behind):
        return True
    aim = words.aim_after(view, number.end, behind)
    return aim is not None and not words.fulfilled(view, clause[0], aim.end())


def _note(context: Context, sentence: Sentence, words: StatusWords) -> SentenceCues:
    view, start = context.clean.view, sentence.start
    if view.startswith(words.among, start):
        block = context.block(start, points=False)
        start = max(block[0], view.rfind("。", block[0], max(block[0], start - 2)) + 1)
    cues = [Cue(m.start(), m.lastgroup or "") for m in words.cues(view, start, sentence.end)]
    if start < sentence.start:
        first = words.figure(view, start, sentence.start)
        at = first.start() if first else sentence.start
        cues = [cue for cue in cues if cue.kind in _ENDING or not at <= cue.start < sentence.start]
    rare = words.rare(view, sentence.start, sentence.end) is not None
    pending = words.pending(view, sentence.start, sentence.end) if rare else None
    return SentenceCues(cues, [cue.start for cue in cues], pending.start() if pending else None, rare)


def _pending(cues: SentenceCues, times: SentenceTimes, number: Number) -> bool:
    """Whether the work the figure belongs to is told to be undecided before the sentence turns to another time."""
    if cues.pending is None or cues.pending < number.end:
        return False
    return not times.between(number.end, cues.pending)


def _governing(
    view: str,
    cues: SentenceCues,
    number: Number,
    clause: Span,
    words: StatusWords,
    *,
    planned: bool,
    titled: bool,
    running: bool,
) -> Status | None:
    """What the nearest cue that reaches the figure says: target in its sentence; wish, quota, actual in their clause.

    Outside plans what is so already ends a target's reach, wherever it stands, and so does what is told to have come of
    it, before the figure or right behind it. A budget reaches up to what was done; neither it nor a quota is an aim
    where its own clause says that it was met. Under a title that looks back an estimate is the result of a year not
    quite over; what a report on a part of a year (`running`) expects is an aim.
    """
    index = bisect_left(cues.starts, number.start)
    done = False
    for cue in reversed(cues.cues[max(0, index - _LOOK) : index]):
        inside = cue.start >= clause[0]
        if cue.kind == "quota" and not inside:
            continue
        if not inside and not planned and _of_the_rest(view, cue, number, words):
            continue
        if cue.kind in ("budget", "quota"):
            if not planned and words.achieved(view, max(0, cue.start - _TASK), cue.start):
                return "actual"
            return "actual" if done and not planned else "target"
        if cue.kind == "result" and not planned:
            return "actual"
        done = done or cue.kind in ("done", "result")
        if cue.kind == "target" or (cue.kind == "wish" and inside) or (cue.kind == "estimate" and not titled):
            met = not inside and not planned and words.by_then(view, number.end) is not None
            return "actual" if met else "target"
        if cue.kind == "expected":
            near = inside or (words.follows(view, *clause) and view.find(";", cue.start, clause[0]) < 0)
            if running and near:
                return "target"
            continue
        if planned and words.compared(view, max(clause[0], cue.start - _TASK), cue.start):
            continue
        if cue.kind == "actual":
            return "actual" if inside or not planned else None
    return None


def _of_the_rest(view: str, cue: Cue, number: Number, words: StatusWords) -> bool:
    """Whether a cue tells of those not counted, before the semicolon (其余项目将于年底完工;新建道路3公里)."""
    start = max(0, cue.start - _TASK)
    opening = max(view.rfind(mark, start, cue.start) for mark in ",;。") + 1
    return view.startswith(words.of_rest, max(start, opening)) and view.find(";", cue.start, number.start) >= 0


def _is_settled(
    view: str, sentence: Sentence, cues: SentenceCues, number: Number, clause: Span, words: StatusWords
) -> bool:
    """Whether it is what a work is to cost in all that is under way, or told in brackets behind what was done."""
    start = max(sentence.start, number.start - _WORK)
    if words.whole_cost(view, start, number.start) is None:
        return False
    if words.under_way(view, start, min(sentence.end, number.end + _WORK)):
        return True
    bracket = view.rfind("(", start, number.start)
    aimed = any(cue.kind == "target" for cue in cues.cues[: bisect_left(cues.starts, bracket)])
    return bracket > view.rfind(")", start, number.start) and not aimed


def _is_past_aside(view: str, sentence: Sentence, times: SentenceTimes, cues: SentenceCues, number: Number) -> bool:
    """Whether it stands in brackets that tell of a year gone by (力争达到7亿元(去年5亿元,增长25%))."""
    bracket = view.rfind("(", sentence.start, number.start)
    if bracket < 0 or bracket < view.rfind(")", sentence.start, number.start):
        return False
    index = bisect_left(cues.starts, bracket)
    if any(cue.kind == "target" and cue.start < number.start for cue in cues.cues[index:][:_LOOK]):
        return False
    begins = _plan_begins(times.zone) if times.zone.role == "plan" else times.zone.reference.now or 0
    told = (n.time for n in times.between(bracket, number.start) if not n.compared)
    return any((end_year(time.period) or begins) < begins for time in told)


def _is_part(period: str | None) -> bool:
    """Whether a period is a part of a year."""
    return period is not None and "-" in period


def _shared(view: str, cues: SentenceCues, number: Number, words: StatusWords) -> Status | None:
    """The cue of the main clause, for a figure in 在…的同时."""
    if words.meanwhile(view, number.end) is None:
        return None
    following = cues.cues[bisect_left(cues.starts, number.end) :][:_LOOK]
    return "target" if any(cue.kind in ("target", "estimate") for cue in following) else None


def _plan_begins(zone: Zone) -> int:
    """The first year a plan is for: the one after the report's where its section looks farther ahead."""
    begins = zone.reference.now or zone.reference.year or 0
    today = end_year(zone.reference.today)
    return begins if today is None else min(begins, today + 1)


def _by_time(times: SentenceTimes, number: Number, clause: Span, view: str, words: StatusWords) -> Status | None:
    """A time before the plan's makes a figure a result, one after the report's end an aim; also its paragraph's time.

    The year of a document counts where the clause tells what is in it (通过2032年度预算案,岁入…).
    """
    zone = times.zone
    for noted in reversed(times.before(number.start)):
        time = noted.time
        told = noted.document and words.contents(view, *clause) is not None
        if not told and (noted.aside or noted.origin or not (noted.topic or time.start >= clause[0])):
            continue
        if time.means == "ahead":
            return "target"
        if time.means == "today" and turns_ahead(view, time, number, zone, words.turns):
            continue
        return _in_zone(time, zone)
    return _in_zone(times.opener, zone) if times.opener else None


def _in_zone(time: Time, zone: Zone) -> Status | None:
    year = int(time.period[:4]) if time.means == "school" and time.period else end_year(time.period)
    if year is None or zone.reference.year is None:
        return None
    if zone.role == "review":
        return "target" if year > zone.reference.year else None
    return "actual" if year < _plan_begins(zone) else None
