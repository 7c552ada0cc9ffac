"""A book is shared by threads: what it keeps of what was asked last is never mixed up."""

from concurrent.futures import ThreadPoolExecutor

from danvan import Book, Figure, Period, Quantity, Span

YEARS = range(2011, 2021)
BOOK = Book(
    [
        *(Period(id=f"n{year}", kind="year", label=f"năm {year}", during=Span.year(year)) for year in YEARS),
        *(Figure(id=f"f{year}", measure="models", quantity=Quantity(year), period=f"n{year}") for year in YEARS),
    ]
)


def asked(number: int) -> bool:
    """Whether the figures of a stretch are those of its year, asked again and again with other years between."""
    year = YEARS[number % len(YEARS)]
    return [figure.id for figure in BOOK.during(Span.year(year)).figures] == [f"f{year}"]


def test_stretches_asked_for_by_several_threads_are_not_mixed_up() -> None:
    """Four threads that ask for different years each get their own."""
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(asked, range(4000)))
