"""Random reports whose outline is known, and the damage that scraping does to them.

`random_report(rng)` gives a text with its headings in any order of numbering styles; `random_page(rng)` joins several
under numbered titles; `flatten` takes the line breaks away. Words and figures are made up.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

VERBS = (
    "加强",
    "推进",
    "深化",
    "完善",
    "优化",
    "规范",
    "夯实",
    "强化",
    "拓展",
    "健全",
    "落实",
    "促进",
)
THINGS = (
    "课堂教学",
    "校舍建设",
    "道路养护",
    "园区招商",
    "渔港管理",
    "林木管护",
    "社区服务",
    "队伍建设",
    "安全监管",
    "粮食收储",
    "水利设施",
    "文化惠民",
    "财务制度",
    "信访工作",
    "环境整治",
    "数字平台",
)
EFFECTS = (
    "再上台阶",
    "稳步推进",
    "成效明显",
    "取得新进展",
    "基础更加牢固",
    "水平不断提高",
    "格局初步形成",
    "保障更加有力",
)
BODIES = (
    "全区组织了{a}次检查，发现问题{b}个，已全部整改到位。",
    "各单位按照职责分工，细化措施，压实责任，做到有部署、有检查、有结果。",
    "完成投资{a}.{b}亿元，比上年增长{b}.5%，为后续工作打下了基础。",
    "通过走访、座谈和问卷，听取了群众的意见，共收集建议{a}条。",
    "我们坚持把这项工作放在重要位置，定期研究，及时解决困难。",
    "培训人员{a}人次，考核合格率达到9{b}.2%，其中一、二等奖{b}项。",
    "在第{b}次会议上，参会代表对2.0版方案和5.12演练作了讨论。",
)
STYLES: dict[str, tuple[str, str, str]] = {
    "han-dun": ("", "han", "、"),
    "han-paren": ("（", "han", "）"),
    "han-paren-half": ("(", "han", ")"),
    "digit-dot": ("", "digit", "."),
    "digit-dun": ("", "digit", "、"),
    "digit-paren": ("（", "digit", "）"),
    "circled": ("", "circled", ""),
    "chapter": ("第", "han", "章 "),
    "part": ("第", "han", "部分 "),
    "formal": ("", "formal", "、"),
}
RANKED = (("part", "chapter", "formal"), ("han-dun",), ("han-paren", "han-paren-half"), ("digit-dot", "digit-dun"))
NUMERALS = {"han": "一二三四五六七八九十", "circled": "①②③④⑤⑥⑦⑧⑨⑩", "formal": "壹贰叁肆伍陆柒捌玖拾"}
POINTS = ("是", "要")
PAGE_FORMS = (
    "{stem}范文{han}",
    "{stem}篇{han}",
    "{stem}（{han}）",
    "篇{han}：{stem}",
    "【篇{han}】{stem}",
    "第{han}篇 {stem}",
)


class Expected(NamedTuple):
    """A heading that must be found: where it starts, its kind, level and title."""

    start: int
    kind: str
    level: int
    title: str | None


class Sample(NamedTuple):
    """A text and what it holds; `reports` are the starts of its reports."""

    text: str
    headings: list[Expected]
    reports: list[int]


class _Writer:
    """Writes paragraphs and remembers where its headings start."""

    def __init__(self, rng: random.Random, *, flat: bool) -> None:
        self.rng = rng
        self.flat = flat
        self.parts: list[str] = []
        self.length = 0
        self.headings: list[Expected] = []

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def end_paragraph(self) -> None:
        self.write("　　" if self.flat and self.rng.random() < 0.5 else "" if self.flat else "\n")

    def body(self, sentences: int) -> None:
        for _ in range(sentences):
            a, b = self.rng.randint(12, 980), self.rng.randint(1, 9)
            self.write(self.rng.choice(BODIES).format(a=a, b=b))

    def heading(self, marker: str, level: int, title: str, *, run_in: bool) -> None:
        self.headings.append(Expected(self.length, "heading", level, title))
        self.write(marker + title + ("。" if run_in else "\n"))

    def points(self, level: int) -> None:
        verb = self.rng.choice(POINTS)
        for number in range(self.rng.randint(2, 5)):
            title = _title(self.rng)
            self.headings.append(Expected(self.length, "point", level, title))
            self.write(f"{NUMERALS['han'][number]}{verb}{title}。")
            self.body(1)


def random_report(rng: random.Random, *, flat: bool = False, title: str | None = None) -> Sample:
    """A report with one to three levels of numbered headings in random styles, and points under some of them."""
    writer = _Writer(rng, flat=flat)
    writer.write(title or f"云桥区{rng.choice(THINGS)}{rng.choice(('工作总结', '情况报告', '工作要点'))}")
    writer.write("\n")
    if rng.random() < 0.7:
        writer.body(2)
        writer.end_paragraph()
    _sections(writer, _style_order(rng), 1)
    return Sample("".join(writer.parts), writer.headings, [0])


def random_page(rng: random.Random, reports: int) -> Sample:
    """Several reports in one page, each under a numbered title (…总结范文一, 篇一：…, 【篇一】…)."""
    stem = f"云桥区{rng.choice(THINGS)}工作总结"
    form = rng.choice(PAGE_FORMS)
    text, headings, starts = "", [], []
    for number in range(reports):
        sample = random_report(rng, title=form.format(stem=stem, han=NUMERALS["han"][number]))
        starts.append(len(text))
        headings += [h._replace(start=h.start + len(text)) for h in sample.headings]
        text += sample.text.rstrip("\n") + "\n"
    return Sample(text, headings, starts)


def wrap(sample: Sample, width: int) -> Sample:
    """The sample with its paragraphs broken into lines of `width` characters, as copied from a printed page."""
    return _insert(sample, _wrap_points(sample.text, width), lambda _: "\n")


def chunk(sample: Sample, size: int = 300) -> Sample:
    """The sample as document sites show it: chunks of `size` characters, each but the first under its number."""
    flat = sample.text.rstrip("\n")
    points = list(range(size, len(flat), size))
    cut = _insert(sample._replace(text=flat), points, lambda number: f"\n\n{number + 1}、")
    return _shift(cut, "1、")


def _wrap_points(text: str, width: int) -> list[int]:
    points = []
    column = 0
    for index, char in enumerate(text):
        if char == "\n":
            column = 0
        elif column == width:
            points.append(index)
            column = 1
        else:
            column += 1
    return points


def _insert(sample: Sample, points: list[int], mark: Callable[[int], str]) -> Sample:
    """The sample with `mark(n)` put in before the n-th of `points` (from 1); headings and reports move along."""
    parts, at = [], 0
    for number, point in enumerate(points, start=1):
        parts += [sample.text[at:point], mark(number)]
        at = point
    lengths = list(accumulate((len(mark(n)) for n in range(1, len(points) + 1)), initial=0))

    def moved(offset: int) -> int:
        return offset + lengths[bisect_right(points, offset)]

    headings = [h._replace(start=moved(h.start)) for h in sample.headings]
    return Sample("".join([*parts, sample.text[at:]]), headings, [moved(start) for start in sample.reports])


def _shift(sample: Sample, lead: str) -> Sample:
    headings = [h._replace(start=h.start + len(lead)) for h in sample.headings]
    return Sample(lead + sample.text, headings, [start + len(lead) for start in sample.reports])


def _style_order(rng: random.Random) -> list[str]:
    """Up to three styles, usually in their usual order, sometimes in any."""
    depth = rng.choice((1, 2, 2, 3))
    if rng.random() < 0.7:
        ranks = sorted(rng.sample(range(len(RANKED)), depth))
        return [rng.choice(RANKED[rank]) for rank in ranks]
    chosen: list[str] = []
    for style in rng.sample(list(STYLES), len(STYLES)):
        if not any(STYLES[style][1:] == STYLES[other][1:] or _alike(style, other) for other in chosen):
            chosen.append(style)
    return chosen[:depth]


def _alike(one: str, other: str) -> bool:
    """Styles that are the same to a reader: brackets of either width, 1. and 1、."""
    return {one, other} in ({"han-paren", "han-paren-half"}, {"digit-dot", "digit-dun"})


def _sections(writer: _Writer, styles: list[str], level: int) -> None:
    rng = writer.rng
    deeper = styles[1:]
    run_in = writer.flat or (not deeper and rng.random() < 0.5)
    for number in range(rng.randint(2, 4 if deeper else 6)):
        writer.heading(_marker(styles[0], number), level, _title(rng), run_in=run_in)
        if deeper:
            if rng.random() < 0.4:
                writer.body(1)
                writer.end_paragraph()
            _sections(writer, deeper, level + 1)
            continue
        writer.body(rng.randint(1, 3))
        if rng.random() < 0.35:
            if not run_in and not writer.flat and rng.random() < 0.5:
                writer.end_paragraph()
            writer.points(level + 1)
        writer.end_paragraph()


def _marker(style: str, number: int) -> str:
    opening, numerals, closing = STYLES[style]
    digit = str(number + 1) if numerals == "digit" else NUMERALS[numerals][number]
    return f"{opening}{digit}{closing}"


def _title(rng: random.Random) -> str:
    first = f"{rng.choice(VERBS)}{rng.choice(THINGS)}"
    if rng.random() < 0.5:
        return f"{first}，{rng.choice(THINGS)}{rng.choice(EFFECTS)}"
    return first
