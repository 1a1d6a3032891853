"""A folder of every kind of file: good inputs are converted, broken ones told with their code, none is lost.

benchmarks/batch.py does the same with twenty thousand files.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from generators.inputs import generate
from reportkit.batch.archive import open_archive
from reportkit.batch.inputs import find_files, read_inputs
from reportkit.cli.app import run

FILES = 120


def test_none_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    made = generate(folder, FILES, broken_each=10)
    assert run(["batch", str(folder), "-o", str(tmp_path / "out"), "--text-field", "text", "--quiet"]) == 1
    records = list(open_archive(str(tmp_path / "out")).inputs())
    assert set(Counter(record.uri for record in records).values()) == {1}
    assert {record.uri: record.code for record in records} == {**dict.fromkeys(made.good), **made.broken}
    assert len(set(made.broken.values())) > 7


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on Windows")
def test_nothing_in_a_folder_is_passed_over_silently(tmp_path: Path) -> None:
    """Links to folders are not followed, for they may lead in circles; pipes are not opened, for they may never end."""
    (tmp_path / "a.txt").write_text("全区新建学校3所。", encoding="utf-8")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "linked.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "pipe")
    found = {Path(item.uri).name: item.error and item.error.code for item in read_inputs(find_files([str(tmp_path)]))}
    assert found == {"a.txt": None, "circle": "RK101", "gone": "RK101", "linked.txt": None, "pipe": "RK101"}
