"""Comparisons as one page of HTML that loads nothing: rows that open both sentences, filters, bars of change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from reportkit.diff.arrange import size
from reportkit.diff.model import Comparison, Row, Sentence, Target
from reportkit.diff.write import cells
from reportkit.model import Indicator

_FULL_BAR = 0.5  # relative change that fills half the bar
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_ROW_HEAD = ("Indicator", "Old", "New", "Change", "Stated", "Verdict")
_TARGET_HEAD = ("Target of", "Target", "Result", "Gap", "Outcome")
_FIGURES = frozenset({"Old", "New", "Change", "Target", "Result", "Gap"})
_NUMERIC = ' class="figure"'


def document(comparisons: Sequence[Comparison]) -> bytes:
    """The page. Everything that comes from a report is escaped."""
    title = cells.short_title(comparisons[0]) if len(comparisons) == 1 else f"{len(comparisons)} comparisons"
    body = "".join(part for comparison in comparisons for part in _comparison(comparison))
    page = (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_asset('page.css')}</style>\n</head>\n<body>\n<main>\n{body}</main>\n"
        f"<script>\n{_asset('page.js')}</script>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _asset(name: str) -> str:
    return (files("reportkit.diff.write") / name).read_text(encoding="utf-8")


def _comparison(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f'<section class="comparison">\n<h1>{escape(cells.short_title(comparison))}</h1>\n'
    for side, source in (("Old", old), ("New", new)):
        yield f'<p class="source">{side}: {escape(source.uri)}, {source.chars:,} characters</p>\n'
    yield from _tools(comparison)
    yield f'<table class="rows">\n{_head(_ROW_HEAD)}'
    for place, row in enumerate(comparison.rows):
        yield from _row(row, place)
    yield "</table>\n"
    if comparison.targets is not None:
        yield f"<h2>Targets of the old report</h2>\n<table>\n{_head(_TARGET_HEAD)}"
        yield from map(_target, comparison.targets)
        yield "</table>\n"
    yield "</section>\n"


def _tools(comparison: Comparison) -> Iterator[str]:
    yield '<div class="tools">\n<input type="search" placeholder="Search" aria-label="Search">\n'
    for verdict, count in cells.counts(comparison).items():
        if count:
            box = f'<input type="checkbox" name="verdict" value="{verdict}" checked>'
            yield f"<label>{box}{verdict} {count}</label>\n"
    yield '<label>Order <select><option value="place">of the report</option>'
    yield '<option value="size">by size of change</option></select></label>\n'
    yield '<button type="button" class="all">Open all</button><span class="shown"></span>\n</div>\n'


def _head(names: Sequence[str]) -> str:
    cells = (f'<th scope="col"{_NUMERIC if name in _FIGURES else ""}>{name}</th>' for name in names)
    return f"<thead><tr>{''.join(cells)}</tr></thead>\n"


def _row(row: Row, place: int) -> Iterator[str]:
    where = " · ".join(part for part in (cells.kind(row), cells.scope(row), row.section) if part)
    data = f'data-verdict="{row.verdict}" data-place="{place}" data-size="{size(row)}"'
    yield f'<tbody class="{row.verdict}" {data}>\n<tr>'
    yield f'<td class="name">{_opener(row.name)}{_small(where)}</td>'
    yield f'<td class="figure">{_earlier(row)}</td><td class="figure">{_figure(row.new)}</td>'
    yield f'<td class="figure">{_change(row)}</td><td>{_stated(row)}</td>'
    yield f'<td><span class="verdict">{row.verdict}</span>{_small(cells.remark(row))}</td></tr>\n'
    yield f'<tr class="evidence" hidden><td colspan="{len(_ROW_HEAD)}">'
    yield f"{_sides(row.old_sentence, row.new_sentence)}</td></tr>\n</tbody>\n"


def _target(target: Target) -> str:
    gap = escape(target.gap_text or "")
    return (
        f'<tbody class="{target.outcome.replace(" ", "-")}">\n<tr><td class="name">{_opener(target.name)}</td>'
        f'<td class="figure">{_figure(target.target)}</td><td class="figure">{_figure(target.result)}</td>'
        f'<td class="figure">{gap}</td>'
        f'<td><span class="verdict">{target.outcome}</span>{_small(target.reason or "")}</td></tr>\n'
        f'<tr class="evidence" hidden><td colspan="{len(_TARGET_HEAD)}">'
        f"{_sides(target.target_sentence, target.result_sentence)}</td></tr>\n</tbody>\n"
    )


def _opener(name: str) -> str:
    return f'<button type="button" aria-expanded="false">{_text(name)}</button>'


def _earlier(row: Row) -> str:
    if row.old is not None:
        return _figure(row.old)
    words = cells.earlier(row)
    return f'<span class="implied">{_text(words)}</span>' if words else ""


def _figure(item: Indicator | None) -> str:
    return "" if item is None else f"{_text(cells.figure(item))}{_small(item.period or '')}"


def _change(row: Row) -> str:
    if row.change is None:
        return ""
    return f"{escape(row.change_text or '')}{_small(cells.relative(row.change))}{_bar(row)}"


def _bar(row: Row) -> str:
    """Half a bar to the right for a rise, to the left for a fall."""
    if row.change is None or not row.change.relative:
        return ""
    share = min(1.0, abs(float(row.change.relative)) / _FULL_BAR) * 50
    side = "up" if row.change.relative > 0 else "down"
    return f'<div class="bar"><i class="{side}" style="width:{share:.1f}%"></i></div>'


def _stated(row: Row) -> str:
    if row.stated is None:
        return ""
    state = "agrees" if row.stated.agrees else "differs"
    return f'{_text(row.stated.text)} <span class="{state}">{state}</span>{_small(row.explanation or "")}'


def _sides(old: Sentence | None, new: Sentence | None) -> str:
    return f'<div class="sides"><div><h3>Old</h3>{_sentence(old)}</div><div><h3>New</h3>{_sentence(new)}</div></div>'


def _sentence(sentence: Sentence | None) -> str:
    if sentence is None:
        return "<p>–</p>"
    start, end = sentence.mark
    text = sentence.text
    return f"<p>{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}</p>"


def _small(text: str) -> str:
    return f"<small>{_text(text)}</small>" if text else ""


def _text(text: str) -> str:
    return escape(cells.one_line(text))
