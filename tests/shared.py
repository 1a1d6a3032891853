"""Where the shared texts are: tests that need them skip where they are not."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("REPORTKIT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
