"""Rules, findings, and the engine that runs the one to get the other."""

from danvan.rules.builtin import BUILTIN
from danvan.rules.choosing import chosen
from danvan.rules.listing import findings_table
from danvan.rules.rule import Breach, Finding, Grade, Rule, Severity, check, subject

__all__ = ["BUILTIN", "Breach", "Finding", "Grade", "Rule", "Severity", "check", "chosen", "findings_table", "subject"]
