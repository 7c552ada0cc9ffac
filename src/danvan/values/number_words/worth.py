"""A count and what it is worth: “449 công trình dân sinh/101 tỷ đồng”."""

from danvan.values.number_words.folding import fold
from danvan.values.number_words.units import MONEY
from danvan.values.number_words.values import Amount
from danvan.values.patterns import pattern

_VALUE = r"(?:trị giá|giá trị|kinh phí|số tiền|tiền)"
# A few words may tell more of what is counted: “3,2 km đường, trị giá 2,5 tỷ đồng”.
_WORTH = pattern(
    r"[\s,;(]*(?:/|(?:[^\W\d_]+\s+){0,4}?(?:[^\W\d_]+[,;]\s+)?[,;(]?\s*(?:(?:với|có|có tổng|cùng|ước|,)\s+)?"
    rf"(?:tổng\s+)?(?:số\s+)?{_VALUE}(?:\s+(?:là|đạt|ước tính))?)[\s:]*"
)


def valued(text: str, count: Amount, value: Amount) -> bool:
    """Whether the second of two amounts is what the first is worth: a stroke, or words for value, stand between.

    >>> from danvan.values.number_words.amounts import amounts
    >>> text = "449 công trình dân sinh/101 tỷ đồng"
    >>> valued(text, *amounts(text))
    True
    """
    worth = bool(value.numbers) and value.numbers[0].unit == MONEY and count.kind == "number"
    between = fold(text[count.end : value.start])
    for words in (fold(count.of), ""):  # what is counted may be named by words that no vocabulary has
        found = _WORTH.fullmatch(between.strip().removeprefix(words))
        if worth and found is not None:
            return True
    return False
