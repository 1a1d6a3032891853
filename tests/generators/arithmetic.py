"""Invented reports whose figures agree, and the same reports with one digit of one figure wrong.

A `Claim` is a sentence or two whose figures are bound by arithmetic; `wrong` differs from `right` in one figure, by
more than rounding allows.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

PLACES = ("云溪县", "青石县", "南岭县", "白水县", "临川区")
FILLERS = (
    "全县上下团结一心，各项工作稳步推进。",
    "我们坚持依法行政，自觉接受人大和政协监督。",
    "作风建设持续深入，基层负担进一步减轻。",
    "面对复杂形势，我们迎难而上，保持了平稳健康的发展势头。",
)
HEADINGS = ("经济运行稳中向好", "社会事业全面进步", "民生保障不断加强", "农村面貌持续改善")


class Claim(NamedTuple):
    """`right` agrees with itself, `wrong` does not; `kind` names the arithmetic."""

    kind: str
    right: str
    wrong: str


class Sample(NamedTuple):
    """A report with one wrong claim at `span`, and the same report with none."""

    kind: str
    text: str
    span: tuple[int, int]
    clean: str


Figures = tuple[str, ...]
Template = tuple[str, str, Callable[[random.Random], tuple[Figures, int]]]


def share(part: float, whole: float) -> str:
    return f"{part / whole * 100:.2f}"


def four_parts(rng: random.Random) -> tuple[Figures, int]:
    parts = [rng.randint(11, 19), rng.randint(21, 49), rng.randint(101, 199), rng.randint(51, 99)]
    return (str(sum(parts)), *map(str, parts)), rng.randrange(5)


def two_parts(rng: random.Random) -> tuple[Figures, int]:
    first, second = rng.randint(301, 999), rng.randint(1001, 1999)
    return (str(first + second), str(first), str(second)), rng.randrange(3)


def money_parts(rng: random.Random) -> tuple[Figures, int]:
    parts = [rng.randint(105, 405) / 10, rng.randint(505, 905) / 10, rng.randint(205, 605) / 10]
    return (f"{sum(parts):.1f}", *(f"{part:.1f}" for part in parts)), rng.randrange(4)


def shares(rng: random.Random) -> tuple[Figures, int]:
    first, second = rng.randint(101, 399), rng.randint(21, 99)
    whole = first + second
    return (str(whole), str(first), share(first, whole), str(second), share(second, whole)), rng.choice((2, 4))


def rate(rng: random.Random) -> tuple[Figures, int]:
    whole = rng.randint(211, 899)
    done = rng.randint(whole * 7 // 10, whole - 5)
    return (str(whole), str(done), share(done, whole)), 2


def named_share(rng: random.Random) -> tuple[Figures, int]:
    whole, part = rng.randint(601, 999) / 10, rng.randint(201, 499) / 10
    return (f"{whole:.1f}", f"{part:.1f}", f"{part / whole * 100:.1f}"), 2


def growth(rng: random.Random) -> tuple[Figures, int]:
    before, more = rng.randint(901, 1999), rng.randint(51, 199)
    return (str(before + more), str(more), f"{more / before * 100:.1f}"), rng.choice((1, 2))


def points(rng: random.Random) -> tuple[Figures, int]:
    before, more = rng.randint(401, 599), rng.randint(21, 79)
    return (f"{before / 10:.1f}", f"{(before + more) / 10:.1f}", f"{more / 10:.1f}"), rng.randrange(3)


def quotient(rng: random.Random) -> tuple[Figures, int]:
    before = rng.randint(2101, 4999)
    after = before + rng.randint(211, 999)
    return (str(before), str(after), f"{(after / before - 1) * 100:.1f}"), 2


def structure(rng: random.Random) -> tuple[Figures, int]:
    first, second = rng.randint(61, 149), rng.randint(381, 449)
    return (f"{first / 10:.1f}", f"{second / 10:.1f}", f"{(1000 - first - second) / 10:.1f}"), rng.randrange(3)


def sum_after(rng: random.Random) -> tuple[Figures, int]:
    first, second = rng.randint(21, 59), rng.randint(61, 99)
    return (str(first), str(second), str(first + second)), rng.randrange(3)


def repeated(rng: random.Random) -> tuple[Figures, int]:
    value = f"{rng.randint(1111, 9999) / 100:.2f}"
    return (value, value), 1


def ceiling(rng: random.Random) -> tuple[Figures, int]:
    return (f"{rng.randint(901, 999) / 10:.1f}",), -1


TEMPLATES: tuple[Template, ...] = (
    ("parts", "全县共招聘教师{}人，其中高中{}人、初中{}人、小学{}人、幼儿园{}人。", four_parts),
    ("parts", "全县共有留守儿童{}人，其中父母双方外出务工的{}人，父母一方外出务工的{}人。", two_parts),
    ("parts", "全年完成产业投资{}亿元，其中第一产业投资{}亿元，第二产业投资{}亿元，第三产业投资{}亿元。", money_parts),
    ("share", "全年受理群众来信{}件。其中，涉及乡镇的{}件，占总量的{}%；涉及机关的{}件，占总量的{}%。", shares),
    ("share", "全县农作物总播种面积{}万亩，绿色食品种植面积{}万亩，占总播种面积的{}%。", named_share),
    ("rate", "政务平台受理诉求{}件，已办结{}件，办结率{}%。", rate),
    ("rate", "全县参加体质测试学生{}人，其中合格{}人，合格率{}%。", rate),
    ("growth", "全县本科上线{}人，比上年增加{}人，增长{}%。", growth),
    ("from-to", "常住人口城镇化率由{}%提高到{}%，提高{}个百分点。", points),
    ("from-to", "在园幼儿由{}人增加到{}人，增长{}%。", quotient),
    ("ratio", "三次产业结构调整为{}:{}:{}。", structure),
    ("total", "全县新修机井{}眼，维修机井{}眼，合计{}眼。", sum_after),
    ("repeat", "社会消费品零售总额完成{}亿元。城乡市场繁荣活跃，社会消费品零售总额完成{}亿元。", repeated),
    ("ceiling", "适龄儿童入学率达到{}%。", ceiling),
)


def claim(rng: random.Random, template: Template) -> Claim:
    """One claim, with a digit of one figure changed in `wrong`."""
    kind, sentence, figures_of = template
    figures, at = figures_of(rng)
    wrong = f"1{figures[0]}" if at < 0 else mistype(rng, figures[at])
    broken = [wrong if i == max(at, 0) else figure for i, figure in enumerate(figures)]
    return Claim(kind, sentence.format(*figures), sentence.format(*broken))


def mistype(rng: random.Random, figure: str) -> str:
    """`figure` with another digit in one of its places, not the last one if that may be rounding."""
    digits = [i for i, char in enumerate(figure) if char.isdigit()]
    places = digits[:-1] if "." in figure else digits
    at = rng.choice(places)
    low = "1" if at == 0 else "0"
    return figure[:at] + rng.choice([d for d in "0123456789" if d != figure[at] and d >= low]) + figure[at + 1 :]


def sample(seed: int) -> Sample:
    """A report of four sections with eight claims, one of which is wrong."""
    rng = random.Random(seed)
    place, year = rng.choice(PLACES), rng.randint(2012, 2023)
    claims = [claim(rng, template) for template in rng.sample(TEMPLATES, 8)]
    broken = rng.randrange(len(claims))
    head = f"{place}{year}年工作总结\n{year}年，{place}认真落实各项部署。现将工作情况总结如下：\n"
    text, right, span = head, head, (0, 0)
    for index, one in enumerate(claims):
        lead = f"{'一二三四'[index // 2]}、{HEADINGS[index // 2]}\n" if index % 2 == 0 else ""
        lead += rng.choice(FILLERS)
        said = one.wrong if index == broken else one.right
        if index == broken:
            span = (len(text) + len(lead), len(text) + len(lead) + len(said))
        end = "\n" if index % 2 else ""
        text += lead + said + end
        right += lead + one.right + end
    return Sample(claims[broken].kind, text, span, right)
