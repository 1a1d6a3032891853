"""The script table against OpenCC: its own tw2s cases, and the output of the library that is installed.

Either build may be installed (the C++ `opencc` or `opencc-python-reimplemented`: one import, one call); `.ci/run` runs
this file with each of them, so both are held to the cases, to the table, and by it to each other.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import distributions
from typing import Any

import pytest

from reportkit.clean.script import ScriptRule, script_table, to_simplified
from reportkit.rulepack import load_rules
from shared import SHARED

CASES = SHARED / "conformance" / "opencc_testcases.json"

# Cases of newer OpenCC data that we answer otherwise, and why.
DIFFERENT = {
    "case_062_tw2x": "么麼: a rare old word; 么 is read as the simplified 什么, which texts in both scripts hold",
    "BYVoid_OpenCC_Issue_1469_simplified_me_passthrough": "老么 (the youngest): as above",
    "BYVoid_OpenCC_PR_1369_t2x": "沈厚, a surname before a word: 沈 is 沉 by OpenCC's own older phrases",
    "BYVoid_OpenCC_Issue_767_solace": "慰藉著: the phrase 藉著 wins",
}

# Characters that the newer data of the C++ build reads otherwise than the data the table is made from.
NEWER_DATA = frozenset("甦礆逕甯鍾覆")


def is_cpp_build() -> bool:
    return bool(list(distributions(name="opencc")))


def cases() -> list[Any]:
    if not CASES.exists():
        return []
    lenient = re.sub(r",(\s*[}\]])", r"\1", CASES.read_text(encoding="utf-8"))  # the file has trailing commas
    found = [case for case in json.loads(lenient)["cases"] if "tw2s" in case["expected"]]
    return [
        pytest.param(case["input"], case["expected"]["tw2s"], id=case["id"], marks=_marks(case["id"])) for case in found
    ]


def _marks(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=DIFFERENT[name], strict=True)] if name in DIFFERENT else []


@pytest.mark.parametrize(("text", "expected"), cases())
def test_cases_of_opencc(text: str, expected: str) -> None:
    assert to_simplified(text, "hant", load_rules()) == expected


def test_the_table_says_what_the_library_says() -> None:
    """Every traditional character and phrase; differences are the rules' corrections and forms nobody writes."""
    opencc = pytest.importorskip("opencc")
    convert = opencc.OpenCC("tw2s").convert
    rules = load_rules()
    table = script_table(rules)
    corrected = {phrase for rule in rules.of(ScriptRule) for phrase in rule.phrases}
    phrases = {phrase for found in table.phrases.values() for _, phrase, _ in found} - corrected
    skipped = NEWER_DATA if is_cpp_build() else frozenset()
    for text in [*map(chr, table.full), *phrases]:
        if not skipped & set(text) and not any(phrase in text or text in phrase for phrase in corrected):
            assert to_simplified(text, "hant", rules) == convert(text), text


def test_running_text_says_what_the_library_says() -> None:
    opencc = pytest.importorskip("opencc")
    text = "".join(path.read_text(encoding="utf-8") for path in (SHARED / "corpus" / "text").glob("hk-*.txt"))
    if not text:
        pytest.skip("no shared corpus")
    ours, theirs = to_simplified(text, "hant", load_rules()), opencc.OpenCC("tw2s").convert(text)
    assert len(ours) == len(text)
    wrong = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b and (a, b) not in {("么", "幺"), ("抬", "擡")}]
    assert len(wrong) <= len(text) / 10_000, wrong
