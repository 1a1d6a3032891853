"""Loading packs into a RuleSet: find the files, check them strictly once, keep the result by fingerprint."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from reportkit.cache import keep, recall
from reportkit.errors import RuleError
from reportkit.rulepack.kinds import KINDS, PatternRule, Rule, WordsRule, kind_type

if TYPE_CHECKING:
    from reportkit.rulepack.strict_yaml import Positions

R = TypeVar("R", bound=Rule)
T = TypeVar("T")

_FORMAT = b"1"  # raise when the cached form changes
_CACHED = "rules-"


class RuleSet:
    """All rules in force. `fingerprint` changes with any byte of any pack."""

    def __init__(self, data: dict[str, list[dict[str, Any]]], fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._data = data
        self._typed: dict[type[Rule], tuple[Rule, ...]] = {}
        self._words: dict[str, tuple[str, ...]] | None = None
        self._patterns: dict[str, str] | None = None
        self._compiled: dict[Callable[[RuleSet], Any], Any] = {}

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All rules of one kind, in file and line order."""
        if kind not in self._typed:
            name = next(k for k, v in KINDS.items() if v == f"{kind.__module__}:{kind.__name__}")
            self._typed[kind] = tuple(msgspec.convert(rule, kind) for rule in self._data.get(name, []))
        return self._typed[kind]  # type: ignore[return-value]

    def find(self, id: str) -> tuple[str, dict[str, Any]] | None:
        """Kind and data of the rule `id`, whatever its kind."""
        return next(((kind, rule) for kind, rules in self._data.items() for rule in rules if rule["id"] == id), None)

    def words(self, id: str) -> tuple[str, ...]:
        """The words of the word list `id`; KeyError if there is none."""
        if self._words is None:
            self._words = {rule.id: rule.words for rule in self.of(WordsRule)}
        return self._words[id]

    def pattern(self, id: str) -> str:
        """The regular expression of the pattern `id`, as written; KeyError if there is none."""
        if self._patterns is None:
            self._patterns = {rule.id: rule.pattern for rule in self.of(PatternRule)}
        return self._patterns[id]

    def compiled(self, build: Callable[[RuleSet], T]) -> T:
        """`build(self)`, made once."""
        if build not in self._compiled:
            self._compiled[build] = build(self)
        made: T = self._compiled[build]
        return made


def builtin_folder() -> str:
    """The packs shipped with reportkit: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def load_rules(*folders: str | os.PathLike[str]) -> RuleSet:
    """The built-in packs, then those of `folders`; a later rule replaces an earlier one of the same id and kind.

    Raises RuleError (RK301 broken YAML, RK302 wrong shape, RK303 duplicate id, RK304 broken example, RK305 no such
    folder), each with file, line and column.
    """
    return _load(tuple(os.path.realpath(folder) for folder in folders))


@lru_cache(maxsize=8)
def _load(folders: tuple[str, ...]) -> RuleSet:
    layers = [_files(builtin_folder()), *(_files(folder) for folder in folders)]
    digest = hashlib.sha256(_FORMAT)
    for layer in layers:
        for path, content in layer:
            digest.update(os.path.basename(path).encode() + b"\0" + content + b"\0")
        digest.update(b"\1")
    fingerprint = digest.hexdigest()[:16]
    data = _from_cache(fingerprint)
    if data is None:
        data = _read_layers(layers)
        keep(_cache_name(fingerprint), msgspec.json.encode(data), family=_CACHED)
    return RuleSet(data, fingerprint)


def _files(folder: str) -> list[tuple[str, bytes]]:
    if not os.path.isdir(folder):
        raise RuleError("RK305", "no such rules folder", hint="Give a folder of .yaml files.", where=folder)
    names = sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
    if not names:
        raise RuleError("RK305", "no rule packs in this folder", hint="Their names end in .yaml.", where=folder)
    return [(path, _content(path)) for path in (os.path.join(folder, name) for name in names)]


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _read_layers(layers: Iterable[list[tuple[str, bytes]]]) -> dict[str, list[dict[str, Any]]]:
    """Rules by kind, ids unique within a layer, later layers replacing earlier ones in place."""
    merged: dict[str, dict[str, dict[str, Any]]] = {}
    for layer in layers:
        seen: dict[str, str] = {}
        for path, content in layer:
            kind, rules, positions = _read_pack(path, content)
            for index, rule in enumerate(rules):
                line, column = positions[("rules", index)]
                where = f"{path}:{line}:{column}"
                if rule["id"] in seen:
                    first = seen[rule["id"]]
                    raise RuleError(
                        "RK303", f"duplicate rule id {rule['id']!r}, first at {first}", hint="Rename one.", where=where
                    )
                seen[rule["id"]] = where
                merged.setdefault(kind, {})[rule["id"]] = rule
    return {kind: list(rules.values()) for kind, rules in merged.items()}


def _read_pack(path: str, content: bytes) -> tuple[str, list[dict[str, Any]], Positions]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError("RK301", f"not UTF-8 at byte {error.start}", hint="Save it as UTF-8.", where=path) from error
    from reportkit.rulepack.strict_yaml import read_yaml  # PyYAML is loaded only when the cache does not know the packs

    data, positions = read_yaml(text, where=path)
    if not isinstance(data, dict) or set(data) != {"kind", "rules"} or not isinstance(data["rules"], list):
        raise RuleError("RK302", "a rule file is a mapping of `kind` and `rules` (a list)", where=f"{path}:1:1")
    kind = data["kind"]
    if kind not in KINDS:
        line, column = positions[("kind",)]
        hint = f"Known kinds: {', '.join(sorted(KINDS))}."
        raise RuleError("RK302", f"unknown kind {kind!r}", hint=hint, where=f"{path}:{line}:{column}")
    struct = kind_type(kind)
    for index, raw in enumerate(data["rules"]):
        line, column = positions[("rules", index)]
        try:
            rule = msgspec.convert(raw, struct)
        except msgspec.ValidationError as error:
            line, column = _locate(str(error), index, raw, positions)
            raise RuleError(
                "RK302", f"{error}", hint="See docs/rules.md for the fields.", where=f"{path}:{line}:{column}"
            ) from error
        for fault in rule.faults():
            raise RuleError(
                "RK304",
                f"rule {rule.id!r} {fault}",
                hint="Mend the rule or the example.",
                where=f"{path}:{line}:{column}",
            )
    return kind, data["rules"], positions


def _locate(message: str, index: int, raw: Any, positions: Positions) -> tuple[int, int]:
    """The place a validation message speaks of, as near as its text tells."""
    if isinstance(raw, dict):
        for key in raw:
            if f"`{key}`" in message or f"$.{key}" in message:
                return positions[("rules", index, key)]
    return positions[("rules", index)]


def _cache_name(fingerprint: str) -> str:
    return f"{_CACHED}{fingerprint}.json"


def _from_cache(fingerprint: str) -> dict[str, list[dict[str, Any]]] | None:
    kept = recall(_cache_name(fingerprint))
    try:
        return msgspec.json.decode(kept, type=dict[str, list[dict[str, Any]]]) if kept else None
    except msgspec.DecodeError:
        return None
