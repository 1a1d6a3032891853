"""What the READMEs show is what the commands print (scripts/update_readme.py puts it there)."""

from __future__ import annotations

from pathlib import Path

import pytest

from update_readme import READMES, commands, refreshed


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_output_shown_is_true(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert refreshed(text) == text


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = (commands(path.read_text(encoding="utf-8")) for path in READMES)
    assert english == chinese
    assert len(english) >= 5
