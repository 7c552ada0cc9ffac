"""Symbols of documents as people print them, read with the vocabulary: number, year, type, issuers, side.

Tolerant: whatever stands there is kept as printed, and what is not known is said, never raised.
"""

import re
from collections.abc import Iterator, Mapping

import attrs

from danvan.reading.dates.days import find_days
from danvan.reading.symbols.abbreviations import Codes, codes_of
from danvan.values.citations import Citation, Side, Symbol
from danvan.values.number_words import Note, fold, note, prepared
from danvan.values.patterns import pattern
from danvan.values.text import clean, verbatim
from danvan.vocabulary import Vocabulary

_CODE = r"[A-ZĐÂÊÔƠƯĂÁÀẢÃẠ][A-Za-zĐđÂâÊêÔôƠơƯưĂă]*\d{0,3}"
_DASH = r"\s*[-‐‑‒–—−]\s*"
_STROKE = r"\s*/\s*"
_PARTS = rf"{_CODE}(?:(?:{_DASH}|{_STROKE}|[.&+]){_CODE})*"
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+[a-zA-Z]?|\d{1,6}[a-zA-Z]?)?"  # also “1.256/QĐ-UBND”
_SYMBOL = pattern(
    rf"(?!\s)(?P<lead>(?<![\w/-])(?:[Ss][ốỐ]\s*:?\s*|N[°o]\s*)?){_NUMBER}(?:{_STROKE}(?P<year>(?:19|20)\d{{2}}))?"
    rf"(?P<join>{_DASH}|{_STROKE})(?P<parts>{_PARTS})"
)
_BARE = pattern(rf"(?:[Ss][ốỐ]\s*:?\s*)?{_NUMBER}\s*(?P<parts>{_CODE})?")
_NUMBERED = pattern(r"(?:số\s*:?\s*)?(?P<number>\d{1,6})(?!\d|[/.,%]\d|[-/]\w)(?P<parts>(?!))?")
# “Số: …/BC-UBND”: the place of a number to be filled in by hand.
_LEFT_BLANK = pattern(r"((?:^|[Ss][ốỐ]\s*:?)\s*)[.…_\s]*[.…_](?=\s*[-–/])")
_LOOSE = pattern(
    rf"(?:S[ốỐ]\s*:?\s*)?(?P<number>\d{{1,6}}[a-zA-Z]??)?(?P<join>\s*[-/]?\s*)(?P<parts>{_PARTS})", re.IGNORECASE
)
_NO = pattern(r"(?:số\s*:?\s*)?")

_OF_FRONT = frozenset({"front", "front-committee", "front-standing-board", "central-front-committee"})
_BOARDS = frozenset({"front-standing-board", "standing-committee"})
_OF_PARTY = frozenset({"TW", "TU", "HU", "QU", "ThU", "TXU", "ĐU", "ĐUK"})


@attrs.frozen(kw_only=True)
class SymbolReading:
    """What a symbol says of itself.

    Parameters: `symbol` is as printed, without “Số:”; None where the text is no symbol. `types` are codes of the
    scheme `document-type` (two where one abbreviation stands for two), `issuers` codes of `issuer-code`, several of
    a joint document; `codes` all the parts as printed; `suffix` a drafting unit behind a dot or the issuer.
    """

    printed: str
    symbol: Symbol | None = None
    side: Side = "unknown"
    number: int | None = None
    year: int | None = None
    codes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def type(self) -> str | None:
        """The one type of document; None where it is not known or stands for several."""
        return self.types[0] if len(self.types) == 1 else None


@attrs.frozen(kw_only=True)
class CitationReading:
    """A document named in a text: the citation, its symbol as read, and what is doubtful."""

    printed: str
    citation: Citation
    symbol: SymbolReading | None = None
    start: int = 0
    end: int = 0
    notes: tuple[Note, ...] = ()


def read_symbol(text: str, vocabulary: Vocabulary | None = None) -> SymbolReading:
    """What a printed symbol says: Party, State, Front and joint forms, also without a suffix or in reversed order.

    >>> read_symbol("Số 1029-CV/TU").type, read_symbol("1029-CV/TU").issuers
    ('official-letter', ('provincial-committee',))
    >>> joint = read_symbol("01/QCPH/UBND-UBMTTQ")
    >>> joint.type, joint.issuers
    ('joint-statute', ('peoples-committee', 'front-committee'))
    >>> [one.code for one in read_symbol("12/ABC-XYZ").notes]
    ['type-unknown', 'issuer-unknown']
    """
    printed = verbatim(text)
    legible = " ".join(_LEFT_BLANK.sub(r"\1", prepared(printed)[:400]).split()).strip(' .,;()"“”')
    codes = codes_of(vocabulary)
    found = _SYMBOL.fullmatch(legible) or _BARE.fullmatch(legible)
    if found is not None and found[0] and (found["number"] or found["parts"]):
        return attrs.evolve(_made(found, legible, codes), printed=printed)
    inner = next(find_symbols(legible, vocabulary), None)
    if inner is not None:
        return attrs.evolve(inner, printed=printed)
    return _mended(legible, printed, codes) or SymbolReading(
        printed=printed, notes=(note("no-symbol", printed=printed),)
    )


