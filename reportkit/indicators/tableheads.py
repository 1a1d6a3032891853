"""Heads of tables: the unit, measure and words a column head, a row head or the title adds to a figure."""

from __future__ import annotations

from typing import NamedTuple

from reportkit.alignment import Span
from reportkit.indicators.columns import Heads
from reportkit.indicators.measure import Reading
from reportkit.indicators.phrases import leading_time
from reportkit.indicators.tablewords import HeadWords
from reportkit.indicators.tails import before_blanks
from reportkit.model import Direction, Measure
from reportkit.regex import regex
from reportkit.stages import Number

_ABOVE = 3  # lines above a table in which its title and unit stand
_TITLE = 40  # characters a title has at most
_GLUED = 5  # characters of a unit without brackets
_VERB = 4  # characters of a verb before a figure in its cell
_PERCENT = "%"
_POINT = "点"  # what the names of percentage points end with
_YUAN = "元"
_BRACKETS = " ()[]"
_UNIT_MARKS = regex("[,;、 ]+")

Unit = tuple[int, str]  # power of ten and unit: 万吨 is (4, "吨")
TitleUnits = tuple[Unit, ...]


class Above(NamedTuple):
    """What stands right above a table: its title, and the units it is told in."""

    title: Span | None
    units: TitleUnits


def above_table(view: str, start: int, floor: int, words: HeadWords) -> Above:
    """The title and the unit above a table that begins at `start`, looked for down to `floor`."""
    title: Span | None = None
    units: TitleUnits = ()
    for _ in range(_ABOVE):
        end = start - 1
        if end <= floor:
            break
        start = max(view.rfind("\n", floor, end) + 1, floor)
        found = title_unit(view, (start, end), words)
        units = units or found
        if found and view.startswith(words.unit_lead, start, end):
            continue
        if 0 < end - start <= _TITLE and view[end - 1] not in "。;:,":
            title = (start, end)
        break
    return Above(title, units)


def title_unit(view: str, line: Span, words: HeadWords) -> TitleUnits:
    """The units a line above a table gives (单位:亿元、%)."""
    match = words.title_unit.search(view, *line)
    if match is None:
        return ()
    units = (unit_of(text, words) for text in _UNIT_MARKS.split(match.group(1)))
    return tuple(unit for unit in units if unit)


def fitting_unit(units: TitleUnits, measure: Measure) -> Unit | None:
    """The unit of a table for figures of a measure: of several a percentage is for growth and shares alone."""
    of_ratios = measure in ("growth", "share")
    fitting = [unit for unit in units if (unit[1] == _PERCENT) == of_ratios]
    return fitting[0] if fitting else units[0] if len(units) == 1 and measure == "level" else None


def plain(view: str, span: Span) -> str:
    """The text of a cell without the blanks it is set wide with (合 计)."""
    text = view[slice(*span)]
    return text.replace(" ", "").replace("\u3000", "") if " " in text or "\u3000" in text else text


def split_unit(view: str, head: Span, words: HeadWords) -> tuple[Span, Unit | None]:
    """A head without its unit, in brackets (产量(万吨)) or behind it (增长%), and that unit."""
    start, end = head
    match = words.unit_in_head.search(view, start, end)
    unit = unit_of(match.group(1), words) if match else None
    if match and unit:
        return (start, before_blanks(view, start, match.start())), unit
    if end > start and view[end - 1] == _PERCENT:
        end -= 1
        while end > start and view[end - 1] in words.signs + " ":
            end -= 1
        return (start, end), (0, _PERCENT)
    return _split_glued(view, head, words)


def _split_glued(view: str, head: Span, words: HeadWords) -> tuple[Span, Unit | None]:
    """A head whose unit stands right behind it (面积公顷, 产量 万吨)."""
    start, end = head
    for at in range(max(start + 1, end - _GLUED), end - 1):
        if view[at - 1] == " " or view.endswith((*words.measured, *words.changes), start, at):
            unit = unit_of(view[at:end], words)
            if unit:
                return (start, at - (view[at - 1] == " ")), unit
    return head, None


def head_unit(view: str, heads: Heads, words: HeadWords) -> Unit | None:
    """The unit of the lowest head that has one."""
    for head in reversed(heads):
        own = split_unit(view, head, words)[1]
        units = () if own else title_unit(view, head, words)
        if own or units:
            return own or units[0]
    return None


def unit_of(text: str, words: HeadWords) -> Unit | None:
    """Multiplier and unit of 万吨, ±%, 亿元; None where `text` is not a unit and nothing else."""
    text = text.strip(words.signs + _BRACKETS)
    if text.endswith(_YUAN):  # 新台币亿元 counts 元
        text = next((text[len(lead) :] for lead in words.unit_money if text.startswith(lead)), text) or text
    at = mult = 0
    while at < len(text):
        unit = words.units.at(text, at)
        if unit is not None and unit.end == len(text):
            return mult, unit.text
        power = words.numerals.powers.get(text[at : at + 1]) or words.numerals.places.get(text[at : at + 1])
        if power is None:
            return None
        mult += power
        at += 1
    return None


def counted_unit(view: str, label: Span, words: HeadWords) -> str:
    """The unit that what is counted ends with: 人次 of 门诊人次, 例 of 手术例数; "" where there is none."""
    start, end = label
    tail = next((word for word in words.counted_tail if view.endswith(word, start, end)), "")
    return tail.removesuffix(words.count_noun)


