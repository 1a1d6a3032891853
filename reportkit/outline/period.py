"""The period a report's results are about, as the text states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from reportkit.outline.dating import opens_with_last_year, period_by_day
from reportkit.outline.vocabulary import Patterns
from reportkit.outline.years import named_period, period_named, plan_term
from reportkit.regex import regex

MID_YEAR = 6  # the month from which on a half of the year can be reported
MIN_SPOKEN = 2  # times a text must name a year to be about it
YEAR_BEGUN = 2  # up to this month a report is about the year before
YEAR_END = 11  # the month from which on a speech to an assembly is about the running year
_FIRST_WORDS = 60  # characters of a text in which it tells its term, or hides its year
_MONTH = regex("[0-9]{4}-[0-9]{2}")


class PartLike(Protocol):
    """What is asked of a part of the report (see parts.Part)."""

    @property
    def title(self) -> str: ...
    @property
    def opening(self) -> str: ...
    @property
    def role(self) -> str: ...


def period_of(
    *,
    title: str,
    date: str | None,
    opening: str,
    parts: Sequence[PartLike],
    patterns: Patterns,
    body: str = "",
    day: str | None = None,
) -> str | None:
    """The period of the results: 2019, 2020-S1, 2020-Q1, 2020-03, 2016/2020, or None where the text hides it.

    `date` is the day of the speech (ISO), `day` that of a signature or of the news, `opening` the first words of the
    body, `body` more of them. Where statements disagree, what stands nearest to the results wins: the first words of
    the review, its title, the report's title, the date (a report given to an assembly in the year N speaks of N − 1,
    unless it says otherwise or the year is nearly over). A month in the title of a text about a year's work dates the
    writing. Where none of these speaks, it is the year the text says it stands in (本(2031)年), is introduced with,
    counts up to, or names most; of a report at last that of its date, and of any text what 今年 or 去年 is on its day.
    A headline that tells what is to come stands above the year before it where the text begins with that.
    """
    review = next((part for part in parts if part.role == "review"), None)
    named = named_period(title, patterns)
    if review is not None:
        stated = named_period(review.title, patterns)
        above = named if named and len(named) == len("2031") else None
        opened = _opened_period(review.opening, stated or above, patterns)
        if opened or stated:
            return opened or stated
    year = date[:4] if date else None
    if named and patterns["title-aims"].search(title) and opens_with_last_year(body, patterns):
        return str(int(named[:4]) - 1)
    if named and _MONTH.fullmatch(named) and patterns["whole-year"].search(opening):
        named = named[:4]
    if date and not named and int(date[5:7]) >= MID_YEAR and any(map(patterns["half"].search, _titles(title, review))):
        return f"{year}-S1"
    delivered = patterns["delivered"].search(title) is not None or review is not None
    term = _term(title, review, opening, date or named or day, patterns)
    if term is not None:
        return term
    before = _before_plan(title or opening, named, patterns)
    if before:
        return _opened_period(opening, None, patterns) or before
    opened = _opened_period(opening, named, patterns)
    if opened and not named and len(opened) == len("2031") and patterns["half"].search(title):
        opened += "-S1"
    told = len(named or "") > len("2031") or patterns["carried-out"].search(title) is not None
    if named and opened and opened[:4] < named[:4] and patterns["plan-title"].search(title):
        return named
    if named and (told or not patterns["delivered"].search(title)):
        return opened or named
    if named or (year and delivered):
        openings = [opening, *(part.opening for part in parts[:1] if part.role != "outlook")]
        return _delivered_period((named or year or "")[:4], date or "", openings, patterns)
    standing = patterns["this-year"].search(body)
    if standing is not None:
        return str(standing["year"])
    beside = patterns["beside-year"].search(body)
    if beside is not None:
        return str(int(beside["year"]) + (-1 if beside["next"] else 1))
    announced = patterns["announced"].search(opening)
    if announced is not None:
        return announced["year"] + ("-S1" if announced["half"] else "")
    said = patterns["said"].search(opening)
    if said is not None:
        return str(said["year"])
    return (
        opened
        or _only_year(opening, patterns)
        or next((_opened_period(p.opening, None, patterns) for p in parts[:1]), None)
        or _counted_up_to(body, patterns)
        or _first_named(parts, patterns)
        or _year_spoken_of(body, patterns)
        or (_year_at(date) if date and patterns["reported"].search(title) else None)
        or (period_by_day(date or day or "", title, body, patterns) if date or day else None)
        or next(filter(None, (named_period(part.title, patterns) for part in parts)), None)
    )


def _term(title: str, review: PartLike | None, opening: str, told: str | None, patterns: Patterns) -> str | None:
    """The five years a report on a term or a plan is about; `told` is the day, or the year, that it is told in."""
    if review is None and (named := plan_term(title, patterns)):
        return named
    first = opening[:_FIRST_WORDS]
    stated = patterns["stated-years"].search(first)
    if stated is not None:
        return f"{stated['first']}/{stated['last']}"
    of_term = patterns["term-title"].search(title) is not None and patterns["five-years"].search(first) is not None
    if not told or not (of_term or (review is not None and patterns["five-years"].search(review.title))):
        return None
    last = int(told[:4]) - (0 if _MONTH.match(told) and int(told[5:7]) >= YEAR_END else 1)
    return f"{last - 4}/{last}"


def _before_plan(title: str, named: str | None, patterns: Patterns) -> str | None:
    """The time that ends before the one a title plans for, where it names no other (工作总结和2032年工作计划)."""
    planned = patterns["planned"].search(title)
    if planned is None or (named is not None and not named.startswith(planned["year"])):
        return None
    return f"{planned['year']}-S1" if planned["half"] else str(int(planned["year"]) - 1)


def _delivered_period(year: str, date: str, openings: Sequence[str], patterns: Patterns) -> str:
    """What a report given to an assembly in `year` is about: that year or the one before, whichever its text names."""
    before = str(int(year) - 1)
    for opening in openings:
        for found in patterns["year-opening"].finditer(opening.replace("。", "\n")):
            if not found["since"] and found["year"] in (year, before):
                return str(found["year"])
    return year if date.startswith(year) and int(date[5:7]) >= YEAR_END else before


def _only_year(introduction: str, patterns: Patterns) -> str | None:
    """The one year an introduction speaks of; None when it speaks of none or of several."""
    years = {found["year"] for found in patterns["spoken-of"].finditer(introduction)}
    return years.pop() if len(years) == 1 else None


def _year_at(date: str) -> str:
    """The year a text of that day is about: the one before in its first months."""
    year, month = int(date[:4]), int(date[5:7])
    return str(year - 1 if month <= YEAR_BEGUN else year)


def _counted_up_to(body: str, patterns: Patterns) -> str | None:
    """The last year up to which the text counts (截至2031年8月底)."""
    return max((found["year"] for found in patterns["as-of"].finditer(body)), default=None)


def _first_named(parts: Sequence[PartLike], patterns: Patterns) -> str | None:
    """The period the first part that names one is about, where none looks ahead of it."""
    named = (named_period(part.title, patterns) for part in parts if part.role != "outlook")
    return next(filter(None, named), None)


def _year_spoken_of(body: str, patterns: Patterns) -> str | None:
    """The year a text speaks of most, where no other comes near it."""
    compared, found = patterns["compared"].search, patterns["year"].finditer(body)
    spoken = [year for year in found if not compared(body, max(0, year.start() - 1), year.start())]
    ahead = patterns["ahead-year"].match
    done = [year for year in spoken if ahead(body, year.end()) is None]
    if done and len(done) < len(spoken) and len({period_named(year) for year in done}) == 1:
        return period_named(done[0])
    counts = Counter(period for period in map(period_named, done or spoken) if "-" not in period).most_common(2)
    if not counts or counts[0][1] < MIN_SPOKEN or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    return counts[0][0]


def _titles(title: str, review: PartLike | None) -> tuple[str, ...]:
    return (title, review.title) if review else (title,)


def _opened_period(opening: str, stated: str | None, patterns: Patterns) -> str | None:
    """The year a text opens with (2031年,全市…); “since” a year does not contradict a year stated above it."""
    found = patterns["year-opening"].match(opening)
    if found is None or (stated is not None and (len(stated) > 4 or found["since"])):
        return None
    return found["year"] + ("-S1" if found["half"] else "")
