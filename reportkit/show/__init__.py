"""Showing: documents to people, with rich. Source text is never read as markup or emoji, and never highlighted."""

from reportkit.show.report import full_report
from reportkit.show.tables import indicator_table

__all__ = ["full_report", "indicator_table"]
