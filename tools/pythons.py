"""The interpreters of this machine that the classifiers of danvan claim, one path a line.

python tools/pythons.py            all of them
python tools/pythons.py --others   without the version that runs this
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def claimed() -> list[str]:
    """The versions in the classifiers: `3.11`, `3.12` …"""
    classifiers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["classifiers"]
    found = (re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", line) for line in classifiers)
    return [match[1] for match in found if match]


def candidates(version: str) -> Iterator[str]:
    """Where an interpreter of a version may be: on the path, or among those that pyenv keeps."""
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield on_path
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from map(str, sorted(kept.glob(f"{version}.*/bin/python{version}"), reverse=True))


def works(python: str, version: str) -> bool:
    """Whether it runs, is of that version and can make environments; a shim on the path may lead nowhere."""
    code = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        run = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 # found above
    except OSError:
        return False
    return run.returncode == 0 and run.stdout.strip() == version


def main(words: list[str]) -> None:
    """Print them."""
    own = "{}.{}".format(*sys.version_info[:2])
    for version in claimed():
        if not ("--others" in words and version == own):
            found = next((python for python in candidates(version) if works(python, version)), None)
            if found is None:
                print(f"no Python {version} on this machine", file=sys.stderr)  # a script
            else:
                print(found)  # a script


if __name__ == "__main__":
    main(sys.argv[1:])
