"""JSON, YAML, CSV and files: exact numbers, stable bytes, whole or absent."""

from __future__ import annotations

import csv
import io
import json
import os
import threading
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from reportkit.errors import ReportkitError
from reportkit.write import as_csv, as_json, as_yaml
from reportkit.write.files import output
from reportkit.write.schema import schema


@pytest.mark.parametrize("text", ["10.0", "6.10", "0.0", "547", "-3.50", "123456789012345678901234567890.12"])
def test_decimals_keep_their_digits(text: str) -> None:
    value = {"value": Decimal(text)}
    assert as_json.line(value).decode() == f'{{"value":{text}}}\n'
    assert f"value: {text}" in as_yaml.document(value).decode().replace("{", "").replace("}", "")


def test_layout_changes_nothing_but_blanks() -> None:
    record = {"name": "教师", "value": Decimal("10.0"), "span": (1, 2), "children": []}
    nested = {"title": "x" * 130, "children": [record, {**record, "children": [record] * 3}], "none": None}
    assert json.loads(as_json.document(nested)) == json.loads(as_json.line(nested))


def test_yaml_strings_stay_strings() -> None:
    strings = ["no", "012", "12:30", "2019", "1e3", "~", "10.0", "- x", "#", "", "a: b", "\u2028", "中"]
    assert yaml.safe_load(as_yaml.document(strings)) == strings


def test_csv_cells() -> None:
    assert as_csv.cell(None, excel=True) == ""
    assert as_csv.cell(((1, 2), (3, 4)), excel=True) == "[[1,2],[3,4]]"
    assert as_csv.cell("=1+1", excel=True) == "'=1+1"
    assert as_csv.cell("=1+1", excel=False) == "=1+1"
    assert as_csv.cell(Decimal("-3.50"), excel=True) == "-3.50"
    assert next(csv.reader(io.StringIO(as_csv.header().decode())))[:3] == ["uri", "report", "report_title"]


def test_schema_says_decimals_are_numbers_and_all_fields_are_there() -> None:
    indicator = json.loads(schema())["$defs"]["Indicator"]
    assert indicator["properties"]["value"] == {"type": "number"}
    assert set(indicator["required"]) == set(indicator["properties"])


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with pytest.raises(TypeError), output(str(path)) as sink:
        sink.writelines([b"half", None])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []
    with output(str(path)) as sink:
        sink.write(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"


def test_a_link_stays_a_link_and_rights_follow_the_umask(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with output(str(link)) as sink:
        sink.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    umask = os.umask(0)
    os.umask(umask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    with output(str(path)) as sink:
        sink.write(b"data")
    reader.join(10)
    assert read == [b"data"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportkitError, match="can't be written") as caught, output(str(tmp_path)) as sink:
        sink.write(b"")
    assert caught.value.code == "RK201"
