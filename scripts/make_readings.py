"""Makes reportkit/clean/data/readings.txt from pypinyin (MIT), which is needed for this script only.

    python scripts/make_readings.py

One line for each syllable: the syllable with its tone mark and, after a tab, the characters of GBK that are read so.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin.constants import PINYIN_DICT

TARGET = Path(__file__).resolve().parent.parent / "reportkit" / "clean" / "data" / "readings.txt"


def main() -> None:
    by_syllable: defaultdict[str, list[str]] = defaultdict(list)
    for code, readings in sorted(PINYIN_DICT.items()):
        try:
            size = len(chr(code).encode("gbk"))
        except UnicodeEncodeError:
            continue
        if size == 2:
            for syllable in readings.split(","):
                by_syllable[syllable].append(chr(code))
    lines = (f"{syllable}\t{''.join(characters)}\n" for syllable, characters in sorted(by_syllable.items()))
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
