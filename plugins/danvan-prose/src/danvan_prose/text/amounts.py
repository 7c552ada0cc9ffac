"""The amounts of a sentence: every number that no mask hides, with what is counted, as the sentence means it."""

import attrs

from danvan import BadValue, Quantity
from danvan.reading import Amount, amounts, labels_of
from danvan.vocabulary import Vocabulary
from danvan_prose.text.masks import Mask


def amounts_of(sentence: str, hidden: tuple[Mask, ...], vocabulary: Vocabulary) -> list[Amount]:
    """The amounts of a prepared sentence outside its masks, in order."""
    seen = _blotted(sentence.replace("\n", " "), hidden)
    return [_settled(one, seen) for one in amounts(seen, labels_of(vocabulary))]


def quantities_of(amount: Amount, printed: str, unit: str) -> tuple[Quantity, ...]:
    """The numbers of an amount as quantities of a unit; none where one has more digits than any count."""
    try:
        return tuple(
            Quantity(one.value, one.exact, one.unit if amount.kind == "share" else unit or one.unit, printed=printed)
            for one in amount.numbers
        )
    except BadValue:  # more digits than any count has
        return ()


def _settled(amount: Amount, text: str) -> Amount:
    """An amount as it stands in a sentence: “312 (tập thể: 201)” are not 312 collectives.

    So many of so many with a qualifier are a fraction: “khoảng 2/3 mô hình” are not about two models of three.
    """
    bracket = text.find("(", amount.start, amount.end)
    if bracket > amount.start and not text[amount.end :].lstrip().startswith(")"):
        numbers = tuple(attrs.evolve(one, unit="", of="") for one in amount.numbers)
        amount = attrs.evolve(amount, end=len(text[:bracket].rstrip()), of="", unit="", numbers=numbers)
    open_ = amount.kind == "part" and any(one.code == "part-or-share" for one in amount.notes)
    if not open_ or amount.numbers[0].exact == "exact":
        return amount
    return amount.as_share()


def _blotted(text: str, hidden: tuple[Mask, ...]) -> str:
    """The sentence with the digits and number words that count nothing blotted out, letter for letter."""
    letters = list(text)
    for mask in hidden:
        for place in range(mask.start, min(mask.end, len(letters))):
            letters[place] = " " if letters[place].isspace() else "_"
    return "".join(letters)