def _mended(legible: str, printed: str, codes: Codes) -> SymbolReading | None:
    """A symbol in small letters or without the sign behind its number, where its codes are known all the same."""
    capitals = legible.upper() if len(legible.upper()) == len(legible) else legible
    for text in dict.fromkeys((legible, capitals)):
        loose = _LOOSE.fullmatch(text)
        if loose is None:
            continue
        sign = "-" if "/" in loose["parts"] else "/"
        found = _SYMBOL.fullmatch(f"{loose['number'] or ''}{loose['join'].strip() or sign}{loose['parts']}")
        made = None if found is None else _made(found, found[0], codes)
        if made is None or not made.types or not made.issuers:
            continue
        shown = legible[loose.start("number") if loose["number"] else loose.start("parts") :]
        notes = made.notes if loose["join"].strip() else (*made.notes, note("sign-missing", printed=shown))
        return attrs.evolve(made, printed=printed, symbol=Symbol(shown), start=0, end=0, notes=notes)
    return None


def find_symbols(text: str, vocabulary: Vocabulary | None = None) -> Iterator[SymbolReading]:
    """Every symbol in a prepared text, in order; a number joined to codes, not a date or a fraction."""
    codes = codes_of(vocabulary)
    for found in _SYMBOL.finditer(text):
        parts = re.split(r"[-‐‑‒–—−/.&+\s]+", found["parts"])
        numbered = bool(found["number"])
        if found["join"].strip() == "/":
            joined = len(parts) > 1 or parts[0][-1:].isdigit()
        else:
            joined = "/" in found["parts"] or (" " not in found[0] and bool(codes.types(parts[0], "party")))
        known = any(part in codes.types_of("party") or part in codes.types_of("state") for part in parts)
        capital = all(part[:1].isupper() and (len(part) > 1 or part == "L") for part in parts)
        if capital and ((numbered and joined and _tight(found)) or (known and len(parts) > 1 and found["lead"])):
            yield _made(found, text, codes)


def _tight(found: re.Match[str]) -> bool:
    # “10 - Ban Dân vận” is a number, a dash and a name; the codes of a symbol are capitals.
    return all(sum(letter.isupper() for letter in part) >= 1 and not part.islower() for part in [found["parts"]]) and (
        re.search(r"[A-ZĐ]{2}|[A-ZĐ]\d", found["parts"]) is not None
    )


def read_citation(text: str, vocabulary: Vocabulary | None = None) -> CitationReading | None:
    """The document that a phrase names by type, symbol, day and issuer; None where it names none.

    >>> cited = read_citation("Công văn số 1029-CV/TU, ngày 06-02-2020 của Ban Thường vụ Tỉnh ủy").citation
    >>> cited.symbol.text, str(cited.date), cited.type, cited.issuer
    ('1029-CV/TU', '2020-02-06', 'công văn', 'Ban Thường vụ Tỉnh ủy')
    """
    return next(find_citations(prepared(verbatim(text)), vocabulary), None)


def find_citations(text: str, vocabulary: Vocabulary | None = None) -> Iterator[CitationReading]:
    """Every document named in a prepared text: by a symbol, or by its type and number (“Chỉ thị 19”)."""
    codes = codes_of(vocabulary)
    low = fold(text)
    symbols = {one.start: one for one in find_symbols(text, vocabulary)}
    taken = 0
    for found in sorted([*codes.named.finditer(low), *_at(low, symbols)], key=lambda one: (one.start(), -one.end())):
        if found.start() < taken:
            continue
        numbered_at = _NO.match(low, found.end())
        symbol = symbols.get(numbered_at.end() if numbered_at else found.end()) or symbols.get(found.start())
        if symbol is None:
            numbered = _NUMBERED.match(low, found.end())
            if numbered is None:
                continue
            symbol = _made(numbered, text, codes)
        kind = found.groupdict().get("type") or None
        start = found.start() if kind else symbol.start
        titled = None if kind else _TITLED.search(low, taken, symbol.start)
        if titled is not None and not symbol.types and text[titled.start()].isupper():
            kind, start = titled["type"], titled.start()
        cited = _cited(text, low, start, kind, symbol, codes=codes)
        yield cited
        taken = cited.end


