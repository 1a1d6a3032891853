"""The HTML page of a comparison in a real Chromium: it loads nothing, escapes everything, and its controls work.

Skipped where there is no Chromium, unless REPORTKIT_REQUIRE_BROWSER=1 says that there has to be one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from reportkit.cli.app import run

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
REQUIRED = os.environ.get("REPORTKIT_REQUIRE_BROWSER") == "1"

pytestmark = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="no Chromium here to open the page in")

OLD = (
    "云岭县2021年工作总结\n一、教育<b>工作</b>\n2021年，全县有普通高中教师520人，学校8所，图书馆2座。"
    "全县公共财政预算收入9800万元。全县“<img src=x onerror=alert(1)>”项目投资3亿元。\n"
)
NEW = (
    "云岭县2022年工作总结\n一、教育<b>工作</b>\n2022年，全县有普通高中教师547人，比上年增加27人，学校8所，校车30辆。"
    "全县一般公共预算收入7400万元。全县“<img src=x onerror=alert(1)>”项目投资4亿元。\n"
)

Look = Callable[[str], Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a comparison, as `reportkit diff` writes it."""
    folder = tmp_path_factory.mktemp("page")
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (folder / name).write_text(text, encoding="utf-8")
    assert run(["diff", f"{folder}/old.txt", f"{folder}/new.txt", "-f", "html", "-o", f"{folder}/page.html"]) == 0
    return folder / "page.html"


@pytest.fixture
def look(page: Path, tmp_path: Path) -> Look:
    """Opens the page from its file, runs a script in it, and gives what the script returns."""

    def call(script: str) -> Any:
        copy = tmp_path / "copy.html"
        probe = f"<script>document.title = 'probe ' + JSON.stringify((() => {{ {script} }})());</script></body>"
        copy.write_text(page.read_text(encoding="utf-8").replace("</body>", probe), encoding="utf-8")
        dom = chromium(tmp_path, "--dump-dom", copy.as_uri()).decode("utf-8")
        (title,) = re.findall(r"<title>probe (.*?)</title>", dom, re.DOTALL)
        return json.loads(unescape(title))

    return call


def chromium(profile: Path, *arguments: str) -> bytes:
    """What a headless Chromium prints."""
    assert CHROMIUM is not None, "REPORTKIT_REQUIRE_BROWSER=1, but no Chromium is installed"
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
    command = [CHROMIUM, *flags, f"--user-data-dir={profile}/profile", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


VISIBLE = "const seen = () => [...document.querySelectorAll('table.rows tbody')].filter((b) => !b.hidden);"


def test_every_row_is_there(look: Look) -> None:
    rows = look(VISIBLE + "return seen().map((body) => body.dataset.verdict);")
    assert sorted(set(rows)) == ["added", "changed", "removed", "unchanged"]


def test_nothing_of_a_report_becomes_markup(look: Look) -> None:
    assert look("return [document.images.length, document.querySelectorAll('main b').length];") == [0, 0]


def test_nothing_is_loaded(look: Look) -> None:
    assert look("return performance.getEntriesByType('resource').length;") == 0
    assert look("return document.querySelectorAll('[src], link, iframe, object').length;") == 0


def test_a_row_opens_both_sentences_with_the_number_marked(look: Look) -> None:
    script = (
        "const body = [...document.querySelectorAll('tbody.changed')].find((b) => b.textContent.includes('547人'));"
        "body.querySelector('button').click();"
        "const opened = body.querySelector('.evidence');"
        "return [opened.hidden, body.querySelector('button').getAttribute('aria-expanded'),"
        " [...opened.querySelectorAll('mark')].map((mark) => mark.textContent)];"
    )
    assert look(script) == [False, "true", ["520人", "547人"]]


def test_filters_hide_rows(look: Look) -> None:
    script = (
        VISIBLE + "const box = document.querySelector('input[value=changed]'); box.click();"
        "return seen().map((body) => body.dataset.verdict);"
    )
    assert "changed" not in look(script)


def test_search_finds_names_and_sentences(look: Look) -> None:
    script = (
        VISIBLE + "const box = document.querySelector('input[type=search]'); box.value = '校车';"
        "box.dispatchEvent(new Event('input'));"
        "return [seen().length, document.querySelector('.shown').textContent.startsWith(seen().length + ' of ')];"
    )
    count, told = look(script)
    assert count >= 1
    assert told


def test_rows_can_be_put_in_order_of_change(look: Look) -> None:
    script = (
        VISIBLE + "const select = document.querySelector('select'); select.value = 'size';"
        "select.dispatchEvent(new Event('change'));"
        "return seen().map((body) => Number(body.dataset.size));"
    )
    sizes = look(script)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0


def test_a_fall_points_left_and_a_rise_right(look: Look) -> None:
    script = (
        "const of = (name) => document.querySelector('.bar .' + name).getBoundingClientRect();"
        "const middle = (name) => { const bar = document.querySelector('.bar .' + name).parentElement"
        ".getBoundingClientRect(); return bar.left + bar.width / 2; };"
        "return [of('down').right <= middle('down') + 1, of('up').left >= middle('up') - 1];"
    )
    assert look(script) == [True, True]


def test_it_prints(page: Path, tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={paper}", page.as_uri())
    assert paper.read_bytes().startswith(b"%PDF")


def test_it_can_be_drawn(page: Path, tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    chromium(tmp_path, f"--screenshot={picture}", "--window-size=1200,900", page.as_uri())
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000
