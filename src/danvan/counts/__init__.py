"""One algebra of counts: what is counted, what lies in what, and what may be added.

Rules, aggregators, `reconcile`, `growth` and composers ask here; none decides for itself.

:func:`relation` says how two figures of a book stand to each other: one number told twice (`same`), total and part
(`part`, `whole`), nothing in common (`apart`: they may be added), `overlapping`, counts of `different` things, or
`undecided`. :func:`total_of` adds several figures up as far as that allows, and says what it left out and why it did
not. :func:`parts_of_wholes` sorts the parts of every whole by what tells them apart (recipient, type, field, level,
kind of thing, named thing, unit, period). :func:`received` is how many got an award. :func:`shares_of` sets shares
beside the counts they come from.

The laws, each a test: `relation(a, b)` is `relation(b, a).turned`; the order of figures changes no total; a part, or a
number told again, changes no total; no total is more than the whole it lies in, unless it is said not to fit; what
cannot be told is `undecided`, and its total is None with the pairs that are in doubt.
"""

from danvan.counts.parts import Parts, narrower_and_wider, parts_of_wholes
from danvan.counts.recipients import Received, received
from danvan.counts.relations import Kind, Relation, at_most, relation, wholes
from danvan.counts.respects import likeness, unit_of
from danvan.counts.shares import OF_MORE_THAN_A_WHOLE, Shared, follows, shares_of
from danvan.counts.things import both, one_family, one_thing
from danvan.counts.totals import Between, Total, number_of, total_of

__all__ = [
    "OF_MORE_THAN_A_WHOLE",
    "Between",
    "Kind",
    "Parts",
    "Received",
    "Relation",
    "Shared",
    "Total",
    "at_most",
    "both",
    "follows",
    "likeness",
    "narrower_and_wider",
    "number_of",
    "one_family",
    "one_thing",
    "parts_of_wholes",
    "received",
    "relation",
    "shares_of",
    "total_of",
    "unit_of",
    "wholes",
]
