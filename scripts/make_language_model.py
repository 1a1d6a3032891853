"""Makes reportkit/clean/data/language.bin: character statistics of Chinese, from jieba's dictionary (MIT).

    python scripts/make_language_model.py

The dictionary gives words with counts. A text is taken for a row of words drawn by these counts; what a character
trigram model of such a text needs are counts of characters, pairs and triples inside words and at their edges. The
file is laid out as reportkit/clean/language.py says.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from array import array
from collections import Counter
from pathlib import Path

import jieba

TARGET = Path(__file__).resolve().parent.parent / "reportkit" / "clean" / "data" / "language.bin"
RAREST = 4  # words seen less often are left out: names, mostly
STEPS = 16  # steps of the logarithm of a count

# Marks as shares of all words, as they stand in running official prose; 0 stands for every digit, A for every letter.
MARKS = {
    **{
        "，": 0.075,
        "。": 0.03,
        "、": 0.045,
        "；": 0.006,
        "：": 0.004,
        "！": 0.001,
        "？": 0.001,
        "\n": 0.012,
        "·": 0.001,
    },
    **{"（": 0.004, "）": 0.004, "“": 0.006, "”": 0.006, "《": 0.002, "》": 0.002, "%": 0.006, ".": 0.006, "-": 0.002},
    **{"0": 0.05, "A": 0.001},
}


def words() -> Counter[str]:
    counts: Counter[str] = Counter()
    dictionary = Path(jieba.__file__).with_name("dict.txt")
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if int(count) >= RAREST and all("\u4e00" <= c <= "\u9fff" for c in word):
            counts[word] = int(count)
    total = counts.total() / (1 - sum(MARKS.values()))
    counts.update({mark: round(share * total) for mark, share in MARKS.items()})
    return counts


def quantised(count: int) -> int:
    """0 for none, else 1 + the logarithm in steps, at most 255."""
    return min(255, 1 + round(STEPS * math.log(count))) if count else 0


def main() -> None:
    counts = words()
    characters = sorted({c for word in counts for c in word})
    first, last, single = Counter[str](), Counter[str](), Counter[str]()
    pairs, opening, closing, triples = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for word, count in counts.items():
        first[word[0]] += count
        last[word[-1]] += count
        if len(word) == 1:
            single[word] += count
            continue
        opening[word[:2]] += count
        closing[word[-2:]] += count
        for i in range(len(word) - 1):
            pairs[word[i : i + 2]] += count
        for i in range(len(word) - 2):
            triples[word[i : i + 3]] += count

    number = {c: i for i, c in enumerate(characters)}
    pair_list, triple_list = sorted(pairs), sorted(triples)
    pair_starts = array("I", [0]) + array("I", _ends(characters, Counter(p[0] for p in pair_list)))
    triple_starts = array("I", [0]) + array("I", _ends(pair_list, Counter(t[:2] for t in triple_list)))
    parts = [
        "".join(characters).encode("utf-32-le"),
        *(bytes(quantised(edge[c]) for c in characters) for edge in (first, last, single)),
        pair_starts.tobytes(),
        array("H", (number[p[1]] for p in pair_list)).tobytes(),
        *(bytes(quantised(table[p]) for p in pair_list) for table in (pairs, opening, closing)),
        triple_starts.tobytes(),
        array("H", (number[t[2]] for t in triple_list)).tobytes(),
        bytes(quantised(triples[t]) for t in triple_list),
    ]
    header = struct.pack("<IIII", len(characters), len(pair_list), len(triple_list), counts.total())
    TARGET.write_bytes(zlib.compress(header + b"".join(parts), 9))
    print(len(counts), len(characters), len(pair_list), len(triple_list), TARGET.stat().st_size, file=sys.stderr)


def _ends(keys: list[str], sizes: Counter[str]) -> list[int]:
    """Where the block of each key ends, in a row of blocks."""
    ends, at = [], 0
    for key in keys:
        at += sizes[key]
        ends.append(at)
    return ends


if __name__ == "__main__":
    main()
