"""Errors a user can meet, each with a code that `reportkit help CODE` explains."""

from __future__ import annotations

from typing import Any


class ReportkitError(Exception):
    """Something is wrong with the input or the call, and the user can do something about it.

    `code` is stable ("RK101"), `message` says what is wrong, `hint` what to do, `where` names the
    file (with line and column where they are known).
    """

    def __init__(self, code: str, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.where = where

    def __reduce__(self) -> tuple[Any, ...]:  # goes from process to process
        return _again, (type(self), self.code, self.message, self.hint, self.where)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        tail = f" {self.hint}" if self.hint else ""
        return f"{place}{self.message} [{self.code}]{tail}"


class RuleError(ReportkitError):
    """A rule pack is broken: unknown key, duplicate id, an example that does not hold."""


def _again(kind: type[ReportkitError], code: str, message: str, hint: str, where: str) -> ReportkitError:
    return kind(code, message, hint=hint, where=where)
