"""How a document is laid out, as dated data: one profile for each side and time.

Lengths are in millimetres, font sizes and spaces in points. The shipped profiles stand in `profiles.toml`;
an office with its own habits gives the exporter a profile of its own.
"""

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import attrs

from danvan import BadValue
from danvan_docx.layouts.limits import Ground, Limits

Side = Literal["party", "state", "front"]
"""Whose document it is: the Party's, the State's, or the Fatherland Front's."""


def _words(items: Iterable[str]) -> frozenset[str]:
    return frozenset(items)


def _pairs(items: Mapping[str, str]) -> Mapping[str, str]:
    return FrozenPairs(items)


class FrozenPairs(dict[str, str]):
    """Words by words, that nobody changes, so that a profile can be looked up."""

    def __hash__(self) -> int:  # type: ignore[override] # a dict has none, because it can be changed
        return hash(tuple(self.items()))


def _sides(items: Iterable[Side]) -> frozenset[Side]:
    return frozenset(items)


@attrs.frozen(kw_only=True)
class Paper(Ground):
    """The sheet and its margins. Printed on both sides, left and right are swapped on the back."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@attrs.frozen(kw_only=True)
class Font(Ground):
    """The one font of the document, and the language Word checks its spelling in."""

    name: str
    language: str


@attrs.frozen(kw_only=True)
class HeadTitle:
    """A line of the title at the top right, with or without a line as long as its text under it."""

    text: str
    size: float
    line: bool


@attrs.frozen(kw_only=True)
class Head(Ground):
    """The head: who issues at the left, over `left_share` of the width; the title at the right.

    `issuer_mark` stands under the issuer: `line` for a line over `line_share` of the issuer's width, or a text.
    """

    left_share: float
    parent_size: float
    issuer_size: float
    issuer_mark: str
    line_share: float
    titles: tuple[HeadTitle, ...] = attrs.field(converter=tuple[HeadTitle, ...])
    number_label: str
    number_size: float
    place_size: float


@attrs.frozen(kw_only=True)
class Title(Ground):
    """The name of the type and the abstract; `mark` under them is `line` or a text."""

    type_size: float
    abstract_size: float
    mark: str
    line_share: float


@attrs.frozen(kw_only=True)
class Body(Ground):
    """Running text. `line` is a number of lines where the rule is `auto`, of points where it is `exact`."""

    size: float
    first_line: float
    before: float
    after: float
    line_rule: Literal["auto", "exact"]
    line: float
    dash: str


@attrs.frozen(kw_only=True)
class HeadingLevel:
    """How the headings of one level look."""

    bold: bool
    italic: bool


@attrs.frozen(kw_only=True)
class Headings(Ground):
    """The levels of headings, highest first; deeper ones look like the last."""

    levels: tuple[HeadingLevel, ...] = attrs.field(converter=tuple[HeadingLevel, ...])


@attrs.frozen(kw_only=True)
class Tables(Ground):
    """Tables: the sizes to try, largest first, until no word is broken; columns so headed are centred.

    A table of up to `rows_together` rows stays on one page where it can.
    """

    sizes: tuple[float, ...] = attrs.field(converter=tuple[float, ...])
    caption_size: float
    note_size: float
    rows_together: int
    ordinal_columns: frozenset[str] = attrs.field(converter=_words)


@attrs.frozen(kw_only=True)
class SignatureBlock(Ground):
    """The signature; `room` is the space for it above the name."""

    authority_size: float
    office_size: float
    office_bold: bool
    name_size: float
    room: float


@attrs.frozen(kw_only=True)
class Recipients(Ground):
    """The recipients, beside the signature."""

    label: str
    label_size: float
    label_bold: bool
    label_italic: bool
    label_underlined: bool
    size: float


@attrs.frozen(kw_only=True)
class PageNumber(Ground):
    """The page number from the second page on, `from_edge` away from the edge of the sheet.

    `place` is the margin it stands in, `text` may name {page} and {pages}, those of its part of the document.
    """

    size: float
    from_edge: float
    place: Literal["header", "footer"]
    align: Literal["center", "right"]
    text: str


@attrs.frozen(kw_only=True)
class AnnexHead(Ground):
    """The head of an annex; `reference` may name {kind}, {number}, {day} and {issuer}; empty for none.

    `mark` under it is `line` or nothing; `numerals` are those of two annexes and more, `as-written` leaves labels as
    they are; `own_pages` counts the pages of each annex from 1, `first_number` shows the number on its first page.
    """

    label_size: float
    title_size: float
    reference: str
    reference_size: float
    mark: Literal["line", ""]
    line_share: float
    numerals: Literal["roman", "as-written"]
    own_pages: bool
    first_number: bool


@attrs.frozen(kw_only=True)
class Wording(Ground):
    """What a side words in its own way, whatever the report says: an empty text leaves it as it is.

    `heading_mark` follows the Roman numeral of a heading; `text_end` closes the text and each annex; `file_line` is the
    last recipient where the report says only "Lưu"; `addressed` opens the line of addressees and `copied` is the first
    recipient then; `full_dates` writes out the dates of a legal basis; `symbol` is that of a document without one, made
    of `types` by the kind of report and `issuers` by the first words of the issuer.
    """

    heading_mark: str
    text_end: str
    file_line: str
    addressed: str
    copied: str
    full_dates: bool
    symbol: str
    types: Mapping[str, str] = attrs.field(converter=_pairs)
    issuers: Mapping[str, str] = attrs.field(converter=_pairs)


@attrs.frozen(kw_only=True)
class Decision(Ground):
    """Legal basis, formula, articles, clauses and points; `point_letters` are those points are counted with."""

    basis_size: float
    basis_italic: bool
    basis_end: str
    basis_last: str
    formula_size: float
    article_label: str
    clause_label: str
    point_letters: str


@attrs.frozen(kw_only=True)
class Letter(Ground):
    """What a letter is about, under its number; `subject_opening` replaces "V/v" or "Về việc", none keeps it.

    Sources disagree about the opening in Party letters, so that it is the office's choice.
    """

    subject_size: float
    subject_italic: bool
    subject_opening: str


@attrs.frozen(kw_only=True)
class CertificatePage(Ground):
    """A certificate as a whole page: `scales` are tried in turn, largest first, until the texts fit the page.

    `verb` stands above a form that begins as one of `given_forms`, `verb_title` above one of `title_forms`;
    `decision_label` and `register_label` open the lines at the bottom left; `emblem` is the height of the emblem.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    border: str
    grantor_size: float
    grantor_color: str
    verb: str
    verb_title: str
    verb_size: float
    given_forms: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    title_forms: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    form_size: float
    form_color: str
    recipient_size: float
    text_size: float
    small_size: float
    room: float
    decision_label: str
    register_label: str
    emblem: float
    scales: tuple[float, ...] = attrs.field(converter=tuple[float, ...])


