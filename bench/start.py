"""How long danvan takes to start, as ratios of CPU time to `import attrs, cattrs, pluggy`, in one run.

    python bench/start.py [ROUNDS]

Each command runs in a process of its own; the least CPU time of the rounds counts. The aim of each stands beside it.
"""

import resource
import subprocess
import sys
from pathlib import Path

BOOK = Path(__file__).parents[1] / "examples" / "000-ba-ria-vung-tau-2017" / "book.json"
BASE = ("-c", "import attrs, cattrs, pluggy")
MEASURED = {
    "import danvan": (1.5, ("-c", "import danvan")),
    "danvan --help": (2.0, ("-m", "danvan", "--help")),
    "danvan check, a seed": (4.0, ("-m", "danvan", "check", str(BOOK))),
}


def cpu(words: tuple[str, ...], rounds: int) -> float:
    """The least CPU seconds of a process, its start included."""
    least = float("inf")
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)  # noqa: S603 # our own command line
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return least


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    base = cpu(BASE, rounds)
    print(f"import attrs, cattrs, pluggy: {base * 1000:.0f} ms")
    for name, (aim, words) in MEASURED.items():
        print(f"{name}: {cpu(words, rounds) / base:.2f} (aim {aim})")
