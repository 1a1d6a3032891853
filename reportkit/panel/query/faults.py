"""What can be wrong with a query, in the words of reportkit."""

from __future__ import annotations

import os

from reportkit.errors import ReportkitError

MEMORY = 1_000_000_000  # bytes a query may take


def wrong(message: str) -> ReportkitError:
    """The database does not understand it."""
    return ReportkitError(
        "RK216", f"the database says: {_line(message)}", hint="docs/batch.md lists tables and columns."
    )


def undecodable() -> ReportkitError:
    """It holds bytes that are no text, as a shell hands them on."""
    return ReportkitError("RK216", "the query is not UTF-8", hint="Write it in UTF-8, as the archive is.")


def broken(path: str, message: str) -> ReportkitError:
    """The database is not what batch wrote."""
    hint = f"Make it anew: `reportkit batch PATH... -o {os.path.dirname(path)}`; nothing is parsed again."
    return ReportkitError("RK218", f"is no whole database: {_line(message)}", hint=hint, where=path)


def no_question(message: str) -> ReportkitError:
    """It would do something else than read the archive."""
    hint = "Give one SELECT over the tables of the archive."
    return ReportkitError("RK220", f"queries only read, and only the archive: {_line(message)}", hint=hint)


def too_long() -> ReportkitError:
    """It is over its time."""
    return _too_much("longer than the time limit", "or give it more with --time-limit")


def too_large() -> ReportkitError:
    """It is over the memory it may take."""
    return _too_much(f"more than {MEMORY:,} bytes of memory", "or open the database with a tool of its own")


def _too_much(what: str, otherwise: str) -> ReportkitError:
    return ReportkitError("RK221", f"the query takes {what}", hint=f"Ask for less (WHERE, LIMIT), {otherwise}.")


def _line(message: str) -> str:
    return message.partition("\n")[0]
