"""Rules, findings, and the engine that runs the one to get the other."""

from danvan.rules.builtin import BUILTIN
from danvan.rules.engine.check import check
from danvan.rules.engine.chosen import chosen
from danvan.rules.engine.finding import Finding
from danvan.rules.engine.findings_table import findings_table
from danvan.rules.engine.rule import Breach, Grade, Rule, Severity, rule, rules_in, subject
from danvan.rules.engine.wording import Bilingual

__all__ = [
    "BUILTIN",
    "Bilingual",
    "Breach",
    "Finding",
    "Grade",
    "Rule",
    "Severity",
    "check",
    "chosen",
    "findings_table",
    "rule",
    "rules_in",
    "subject",
]
