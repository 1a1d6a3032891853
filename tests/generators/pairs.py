"""One random set of things measured, told as two reports in different words: which figures belong together is known.

Each thing has wordings of its own; the later report tells it in another wording, unit, sentence and order. Some
things stand in one report only, some have a close relative (town and country, income and spending) in the same set.
"""

from __future__ import annotations

import random
from typing import NamedTuple


class Thing(NamedTuple):
    """What is measured: `names` are its wordings, `units` (name, size in the smallest) how an amount can be written."""

    names: tuple[str, ...]
    units: tuple[tuple[str, int], ...]
    least: int
    most: int


class Report(NamedTuple):
    """A report, and for each thing in it where its number starts."""

    text: str
    starts: dict[int, int]


class Sample(NamedTuple):
    """Two reports of one place, a year apart; `pairs` are the starts of numbers that belong together."""

    old: Report
    new: Report
    pairs: frozenset[tuple[int, int]]


MONEY = (("万元", 1), ("亿元", 10_000))
LAND = (("亩", 1), ("万亩", 10_000), ("公顷", 15))
PEOPLE = (("人", 1), ("万人", 10_000))
VISITS = (("人次", 1), ("万人次", 10_000))
LENGTH = (("公里", 1),)


def counted(*units: str) -> tuple[tuple[str, int], ...]:
    return tuple((unit, 1) for unit in units)


RATE = (("%", 1),)

THINGS = (
    Thing(("地区生产总值", "生产总值"), MONEY, 500_000, 9_000_000),
    Thing(("公共财政预算收入", "一般公共预算收入", "地方一般公共预算收入"), MONEY, 50_000, 900_000),
    Thing(("公共财政预算支出", "一般公共预算支出"), MONEY, 90_000, 1_900_000),
    Thing(("全社会固定资产投资", "固定资产投资"), MONEY, 200_000, 4_000_000),
    Thing(("社会消费品零售总额", "社会消费品零售额"), MONEY, 90_000, 2_000_000),
    Thing(("城镇居民人均可支配收入", "城镇常住居民人均可支配收入"), (("元", 1),), 20_000, 60_000),
    Thing(("农村居民人均可支配收入", "农村常住居民人均可支配收入"), (("元", 1),), 8_000, 19_000),
    Thing(("规模以上工业总产值", "规上工业总产值"), MONEY, 200_000, 8_000_000),
    Thing(("外贸进出口总额", "进出口总额"), MONEY, 20_000, 900_000),
    Thing(("旅游总收入", "旅游收入"), MONEY, 20_000, 800_000),
    Thing(("旅游接待人数", "接待国内外游客"), VISITS, 200_000, 9_000_000),
    Thing(("粮食总产量", "粮食产量"), (("吨", 1), ("万吨", 10_000)), 20_000, 900_000),
    Thing(("蔬菜产量", "蔬菜总产量"), (("吨", 1), ("万吨", 10_000)), 20_000, 900_000),
    Thing(("农作物播种面积", "农作物种植面积"), LAND, 90_000, 900_000),
    Thing(("造林面积", "完成造林面积"), LAND, 3_000, 90_000),
    Thing(("高标准农田", "建成高标准农田"), LAND, 9_000, 90_000),
    Thing(("城镇新增就业", "新增城镇就业"), PEOPLE, 900, 90_000),
    Thing(("农村劳动力转移就业", "转移农村劳动力"), PEOPLE, 9_000, 900_000),
    Thing(("下岗失业人员再就业", "失业人员再就业"), PEOPLE, 300, 9_000),
    Thing(("城乡居民养老保险参保人数", "城乡居民养老保险参保人员"), PEOPLE, 20_000, 600_000),
    Thing(("城乡居民医疗保险参保人数", "城乡居民医保参保人数"), PEOPLE, 20_000, 600_000),
    Thing(("普通高中教师", "普通高中专任教师"), counted("人", "名"), 200, 2_000),
    Thing(("初中教师", "初中专任教师"), counted("人", "名"), 200, 3_000),
    Thing(("小学在校学生", "小学在校生"), PEOPLE, 5_000, 90_000),
    Thing(("初中在校学生", "初中在校生"), PEOPLE, 5_000, 60_000),
    Thing(("新建幼儿园", "新建公办幼儿园"), counted("所"), 3, 60),
    Thing(("公共图书馆藏书", "图书馆藏书"), (("册", 1), ("万册", 10_000)), 30_000, 900_000),
    Thing(("医疗机构床位", "各类医疗机构床位"), counted("张"), 300, 9_000),
    Thing(("新建农村公路", "新改建农村公路"), LENGTH, 30, 900),
    Thing(("高速公路通车里程", "高速公路里程"), LENGTH, 30, 900),
    Thing(("农村自来水普及率", "农村自来水覆盖率"), RATE, 60, 99),
    Thing(("森林覆盖率", "森林覆盖率"), RATE, 20, 80),
    Thing(("城镇登记失业率", "城镇登记失业率"), RATE, 2, 5),
    Thing(("九年义务教育巩固率", "义务教育巩固率"), RATE, 80, 99),
    Thing(("空气质量优良天数比例", "空气优良天数比率"), RATE, 60, 99),
    Thing(("改造老旧小区", "完成老旧小区改造"), counted("个"), 5, 90),
    Thing(("改造危旧房", "城市危旧房改造"), counted("户", "套"), 200, 9_000),
    Thing(("规模以上工业企业", "规上工业企业"), counted("家", "户"), 30, 900),
    Thing(("高新技术企业", "国家高新技术企业"), counted("家", "户"), 10, 400),
    Thing(("技术合同成交额", "技术合同成交总额"), MONEY, 9_000, 400_000),
    Thing(("金融机构存款余额", "各项存款余额"), MONEY, 900_000, 9_000_000),
    Thing(("金融机构贷款余额", "各项贷款余额"), MONEY, 900_000, 9_000_000),
    Thing(("发放小额担保贷款", "小额担保贷款发放"), MONEY, 900, 20_000),
    Thing(("办理人大代表建议", "办复人大代表建议"), counted("件"), 40, 900),
    Thing(("办理政协委员提案", "办复政协提案"), counted("件"), 40, 900),
    Thing(("建成保障性住房", "新建保障性住房"), counted("套"), 200, 9_000),
)  # fmt: skip
FORMS = ("{name}达到{figure}", "{name}{figure}", "{name}为{figure}", "{scope}{name}达{figure}")
FILLERS = ("各项工作扎实推进", "群众满意度持续提高", "发展基础更加坚实", "改革步伐不断加快")
HEADINGS = ("经济运行稳中向好", "民生保障不断加强", "城乡面貌持续改善", "社会事业全面进步")


