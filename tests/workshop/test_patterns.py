"""No pattern of the sources can be made to take exponential time: every one that is compiled is looked at."""

import re

import pytest

from regex_ambiguity import ambiguous, compiled

# All modules of danvan and its plugins are imported, and each reader is used, so that patterns made late are there too.
EVERYTHING = """
import importlib, pkgutil
plugins = ("docx", "docx_tables", "lists", "prose", "vn_units", "xlsx")
for name in ("danvan", *(f"danvan_{plugin}" for plugin in plugins)):
    try:
        package = importlib.import_module(name)
    except ImportError:
        continue
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        if not module.name.endswith("__main__") and "_hypothesis" not in module.name:
            try:
                importlib.import_module(module.name)
            except ImportError:
                pass
from danvan import Quantity
from danvan.reading import *
from danvan_prose import account, read_code
text = "Năm 2017, UBND tỉnh tặng bằng khen cho 20 tập thể; có 1.520 mô hình, trị giá 5 tỷ đồng theo QĐ 12/QĐ-UBND."
list(account(text)), Quantity.parse("5 hộ"), read_citation(text), read_comparison("tăng 5% so với năm 2016")
for reader in (read_bodies, read_body, read_day, read_period, read_place, read_symbol, recognised, name_key):
    reader(text), reader("UBND xã Tân Lập"), reader("Tæng sè")
for scheme in ("milestone", "award-form", "field", "level", "movement"):
    read_code(scheme, text)
import gc
for later in [one for one in gc.get_objects() if type(one).__name__ == "_Later"]:
    later.groups  # patterns of modules are compiled at their first use
"""


def test_no_pattern_is_exponential() -> None:
    """No repeat of any pattern reads one text in two ways, which is what makes a matcher try all combinations."""
    found = {
        pattern: texts
        for pattern, flags in compiled(EVERYTHING)
        if (texts := ambiguous(pattern, flags & re.IGNORECASE))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("pattern", "is_one"),
    [
        (r"(?:a+)+b", True),
        (r"(?:\w+\s*)*$", True),
        (r"\S*(?:[\s,-]+\S+)*$", True),
        (r"(?:a|ab?)*c", True),
        (r"(?:ab|a|b)*$", True),
        (r"(?:a{1,20}){1,20}b", True),
        (r"(?:a+,)+b", False),
        (r"(?:\w+\s+)*$", False),
        (r"(?:(?>a+))+b", False),
        (r"(?:a|b)*c", False),
        (r"(?:\d{0,3}x)*", False),
    ],
)
def test_exponential_patterns_are_recognised(pattern: str, is_one: bool) -> None:
    """The check tells the known shapes of such patterns from those that look like them."""
    assert bool(ambiguous(pattern)) is is_one
