"""Zones of a report: where it looks back, where it looks ahead, and for which year."""

from __future__ import annotations

import re
from bisect import bisect_right

from reportkit.indicators.lines import Lines
from reportkit.indicators.roles import RoleReader, Zone
from reportkit.indicators.times import RETURNS, Reference, Time, end_year, is_stretch, spans_years
from reportkit.rulepack import RuleSet
from reportkit.stages import CleanText, Heading, ReportOutline

_OPENING = 40  # characters below a title, or of a paragraph, in which a time that opens it is looked for
_DATELINE = 120  # characters behind a headline in which the day of the news is looked for
_TERM = 5  # years of a plan, and of a term of office
_INDENT = 12  # a time that begins later than this does not open its paragraph


def read_zones(clean: CleanText, report: ReportOutline, rules: RuleSet) -> tuple[Zone, ...]:
    """The zones of one report in order, from its title, its headings, and sentences that turn to what is to come."""
    return _Zones(clean, report, rules.compiled(RoleReader)).build()


class _Zones:
    """Builds the zones of one report."""

    def __init__(self, clean: CleanText, report: ReportOutline, reader: RoleReader) -> None:
        self.view, self.report, self.reader = clean.view, report, reader
        self.lines = Lines(clean.view, report.start, report.end)
        self.year = end_year(report.period)
        self.spoken = int(report.date[:4]) if report.date and report.meeting else report.spoken
        today = str(self.year) if spans_years(report.period) else report.period
        self.reference = Reference(self.year, self.spoken or self.year, report.period, today, report.republic)
        term = self.reader.term(self.view, report.start, report.end)
        if term is not None:
            told = self.reader.times.read(self.view, *term.span("told"), self.reference)
            self.reference = self.reference._replace(term=next((t.period for t in told if t.period), None))

    def build(self) -> tuple[Zone, ...]:
        title = self.report.title or ""
        start, period = self.report.start, self.report.period
        first = self._plan(start, period) if self.reader.is_plan(title) else self._review(start, None)
        return self._merge([*self._headline(first), *self._headed(first)])

    def _headline(self, first: Zone) -> list[Zone]:
        """The first zone, behind one of its own where a piece of news has aims for its headline."""
        span = self.report.title_span
        if first.role == "plan" or span is None or self.reader.headline(self.report.title or "") is None:
            return [first]
        dated = self.reader.dateline(self.view, span[1], min(span[1] + _DATELINE, self.report.end))
        aims = self._plan(first.start, self._year_in(*span) or (dated["year"] if dated else None))
        return [aims, first._replace(start=span[1])]

    def _headed(self, first: Zone) -> list[Zone]:
        """The zones headings open. One inside a section of known role needs a word of time to differ from it.

        Such a one is not for its neighbours: the next of its level that says nothing goes back to the section's.
        """
        zones: list[Zone] = []
        open_: list[tuple[int, Zone]] = []
        for heading in self.report.headings:
            if heading.kind != "heading":
                continue
            left = False
            while open_ and open_[-1][0] > heading.level:
                open_.pop()
                left = True
            inside = open_[-1][1] if open_ and open_[-1][0] < heading.level else None
            beside = open_[-2][1] if len(open_) > 1 and open_[-1][0] == heading.level else None
            zone = self._of_heading(heading, nested=inside is not None or beside is not None)
            if zone is None and beside is not None:
                open_.pop()
                zones.append(beside._replace(start=heading.start))
                continue
            if zone is not None:
                if open_ and open_[-1][0] == heading.level:
                    open_.pop()
                open_.append((heading.level, zone))
                zones.append(zone)
            elif left:
                zones.append((open_[-1][1] if open_ else first)._replace(start=heading.start))
        return zones

    def _merge(self, headed: list[Zone]) -> tuple[Zone, ...]:
        """Zones in order. A turn announced for what follows lasts until a heading ends it, a remark one paragraph."""
        view, start, end = self.view, self.report.start, self.report.end
        turns = [self._turn(match) for match in self.reader.ahead(view, start, end)]
        turns += [self._of_year(match) for match in self.reader.year_line(view, start, end)]
        lasting = self._by_paragraph(sorted(headed + turns, key=lambda zone: zone.start))
        starts = [zone.start for zone in lasting]
        edges = [heading.start for heading in self.report.headings]
        headed_only = [heading.start for heading in self.report.headings if heading.kind != "point"]
        remarks: list[Zone] = []
        for at, named in self._remarks(start, end):
            governing = lasting[bisect_right(starts, at) - 1]
            if governing.role == "plan" or (remarks and remarks[-1].start > at):
                continue
            stop = self._remark_end(at, self.lines.paragraph_end(at, edges, headed_only))
            remarks += [self._spoken_from(self._plan(at, named)), governing._replace(start=stop)]
        return tuple(sorted(lasting + remarks, key=lambda zone: zone.start))

    def _remarks(self, start: int, end: int) -> list[tuple[int, str | None]]:
        """Where sentences turn to what comes next, or tell the aims of a year; with the year such a sentence names."""
        steps = self.reader.next_step(self.view, start, end)
        found: list[tuple[int, str | None]] = []
        title, period = self.report.title or "", self.report.period
        half = period.endswith(("-S1", "-Q1", "-Q2")) if period else self.reader.half(title) is not None
        to_come = (match for match in steps if match["half"] is None or half)
        found += [(match.start(), None) for match in to_come if self.lines.opens_sentence(match.start())]
        for match in self.reader.aims(self.view, start, end):
            at = self.lines.sentence_start(match.start())
            times = self.reader.times.read(self.view, at, match.start(), self.reference)
            if not times and match["kind"] is None:
                continue
            years = [end_year(time.period) for time in times if time.period]
            if self.year is None or not years or max(filter(None, years)) >= self.year:
                found.append((at, self._named([t for t in times if t.means in ("year", "years", "plan")])))
        return sorted(found, key=lambda turn: turn[0])

    def _by_paragraph(self, zones: list[Zone]) -> list[Zone]:
        """Reviews divided where a paragraph, or a sentence of a flattened text, turns to a stretch of years or back."""
        divided: list[Zone] = []
        for index, zone in enumerate(zones):
            divided.append(zone)
            if zone.role == "plan" or zone.reference.year is None:
                continue
            end = zones[index + 1].start if index + 1 < len(zones) else self.report.end
            for at, line in self.lines.openings(zone.start, end):
                held = divided[-1]
                if line and held is not zone and self._goes_back(held, at, zone):
                    held = zone._replace(start=at)
                turned = self._at_paragraph(at, zone, held, line=line)
                if turned is not divided[-1]:
                    divided.append(turned)
        return divided

    def _goes_back(self, held: Zone, stop: int, zone: Zone) -> bool:
        """Whether the paragraph up to `stop` opened with a stretch of years and went back to the section's time."""
        if held.span == zone.span or self.view.find("\n", held.start, stop - 1) >= 0:
            return False
        times = self.reader.times.read(self.view, held.start, stop, zone.reference)
        back = (t for t in times[1:] if t.means in RETURNS and t.period == zone.reference.period)
        return any(self.lines.opens_sentence(time.start) for time in back)

    def _at_paragraph(self, offset: int, zone: Zone, held: Zone, *, line: bool) -> Zone:
        """The zone from a paragraph on that opens with a time; `held` (in force so far) where it does not.

        Of a sentence inside a `line` only the years of a term or a plan turn more than itself.
        """
        stop = min(offset + _OPENING, self.report.end)
        over = -1 if line else self.view.find("。", offset, stop)
        time = next(iter(self.reader.times.read(self.view, offset, stop if over < 0 else over, zone.reference)), None)
        if time is None or time.start - offset > _INDENT:
            return held
        if is_stretch(time):
            if not line and not spans_years(time.period, _TERM):
                return held
            if self._looks_ahead([time]):
                return self._plan(offset, time.period)
            turned = zone._replace(start=offset, span=time.period, stretch=time.period)
            return held if held.span == time.period else turned
        back = time.means in RETURNS or time.means == "year"
        return zone._replace(start=offset) if back and held.span != zone.span else held

    def _turn(self, match: re.Match[str]) -> Zone:
        """The plan announced by a sentence, from the sentence's start."""
        start = self.lines.sentence_start(match.start())
        return self._plan(start, self._year_in(start, match.end()))

    def _of_year(self, match: re.Match[str]) -> Zone:
        """What a year that stands alone in its line is for: a plan, the report's own time, or a year before it."""
        start, year = match.start("year"), int(match["year"])
        if self.year is None or year == self.year:
            return self._review(start, None)
        return self._plan(start, match["year"]) if year > self.year else self._of_past(start, year)

    def _of_past(self, start: int, year: int) -> Zone:
        return Zone(start, "review", self.reference._replace(year=year, period=str(year)), None, "section")

    def _remark_end(self, offset: int, stop: int) -> int:
        """Where a remark made inside a paragraph ends before it: at a sentence that measures by the year before."""
        after = self.view.find("。", offset, stop)
        if after < 0 or self.lines.opens_line(offset):
            return stop
        back = self.reader.looks_back(self.view, after, stop)
        return stop if back is None else self.lines.sentence_start(back.start())

    def _of_heading(self, heading: Heading, *, nested: bool) -> Zone | None:
        title = self.view[heading.title_start : heading.title_end].replace(" ", "")
        if not title:
            return None
        ahead = self.reference._replace(now=self.year + 1 if self.year else None)
        times = self.reader.times.read(title, 0, len(title), self.reference)
        if nested and not times and not any(word in title for word in self.reader.turn):
            return None
        role = self.reader.role(title) or (self.reader.dated_role(title) if times else None)
        if role is None and self._looks_ahead(times):
            role = "plan"
        past = self._past_year(times) if role is None else None
        if past is not None:
            return self._of_past(heading.start, past)
        if role == "review":
            stretch = next((t.period for t in times if is_stretch(t)), None) or self.reader.five_years_in(title)
            only = not any(t.means == "year" for t in times)
            return self._review(heading.start, stretch if only else None, stretch, titled=True)
        if role == "plan":
            times = self.reader.times.read(title, 0, len(title), ahead)
            opening = (heading.title_end, heading.title_end + _OPENING)
            named = self._named(times) or self.reader.five_years_in(title) or self._year_in(*opening)
            return self._plan(heading.start, named)
        return None

    def _looks_ahead(self, times: list[Time]) -> bool:
        """Whether a title names a time to come, and none that has been."""
        years = [end_year(time.period) for time in times if time.period]
        return self.year is not None and bool(years) and all(year is not None and year > self.year for year in years)

    def _past_year(self, times: list[Time]) -> int | None:
        """The year before the report's that a title names, where it names no other time."""
        year = end_year(times[0].period) if len(times) == 1 and times[0].means == "year" else None
        return year if year is not None and self.year is not None and year < self.year else None

    def _named(self, times: list[Time]) -> str | None:
        """The last period named that is not over when the report's own ends."""
        lasting = [
            t for t in times if t.period and t.means != "today" and (end_year(t.period) or 0) >= (self.year or 0)
        ]
        return lasting[-1].period if lasting else None

    def _year_in(self, start: int, end: int) -> str | None:
        """A year or half-year that opens `view[start:end]`."""
        times = self.reader.times.read(self.view, start, min(end, self.report.end), self.reference)
        return self._named([t for t in times[:1] if t.means in ("year", "part", "years", "plan")])

    def _review(self, start: int, span: str | None, stretch: str | None = None, *, titled: bool = False) -> Zone:
        period = self.report.period
        if span is None and spans_years(period):
            span = period
        return Zone(start, "review", self.reference, span, "report" if period else None, stretch or span, titled)

    def _plan(self, start: int, named: str | None) -> Zone:
        period = named or self._next_year()
        first = int(period[:4]) if period else None
        reference = Reference(end_year(period), first, period, self.reference.today, self.reference.republic)
        return Zone(start, "plan", reference, None, "section" if period else None)

    def _spoken_from(self, plan: Zone) -> Zone:
        """A plan told in a review whose sentence says that it is for the year to come: it counts from the review's."""
        opening = self.view[plan.start : plan.start + _OPENING]
        if not any(word in opening for word in self.reader.next_year):
            return plan
        return plan._replace(reference=plan.reference._replace(now=self.reference.now))

    def _next_year(self) -> str | None:
        """The year a plan is for where its section does not say: named in the report's title, else the next one."""
        if self.year is None:
            return None
        title = self.report.title or ""
        if self.reader.is_plan(title):
            return self.report.period
        times = self.reader.times.read(title, 0, len(title), self.reference)
        later = max((end_year(t.period) or 0 for t in times if t.means == "year"), default=0)
        if later > self.year:
            return str(later)
        if self.spoken and self.spoken > self.year:
            return str(self.spoken)
        whole = self.report.period is not None and "-" not in self.report.period
        return str(self.year + 1 if whole else self.year)
