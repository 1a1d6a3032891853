"""What the members of archives have in common: names in any encoding, what is passed over, and how much is too much."""

from __future__ import annotations

from reportkit.errors import ReportkitError
from reportkit.read.encoding import decode
from reportkit.regex import regex

MAX_MEMBERS = 1_000_000
MAX_UNPACKED = 1_000_000_000  # bytes an archive may always unpack to …
MAX_RATIO = 100  # … and how many times its own size beyond that; text packs to a third or a tenth

_DRIVE = regex(r"[A-Za-z]:")
_HIDDEN = (".", "__MACOSX")


class Members:
    """Counts the members of one archive and what they unpack to, and gives each its name."""

    def __init__(self, uri: str, size: int) -> None:
        self._uri = uri
        self._most = max(MAX_UNPACKED, size * MAX_RATIO)
        self._unpacked = 0
        self._count = 0
        self._seen: dict[str, int] = {}

    def add(self, size: int) -> None:
        """Count bytes that were unpacked. Raises ReportkitError RK124 when it is a bomb."""
        self._unpacked += size
        if self._unpacked > self._most:
            reason = f"unpacks to more than {self._most:,} bytes"
            raise ReportkitError("RK124", reason, hint="Unpack it by hand, if you trust it.")

    def uri(self, name: str) -> str:
        """ARCHIVE!/NAME, told apart by #2, #3 … where an archive has a name twice. Raises RK124 for too many."""
        self._count += 1
        if self._count > MAX_MEMBERS:
            raise ReportkitError("RK124", f"holds more than {MAX_MEMBERS:,} members", hint="Split it.")
        self._seen[name] = times = self._seen.get(name, 0) + 1
        return f"{self._uri}!/{name}" + (f"#{times}" if times > 1 else "")


def member_name(raw: bytes) -> str:
    """The name of a member from its bytes: UTF-8 or the encoding it reads best in, with / between folders."""
    try:
        name = decode(raw).text
    except ReportkitError:
        name = raw.decode("gb18030", "replace")
    return name.replace("\\", "/")


def is_hidden(name: str) -> bool:
    """Whether a member is passed over as hidden files are: .name, and what macOS adds."""
    return any(part.startswith(_HIDDEN) and part not in (".", "..") for part in name.split("/"))


def unsafe_name(name: str) -> ReportkitError | None:
    """An error if a name leads out of the archive; nothing is written, but outputs are named after their inputs."""
    if name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name):
        return ReportkitError("RK121", "its name leads out of the archive", hint="Pack it anew with plain names.")
    return None


def no_file(what: str) -> ReportkitError:
    """The error of a member that is a link or a device."""
    return ReportkitError("RK121", f"is {what}, not a file", hint="Pack the file itself.")


def cut_off() -> ReportkitError:
    """The error of an archive that has lost its end."""
    return broken("it is cut off")


def broken(reason: object) -> ReportkitError:
    """The error of an archive or member that can't be unpacked."""
    return ReportkitError("RK120", f"can't be unpacked: {reason}", hint="Download it once more, or pack it anew.")
