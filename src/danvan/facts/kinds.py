"""The kinds of facts: the frame and the events that happened in it."""

from danvan.facts.award import Award
from danvan.facts.figure import Figure
from danvan.facts.model import Model
from danvan.facts.period import Period
from danvan.facts.remark import Remark
from danvan.facts.succession import Succession
from danvan.facts.unit import Unit

Frame = Unit | Succession | Period
Event = Model | Award | Figure | Remark
Fact = Frame | Event

FRAME: tuple[type[Unit], type[Succession], type[Period]] = (Unit, Succession, Period)
EVENTS: tuple[type[Model], type[Award], type[Figure], type[Remark]] = (Model, Award, Figure, Remark)
KINDS: tuple[type[Fact], ...] = (*FRAME, *EVENTS)
"""The kinds of facts, in the order of a book."""
