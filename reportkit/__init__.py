"""reportkit: scraped Chinese work reports to structured data an analyst can trust."""

from reportkit.version import __version__

__all__ = ["__version__"]