def head_reading(view: str, heads: Heads, unit: Unit | None, number: Number, words: HeadWords) -> Reading:
    """The measure the heads over a column give: 同比增长 growth, 占比 share, 位次 rank, else a level."""
    for head in reversed(heads):
        reading = _measure_of(view, head, unit, number, words)
        if reading.measure != "level":
            return reading
    return Reading(measure="level")


def _measure_of(view: str, head: Span, unit: Unit | None, number: Number, words: HeadWords) -> Reading:
    (start, end), own = split_unit(view, head, words)
    end -= view.endswith("的", start, end)
    sign = number.unit or (unit[1] if unit else "")
    if start == end:  # nothing but the unit: ±% is a growth, % a share
        if own is None or own[1] != _PERCENT:
            return Reading(measure="level")
        signed = view[head[0]] in words.signs
        return (
            Reading(measure="growth", direction=_direction(view, number, words)) if signed else Reading(measure="share")
        )
    if view.endswith(words.ranks, start, end):
        return Reading(measure="rank")
    differs = view.endswith(words.changes, start, end)
    moved = None if differs else words.moves.at_end(view, start, end)
    if differs or moved is not None or view.endswith(words.growth, start, end):
        change = sign not in ("", _PERCENT) or (differs and sign != _PERCENT)
        fall = moved is not None and moved[1] == "down"  # a fall below zero is a rise
        return Reading(
            measure="change" if change else "growth",
            direction=_direction(view, number, words, fall=fall),
            baseline=_baseline(view, start, end, words),
        )
    share = (own or sign in ("", _PERCENT)) and view.endswith(words.share, start, end)
    return Reading(measure="share" if share else "level")


def reading_of_cell(view: str, cell: Span, number: Number, told: Reading, words: HeadWords) -> Reading:
    """The measure the heads tell of, unless a verb of moving stands before the figure in its own cell (下降4.1%)."""
    if words.moves.at_start(view, *cell) is None:
        return told
    growth = number.unit in ("", _PERCENT) and not number.unit_mult
    direction = _direction(view, number, words)
    return Reading(measure="growth" if growth else "change", direction=direction, baseline=told.baseline)


def tells_move(view: str, head: Span, words: HeadWords) -> bool:
    """Whether a head says no more than how something moved, and in which unit (增长%, 增减百分点)."""
    start, end = split_unit(view, head, words)[0]
    moves = view.endswith(words.hows, start, end) or words.moves.at_end(view, start, end) is not None
    return moves and moving_thing(view, (start, end), words) is None


def _direction(view: str, number: Number, words: HeadWords, *, fall: bool = False) -> Direction:
    moved = words.moves.at_end(view, max(0, number.start - _VERB), number.start)
    if moved is not None:
        return "down" if moved[1] == "down" else "up"
    negative = view[number.start - 1] in words.minus or (number.value is not None and number.value < 0)
    return "down" if negative != fall else "up"


def _baseline(view: str, start: int, end: int, words: HeadWords) -> str | None:
    for word in words.marked:
        if view.startswith(word, start, end):
            return word
    if view.startswith(words.against, start, end):
        moved = words.moves.first_in(view, start + 1, end)
        return view[start + 1 : moved[0]] if moved else None
    return None


def moving_thing(view: str, head: Span, words: HeadWords) -> Span | None:
    """What a head says moves or ranks, besides how (产值比上年增长 → 产值); None where it says nothing of it."""
    start, end = head
    start = leading_time(view, start, end, words.phrases)
    end = next((i for i in range(head[0], end) if view[i] in words.against), end)
    if end < head[1]:
        return (start, end) if end - start > 1 else None
    end -= view.endswith("的", start, end)
    how = next((word for word in words.hows if view.endswith(word, start, end)), "")
    end -= len(how)
    moved = words.moves.at_end(view, start, end)
    end -= moved[0] if moved else 0
    for word in words.marked:
        end -= len(word) if view.endswith(word, start, end) else 0
    return (start, end) if end - start > 1 and plain(view, (start, end)) not in words.generic else None


def says_more(view: str, head: Span, words: HeadWords) -> Span | None:
    """A column's head without its time (2023年产量 → 产量); None where nothing of its own is left (数量)."""
    start, end = head
    mark = words.part_marks.at_start(view, start, end)
    start = leading_time(view, start + mark[0] if mark else start, end, words.phrases)
    while start < end and view[start] in " 的":
        start += 1
    text = plain(view, (start, end))
    if not text or text.isdecimal() or text in words.generic or text in words.plans:
        return None
    return None if view.endswith(words.generic_titles, start, end) else (start, end)


def topic_of_title(view: str, title: Span, words: HeadWords) -> Span:
    """What a table's title is about, without its number, time and place words."""
    (start, end), _ = split_unit(view, title, words)
    number = words.title_number.match(view, start, end)
    start = number.end() if number else start
    unit = words.title_unit.search(view, start, end)
    end = unit.start() if unit else end
    year = words.title_year.search(view, start, end)
    if year and year.start() > start and view[year.start() - 1] == "(":
        end = year.start() - 1
    elif year:
        start = year.end()
    while (tail := next((word for word in words.title_tails if view.endswith(word, start, end)), "")) and end > start:
        end -= len(tail)
    while (lead := next((word for word in words.title_leads if view.startswith(word, start, end)), "")) and end > start:
        start += len(lead)
    return start, end
