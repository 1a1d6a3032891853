"""Panels: indicator × place × period over a converted archive."""

from reportkit.panel.build import build
from reportkit.panel.model import Cell, Evidence, Panel, Series

__all__ = ["Cell", "Evidence", "Panel", "Series", "build"]
