"""Wrong decoding undone over generated reports, whole or in single lines; undamaged text is left alone."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from damage.mojibake import latin, windows
from finishes import finishes
from generators.outline import random_report
from reportkit.clean import clean
from reportkit.clean.mend import mend_characters
from reportkit.clean.working import Working
from reportkit.read import read_text
from reportkit.rulepack import load_rules
from shared import SHARED

SAMPLES = 20
DAMAGES: dict[str, Callable[[str], str]] = {
    "utf-8 as latin-1": lambda text: latin(text.encode()),
    "utf-8 as windows-1252": lambda text: windows(text.encode()),
    "gbk as latin-1": lambda text: latin(text.encode("gb18030")),
    "gbk as windows-1252": lambda text: windows(text.encode("gb18030")),
}
HOSTILE = ["&#", "(a", "學(xué)", "锛\ufffd", "£¬ä¸", "\\u", "<U+", "們?cè)谑", "&amp;", "\ue000", "１．"]


def mended(text: str) -> Working:
    work = Working(read_text(text, uri="mend"))
    mend_characters(work, load_rules())
    return work


@pytest.mark.parametrize("name", DAMAGES)
def test_a_whole_text_comes_back(name: str) -> None:
    for seed in range(SAMPLES):
        text = random_report(random.Random(seed)).text
        assert mended(DAMAGES[name](text)).text == mended(text).text


@pytest.mark.parametrize("name", DAMAGES)
def test_single_lines_come_back(name: str) -> None:
    for seed in range(SAMPLES):
        rng = random.Random(seed)
        lines = random_report(rng).text.split("\n")
        long = [index for index, line in enumerate(lines) if len(line) > 15]
        hit = set(rng.sample(long, min(3, len(long))))
        damaged = "\n".join(DAMAGES[name](line) if index in hit else line for index, line in enumerate(lines))
        assert mended(damaged).text == mended("\n".join(lines)).text


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared corpus")
def test_undamaged_texts_are_left_alone() -> None:
    """But for Hong Kong characters in private use, which is damage."""
    for path in sorted((SHARED / "corpus" / "text").glob("*.txt")):
        repairs = [e for e in mended(path.read_text(encoding="utf-8")).edits if e.kind == "repair"]
        assert {edit.rule for edit in repairs} <= {"repair.hkscs-private-use"}, path.name


def test_mending_twice_changes_nothing_more() -> None:
    for seed in range(SAMPLES):
        text = clean(read_text(random_report(random.Random(seed)).text, uri="twice"), rules=load_rules()).text
        assert mended(text).text == text


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_worst_pieces_finish(piece: str) -> None:
    with finishes():
        mended(piece * (200_000 // len(piece)))


def test_many_shifted_runs_finish() -> None:
    with finishes():
        mended("學(xué)習(xí)務(wù)" * 1000 + "隊員們?cè)谵r村等，" * 700)
