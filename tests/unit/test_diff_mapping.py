"""The analyst's map: pairs fixed, kept apart, suggested; and what is wrong with a file is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit import api
from reportkit.diff import Mapping, read_mapping
from reportkit.diff.mapping import Entry, suggestion
from reportkit.errors import ReportkitError

OLD = api.parse_text("云岭县2021年工作总结\n2021年，全县有学校8所，校园足球队12支，公共财政预算收入9亿元。\n")
NEW = api.parse_text("云岭县2022年工作总结\n2022年，全县有学校9所，体育社团15个，一般公共预算收入11亿元。\n")


def paired(mapping: Mapping | None) -> dict[str, str]:
    rows = api.compare(OLD, NEW, mapping=mapping).rows
    return {row.old.text: row.new.text for row in rows if row.old and row.new}


def name_of(text: str) -> str:
    return next(i.name for parsed in (OLD, NEW) for i in parsed.reports[0].indicators if i.text == text)


def test_names_are_paired_by_the_map() -> None:
    assert "12支" not in paired(None)
    entry = Entry(old=name_of("12支"), new=name_of("15个"))
    assert paired(Mapping(pairs=(entry,)))["12支"] == "15个"


def test_ids_are_paired_by_the_map() -> None:
    old, new = OLD.reports[0].indicators[1], NEW.reports[0].indicators[1]
    assert paired(Mapping(pairs=(Entry(old=old.id, new=new.id),)))[old.text] == new.text


def test_names_are_kept_apart() -> None:
    entry = Entry(old=name_of("8所"), new=name_of("9所"))
    assert "8所" not in paired(Mapping(apart=(entry,)))


def test_the_map_overrules_the_verdict() -> None:
    entry = Entry(old=name_of("8所"), new=name_of("9所"), comparable=False)
    rows = api.compare(OLD, NEW, mapping=Mapping(pairs=(entry,))).rows
    assert next(row.verdict for row in rows if row.old and row.old.text == "8所") == "incomparable"


def test_a_suggestion_is_a_map(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_bytes(suggestion([api.compare(OLD, NEW)]))
    found = read_mapping(str(path))
    assert [(entry.old, entry.new) for entry in found.pairs] == [("公共财政预算收入", "一般公共预算收入")]


def test_an_empty_suggestion_is_a_map(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_bytes(suggestion([api.compare(OLD, OLD)]))
    assert read_mapping(str(path)) == Mapping()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pairs: [{old: a}]", "RK206"),
        ("pears: []", "RK206"),
        ("- a", "RK206"),
        ("pairs: &a []", "RK301"),
    ],
)
def test_a_broken_map_is_named(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportkitError) as error:
        read_mapping(str(path))
    assert error.value.code == code
    assert error.value.where.startswith(str(path))


def test_a_missing_map_is_named() -> None:
    with pytest.raises(ReportkitError) as error:
        read_mapping("/nowhere/map.yaml")
    assert error.value.code == "RK101"
