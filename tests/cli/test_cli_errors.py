"""Bad input: one clear message with a code, exit code 2, never a traceback."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportkit.read import MAX_BYTES

BAD = {
    "empty": (b"", "RK102"),
    "blank": ("\ufeff \r\n\u3000".encode(), "RK102"),
    "control characters": (bytes(range(32)) * 20, "RK103"),
    "program": (b"\x7fELF" + bytes(200), "RK108"),
    "broken utf-8": ("全县教育工作总结".encode() + b"\xff\xfe\xfd", "RK104"),
    "random": (bytes((i * 97 + 13) % 251 + 1 for i in range(999)), "RK104"),
    "html without text": (b"<!DOCTYPE html>\n<html><body><p></p></body></html>", "RK102"),
    "broken docx": (b"PK\x03\x04" + bytes(22) + b"\x13\0\0\0[Content_Types].xml", "RK110"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "RK108"),
    "broken pdf": (b"%PDF-1.4\n", "RK112"),
    "gzip": (gzip.compress("全县".encode()), "RK108"),
    "too large": (b"1" * (MAX_BYTES + 1), "RK107"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input(cli, tmp_path: Path, case: str) -> None:
    content, expected = BAD[case]
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    code, out, err = cli("parse", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"reportkit: {path}: ")
    assert f"[{expected}]" in err
    assert err.count("\n") == 1


def test_folder(cli, tmp_path: Path) -> None:
    code, _, err = cli("parse", tmp_path)
    assert code == 2
    assert "[RK105]" in err


def test_endless_input_is_refused(cli) -> None:
    assert "[RK107]" in cli("parse", "/dev/zero").err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["parse", "-f", "xml", "x"], "RK200"),
        (["parse"], "RK200"),
        (["nonsense"], "RK200"),
        (["parse", "--no-such-option", "x"], "RK200"),
        (["parse", "x", "--rules", "no/such/folder"], "RK305"),
        (["parse", "x", "--rules", "."], "RK305"),
        (["parse", "x", "--off", "no.such-rule"], "RK204"),
        (["parse", "x", "--excel"], "RK200"),
        (["diff", "x", "y", "--excel"], "RK200"),
        (["explain", "x", "--missing", ""], "RK200"),
        (["batch", "x", "-o", "-"], "RK200"),
        (["batch", "x", "-o", "y", "--off", "no.such-rule"], "RK204"),
        (["help", "RK999"], "RK204"),
        (["batch", "nothing-here", "-o", "x.jsonl", "-j", "1"], "RK101"),
    ],
)
def test_wrong_usage(cli, tmp_path: Path, monkeypatch, arguments: list[str], expected: str) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = cli(*arguments)
    assert (code, out) == (2, "")
    assert f"[{expected}]" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "meant"), [(["prase", "x"], "'parse'"), (["parse", "--fromat", "csv", "x"], "--format")]
)
def test_what_was_meant_is_suggested(cli, arguments: list[str], meant: str) -> None:
    err = cli(*arguments).err
    assert meant in err
    assert "Did you mean" in err


def test_nothing_is_suggested_where_nothing_is_near(cli) -> None:
    assert "Did you mean" not in cli("zzz").err


def test_no_command_prints_the_help(cli) -> None:
    code, out, err = cli()
    assert (code, out) == (2, "")
    assert err.startswith("Usage: reportkit")


def test_unknown_encoding(cli, report: Path) -> None:
    for name in ("klingon", "base64", "\0"):
        assert "[RK106]" in cli("parse", report, "--encoding", name).err


@pytest.mark.parametrize("target", ["no/such/folder/out.json", "."])
def test_unwritable_output(cli, report: Path, target: str) -> None:
    code, out, err = cli("parse", report, "-o", report.parent / target)
    assert (code, out) == (2, "")
    assert "[RK201]" in err
    assert [p.name for p in report.parent.iterdir()] == ["report.txt"]


def test_a_fault_of_reportkit_is_a_message_too(cli, report: Path, monkeypatch) -> None:
    monkeypatch.setattr("reportkit.api.parse", lambda *a, **k: 1 / 0)
    code, _, err = cli("parse", report)
    assert code == 2
    assert "ZeroDivisionError" in err
    assert "[RK900]" in err


def _reportkit(*arguments: str, **options) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportkit", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_a_reader_that_stops_early_ends_it_quietly(report: Path) -> None:
    process = _reportkit("parse", "--jsonl", *[str(report)] * 300)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 1
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_full_disk_is_a_message(report: Path) -> None:
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "reportkit", "parse", str(report)], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert run.returncode == 2
    assert b"[RK201]" in run.stderr
    assert b"Traceback" not in run.stderr


def test_standard_input(report: Path) -> None:
    process = _reportkit("parse", "-", stdin=subprocess.PIPE)
    out, err = process.communicate(report.read_bytes(), timeout=60)
    assert process.returncode == 0
    assert b'"uri":"stdin"' in out
    assert err == b""
