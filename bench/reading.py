"""How long reading takes: a page of prose, and the readers of single values, by processor time.

    python bench/reading.py

A page is 3.000 letters of the sentences that the tests of danvan-prose read. Each line: what is read, how much of it,
milliseconds for one (the second round: patterns are compiled in the first).
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from danvan import Quantity
from danvan.reading import name_key, read_body, read_day, read_period, read_symbol
from danvan.vocabulary import shipped
from danvan_prose import account

SENTENCES = Path(__file__).parents[1] / "plugins" / "danvan-prose" / "tests" / "data" / "sentences.txt"
LETTERS = 3000


def timed(name: str, read: Callable[[str], object], texts: Sequence[str]) -> None:
    """Print the mean time that a reader takes for each of some texts."""
    for _ in range(2):
        start = time.process_time()
        for text in texts:
            read(text)
        spent = time.process_time() - start
    print(f"{name:24} {len(texts):6}  {1000 * spent / len(texts):8.3f} ms each")


def main() -> None:
    """Read pages and values."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    prose = " ".join(line[2:] for line in lines if line.startswith("> "))
    pages = [prose[at : at + LETTERS] for at in range(0, len(prose) - LETTERS, LETTERS)]
    timed("a page of prose", account, pages)
    timed(
        "numbers",
        lambda text: Quantity.parse(text, vocabulary=shipped()),
        [f"hơn {n}.400 mô hình" for n in range(1, 999)],
    )
    timed("days", read_day, [f"ngày {n % 28 + 1} tháng {n % 12 + 1} năm 2024" for n in range(1000)])
    timed("periods", read_period, [f"giai đoạn {2000 + n % 20}-{2005 + n % 20}" for n in range(1000)])
    timed("symbols", read_symbol, [f"{n}/QĐ-UBND" for n in range(1000)])
    timed("bodies", read_body, [f"Ban Dân vận Huyện ủy Tân Lập {n}" for n in range(500)])
    timed("keys of names", name_key, [f"UBND xã Tân Lập {n}" for n in range(2000)])


if __name__ == "__main__":
    main()
