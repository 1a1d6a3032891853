"""Rules as data: strict YAML packs, checked against their own examples, cached by fingerprint.

>>> from reportkit.rulepack import load_rules
>>> rules = load_rules()
>>> rules.words("measure.up")            # a word list by id
>>> rules.pattern("names.time")          # a pattern by id
>>> rules.of(UnitRule)                   # all rules of one kind
>>> rules.compiled(build_unit_table)     # anything derived from the rules, made once per rule set
"""

from reportkit.rulepack.kinds import Examples, PatternRule, Rule, WordsRule
from reportkit.rulepack.ruleset import RuleSet, load_rules

__all__ = ["Examples", "PatternRule", "Rule", "RuleSet", "WordsRule", "load_rules"]
