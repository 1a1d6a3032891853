"""Makes reportkit/clean/data/script.txt from the dictionaries of the installed OpenCC package (Apache-2.0).

    python scripts/make_script_table.py

Lines of the file: characters that are traditional only, and their simplified forms, one to one; traditional characters
that are simplified ones too (in GB 2312), and their simplified forms; simplified characters that no traditional text
holds; then one phrase a line whose conversion differs from that of its characters, with its conversion.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

import opencc

CONFIGURATION = "tw2s"
TARGET = Path(__file__).resolve().parent.parent / "reportkit" / "clean" / "data" / "script.txt"


def read_dictionary(name: str) -> dict[str, list[str]]:
    path = Path(opencc.__file__).parent / "dictionary" / f"{name}.txt"
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {key: values.split(" ") for key, values in pairs}


def in_gb2312(character: str) -> bool:
    """Whether a character stands in the simplified standard set."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def in_use(simplified: str) -> bool:
    """Whether people write a simplified form: forms made by analogy outside the basic block (劏 → 㓥) nobody does."""
    return "\u4e00" <= simplified <= "\u9fff"


def main() -> None:
    standard = {key: values[0] for key, values in read_dictionary("TSCharacters").items()}
    variants = {key: values[0] for key, values in read_dictionary("TWVariantsRev").items()}
    table: dict[str, str] = {}
    for character in sorted(standard.keys() | variants.keys()):
        middle = variants.get(character, character)
        simplified = standard.get(middle, middle)
        if simplified != character and in_use(simplified):
            table[character] = simplified

    back = read_dictionary("STCharacters")
    only_simplified = {c for c in table.values() if c not in back.get(c, [c]) and c not in table}

    convert = opencc.OpenCC(CONFIGURATION).convert
    spellings = {value: [value, key] for key, value in variants.items()}  # of a character before the first step
    written = set(read_dictionary("TWVariantsRevPhrases"))
    for phrase in read_dictionary("TSPhrases"):
        written.update("".join(chars) for chars in product(*(spellings.get(c, [c]) for c in phrase)))
    phrases = {phrase: convert(phrase) for phrase in sorted(written)}
    special = {
        p: out
        for p, out in phrases.items()
        if "".join(table.get(c, c) for c in p) != out and all(c == o or in_use(o) for c, o in zip(p, out, strict=True))
    }

    either = {c: s for c, s in table.items() if in_gb2312(c)}
    sure = {c: s for c, s in table.items() if c not in either}
    lines = ["".join(part) for part in (sure, sure.values(), either, either.values(), sorted(only_simplified))]
    lines += [f"{phrase}\t{out}" for phrase, out in special.items()]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
