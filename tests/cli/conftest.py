"""The command line, called in this process."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reportkit.cli.app import run

REPORT = """云岭县2023年教育工作总结

一、基本情况
2023年，全县共有中小学校56所，在校学生3.25万人，比上年增加27人。全县教育经费总投入6.10亿元，增长10.0%。
二、存在的问题
教师缺编120人左右。
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True, scope="session")
def _interruptible() -> None:
    """A shell starts what runs in the background deaf to Ctrl-C, and so would be all that is started here."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Outcome]:
    """Runs `reportkit ARGUMENTS`; gives exit code, standard output and standard error."""

    def call(*arguments: object) -> Outcome:
        code = run([str(a) for a in arguments])
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8"), err.decode("utf-8"))

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report in a file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8", newline="")
    return path
