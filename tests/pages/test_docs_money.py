"""The page of money: what its generator writes stands there, with the amounts of both sides of each change."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from danvan.vocabulary import shipped

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The generator, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("generate_money", ROOT / "tools" / "generate_money.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cells(text: str, stage: str, form: str, grantor: str) -> list[str]:
    """The amounts of the line of a form and a grantor in the first stage that begins so."""
    section = text.partition(f"### {stage}")[2].partition("###")[0]
    (line,) = [line for line in section.splitlines() if line.startswith(f"| {form} |") and grantor in line]
    return [cell.strip() for cell in line.strip("|").split("|")][2:]


def test_the_page_is_what_the_generator_makes(generator: ModuleType) -> None:
    """Run tools/generate_money.py after a change of the vocabulary."""
    assert generator.PAGE.read_text("utf-8") == generator.page(shipped())


@pytest.mark.parametrize(
    ("stage", "amounts"),
    [
        ("Từ 01/7/2024 đến 30/6/2025", ["360.000\\*", "710.000\\*", ""]),
        ("Từ 01/7/2025 đến 30/6/2026", ["710.000", "1.410.000", "1.060.000", ""]),
        ("Từ 01/7/2026", ["760.000", "1.520.000", "1.140.000", ""]),
    ],
)
def test_giay_khen_of_a_commune_in_each_stage(generator: ModuleType, stage: str, amounts: list[str]) -> None:
    """Individual, collective, household, community: on both sides of the decree of 2025 and of the salary of 2026."""
    assert cells(generator.page(shipped()), stage, "giấy khen", "ủy ban nhân dân xã, phường") == amounts
