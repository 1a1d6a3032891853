"""Real documents: every text parses, and everything it gives fits the schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportkit.read import read_path
from shared import SHARED

ROOT = Path(__file__).resolve().parents[2]
CORPUS = SHARED / "corpus"
FILES = sorted(path for folder in ("text", "bytes") for path in (CORPUS / folder).glob("*"))
OTHER = sorted(path for folder in ("html", "docx", "pdf") for path in (CORPUS / folder).glob("*"))

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus is not here")


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf-8")))


@pytest.fixture
def parsed(cli, validator: jsonschema.Draft202012Validator) -> Callable[[Path], Any]:
    """Parses a file without complaint into data that fits the schema."""

    def parse(path: Path) -> Any:
        code, out, err = cli("parse", path)
        assert (code, err) == (0, "")
        data = json.loads(out)
        validator.validate(data)
        return data

    return parse


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_text_parses(parsed: Callable[[Path], Any], path: Path) -> None:
    data = parsed(path)
    text = path.read_bytes().decode(data["source"]["encoding"])
    assert data["source"]["chars"] == len(text)


@pytest.mark.parametrize("path", OTHER, ids=lambda path: path.name)
def test_pages_and_documents_parse(parsed: Callable[[Path], Any], path: Path) -> None:
    data = parsed(path)
    assert data["source"]["media_type"] != "text/plain"
    assert data["source"]["chars"] == len(read_path(path).text)
