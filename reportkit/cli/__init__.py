"""The command line: a thin layer on the library. `reportkit --help` names the commands."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

COLLECT_EVERY = 100_000  # objects: loading modules and parsing make many of them, and hardly a cycle


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 done but something did not pass, 2 nothing done, 130 interrupted."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:  # answered before anything heavy is loaded
        from reportkit.version import __version__

        print(f"reportkit {__version__}")
        sys.exit(0)
    gc.set_threshold(COLLECT_EVERY)
    from reportkit.cli.app import run

    code = run(arguments)
    gc.freeze()  # what is left goes with the process
    sys.exit(code)
