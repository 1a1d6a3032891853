"""The cases in tests/cases: mappings in YAML; those with `xfail` are known failures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportkit.rulepack.strict_yaml import read_yaml

CASES = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file, named from tests/cases on."""
    path = CASES / name
    cases: list[dict[str, Any]] = read_yaml(path.read_text(encoding="utf-8"), where=str(path))[0]
    return cases


def params(folder: str, *, key: str | None = None) -> list[Any]:
    """The cases of a folder as parameters with their file and name as id; with `key` only those that have it."""
    found = []
    for path in sorted((CASES / folder).glob("*.yaml")):
        for case in read_cases(f"{folder}/{path.name}"):
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            if key is None or key in case:
                found.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return found
