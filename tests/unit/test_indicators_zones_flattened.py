"""A report flattened to one line tells of the same years as the same report in paragraphs."""

from __future__ import annotations

import pytest

import reportkit

FILLER = "各级干部坚定信心，攻坚克难，推动各项事业取得新的进步，群众的获得感不断增强。"
PARTS = [
    "云溪县2032年政府工作报告",
    "各位代表：现在，我代表县人民政府报告工作。",
    "一、过去五年和2031年工作回顾",
    f"五年来，我们坚持发展第一要务，新建公路900公里。{FILLER * 20}新增企业86家。",
    f"这五年，民生持续改善，新建学校36所。{FILLER * 20}改造危房2600户。",
    f"2031年，我们扎实做好各项工作，全县完成投资20亿元。{FILLER * 20}新增就业4200人。",
]


@pytest.mark.parametrize("joint", ["\n", ""], ids=["paragraphs", "flattened"])
def test_years_of_a_term_and_the_last_one(joint: str) -> None:
    parsed = reportkit.parse_text("\n".join(PARTS[:3]) + "\n" + joint.join(PARTS[3:]))
    periods = {item.text: item.period for report in parsed.reports for item in report.indicators}
    term = dict.fromkeys(["900公里", "86家", "36所", "2600户"], "2027/2031")
    assert periods == {**term, "20亿元": "2031", "4200人": "2031"}
