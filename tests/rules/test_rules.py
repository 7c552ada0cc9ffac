"""Every built-in rule on its smallest failing book, and the book next to it."""

import string

import pytest

from danvan.book.book import Book
from danvan.facts import Fact, Period, Person, Recipient
from danvan.rules import BUILTIN, Rule, check
from danvan.values.spans import Span
from rule_cases import CASES, COMMITTEE, COMMUNE, DISTRICT, PROVINCE, YEAR, award, figure


@pytest.mark.parametrize("code", sorted(CASES))
def test_smallest_failing_book(code: str) -> None:
    """A rule's smallest failing book yields that code, once, and no other."""
    assert [finding.code for finding in check(CASES[code].bad, BUILTIN)] == [code]


@pytest.mark.parametrize("code", sorted(CASES))
def test_good_book_next_to_it(code: str) -> None:
    """The good book next to it yields nothing."""
    assert [str(finding) for finding in check(CASES[code].good, BUILTIN)] == []


def test_every_rule_has_a_case() -> None:
    """No built-in rule is without its smallest failing book, and no case without its rule."""
    assert sorted(CASES) == [rule.code for rule in BUILTIN]


def test_codes_and_names_are_given_once() -> None:
    """No two rules share a code, a name or a function."""
    for values in zip(*((rule.code, rule.name, rule.check) for rule in BUILTIN), strict=True):
        assert len(set(values)) == len(BUILTIN)


@pytest.mark.parametrize("rule", BUILTIN, ids=lambda rule: rule.code)
def test_sentences_have_their_values(rule: Rule) -> None:
    """Both sentences of a finding are filled with values, none of them None, and differ."""
    (finding,) = check(CASES[rule.code].bad, [rule])
    values = dict(finding.values)
    for sentence, said in ((rule.vi, finding.vi), (rule.en, finding.en)):
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert names <= values.keys()
        assert names
        assert "None" not in said
        assert "{" not in said
    assert finding.vi != finding.en


@pytest.mark.parametrize("rule", BUILTIN, ids=lambda rule: rule.code)
def test_rules_are_explained(rule: Rule) -> None:
    """The function of a rule says what the rule is, why, a bad case and the fix; the grades name a ground."""
    said = rule.check.__doc__ or ""
    for part in ("Why:", "Bad:", "Fix:"):
        assert part in said
    assert all(grade.ground for grade in rule.grades)
    assert "đề nghị" in rule.vi.casefold()


@pytest.mark.parametrize("code", sorted(CASES))
def test_findings_name_facts_of_the_book(code: str) -> None:
    """A finding names a fact that is in the book, and the same answer comes twice."""
    found = check(CASES[code].bad, BUILTIN)
    ids = {(type(fact).__name__.lower(), fact.id) for fact in CASES[code].bad}
    assert {(finding.kind, finding.fact) for finding in found} <= ids
    assert found == check(CASES[code].bad, BUILTIN)


@pytest.mark.parametrize(
    "recipient",
    [Recipient(kind="collective", unit="xa"), Recipient(kind="individual", person=Person(office="Bí thư", unit="xa"))],
)
def test_a_recipient_is_recorded_at_the_unit_of_the_person_too(recipient: Recipient) -> None:
    """A unit that ended without a successor is missed where it, or a person of it, was rewarded."""
    rewarded = award("a", "certificate-of-merit", "tu", recipient, period="nam-2024")
    later = Period(id="nam-2026", kind="year", label="năm 2026", during=Span.year(2026))
    facts: list[Fact] = [PROVINCE, DISTRICT, COMMUNE, COMMITTEE, YEAR, later, figure("f", 1, period="nam-2026")]
    lost = [one.fact for one in check(Book([*facts, rewarded]), BUILTIN) if one.code == "DV125"]
    assert lost == ["xa"]
    assert not [one for one in check(Book(facts), BUILTIN) if one.code == "DV125"]
