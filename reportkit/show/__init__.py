"""Showing: documents to people, with rich. Source text is never read as markup or emoji, and never highlighted."""

from reportkit.show.report import full_report
from reportkit.show.tables import comparison_table, indicator_table

__all__ = ["comparison_table", "full_report", "indicator_table"]
