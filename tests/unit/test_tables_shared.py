"""Real documents: all of them convert, and all forms of output agree with each other and with `reportkit parse`."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from reportkit.api import parse
from reportkit.batch.archive import open_archive
from reportkit.cli.app import run
from reportkit.model import Parsed
from reportkit.tables import FILES, FORMS
from reportkit.write import as_json
from shared import SHARED
from tables import READERS, documents_of

FOLDERS = ("corpus", "gold")

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared documents are not here")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of them all, in every form."""
    pytest.importorskip("duckdb")
    pytest.importorskip("openpyxl")
    out = tmp_path_factory.mktemp("shared") / "out"
    forms = [option for form in FORMS for option in ("--to", form)]
    assert run(["batch", *(str(SHARED / name) for name in FOLDERS), "-o", str(out), "--quiet", *forms]) == 0
    return out


@pytest.fixture(scope="module")
def documents(folder: Path) -> list[Parsed]:
    return list(open_archive(str(folder)).documents())


def test_no_file_is_lost(folder: Path) -> None:
    files = sorted(str(path) for name in FOLDERS for path in (SHARED / name).rglob("*") if path.is_file())
    assert [(record.uri, record.status) for record in open_archive(str(folder)).inputs()] == [
        (file, "done") for file in files
    ]


def test_lines_are_what_parse_prints(folder: Path, documents: list[Parsed]) -> None:
    lines = (folder / FILES["jsonl"]).read_bytes().splitlines(keepends=True)
    assert lines == list(map(as_json.line, documents))
    for parsed in documents[::5]:
        source = replace(parsed.source, near_duplicate_of=msgspec.UNSET)
        assert parse(parsed.source.uri) == replace(parsed, source=source)


def test_files_hold_the_same(folder: Path, documents: list[Parsed]) -> None:
    files = [msgspec.json.decode(path.read_bytes(), type=Parsed) for path in (folder / FILES["json"]).iterdir()]
    assert sorted(files, key=lambda parsed: parsed.source.uri) == documents


@pytest.mark.parametrize("form", READERS)
def test_tables_hold_the_same(form: str, folder: Path, documents: list[Parsed]) -> None:
    records = READERS[form](folder / FILES[form])
    assert list(documents_of(records)) == documents