def _at(low: str, symbols: Mapping[int, SymbolReading]) -> Iterator[re.Match[str]]:
    for start in symbols:
        found = re.compile("").match(low, start)
        if found is not None:
            yield found


# A law has its title before its symbol, which names no type: “Luật Thi đua, khen thưởng số 06/2022/QH15”.
_TITLED = pattern(r"(?<!\w)(?P<type>luật)\s[^.;:()\d]{2,100}\s(?:số\s*:?\s*)?$")
_DATED = pattern(r"\s*,?\s*\(?(?=(?:ngày\s+)?\d{1,2}\s*(?:[/.-]|tháng))")
_BY = pattern(
    r"\s*,?\s*của\s+(?P<by>[^.,;:()“”\"/]{3,80}?)(?=\s+(?:về|trong|giai|năm|nhiệm|khóa|ngày)(?!\w)|[.,;:()“”\"/]|$)"
)


def _cited(
    text: str, low: str, start: int, kind: str | None, symbol: SymbolReading, *, codes: Codes
) -> CitationReading:
    end, day = symbol.end, None
    dated = _DATED.match(low, end)
    if dated is not None:
        window = text[dated.end() : dated.end() + 40]
        read = next(find_days(window if window.lower().startswith("ngày") else f"ngày {window}"), None)
        shift = 0 if window.lower().startswith("ngày") else 5
        if read is not None and read.start == 0 and read.day is not None:
            day, end = read.day, dated.end() + read.end - shift
    by = _BY.match(text, end)
    issuer = by["by"].strip() if by is not None else None
    end = end if by is None else by.end()
    notes = list(symbol.notes)
    types = codes.names.get(kind or "", ())
    # “Chương trình hành động” and “thông báo kết luận” are a programme and a notice told more closely.
    told = any((kind or "").startswith(fold(codes.label(one) or "-")) for one in symbol.types)
    if kind and symbol.types and not told and not set(types) & set(symbol.types):
        notes.append(note("type-and-words", printed=symbol.printed))
    if issuer is not None:
        notes = [one for one in notes if one.code != "issuer-missing"]
    citation = Citation(
        symbol=symbol.symbol,
        date=day,
        type=kind or (codes.label(symbol.type) if symbol.type else None),
        issuer=issuer,
    )
    return CitationReading(
        printed=text[start:end].strip(), citation=citation, symbol=symbol, start=start, end=end, notes=tuple(notes)
    )


def _made(found: re.Match[str], text: str, codes: Codes) -> SymbolReading:
    parts = found.groupdict()
    begin = found.start("number") if parts.get("number") else max(found.start(), found.end() - len(found[0].lstrip()))
    lead = parts.get("lead") or ""
    shown = text[found.start() + len(lead) if not parts.get("number") else begin : found.end()].strip()
    joiner = (parts.get("join") or "").strip()
    seen: Side = "unknown" if not joiner else "state" if joiner == "/" else "party"
    notes: list[Note] = []
    if not parts.get("number"):
        notes.append(note("number-missing", printed=shown))
    pieces = [clean(one) for one in _split(parts.get("parts") or "", codes) if one.strip()]
    heads, suffix = _without_suffix(pieces, codes)
    meant = [codes.accented(one) for one in heads]
    if meant != heads:
        notes.append(note("letters-meant", printed=shown))
    if len(meant) == 1 and len(meant := [*codes.parted(meant[0])]) > 1:
        notes.append(note("sign-missing", printed=shown))
    told = _told(meant, seen, codes) if meant else _Told()
    notes.extend(_notes(told, shown, seen, pieces))
    number = re.match(r"\d+", parts.get("number") or "")
    side: Side = told.side if told.side != "unknown" else seen
    return SymbolReading(
        printed=shown,
        symbol=Symbol(shown) if shown else None,
        side=side,
        number=int(number[0]) if number else None,
        year=int(parts["year"]) if parts.get("year") else None,
        codes=tuple(pieces),
        types=told.types,
        issuers=told.issuers,
        suffix=(*told.drafting, *suffix),
        start=begin if parts.get("number") else found.start() + len(lead),
        end=found.end(),
        notes=tuple(notes),
    )


