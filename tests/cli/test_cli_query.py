"""reportkit query: what it answers, and what it refuses, in each of the three databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

REPORTS = {
    "a": "清河区2023年工作总结\n一、概况\n2023年，全区地区生产总值128亿元，增长6.1%。\n",
    "b": "云岭县2023年工作总结\n一、概况\n2023年，全县地区生产总值88亿元，下降1.5%。\n",
}
ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t"
FORMS = ["sqlite", "duckdb", "parquet"]


@pytest.fixture
def make(cli, tmp_path: Path) -> Callable[[str], Path]:
    """Makes an archive with one database."""

    def archive(form: str) -> Path:
        if form != "sqlite":
            pytest.importorskip("duckdb")
        for name, text in REPORTS.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        out = tmp_path / form
        assert cli("batch", *sorted(tmp_path.glob("*.txt")), "-o", out, "--to", form, "-j", 1, "--quiet").code == 0
        return out

    return archive


@pytest.mark.parametrize("form", FORMS)
def test_a_question_is_answered(cli, make, form: str) -> None:
    archive = make(form)
    sql = "SELECT place FROM figures WHERE measure = 'level' ORDER BY number DESC LIMIT 1"
    assert cli("query", archive, sql, "-f", "csv").out == "place\n清河区\n"
    assert "清河区" in cli("query", archive, sql).out


@pytest.mark.parametrize("form", FORMS)
def test_numbers_have_no_zeros_of_the_column(cli, make, form: str) -> None:
    sql = "SELECT value FROM indicators WHERE measure = 'growth' ORDER BY value"
    assert cli("query", make(form), sql, "-f", "csv").out == "value\n1.5\n6.1\n"


def test_a_table_shows_cells_whole(cli, make) -> None:
    archive = make("sqlite")
    wide = cli("query", archive, "SELECT * FROM indicators").out
    assert "…" not in wide
    assert "period_" in wide


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM reports",
        "UPDATE reports SET title = ''",
        "DROP TABLE reports",
        "CREATE TABLE x (a INTEGER)",
        "CREATE TEMP TABLE x (a INTEGER)",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE reports",
        "ATTACH '{}' AS other",
        "COPY reports TO '{}'",
        "EXPORT DATABASE '{}'",
        "VACUUM INTO '{}'",
        "PRAGMA writable_schema = 1",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT load_extension('x')",
        "SET enable_external_access = true",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM '/etc/hostname'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "SELECT * FROM database",
        "SELEKT",
        "SELECT nothing FROM nowhere",
        " ",
    ],
)
def test_what_is_no_question_to_the_archive_is_refused(cli, make, tmp_path: Path, form: str, sql: str) -> None:
    archive, target = make(form), tmp_path / "written"
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*")}
    code, out, err = cli("query", archive, sql.format(target))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "[RK220]" in err or "[RK216]" in err
    assert not target.exists()
    assert {path: path.stat().st_mtime_ns for path in archive.rglob("*")} == before


@pytest.mark.parametrize("form", FORMS)
def test_bytes_that_are_no_text_are_refused(cli, make, form: str) -> None:
    code, out, err = cli("query", make(form), "SELECT '\udcff'")
    assert (code, out) == (2, "")
    assert err.startswith("reportkit: the query is not UTF-8 [RK216]")


@pytest.mark.parametrize("form", ["duckdb", "parquet"])
def test_files_beside_the_archive_stay_unread(cli, make, form: str) -> None:
    archive = make(form)
    for path in (archive / "inputs.jsonl", archive / "parquet" / ".." / "inputs.jsonl"):
        assert "[RK220]" in cli("query", archive, f"SELECT * FROM read_text('{path}')").err


@pytest.mark.parametrize("form", FORMS)
def test_an_endless_query_is_given_up(cli, make, form: str) -> None:
    code, out, err = cli("query", make(form), ENDLESS, "--time-limit", "0.3")
    assert (code, out) == (2, "")
    assert "[RK221]" in err


def test_an_endless_answer_leaves_no_file(cli, make, tmp_path: Path) -> None:
    sql = ENDLESS.replace("count(*)", "n")
    outcome = cli("query", make("sqlite"), sql, "-f", "csv", "--time-limit", "0.3", "-o", tmp_path / "answer.csv")
    assert "[RK221]" in outcome.err
    assert not list(tmp_path.glob("answer.csv*"))


def test_memory_has_a_limit(cli, make) -> None:
    assert "[RK221]" in cli("query", make("duckdb"), "SELECT list(range) FROM range(1000000000)").err


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("damage", ["cut", "empty", "junk"])
def test_a_broken_database_is_called_so(cli, make, form: str, damage: str) -> None:
    archive = make(form)
    for path in [path for path in archive.rglob("*") if path.suffix in (".sqlite", ".duckdb", ".parquet")]:
        data = path.read_bytes()
        path.write_bytes({"cut": data[: len(data) // 3], "empty": b"", "junk": b"not a database\n" * 500}[damage])
    code, out, err = cli("query", archive, "SELECT max(name), max(sentence) FROM indicators")
    assert (code, out) == (2, "")
    assert "[RK218]" in err
    assert err.count("\n") == 1


def test_a_database_of_something_else_is_called_so(cli, make) -> None:
    import sqlite3

    archive = make("sqlite")
    (archive / "archive.sqlite").unlink()
    with sqlite3.connect(archive / "archive.sqlite") as database:
        database.execute("CREATE TABLE reports (a INTEGER)")
    assert "[RK218]" in cli("query", archive, "SELECT * FROM reports").err


def test_what_is_no_archive(cli, make, tmp_path: Path) -> None:
    assert "[RK215]" in cli("query", tmp_path, "SELECT 1").err
    assert "[RK215]" in cli("query", tmp_path / "nowhere", "SELECT 1").err
    file = make("sqlite") / "archive.sqlite"
    assert "is a file" in cli("query", file, "SELECT 1").err
