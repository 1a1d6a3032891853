"""The optional library behind every workbook."""

from __future__ import annotations

from reportkit.errors import ReportkitError


def require_openpyxl() -> None:
    """Raises ReportkitError RK208 where openpyxl is not installed."""
    try:
        import openpyxl  # noqa: F401
    except ImportError as error:
        hint = "Install it with `pip install reportkit[xlsx]`, or choose another format."
        raise ReportkitError("RK208", "writing xlsx needs openpyxl", hint=hint) from error
