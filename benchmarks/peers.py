"""Speed against other readers of Chinese numbers: `python benchmarks/peers.py [FILE…]` (the samples by default).

In one run, on the same text: the whole parse, Recognizers-Text (number, percentage, dimension, currency) and JioNLP
(money and time, sentence by sentence). Peers that are not installed are left out; to have them, make an environment
of their own: `pip install recognizers-text-suite "emoji<1.7" jionlp .` Goals: 50 × Recognizers-Text, 10 × JioNLP.
"""

from __future__ import annotations

import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportkit.pipeline import parse_source
from reportkit.read import read_text
from reportkit.write import as_json

ROOT = Path(__file__).resolve().parents[1]
MOST = 100_000  # characters: the peers take seconds for them
_SENTENCE = re.compile(r"[^。；\n]+")


def reportkit() -> Callable[[str], Any]:
    return lambda text: as_json.line(parse_source(read_text(text, uri="peers")))


def recognizers() -> Callable[[str], Any]:
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers, units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_dimension_model(),
        units.get_currency_model(),
    ]
    return lambda text: [model.parse(text) for model in models]


def jionlp() -> Callable[[str], Any]:
    import jionlp

    def read(text: str) -> list[Any]:
        sentences = _SENTENCE.findall(text)
        return [extract(s) for s in sentences for extract in (jionlp.ner.extract_money, jionlp.ner.extract_time)]

    return read


PEERS = {"reportkit": reportkit, "Recognizers-Text": recognizers, "JioNLP": jionlp}


def seconds(work: Callable[[str], Any], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


def main(paths: list[Path]) -> None:
    warnings.simplefilter("ignore")
    text = "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in paths)[:MOST]
    megabytes = len(text.encode()) / 1e6
    base = None
    for name, load in PEERS.items():
        try:
            work = load()
        except ImportError:
            print(f"{name:18} is not installed")
            continue
        seconds(work, text[:200])  # loads what is loaded on first use
        took = min(seconds(work, text) for _ in range(5 if base is None else 1))
        base = base or took
        print(f"{name:18} {megabytes / took:9.3f} MB/s   reportkit × {took / base:.1f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or sorted((ROOT / "samples").glob("simplified*.txt")))