def _split(parts: str, codes: Codes) -> Iterator[str]:
    """The codes between the signs; “&” within one code parts nothing (SGD&ĐT)."""
    for piece in re.split(r"[-‐‑‒–—−/+]", parts):
        whole = "&" in piece and codes.issuer(piece.replace("&", ""))
        yield from [piece.replace("&", "")] if whole else piece.split("&")


def _without_suffix(pieces: list[str], codes: Codes) -> tuple[list[str], tuple[str, ...]]:
    """The parts without what stands behind a dot, unless a dot stands within a code (T.Ư)."""
    heads: list[str] = []
    suffix: list[str] = []
    for piece in pieces:
        head, *rest = [one.strip() for one in piece.split(".")]
        joined = "".join([head, *rest])
        if rest and codes.issuer(joined):
            heads.append(joined)
        else:
            heads.append(head)
            suffix.extend(one for one in rest if one)
    return heads, tuple(suffix)


@attrs.frozen(kw_only=True)
class _Told:
    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    drafting: tuple[str, ...] = ()
    unknown_type: str = ""
    unknown_issuers: tuple[str, ...] = ()
    type_or_issuer: str = ""
    ambiguous: str = ""
    reversed: bool = False
    issuer_named: bool = False
    side: Side = "unknown"


def _told(pieces: list[str], seen: Side, codes: Codes) -> _Told:
    """What the parts of a symbol are: a type and then issuers, or issuers alone, or an issuer and then a type."""
    first, *rest = pieces
    party = seen == "party" or (bool(rest) and rest[-1] in _OF_PARTY)
    types = codes.types(first, "party" if party else "state")
    known = codes.issuer(first)
    if types and known and rest and not party and not codes.issuer(rest[0]):
        # “1234/CT-CS” is a letter of a tax office, “12/CT-UBND” a directive.
        issuers = tuple(codes.issuers.get(first, ()))[-1:]
        return _Told(issuers=issuers, drafting=tuple(rest), type_or_issuer=first, issuer_named=True)
    if types and (rest or not known or party):
        return _issued(rest, types, codes, party=party)
    if rest and (behind := codes.types(rest[-1], "state")) and not codes.issuer(rest[-1]):
        told = _issued([first, *rest[:-1]], behind, codes, party=party)
        return attrs.evolve(told, reversed=True)
    if known or not rest:
        if seen == "party" and not known:
            return _Told(unknown_type=first)
        told = _issued([first], (), codes, party=party)
        return attrs.evolve(told, drafting=tuple(rest))  # công văn: issuer, then the unit that drafted it
    told = _issued(rest, (), codes, party=party)
    return attrs.evolve(told, unknown_type=first)


def _issued(pieces: list[str], types: tuple[str, ...], codes: Codes, *, party: bool) -> _Told:
    issuers: list[str] = []
    unknown: list[str] = []
    drafting: list[str] = []
    for place, piece in enumerate(pieces):
        found = codes.issuer(piece, party=party)
        if place and found and found[0] in _BOARDS and issuers:
            drafting.append(piece)  # the standing board of the Front, or of an association, is no second issuer
        elif found:
            issuers.extend(one for one in found if one not in issuers)
            drafting.extend(one for one in [codes.remit(piece)] if one)
        elif place and issuers:
            drafting.append(piece)
        else:
            unknown.append(piece)
    side: Side = "unknown"
    if issuers:
        side = "front" if issuers[0] in _OF_FRONT else "party" if party or pieces[-1] in _OF_PARTY else "unknown"
    return _Told(
        types=types,
        issuers=tuple(issuers),
        drafting=tuple(drafting),
        ambiguous=next((piece for piece in pieces if codes.is_ambiguous(piece)), ""),
        unknown_issuers=tuple(unknown),
        issuer_named=bool(pieces),
        side=side,
    )


def _notes(told: _Told, shown: str, seen: Side, pieces: list[str]) -> Iterator[Note]:
    if told.unknown_type:
        yield note("type-unknown", printed=told.unknown_type)
    for one in told.unknown_issuers:
        yield note("issuer-unknown", printed=one)
    if told.type_or_issuer:
        yield note("type-or-issuer", printed=told.type_or_issuer)
    elif told.ambiguous:
        yield note("issuer-ambiguous", printed=told.ambiguous)
    if not told.issuer_named:
        yield note("issuer-missing", printed=shown)
    if len(told.types) > 1:
        yield note("type-ambiguous", printed=pieces[0])
    if told.reversed:
        yield note("type-after-issuer", printed=shown)
    if len(told.issuers) > 1:
        yield note("several-issuers", printed=shown)
    if seen == "state" and told.side == "party":
        yield note("signs-mixed", printed=shown)
