"""The facts of a record book: frozen records that say what was, when, and where it is written.

The frame says who existed and when (`Unit`, `Succession`, `Period`); the events happened in that frame
(`Model`, `Award`, `Figure`, `Remark`). Every part that a real report may leave out is optional; what is
missing is None, never zero. Codes are plain strings, checked against the vocabulary by rules, so that a
province can add its own.
"""

from danvan.facts.award import Act, Award, Recipient
from danvan.facts.figure import Breakdown, Figure
from danvan.facts.kinds import EVENTS, FRAME, Event, Fact, Frame
from danvan.facts.model import Description, Milestone, Model, ModelType
from danvan.facts.period import Period
from danvan.facts.person import Person
from danvan.facts.remark import Comparison, Remark
from danvan.facts.succession import Share, Succession
from danvan.facts.unit import Code, Unit
from danvan.facts.variant import Variant

__all__ = [
    "EVENTS",
    "FRAME",
    "Act",
    "Award",
    "Breakdown",
    "Code",
    "Comparison",
    "Description",
    "Event",
    "Fact",
    "Figure",
    "Frame",
    "Milestone",
    "Model",
    "ModelType",
    "Period",
    "Person",
    "Recipient",
    "Remark",
    "Share",
    "Succession",
    "Unit",
    "Variant",
]
