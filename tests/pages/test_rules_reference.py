"""The reference page of the rules is what the code says."""

import importlib.util
from pathlib import Path
from types import ModuleType

from danvan.rules import BUILTIN

DOCS = Path(__file__).parents[2] / "docs"


def generator() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("generate_rules", DOCS.parent / "tools" / "generate_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_generated_from_the_code() -> None:
    """The page equals what its generator writes; run tools/generate_rules.py after a change of the rules."""
    assert (DOCS / "reference" / "rules.md").read_text(encoding="utf-8") == generator().page()


def test_every_rule_stands_on_the_page_once() -> None:
    """Every built-in rule has its heading, sentences and a bad case on the page."""
    page = generator().page()
    for rule in BUILTIN:
        assert page.count(f"\n### {rule.code} {rule.name}\n") == 1
        assert rule.vi in page
        assert rule.en in page
    assert page.count("- **Bad:**") == page.count("- **Why:**") == page.count("- **Fix:**") == len(BUILTIN)
