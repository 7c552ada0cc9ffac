"""The options of a composer stand once, in an attrs class: signature, refusals and pages are derived from it."""

import inspect
from typing import Any

import attrs
import pytest

from danvan import BadValue, Book
from danvan.documents import Paragraph, Report
from danvan.reports import BUILTIN
from danvan.reports.options import FROM_PYTHON, options_of, takes
from danvan.values.described import describe


def _stripped(text: str) -> str:
    return text.strip()


@attrs.frozen(kw_only=True)
class GreetingOptions:
    """What may be asked of a greeting."""

    whom: str = attrs.field(default="all", converter=_stripped, metadata=describe(vi="kính gửi", en="Who is greeted."))
    findings: tuple[str, ...] = attrs.field(
        default=(), metadata={**describe(vi="các phát hiện", en="What was found."), FROM_PYTHON: True}
    )


class Greeting:
    """Writes a greeting."""

    name = "greeting"

    @takes(GreetingOptions)
    def compose(self, book: Book, /, asked: GreetingOptions) -> Report:
        """The greeting."""
        return Report(
            kind="report", type_name="Thư", title=f"Kính gửi {asked.whom}", blocks=[Paragraph(str(len(book)))]
        )


def test_the_signature_is_that_of_the_class() -> None:
    """Each option is a keyword with its default and type, and the composer is called as any other."""
    parameters = inspect.signature(Greeting().compose).parameters
    assert [(one.name, one.kind.name) for one in parameters.values()] == [
        ("book", "POSITIONAL_ONLY"),
        ("whom", "KEYWORD_ONLY"),
        ("findings", "KEYWORD_ONLY"),
    ]
    assert (parameters["whom"].default, parameters["whom"].annotation) == ("all", str)
    assert Greeting().compose(Book(), whom=" Huyện ủy ").title == "Kính gửi Huyện ủy"


def test_an_unknown_option_is_refused_with_those_there_are() -> None:
    """The refusal names the report, what was given, what may have been meant, and every option."""
    with pytest.raises(BadValue) as caught:
        Greeting().compose(Book(), whon="a")
    assert (caught.value.what, caught.value.got) == ("option of report greeting", "whon")
    assert caught.value.remedy == "did you mean whom? give one of: whom, findings"


def test_options_say_what_they_mean() -> None:
    """Name, label and meaning come from the field, and whether a text can give it."""
    whom, findings = options_of(Greeting())
    assert (whom.name, whom.vi, whom.en, whom.text) == ("whom", "kính gửi", "Who is greeted.", True)
    assert not findings.text


def test_a_composer_of_keywords_names_them() -> None:
    """A plugin's composer needs no class: its keywords are its options."""

    class Plain:
        name = "plain"

        def compose(self, book: Book, /, *, unit: str | None = None) -> Report:
            return Report(kind="report", type_name="Báo cáo", title=str(unit), blocks=[Paragraph(str(len(book)))])

    assert [one.name for one in options_of(Plain())] == ["unit"]


@pytest.mark.parametrize("composer", BUILTIN, ids=lambda one: one.name)
def test_every_built_in_option_says_what_it_means(composer: Any) -> None:
    """Both languages, for each option of each report."""
    found = options_of(composer)
    assert found
    assert all(one.vi and one.en.endswith(".") for one in found)
