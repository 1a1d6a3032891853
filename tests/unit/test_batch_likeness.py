"""Near duplicates: copies of a report are told from reports on the same template."""

from __future__ import annotations

import random

import pytest

from reportkit.batch.likeness import Originals, sketch
from reportkit.clean import clean
from reportkit.read import read_text
from reportkit.rulepack import load_rules

TOPICS = "道路桥梁学校医院河堤水渠林地果园厂房仓库码头车站公园广场路灯泵站"
PARTS = ("狠抓落实", "注重质量", "强化监督", "完善制度", "健全机制", "深入基层", "广泛宣传", "及时总结")
FURNITURE = "首页 > 政务公开 > 工作总结\n来源：清河区人民政府 浏览：1204次\n"


def report(seed: int, *, year: int = 2022, sentences: int = 40, kept: float = 0.2) -> str:
    """A report of the template; of two seeds the figures differ but for a share of `kept`."""
    own, shared = random.Random(seed * 10_000 + year), random.Random(0)
    lines = [f"清河区{year}年工作总结"]
    for n in range(sentences):
        topic = TOPICS[n % 16 * 2 : n % 16 * 2 + 2]
        figures = shared if shared.random() < kept else own
        lines.append(
            f"全区第{n % 9 + 1}批{topic}项目{PARTS[n % 8]}，新建{topic}{figures.randrange(10, 999)}处，"
            f"完成投资{figures.randrange(100, 9999) / 10}万元，{topic}管护{PARTS[n * 3 % 8]}，群众反映良好。"
        )
    return "\n".join(lines)


def mistyped(text: str, share: float) -> str:
    """`text` with some characters taken for others."""
    chance = random.Random(3)
    return "".join(chance.choice(TOPICS) if c.isalpha() and chance.random() < share else c for c in text)


def packed(text: str) -> bytes:
    return sketch(clean(read_text(text), rules=load_rules()).text)


@pytest.mark.parametrize(
    "copy",
    [
        lambda text: FURNITURE + text + "\n上一篇：没有了\n下一篇：没有了\n",
        lambda text: mistyped(text, 0.01),
        lambda text: "\n".join(line for n, line in enumerate(text.splitlines()) if n % 10 != 5),
        lambda text: "\n".join(reversed(text.splitlines())),
        lambda text: text.replace("，", ",").replace("\n", "\n\n　　"),
    ],
    ids=["furniture", "mistyped", "shortened", "reordered", "respaced"],
)
def test_copies_are_marked(copy) -> None:
    for seed in range(20):
        originals = Originals()
        assert originals.like("a", packed(report(seed))) is None
        assert originals.like("b", packed(copy(report(seed)))) == "a"


@pytest.mark.parametrize("sentences", [2, 5, 40])
def test_reports_on_one_template_are_not(sentences: int) -> None:
    originals = Originals()
    for year in range(2000, 2024):
        assert originals.like(f"{year}", packed(report(1, year=year, sentences=sentences))) is None


def test_without_figures_words_decide() -> None:
    originals = Originals()
    plain = "\n".join(f"{topic}工作{part}，{part}推进{topic}" for topic in TOPICS for part in PARTS[:3])
    assert originals.like("a", packed(plain)) is None
    assert originals.like("b", packed(plain + "\n完。")) == "a"
    assert originals.like("c", packed(plain.replace("工作", "项目"))) is None


def test_the_first_stands_for_all() -> None:
    originals = Originals()
    marks = [originals.like(f"{n}", packed(f"{FURNITURE * (n % 2)}{report(n // 3)}")) for n in range(9)]
    assert marks == [None, "0", "0", None, "3", "3", None, "6", "6"]


def test_an_empty_text_has_a_sketch() -> None:
    assert sketch("") == b"\0\0"
    assert len(sketch(report(1))) <= 258