@attrs.frozen(kw_only=True)
class Profile:
    """A layout: the sides it is for, from `since` up to, not including, `until`, and its groups of values.

    >>> party = profile_for("party", datetime.date(2026, 5, 27))
    >>> party.name, party.paper.left, party.head.number_label, party.head.confidence
    ('party-2026', 30, 'Số', 'secondary')
    """

    name: str
    sides: frozenset[Side] = attrs.field(converter=_sides)
    since: datetime.date | None = None
    until: datetime.date | None = None
    paper: Paper
    font: Font
    head: Head
    title: Title
    body: Body
    headings: Headings
    tables: Tables
    signature: SignatureBlock
    recipients: Recipients
    page_number: PageNumber
    annex: AnnexHead
    decision: Decision
    letter: Letter
    wording: Wording
    certificate: CertificatePage
    limits: Limits

    def holds(self, on: datetime.date) -> bool:
        """Whether a document of this day is laid out so."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


_GROUPS: Mapping[str, type] = {
    "paper": Paper,
    "font": Font,
    "head": Head,
    "title": Title,
    "body": Body,
    "headings": Headings,
    "tables": Tables,
    "signature": SignatureBlock,
    "recipients": Recipients,
    "page_number": PageNumber,
    "annex": AnnexHead,
    "decision": Decision,
    "letter": Letter,
    "wording": Wording,
    "certificate": CertificatePage,
    "limits": Limits,
}


@cache
def profiles() -> tuple[Profile, ...]:
    """The shipped profiles.

    >>> [profile.name for profile in profiles()]
    ['state-2020', 'state-2011', 'front', 'party-2018', 'party-2026']
    """
    text = files("danvan_docx.layouts").joinpath("profiles.toml").read_text("utf-8")
    complete: dict[str, dict[str, Any]] = {}
    for entry in tomllib.loads(text)["profile"]:
        complete[entry["name"]] = _on_its_base(entry, complete)
    return tuple(_profile(entry) for entry in complete.values())


def _on_its_base(entry: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    own = {key: value for key, value in entry.items() if key != "based_on"}
    base = known[entry["based_on"]] if "based_on" in entry else {}
    groups = {group: {**base.get(group, {}), **own.get(group, {})} for group in _GROUPS}
    return {**own, **groups}


def _profile(entry: Mapping[str, Any]) -> Profile:
    groups = {name: group(**_built(entry[name])) for name, group in _GROUPS.items()}
    return Profile(**{**entry, **groups})


def _built(values: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(values)
    for name, kind in (("titles", HeadTitle), ("levels", HeadingLevel)):
        if name in made:
            made[name] = [kind(**value) for value in made[name]]
    return made


def profile_for(
    side: Side,
    on: datetime.date | None,
    among: Iterable[Profile] | None = None,
) -> Profile:
    """The profile of a side on a day: the newest where the document has no date, the oldest before them all.

    Parameters: `among` are the profiles to choose from, the shipped ones where not said.

    Raises: BadValue when no profile is for that side.

    >>> profile_for("party", datetime.date(2026, 5, 26)).name, profile_for("party", None).name
    ('party-2018', 'party-2026')
    """
    offered = profiles() if among is None else tuple(among)
    ours = sorted(
        (profile for profile in offered if side in profile.sides),
        key=lambda profile: profile.since or datetime.date.min,
    )
    if not ours:
        known = sorted({side for profile in offered for side in profile.sides})
        raise BadValue("side of letterhead", side, f"give one of: {', '.join(known) or 'none'}")
    if on is None:
        return ours[-1]
    return next((profile for profile in reversed(ours) if profile.holds(on)), ours[0])
