"""The abbreviations of symbols that a vocabulary knows: of types of documents, by side, and of issuers."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from danvan.values.memo import by_identity
from danvan.values.number_words import fold
from danvan.vocabulary import Term, Vocabulary, shipped

# Codes of committees that stand at the end of the codes of their boards: BDV + TU, BTC + TW.
_COMMITTEES = ("TW", "TU", "HU", "QU", "ThU", "TXU", "ĐU")
# One letter or two for the level may stand behind the code of an association or of the police: CA + T, HND + X.
_LEVELS = ("TW", "TP", "TX", "TT", "T", "H", "Q", "X", "P")
# Behind these stands what the committee is for: BCĐ + 35, ĐU + UBND.
_WITH_REMIT = ("BCĐ", "ĐU")


@attrs.frozen(slots=False)
class Codes:
    """The abbreviations a vocabulary knows, by side, and the names of types as words."""

    party: Mapping[str, tuple[str, ...]]
    state: Mapping[str, tuple[str, ...]]
    issuers: Mapping[str, list[str]]
    names: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    @cached_property
    def named(self) -> re.Pattern[str]:
        """A type of document named in words, right before its number."""
        return re.compile(rf"(?<!\w)(?P<type>{'|'.join(map(re.escape, self.names))})\s+(?=(?:số|\d))")

    def types_of(self, side: str) -> Mapping[str, tuple[str, ...]]:
        """The codes of types by abbreviation, on a side."""
        return self.party if side == "party" else self.state

    def types(self, printed: str, side: str) -> tuple[str, ...]:
        """The codes of document types that an abbreviation stands for, on its side first."""
        one, other = self.types_of(side), self.types_of("state" if side == "party" else "party")
        key = printed.upper()
        return one.get(printed) or one.get(key) or other.get(printed) or other.get(key) or ()

    def issuer(self, printed: str, *, party: bool = True) -> tuple[str, ...]:
        """The code of the issuer that an abbreviation stands for on a side; boards of committees by their two parts."""
        bare = _bare(printed)
        shorts = [bare, bare.upper()]
        shorts += [bare.removesuffix(one) for one in _COMMITTEES if bare.endswith(one) and bare != one]
        levelled = [bare.removesuffix(one) for one in _LEVELS if bare.endswith(one) and len(bare) > len(one) + 1]
        shorts += [one for one in levelled if not self.is_ambiguous(one)]
        shorts += [one for one in _WITH_REMIT if bare.startswith(one)]
        for short in shorts:
            known = self.issuers.get(short, ())
            meant = [code for code in known if self.labels.get(f"issuer {code}", "").startswith("ban ") is party]
            if known:
                return tuple(meant or known)[:1]
        return self._in_capitals.get(bare.upper(), ())[:1]

    def is_ambiguous(self, printed: str) -> bool:
        """Whether an abbreviation stands for several issuers of one side: CT, a chairman's and a tax office's."""
        boards = [self.labels.get(f"issuer {code}", "").startswith("ban ") for code in self.issuers.get(printed, ())]
        return len(boards) > 1 and len(set(boards)) == 1

    @cached_property
    def _in_capitals(self) -> Mapping[str, tuple[str, ...]]:
        """Issuers by their abbreviations in capitals, as typewriters without small letters print them: TTG."""
        found: dict[str, tuple[str, ...]] = {}
        for short, codes in self.issuers.items():
            found.setdefault(short.upper(), tuple(codes))
        return found

    def remit(self, printed: str) -> str:
        """What a committee is for, where its code tells it: 35 of BCĐ35; empty where the code is known as it stands."""
        bare = _bare(printed)
        whole = bare in self.issuers or bare in _COMMITTEES
        return "" if whole else next((bare.removeprefix(one) for one in _WITH_REMIT if bare.startswith(one)), "")

    def knows(self, printed: str) -> bool:
        """Whether an abbreviation stands for a type or an issuer."""
        return bool(self.types(printed, "party") or self.issuer(printed))

    def accented(self, printed: str) -> str:
        """An abbreviation with the Đ that a keyboard without it left out (QD, HDND), where one is meant for sure."""
        if "D" not in printed.upper() or self.knows(printed):
            return printed
        meant = self._without_bar.get(printed.upper(), ())
        return next(iter(meant)) if len(meant) == 1 else printed

    def parted(self, printed: str) -> tuple[str, ...]:
        """A type and an issuer that no sign parts: BC + UBND; the whole where nothing is sure."""
        if self.knows(printed):
            return (printed,)
        cuts = [(printed[:at], printed[at:]) for at in range(2, len(printed) - 1)]
        sure = [cut for cut in cuts if self._is_type(cut[0]) and _bare(cut[1]) in self.issuers]
        return sure[0] if len(sure) == 1 else (printed,)

    def _is_type(self, short: str) -> bool:
        return short in self.party or short in self.state

    @cached_property
    def _without_bar(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for short in (*self.party, *self.state, *self.issuers):
            if short == short.upper() and "Đ" in short:
                found.setdefault(short.replace("Đ", "D"), set()).add(short)
        return found

    def label(self, code: str) -> str | None:
        """The name of a type of document."""
        return self.labels.get(code)


def _bare(printed: str) -> str:
    return re.sub(r"[.\s]", "", printed).replace("TƯ", "TW")


def codes_of(vocabulary: Vocabulary | None) -> Codes:
    """The abbreviations that a vocabulary knows, the shipped one's where none is given."""
    return _of(vocabulary or shipped())


@by_identity
def _of(vocabulary: Vocabulary) -> Codes:
    names: dict[str, tuple[str, ...]] = {}
    labels: dict[str, str] = {}
    own: dict[str, list[str]] = {}
    sides: dict[str, dict[str, tuple[str, ...]]] = {"party-document-type": {}, "document-type": {}}
    for scheme, known in sides.items():
        for row in _terms(vocabulary, scheme):
            written = [one for one in (row.abbreviation, *row.aliases) if one and " " not in one and one[:1].isupper()]
            for short in written:
                for spelt in {short, short.upper()}:
                    known[spelt] = tuple(dict.fromkeys((*known.get(spelt, ()), row.code)))
            if scheme == "document-type" and row.abbreviation:
                own.setdefault(row.abbreviation, []).append(row.code)
            for name in (row.vi, *(alias for alias in row.aliases if alias not in written)):
                names[fold(name)] = tuple(dict.fromkeys((*names.get(fold(name), ()), row.code)))
            labels.setdefault(row.code, row.vi)
    for short, found in own.items():
        # On the State's side a type's own abbreviation goes before another's alias, and “thông tri” is the Party's.
        of_state = [
            code for code in found if found == [code] or code not in sides["party-document-type"].get(short, ())
        ]
        sides["document-type"][short] = tuple(of_state or found)
    issuers: dict[str, list[str]] = {}
    for row in _terms(vocabulary, "issuer-code"):
        labels[f"issuer {row.code}"] = row.vi
        for code in (row.abbreviation, *row.aliases):
            if code and " " not in code:
                issuers.setdefault(code, []).append(row.code)
    ordered = dict(sorted(names.items(), key=lambda one: -len(one[0])))
    return Codes(sides["party-document-type"], sides["document-type"], issuers, ordered, labels)


def _terms(vocabulary: Vocabulary, scheme: str) -> Iterator[Term]:
    for code in vocabulary.codes(scheme):
        row = vocabulary.find(scheme, code)
        if isinstance(row, Term):
            yield row
