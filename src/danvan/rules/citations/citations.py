"""Rules on sources and documents: passages that contradict each other, texts not in force, symbols of unknown make."""

import datetime
from collections.abc import Iterator

from danvan.book.book import Book
from danvan.facts import Award, Fact, Figure, Model, Recipient
from danvan.facts.structure import fields
from danvan.rules.engine.parts import part_said
from danvan.rules.engine.rule import OWN_WARNING, Breach, Grade, rule
from danvan.rules.engine.wording import Bilingual, all_of, day, days, kind_of, kind_said, labels, number, told
from danvan.rules.lookups.written import citations, cited_at_all
from danvan.values.citations import Citation, Symbol
from danvan.vocabulary import Instrument

ANOTHER_SOURCE = Bilingual("nguồn khác", "another source")
TYPE, ISSUER = Bilingual("loại văn bản", "type of document"), Bilingual("cơ quan ban hành", "issuer")


@rule(
    "DV601",
    vi=(
        "Nguồn không thống nhất về {field} của {kind} {id}: bản ghi lấy “{said}”, còn {place} ghi “{printed}”; đề nghị "
        "xác minh với cơ quan ban hành."
    ),
    en=(
        "The sources disagree on {field} of {kind} {id}: the record says “{said}”, {place} says “{printed}”; "
        "ask the issuer."
    ),
    grades=(OWN_WARNING,),
)
def contradiction(book: Book) -> Iterator[Breach]:
    """What another passage of the sources says otherwise is looked into.

    Why: a caption says “tổ chức, cá nhân”, the text says 20 individuals; both are kept, and somebody has to ask.
    Bad: a figure of 34 with a variant “19 + 14 = 33”.
    Fix: ask the issuer; then correct the record, or leave the variant as the trace of the doubt.
    """
    facts: tuple[Model | Award | Figure, ...] = (*book.models, *book.awards, *book.figures)
    for fact in facts:
        kind = kind_of(type(fact))
        variants = [(one.field, one.printed, None if one.source is None else one.source.place) for one in fact.variants]
        for name, printed, place in dict.fromkeys(variants):
            values = {
                "kind": kind_said(type(fact)),
                "id": fact.id,
                "field": Bilingual(part_said(kind, name, book.vocabulary), name),
                "said": _said(book, fact, name),
                "printed": printed,
                "place": ANOTHER_SOURCE if place is None else place,
            }
            yield Breach(fact=fact, field=name if name in fields(type(fact)) else "variants", values=values)


def _said(book: Book, fact: Model | Award | Figure, field: str) -> object:
    if isinstance(fact, Figure) and fact.quantity is not None and field == "quantity":
        return number(fact.quantity)
    if isinstance(fact, Award) and field == "recipients":
        return all_of(_recipient(book, one) for one in fact.recipients)
    value = getattr(fact, field, None)
    return str(value) if isinstance(value, str) else "…"


def _recipient(book: Book, one: Recipient) -> Bilingual:
    kind = labels(book.vocabulary, "recipient-kind", [one.kind])
    if one.count is not None:
        many = number(one.count)
        return Bilingual(f"{many.vi} {kind.vi}", f"{many.en} {kind.en}")
    return kind if one.name is None else Bilingual(one.name, one.name)


@rule(
    "DV602",
    vi=(
        "{symbol} ({text}) được dẫn làm căn cứ ngày {day} nhưng văn bản này chỉ có hiệu lực {force} (số bản ghi: "
        "{count}, gồm {facts}); đề nghị dẫn văn bản đang có hiệu lực vào ngày ấy."
    ),
    en=(
        "{symbol} ({text}) is cited for {day} yet is in force {force} only ({count} in all: {facts}); cite the text "
        "in force on that day."
    ),
    grades=(Grade(severity="warning", ground="Dòng văn bản trong từ vựng", confidence="sourced"),),
)
def text_not_in_force(book: Book) -> Iterator[Breach]:
    """A text that decides an award, a step of a model or a succession is in force on the day of it.

    Why: a decision that rests on a text not yet, or no more, in force can be set aside.
    Bad: an award decided on 15/8/2025 under Decree 98/2023/NĐ-CP.
    Fix: cite the text of that day. The days of texts are rows of the vocabulary; a symbol that many places give out
    is compared only where its date is the same. One finding stands for each text.
    """
    known: dict[str, list[Instrument]] = {}
    for instrument in book.vocabulary.instruments:
        known.setdefault(instrument.symbol, []).append(instrument)
    late: dict[Instrument, list[tuple[Fact, str, datetime.date]]] = {}
    perhaps = any(str(citation.symbol) in known for citation in cited_at_all(book))
    for fact, field, citation, on in _deciding(book) if perhaps else ():
        text = next((one for one in known.get(str(citation.symbol), ()) if _is_that(citation, one)), None)
        if text is not None and on not in text.during:
            late.setdefault(text, []).append((fact, field, on))
    for text, found in late.items():
        fact, field, on = found[0]
        facts = dict.fromkeys(one for one, _, _ in found)
        values = {
            "symbol": text.symbol,
            "text": Bilingual(text.vi, text.en),
            "day": day(on),
            "force": days(text.during),
            "count": len(facts),
            "facts": told(facts),
        }
        yield Breach(fact=fact, field=field, values=values, on=on, ground=text.ground, confidence=text.confidence)


