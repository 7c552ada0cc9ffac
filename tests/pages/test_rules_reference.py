"""The reference page of the rules is what the code says."""

import importlib
import importlib.util
import pkgutil
from pathlib import Path
from types import ModuleType

from danvan import rules
from danvan.rules import BUILTIN, rules_in
from danvan.rules.builtin import RETIRED

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


def test_the_next_free_code_was_never_used() -> None:
    """Each hundred shows a next code that no rule has or had, and the codes in use are not retired."""
    module = generator()
    taken = {rule.code for rule in BUILTIN}
    assert taken.isdisjoint(RETIRED)
    for hundred in module.SUBJECTS:
        code = module.next_free(hundred)
        assert code.startswith(hundred)
        assert code not in taken | set(RETIRED)
        assert f"| {code} |" in module.page()


def test_every_module_of_rules_is_offered() -> None:
    """Walking all modules of the package finds the rules that are offered, each in the module of its function."""
    names = [one.name for one in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")]
    found = rules_in(*(importlib.import_module(name) for name in names))
    assert found == BUILTIN
