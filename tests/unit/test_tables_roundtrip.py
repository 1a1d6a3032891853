"""Every form of an archive keeps every value: the documents are put together again from its tables."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from reportkit.batch.archive import open_archive
from reportkit.cli.app import run
from reportkit.model import Parsed
from reportkit.tables import FILES, FORMS, as_parquet
from tables import READERS, documents_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
HARD = (
    '=清河区"工作总结"\n全区新建道路12.50公里，_x0041_总投入6.00亿元,增长0.10%。\n'
    + "页\x0b面" * 3
    + "\n一、基本情况\n(一)教育\n共5所，增长0.1234567890123%。\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples and a hard text, in every form."""
    pytest.importorskip("duckdb")
    pytest.importorskip("openpyxl")
    place = tmp_path_factory.mktemp("tables")
    (place / "hard.txt").write_text(HARD, encoding="utf-8")
    (place / "empty.txt").write_bytes(b"")
    forms = [option for form in FORMS for option in ("--to", form)]
    assert (
        run(
            ["batch", str(SAMPLES), str(place / "hard.txt"), str(place / "empty.txt"), "-o", str(place / "out"), *forms]
        )
        == 1
    )
    return place / "out"


@pytest.fixture(scope="module")
def documents(folder: Path) -> list[Parsed]:
    return list(open_archive(str(folder)).documents())


@pytest.mark.parametrize("form", READERS)
def test_documents_from_tables(form: str, folder: Path, documents: list[Parsed]) -> None:
    records = READERS[form](folder / FILES[form])
    assert list(documents_of(records)) == documents
    assert [record["uri"] for record in records["inputs"] if record["code"] == "RK102"] == [
        str(folder.parent / "empty.txt")
    ]


@pytest.mark.parametrize(
    ("form", "written"),
    [("csv", "12.50"), ("sqlite", "12.50"), ("parquet", "12.50000000"), ("duckdb", "12.50000000")],
)
def test_decimals_are_exact(form: str, written: str, folder: Path) -> None:
    values = {str(row["value"]) for row in READERS[form](folder / FILES[form])["indicators"]}
    assert {written, "0.1234567890123"} <= values


def test_documents_from_json(folder: Path, documents: list[Parsed]) -> None:
    lines = (folder / "documents.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Parsed) for line in lines] == documents
    files = [msgspec.json.decode(path.read_bytes(), type=Parsed) for path in (folder / "json").iterdir()]
    assert sorted(files, key=lambda parsed: parsed.source.uri) == documents


def test_text_is_never_a_formula(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(folder / "archive.xlsx")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_parts_of_parquet(folder: Path, documents: list[Parsed], tmp_path: Path, monkeypatch) -> None:
    """Parts hold whole documents, the same ones in every table, in order; one pattern reads them all."""
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.setattr(as_parquet, "PART_ROWS", 100)
    monkeypatch.setattr(as_parquet, "GROUP_ROWS", 7)
    as_parquet.write(open_archive(str(folder)), str(tmp_path))
    query = "SELECT filename, uri FROM read_parquet(?, filename = true)"
    seen = {}
    for table in ("documents", "indicators", "findings"):
        rows = duckdb.execute(query, [str(tmp_path / table / "*.parquet")]).fetchall()
        seen[table] = {(Path(name).name, uri) for name, uri in rows}
    assert seen["indicators"] | seen["findings"] <= seen["documents"]
    assert sorted(seen["documents"]) == sorted(seen["documents"], key=lambda item: item[1])
    assert len({name for name, _ in seen["documents"]}) > 3
    assert list(documents_of(READERS["parquet"](tmp_path))) == documents


def test_parquet_of_no_documents(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run(["batch", str(tmp_path / "empty.txt"), "-o", str(tmp_path / "out"), "--to", "parquet"]) == 2
    records = READERS["parquet"](tmp_path / "out" / "parquet")
    assert {name: len(rows) for name, rows in records.items() if rows} == {"inputs": 1}


def test_decimals_beyond_the_columns() -> None:
    fits = ("0", "12.50", "9" * 30 + "." + "9" * 8, "-1E+29", "0E-8")
    assert all(as_parquet._fits(Decimal(text)) for text in fits)
    assert not any(as_parquet._fits(Decimal(text)) for text in ("1E+30", "0.123456789", "1E-9"))