def _deciding(book: Book) -> Iterator[tuple[Fact, str, Citation, datetime.date]]:
    for succession in book.successions:
        for at, citation in enumerate(succession.decided):
            yield succession, f"decided[{at}]", citation, succession.on
    for award in book.awards:
        for at, act in enumerate(award.acts):
            if act.document is not None and act.on is not None:
                yield award, f"acts[{at}].document", act.document, act.on
    for model in book.models:
        for at, step in enumerate(model.milestones):
            if step.decision is not None and step.on is not None:
                yield model, f"milestones[{at}].decision", step.decision, step.on


def _is_that(citation: Citation, text: Instrument) -> bool:
    symbol = citation.symbol
    if symbol is None:
        return False
    if citation.date is not None and text.issued is not None:
        return citation.date == text.issued
    return symbol.year is not None


@rule(
    "DV603",
    vi=(
        "Ký hiệu {symbol} có mã {part} “{code}” chưa có trong từ vựng (số bản ghi: {count}, gồm {facts}); đề nghị sửa "
        "ký hiệu hoặc khai báo mã."
    ),
    en=(
        "Symbol {symbol} has the code “{code}” of {part}, which the vocabulary does not know ({count} in all: "
        "{facts}); correct it, or declare the code."
    ),
    grades=(OWN_WARNING,),
)
def unknown_symbol_code(book: Book) -> Iterator[Breach]:
    """The codes of type and issuer in a document's symbol are known to the vocabulary.

    Why: `1029-CV/TU` says what it is and whose; a code nobody knows is a slip, or a local code worth declaring.
    Bad: `12/QĐX-UBND`.
    Fix: correct the symbol, or declare the code in the book's vocabulary. One finding stands for each code.
    """
    types, issuers = (_abbreviations(book, *schemes) for schemes in (TYPES, ISSUERS))
    unknown: dict[tuple[str, str], list[tuple[Fact, str, str]]] = {}
    symbols = {citation.symbol.text: citation.symbol for citation in cited_at_all(book) if citation.symbol is not None}
    strange = {text: _unknown_parts(symbol, types, issuers) for text, symbol in symbols.items()}
    for fact, field, citation in citations(book, lambda one: one.symbol is not None and strange[one.symbol.text]):
        for named in strange[str(citation.symbol)]:
            unknown.setdefault(named, []).append((fact, field, str(citation.symbol)))
    for (part, code), found in unknown.items():
        fact, field, symbol_text = found[0]
        facts = dict.fromkeys(one for one, _, _ in found)
        values = {
            "part": TYPE if part == "type" else ISSUER,
            "code": code,
            "symbol": symbol_text,
            "count": len(facts),
            "facts": told(facts),
        }
        yield Breach(fact=fact, field=field, values=values)


def _unknown_parts(symbol: Symbol, types: frozenset[str], issuers: frozenset[str]) -> tuple[tuple[str, str], ...]:
    found = []
    if symbol.type is not None and symbol.type not in types:
        found.append(("type", symbol.type))
    if symbol.issuer is not None and not _known_issuer(symbol.issuer, issuers):
        found.append(("issuer", symbol.issuer))
    return tuple(found)


TYPES = ("document-type", "party-document-type")
ISSUERS = ("issuer-code",)


def _abbreviations(book: Book, *schemes: str) -> frozenset[str]:
    rows = (term for term in book.vocabulary.terms if term.scheme in schemes)
    return frozenset(name for term in rows for name in (term.abbreviation, *term.aliases) if name is not None)


def _known_issuer(issuer: str, known: frozenset[str]) -> bool:
    # A suffix (UBND.HC) or a second organ (UBND-UBMTTQ) hangs on an issuer that is known.
    return (
        issuer in known or all(part in known for part in issuer.split("-")) or issuer.split(".", maxsplit=1)[0] in known
    )
