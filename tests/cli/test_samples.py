"""The samples parse to the JSON beside them; scripts/update_samples.py writes it anew, to be read before it is kept."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from update_samples import contents

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_parses_as_expected(cli, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.chdir(path.parent)
    assert contents(cli("parse", path.name).out.encode()) == contents(path.with_suffix(".json").read_bytes())


def test_all_samples_fit_the_schema() -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8"))
    for path in SAMPLES:
        jsonschema.Draft202012Validator(schema).validate(
            json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        )


def test_the_samples_show_every_kind_of_input() -> None:
    assert len(SAMPLES) >= 8
