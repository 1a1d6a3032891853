"""Text decoded with the wrong encoding."""

from __future__ import annotations


def windows(raw: bytes) -> str:
    """Bytes read as Windows-1252; the five it does not define as Latin-1 has them."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)


def latin(raw: bytes) -> str:
    return raw.decode("latin-1")
