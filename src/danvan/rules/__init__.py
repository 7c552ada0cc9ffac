"""Rules, findings, and the engine that runs the one to get the other."""

from danvan.rules.rule import Breach, Finding, Grade, Rule, Severity, check

__all__ = ["Breach", "Finding", "Grade", "Rule", "Severity", "check"]
