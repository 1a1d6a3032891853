"""The tables of an archive and their columns: the structs of the contract, with the names of their fields.

Each row of a document begins with the document's `uri`, each row of a report with `report`, its id, besides. Lists and
objects are JSON in a text column. Decimals are exact: text where a form has no exact numbers.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from reportkit.batch.archive import InputRecord
from reportkit.model import Edit, Finding, Indicator, Report, Section, Source

Type = Literal["text", "integer", "decimal", "json"]


class Column(NamedTuple):
    name: str
    type: Type


class Table(NamedTuple):
    """A table; the columns of `key` tell its rows apart."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def decimals(self) -> bool:
        """Whether the table has columns of decimals."""
        return any(column.type == "decimal" for column in self.columns)


def fields(struct: type[msgspec.Struct], *, leave_out: Collection[str] = ()) -> tuple[Column, ...]:
    """The fields of a struct as columns."""
    hints = get_type_hints(struct)
    return tuple(Column(name, _type(hints[name])) for name in struct.__struct_fields__ if name not in leave_out)


def _type(hint: Any) -> Type:
    """The type of a field, which may be null or not set besides."""
    choices = get_args(hint) if get_origin(hint) in (UnionType, Union) else (hint,)
    kind = next(choice for choice in choices if choice not in (NoneType, msgspec.UnsetType))
    if get_origin(kind) is Literal or kind is str:
        return "text"
    return _PLAIN.get(kind, "json")


_PLAIN: dict[Any, Type] = {int: "integer", Decimal: "decimal"}
_URI = Column("uri", "text")
_REPORT = (_URI, Column("report", "text"))
_NUMBER = Column("n", "integer")  # counts the rows of what has no id
NESTED = ("sections", "indicators", "findings")  # of a report: tables of their own

INPUTS = Table("inputs", ("uri",), fields(InputRecord))
DOCUMENTS = Table(
    "documents", ("uri",), (*fields(Source), Column("schema_version", "text"), Column("generator", "json"))
)
EDITS = Table("edits", ("uri", "n"), (_URI, _NUMBER, *fields(Edit)))
REPORTS = Table("reports", ("uri", "id"), (_URI, *fields(Report, leave_out=NESTED)))
SECTIONS = Table(
    "sections",
    ("uri", "report", "id"),
    (*_REPORT, Column("parent", "text"), *fields(Section, leave_out=("children",))),
)
INDICATORS = Table("indicators", ("uri", "report", "id"), (*_REPORT, *fields(Indicator)))
FINDINGS = Table("findings", ("uri", "report", "n"), (*_REPORT, _NUMBER, *fields(Finding)))

TABLES = (INPUTS, DOCUMENTS, EDITS, REPORTS, SECTIONS, INDICATORS, FINDINGS)