def generate(rng: random.Random, *, size: int = 24) -> Sample:
    """Two reports with about `size` things in each, five sixths of them in both."""
    chosen = rng.sample(range(len(THINGS)), size)
    alone = max(1, size // 6)
    only_old, only_new, both = chosen[:alone], chosen[alone : 2 * alone], chosen[2 * alone :]
    amounts = {thing: rng.randint(THINGS[thing].least, THINGS[thing].most) for thing in chosen}
    wordings = {thing: rng.sample(THINGS[thing].names, 2) for thing in chosen}
    old = _report(rng, 2021, [*both, *only_old], amounts, {thing: wordings[thing][0] for thing in chosen})
    later = {thing: max(1, round(amount * rng.uniform(0.85, 1.25))) for thing, amount in amounts.items()}
    new = _report(rng, 2022, [*both, *only_new], later, {thing: wordings[thing][1] for thing in chosen})
    return Sample(old, new, frozenset((old.starts[thing], new.starts[thing]) for thing in both))


def _report(rng: random.Random, year: int, things: list[int], amounts: dict[int, int], names: dict[int, str]) -> Report:
    order = rng.sample(things, len(things))
    text = f"云岭县{year}年工作总结\n"
    starts = {}
    for number, heading in enumerate(rng.sample(HEADINGS, 3)):
        text += f"{'一二三'[number]}、{heading}\n{year}年，"
        for thing in order[number::3]:
            form = rng.choice(FORMS)
            head, tail = form.split("{figure}")
            text += head.format(name=names[thing], scope="全县")
            starts[thing] = len(text)
            amount = min(amounts[thing], 100) if THINGS[thing].units == RATE else amounts[thing]
            text += _figure(rng, THINGS[thing], amount) + tail + rng.choice(("，", "。", "；"))
            if rng.random() < 0.3:
                text += rng.choice(FILLERS) + "。"
        text = text[:-1] + "。\n"
    return Report(text, starts)


def _figure(rng: random.Random, thing: Thing, amount: int) -> str:
    unit, size = rng.choice([(unit, size) for unit, size in thing.units if amount >= size] or [thing.units[0]])
    return f"{amount / size:.2f}{unit}" if size > 1 else f"{amount}{unit}"
