"""Rendering: nothing is lost however narrow the terminal is."""

from __future__ import annotations

import sys

import pytest
from rich.table import Table

from reportkit.show.console import render, text


def _table(columns: int) -> Table:
    table = Table()
    for number in range(columns):
        table.add_column(f"c{number}", overflow="fold")
    table.add_row(*(text(f"v{number}") for number in range(columns)))
    return table


@pytest.mark.parametrize("columns", ["0", "1", "30", "60"])
def test_a_narrow_terminal_loses_no_column(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", columns)
    shown = render(_table(40), colour=False).decode()
    assert all(f" v{number} " in shown for number in range(40))


def test_many_columns_are_wider_than_the_plain_width() -> None:
    shown = render(_table(80), colour=False).decode()
    assert all(f" v{number} " in shown for number in range(80))


def test_columns_of_a_narrow_terminal_can_still_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "12")
    table = _table(3)
    table.add_row(*(text("城乡居民人均可支配收入") for _ in range(3)))
    shown = render(table, colour=False).decode()
    assert [shown.count(part) for part in ("城乡居民", "人均可支", "配收入")] == [3, 3, 3]


def test_lines_end_without_blanks() -> None:
    shown = render(text("title"), _table(2), colour=False).decode()
    assert all(line == line.rstrip(" ") for line in shown.split("\n"))
