"""What each field of a file means, in a sentence: for the JSON Schema (editors show it) and the reference page.

A test holds this table against the classes: no field without a meaning, no meaning without a field.
"""

from collections.abc import Mapping

SHARED: Mapping[str, str] = {
    "id": "Our own identity for it, in normal form (NFC); never a name, never a code that is given out again.",
    "source": "Where it was found.",
    "note": "A remark of whoever keeps the book.",
    "during": "The days on which it holds; all days where it is left out.",
    "ground": "The provision it rests on.",
    "confidence": "How far it may be trusted.",
    "vi": "The Vietnamese label.",
    "en": "The English label.",
    "code": "The code.",
    "aliases": "Other names or spellings it is found under.",
    "rank": "Its place among its like; 1 is first or highest.",
    "variants": "What other passages of the sources say of the same fact.",
    "movement": "The movement it belongs to, a code of the vocabulary.",
    "period": "The period it belongs to, by id.",
    "abbreviation": "The short form used in symbols and tables.",
    "side": "Which side of the political system: party, state, front …",
    "levels": "The levels it holds at; any where none is named.",
}
"""Fields that mean the same wherever they stand."""

OWN: Mapping[str, Mapping[str, str]] = {
    "Unit": {
        "id": "The unit's identity; every row of its life has the same.",
        "name": "Its name on those days.",
        "kind": "The kind of unit, a code of the vocabulary (`commune`, `provincial-party-committee` …).",
        "level": "The level it stands at, a code of the vocabulary; it comes from the place, not from the name.",
        "parent": "The unit above it in the line of command, by id.",
        "place": "The territory it serves, by id.",
        "place_source": "Where its place was found, where its own source does not name it.",
        "groups": "The blocks and clusters it belongs to, by id.",
        "codes": "Its codes in schemes of others, dated.",
        "during": "The days this row holds for; a change of name, kind, level or parent is a further row.",
    },
    "Code": {
        "scheme": "The scheme of codes (`gso` is the statistical office's).",
        "value": "The code in that scheme.",
        "during": "The days on which it was the unit's code.",
    },
    "Succession": {
        "kind": "What happened: establish, rename, merge, split, absorb, dissolve, move … (a code of the vocabulary).",
        "before": "The units there were, by id.",
        "after": "The units there are since, by id.",
        "on": "The day it took effect, which is not the day it was decided.",
        "decided": "The texts that decided it.",
        "shares": "How a unit was divided, where that is known.",
    },
    "Share": {
        "before": "The unit that was divided, by id.",
        "after": "The unit the part went to, by id.",
        "share": "The part, 0 to 1.",
    },
    "Period": {
        "kind": "The kind of period: year, quarter, stage, term, campaign … (a code of the vocabulary).",
        "label": "The period as printed.",
        "during": "The days it covers.",
        "within": "The longer period it is part of, by id.",
        "reported_on": "The day of the review, which may come before the period ends.",
    },
    "Model": {
        "name": "Its name.",
        "holders": "The units that hold it, by id; several where it is held jointly.",
        "person": "The person who holds it, where it is an individual's.",
        "type": "Whether it is a collective's or an individual's; left out where the source does not say.",
        "fields": "Its fields, codes of the vocabulary (`economy`, `culture-society` …).",
        "place": "Where it is carried out, a territory by id.",
        "milestones": "The steps of its life; they are only ever added to.",
        "description": "What the registration form asks in words.",
    },
    "Milestone": {
        "kind": "The step: registered, effective, appraised, voted, recognised … (a code of the vocabulary).",
        "on": "The day of the step.",
        "period": "The period in which it was taken, where the day is not known, by id.",
        "level": "The level at which it was recognised, a code of the vocabulary.",
        "by": "The body that took the step, by id.",
        "decision": "The document by which it was taken.",
    },
    "Description": {
        "situation": "How things stood before.",
        "aims": "What it is to achieve.",
        "content": "What is done.",
        "area": "Where, and for whom.",
        "forces": "Who takes part.",
        "resources": "With what means.",
        "schedule": "By when.",
        "outputs": "What came of it, in things that can be counted.",
        "effect": "What it changed.",
        "sustainability": "How it lasts and spreads.",
    },
    "Award": {
        "form": "The form of award, a code of the vocabulary; left out where the source names none.",
        "title": "The award as printed, where that says more than the form.",
        "recipients": "Who received it.",
        "grantors": "The bodies that granted it, by id; several when joint.",
        "signatory": "Who signed, which is not who granted.",
        "reason": "What it was given for, in words.",
        "achievement": "What it rewards, as any text that two awards for one achievement share.",
        "based_on": "Ids of earlier awards that it names as its grounds.",
        "occasion": "The occasion it was given on.",
        "acts": "How far it has come: proposed, decided, presented, revoked, in order.",
        "bonus": "The money that goes with it, in đồng for each recipient.",
    },
    "Recipient": {
        "kind": "Collective, individual, household, model, or `unsplit` where the source counts several kinds as one.",
        "unit": "The unit that received it, by id.",
        "model": "The model that was rewarded, by id.",
        "person": "The person who received it.",
        "name": "The name as printed, where it is none of the book's units and models.",
        "count": "How many, where they are not named.",
        "barred": "The days on which it may not be proposed: discipline or verification is open. No reason is kept.",
    },
    "Act": {
        "state": "What was done: proposed, decided, presented or revoked.",
        "on": "The day.",
        "by": "The body that did it, by id.",
        "office": "The office that did it.",
        "document": "The document by which it was done.",
    },
    "Figure": {
        "measure": "What was counted, a code of the vocabulary.",
        "quantity": "The number; left out where words stand for it.",
        "printed": "The words that stand for the number.",
        "unit": "The unit that is reported on, by id.",
        "on": "The day a stock stood at the number.",
        "breakdown": "Which part of the measure is counted.",
        "fields": "The fields it is about, where one number covers several.",
        "about": "The thing counted, where the measure has no code for it.",
        "part_of": "The figure it lies within, by id.",
        "apart_from": "Figures it is said not to overlap, by id.",
        "by": "The unit that reported it, by id, where that is another.",
    },
    "Remark": {
        "kind": "What it is: merit, limitation, cause, lesson, task … (a code of the vocabulary).",
        "text": "A sentence for what the source says.",
        "unit": "The unit it is about, by id.",
        "part_of": "The remark it elaborates, by id.",
        "by": "Who said it.",
        "comparison": "What it compares with an earlier figure.",
    },
    "Comparison": {
        "of": "The figures it may be about, by id: one where the source says which, several where it does not.",
        "change": "How many more there are; less than zero for fewer.",
        "times": "How many times as many there are.",
        "since": "The period compared with, by id.",
    },
    "Person": {
        "name": "The name, where it is needed at all.",
        "office": "The office held.",
        "unit": "The unit the office is in, by id.",
    },
    "Variant": {
        "field": "The field that is told differently.",
        "printed": "What that passage says.",
        "source": "Where that passage stands.",
    },
    "Quantity": {
        "value": "The number as far as it was given.",
        "exact": "How it is meant: `over` (hơn, trên), `at_least` (từ), `nearly` (gần), `at_most` (tối đa), `about`.",
        "unit": "The unit of count, a code of the vocabulary (`model`, `person`, `dong` …).",
        "printed": "The number as printed.",
    },
    "Span": {
        "start": "The first day; left out where the beginning is not known or not bounded.",
        "end": "The first day after it; left out while it runs.",
    },
    "Source": {
        "citation": "The document.",
        "file": "The file it was read from.",
        "place": "The place in it: page, paragraph, sheet and row.",
        "quote": "The words as printed.",
        "note": "Why it is trusted that far.",
    },
    "Citation": {
        "symbol": "The number and symbol, as printed (`1029-CV/TU`).",
        "date": "The date of the document.",
        "type": "The type of document, as printed.",
        "issuer": "Who issued it, as printed.",
        "title": "Its title or subject.",
    },
    "Vocabulary": {
        "terms": "Plain codes of any scheme: fields, levels, milestones, document types …",
        "unit_kinds": "Kinds of unit.",
        "award_forms": "Forms of award.",
        "measures": "What units report.",
        "instruments": "Laws, decrees, regulations, guidelines.",
        "competences": "Who may grant which form.",
        "base_salaries": "The base salary by date.",
        "multipliers": "Bonuses as multiples of the base salary.",
    },
    "Term": {
        "scheme": "The scheme the code belongs to (`field`, `level`, `milestone` …).",
        "maps_to": "The standard codes that this local one stands for.",
    },
    "UnitKind": {
        "territorial": "Whether such a unit is a piece of the map.",
        "levels": "The levels at which it occurs.",
        "under": "The kinds its parent may be of; none: it stands at the top.",
    },
    "AwardForm": {"recipients": "The kinds of recipient it is for; none: it is not known."},
    "Measure": {
        "unit": "The unit of count, a code of the vocabulary.",
        "nature": "`flow` happens in a period, `stock` stands on a day, `share` is a ratio.",
        "additive": "Whether the numbers of different units may be added.",
    },
    "Instrument": {
        "symbol": "Its number and symbol.",
        "type": "The type of document, a code of the vocabulary.",
        "issued": "The day it was issued.",
        "during": "The days on which it is in force.",
        "amends": "The texts it amends, by code.",
        "replaces": "The texts it replaces, by code.",
        "unread": "Whether its content could not be read, so that what it amends is certain only before it.",
        "subject": "What it is about.",
    },
    "Competence": {
        "form": "The form of award, by code.",
        "grantors": "The kinds of unit that may grant it.",
        "office": "The office that decides, where the law names one.",
    },
    "BaseSalary": {"amount": "In đồng a month."},
    "Multiplier": {
        "form": "The form of award, by code.",
        "recipient": "The kind of recipient.",
        "value": "The multiple of the base salary.",
        "grantors": "The kinds of unit that grant it; any where none is named.",
        "holders": "The kinds of unit that receive it; any if none is named.",
        "cap": "Whether the multiple is a ceiling.",
        "instrument": "The text that sets it, by code.",
    },
}
"""What a field means in one class, where that differs from what it means elsewhere."""


def meaning(kind: str, field: str) -> str:
    """The meaning of a field of a class.

    Raises: KeyError when nobody has written it down.

    >>> meaning("Unit", "source")
    'Where it was found.'
    """
    own = OWN.get(kind, {})
    return own[field] if field in own else SHARED[field]
