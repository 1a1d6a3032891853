"""Errors a user can meet, each with a code that `reportkit help CODE` explains."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def told(code: str, failed: str, *, hint: str, where: str) -> Iterator[None]:
    """What others' code raises in the block as an error with a code: packages have exceptions of their own.

    `failed` says what did not work ("can't be read"); a ReportkitError goes through as it is.
    """
    try:
        yield
    except ReportkitError:
        raise
    except Exception as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else f"{type(error).__name__}: {error}"
        raise ReportkitError(code, f"{failed}: {reason}", hint=hint, where=where) from error
