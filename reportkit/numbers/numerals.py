"""Chinese numerals: their value as written and the multiplier they end in."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from reportkit.numbers.kinds import NumeralRule
from reportkit.rulepack import RuleSet

Value = tuple[Decimal, int]


class NumeralReader:
    """Reads numerals made of the characters of rules/numerals.yaml."""

    def __init__(self, rules: RuleSet) -> None:
        roles: dict[str, dict[str, int]] = {}
        for rule in rules.of(NumeralRule):
            roles.setdefault(rule.role, {}).update(rule.values)
        self.digits = {**roles["digit"], **roles["formal"], **{str(n): n for n in range(10)}}
        self.places = {**roles["place"], **roles["formal-place"]}
        self.powers = roles["power"]
        self.chars = frozenset((*self.digits, *self.places, *self.powers)) - frozenset("0123456789")
        self.ten = next(char for char, power in roles["place"].items() if power == 1)
        self.five = next(char for char, digit in roles["digit"].items() if digit == 5)
        self.vague = frozenset(roles["vague"])
        self.infixes = {
            char: role.removeprefix("infix-") for role in roles if role.startswith("infix-") for char in roles[role]
        }
        self._powers = "".join(self.powers)
        self._multipliers = "".join([*self.powers, *(char for char, power in roles["place"].items() if power > 1)])
        self.read = lru_cache(maxsize=4096)(self._read)

    def power(self, text: str) -> int:
        """The power of ten of a multiplier such as 万, 千万 or 万亿."""
        return sum(self.powers.get(char) or self.places[char] for char in text)

    def is_bare(self, run: str) -> bool:
        """Whether `run` is a multiplier with no digit before it (万, 千亿)."""
        return not run.strip(self._multipliers)

    def is_loose(self, run: str) -> bool:
        """Whether `run` names two neighbouring digits and means neither exactly (三五, 二三十)."""
        whole = run.partition("点")[0]
        if whole[0] == self.ten and whole[-1] == self.five:  # 十三五 is a plan
            return False
        values = [self.digits.get(char, 0) for char in whole]
        pairs = [(low, high) for low, high in pairwise(values) if low and high]
        if len(pairs) != 1 or (len(whole) > 2 and all(values)):
            return False
        low, high = pairs[0]
        return high == low + 1 or pairs == [(3, 5)]

    def _read(self, run: str) -> Value:
        """`(value, power of ten)` of a Chinese numeral.

        A numeral that ends in multipliers keeps them apart (二十万 → 20, 4; 千万 → 1, 7); any other is one integer.
        """
        body = run.rstrip(self._powers)
        mult = self.power(run[len(body) :])
        if mult and body and self.is_bare(body):
            mult += self.power(body)
            return Decimal(1), mult
        if not body:
            return Decimal(1), mult
        whole, point, fraction = body.partition("点")
        value = self._whole(whole, mult)
        if not point:
            return Decimal(value), mult
        return Decimal(f"{value}.{''.join(str(self.digits[c]) for c in fraction)}"), mult

    def _whole(self, text: str, mult: int) -> int:
        """The integer `text`; what it holds above `mult` counts in units of it (一亿二千|万 → 12000)."""
        if all(char in self.digits for char in text):
            return int("".join(str(self.digits[char]) for char in text))
        power, at = max(((self.powers[char], i) for i, char in enumerate(text) if char in self.powers), default=(0, -1))
        if not power:
            return self._below_myriad(text)
        high = self._whole(text[:at], mult) if at else 1
        low = text[at + 1 :]
        scale = int(10 ** (power - mult if power > mult else power))
        if len(low) == 1:  # a bare last digit counts in the next lower place (三万五 → 35000)
            return high * scale + self.digits.get(low, 0) * scale // 10
        return high * scale + (self._whole(low, mult) if low else 0)

    def _below_myriad(self, text: str) -> int:
        total = digit = 0
        last = 0
        for char in text:
            if char in self.places:
                last = self.places[char]
                total += (digit or 1) * 10**last
                digit = 0
            else:
                digit = digit * 10 + self.digits[char]
        if digit and last > 1 and text[-2] in self.places:  # 一百二 → 120
            digit *= 10 ** (last - 1)
        return total + digit
