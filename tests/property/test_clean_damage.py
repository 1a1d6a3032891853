"""Damage undone: a generated report, damaged as sites damage it, comes out as the undamaged one does."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from damage.chunk import chunk
from damage.furniture import frame
from damage.mask import Damaged, drop_percent_signs, mask_counts, mask_years
from damage.wrap import wrap_blanks, wrap_lines
from generators.outline import random_report
from reportkit.clean import clean
from reportkit.read import read_text
from reportkit.rulepack import load_rules
from reportkit.stages import CleanText

SAMPLES = 25
CHUNKS = (200, 300, 500)

Damage = Callable[[str, random.Random], str]


def report(rng: random.Random) -> str:
    """A report long enough to be cut and wrapped."""
    return random_report(rng).text.strip("\n") + "\n" + random_report(rng).text.partition("\n")[2].strip("\n")


def title_of(text: str) -> str:
    return text.partition("\n")[0]


def cleaned(text: str) -> CleanText:
    return clean(read_text(text, uri="damage"), rules=load_rules())


DAMAGES: dict[str, Damage] = {
    "chunks": lambda text, rng: chunk(text, size=rng.choice(CHUNKS)),
    "furniture": lambda text, rng: frame(text, rng, title=title_of(text)),
    "furniture round chunks": lambda text, rng: frame(chunk(text, size=rng.choice(CHUNKS)), rng, title=title_of(text)),
    "wrapped lines": lambda text, rng: wrap_lines(text, columns=rng.choice((56, 64, 76))),
    "furniture round wrapped lines": lambda text, rng: frame(wrap_lines(text, columns=64), rng, title=title_of(text)),
    "chunks of a page with indents": lambda text, rng: chunk(text.replace("\n", "\n\u3000\u3000"), size=300),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_undone(name: str) -> None:
    wrong = []
    for seed in range(SAMPLES):
        rng = random.Random(seed)
        text = report(rng)
        if cleaned(DAMAGES[name](text, rng)).text != cleaned(text).text:
            wrong.append(seed)
    assert not wrong


def test_wraps_that_became_blanks_lose_no_character_and_few_paragraphs() -> None:
    paragraphs = kept = 0
    for seed in range(SAMPLES):
        rng = random.Random(seed)
        text = cleaned(report(rng)).text
        want = text.replace(" ", "").split("\n")
        got = cleaned(wrap_blanks(text, columns=56)).text.replace(" ", "").split("\n")
        assert "".join(got) == "".join(want)
        paragraphs += len(want)
        kept += len(set(want) & set(got))
    assert kept / paragraphs > 0.9


def test_all_damage_at_once_loses_no_character() -> None:
    """Blanks for breaks, the page cut into pieces, furniture around it."""
    for seed in range(SAMPLES):
        rng = random.Random(seed)
        text = cleaned(report(rng)).text
        damaged = frame(chunk(wrap_blanks(text, columns=56), size=300), rng, title=title_of(text))
        assert "".join(cleaned(damaged).text.split()) == "".join(text.split())


@pytest.mark.parametrize("damage", [mask_years, mask_counts, drop_percent_signs])
def test_damage_that_cannot_be_undone_is_remarked_where_it_stands(damage: Callable[[str], Damaged]) -> None:
    for seed in range(SAMPLES):
        text, marks = damage(cleaned(report(random.Random(seed))).text)
        result = cleaned(text)
        assert result.text == text
        assert {(remark.code, *remark.span) for remark in result.remarks} >= set(marks)


def test_clean_text_is_left_alone() -> None:
    for seed in range(SAMPLES):
        once = cleaned(report(random.Random(seed)))
        again = cleaned(once.text)
        assert again.text == once.text
        assert not [edit for edit in again.edits if edit.kind in ("noise", "repair")]
