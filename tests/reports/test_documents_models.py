"""Documents on models, submissions, minutes and certificates: who stands in them and what is left blank."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import danvan
from danvan import Act, BadValue, Milestone, Model, Person, Unknown
from danvan.documents.blocks import Certificate, Formula, Listing, Paragraph
from danvan.reports import (
    AwardDecision,
    Certificates,
    RecognitionDecision,
    RegistrationList,
    ReviewMinutes,
    Submission,
)
from danvan.values.numerals import padded
from document_cases import DAY, OTHER, article, award, basis, book_of, decided, listed, person, team

RECOGNISED = Milestone(kind="recognised", on=DAY, level="commune", by="bcd")
VOTED = Milestone(kind="voted", on=date(2025, 12, 26), level="commune", by="bxdd", note="08/09 phiếu")
REGISTERED = Milestone(kind="registered", on=date(2025, 8, 15), level="commune", by="bcd")


def model(model_id: str, *steps: Milestone, **more: Any) -> Model:
    """A model of the commune."""
    given = {
        "name": f"Mô hình {model_id}",
        "holders": ["tt-1"],
        "type": "collective",
        "fields": ["economy"],
        "period": "nam",
        "movement": "dan-van-kheo",
        **more,
    }
    return Model(id=model_id, milestones=steps, **given)


class TestModels:
    """Decisions on models, the list of registrations, the minutes of their review."""

    def test_only_what_was_recognised_and_still_is(self) -> None:
        """Not what was withdrawn, merged or not recognised after all, and not of another day."""
        ended = [
            model(kind, RECOGNISED, Milestone(kind=kind, on=DAY)) for kind in ("withdrawn", "merged", "not-recognised")
        ]
        facts = [model("b", RECOGNISED), model("a", RECOGNISED), model("x", attrs.evolve(RECOGNISED, on=OTHER)), *ended]
        report = RecognitionDecision().compose(book_of(*facts), on=DAY)
        [table] = report.tables
        assert listed(table) == ["Mô hình a", "Mô hình b"]
        assert f"Công nhận {padded(2)} mô hình" in article(report, 1).text

    def test_it_is_signed_on_behalf_of_the_committee(self) -> None:
        """A steering committee recognises as a body; where no text is known the basis has a blank."""
        report = RecognitionDecision().compose(book_of(model("a", RECOGNISED)))
        assert report.signature is not None
        assert (report.signature.authority, report.signature.office) == (("T/M BAN CHỈ ĐẠO",), "TRƯỞNG BAN")
        assert basis(report) == ("Căn cứ ……",)
        assert Formula("BAN CHỈ ĐẠO QUYẾT ĐỊNH") in report.blocks

    def test_types_are_parted_and_counted(self) -> None:
        """Collective models before those of persons; the sentence says how many of each."""
        own = model("c", RECOGNISED, holders=[], person=Person(name="Lê Văn An", unit="ap"), type="individual")
        report = RecognitionDecision().compose(book_of(own, model("a", RECOGNISED), model("b", RECOGNISED)))
        assert listed(report.tables[0])[-1] == "Mô hình c"
        assert "02 mô hình tập thể, 01 mô hình cá nhân" in article(report, 1).text

    def test_none_is_refused(self) -> None:
        """Each of the documents on models."""
        book = book_of(model("a", Milestone(kind="existing", on=DAY)))
        with pytest.raises(BadValue, match="models of the document"):
            RecognitionDecision().compose(book, on=DAY)
        with pytest.raises(BadValue, match="models of the list"):
            RegistrationList().compose(book, unit="bcd", period="nam", on=DAY)
        with pytest.raises(Unknown):
            RecognitionDecision().compose(book, models="z")

    def test_registrations_are_those_of_the_period(self) -> None:
        """By the day of the milestone; the votes and recognitions do not matter."""
        late = attrs.evolve(REGISTERED, on=date(2026, 2, 1))
        facts = [
            model("a", REGISTERED),
            model("b", RECOGNISED),
            model("c", late, period=None),
            model("d", REGISTERED, RECOGNISED),
        ]
        report = RegistrationList().compose(book_of(*facts), unit="bcd", period="nam", on=DAY)
        assert listed(report.tables[0]) == ["Mô hình a", "Mô hình d"]

    def test_minutes_print_the_votes_that_are_recorded(self) -> None:
        """From the note of the milestone; a blank where there is none."""
        facts = [model("a", VOTED), model("b", attrs.evolve(VOTED, note=None))]
        report = ReviewMinutes().compose(book_of(*facts), what="models", present=9, members="12", chair="(chủ trì)")
        assert listed(report.tables[0], "votes") == ["08/09 phiếu", "……"]
        assert any(
            "09 người" in block.text and "12 người" in block.text
            for block in report.blocks
            if isinstance(block, Paragraph)
        )
        assert report.signature is not None
        assert report.countersignature is not None
        assert (report.signature.name, report.countersignature.name) == ("(chủ trì)", None)

    def test_certificates_of_models(self) -> None:
        """One for each model that was recognised."""
        report = Certificates().compose(book_of(model("a", RECOGNISED), model("b", RECOGNISED)), what="models")
        assert [one.form for one in report.blocks if isinstance(one, Certificate)] == ["GIẤY CHỨNG NHẬN"] * 2


class TestSubmission:
    """What is asked for."""

    def test_it_lists_what_was_proposed(self) -> None:
        """Also what is decided since; not what was revoked, and not what nobody proposed."""
        proposed = Act(state="proposed", on=date(2026, 1, 10), by="bxdd")
        facts = [
            award("a", person("Lê Văn An"), acts=[proposed]),
            award("b", person("Lý Đào"), acts=[proposed, decided()]),
            award("c", person("Trần Ất"), acts=[proposed, decided(), Act(state="revoked", on=OTHER)]),
            award("d", person("Võ Thị Én")),
        ]
        report = Submission().compose(book_of(*facts))
        assert listed(report.tables[0]) == ["Lê Văn An", "Lý Đào"]
        assert report.letterhead is not None
        assert report.letterhead.issuer == "BAN XÂY DỰNG ĐẢNG"
        assert report.blocks[0] == Paragraph("Kính gửi: Chủ tịch Ủy ban nhân dân xã U Minh Thượng", align="center")
        assert any(isinstance(block, Listing) for block in report.blocks)

    def test_nothing_proposed_is_refused(self) -> None:
        """A decision is no proposal."""
        with pytest.raises(BadValue, match="recipients of the submission"):
            Submission().compose(book_of(award("a", team(1))))

    def test_minutes_of_the_review_of_awards(self) -> None:
        """They list what the submission lists."""
        proposed = Act(state="proposed", on=date(2026, 1, 10), by="bxdd")
        book = book_of(award("a", person("Lê Văn An"), team(2), acts=[proposed]))
        minutes, asked = ReviewMinutes().compose(book), Submission().compose(book)
        assert listed(minutes.tables[0]) == listed(asked.tables[0])


EXAMPLE = danvan.read(Path(__file__).parents[2] / "examples/documents-u-minh-thuong/book.json")


def test_options_may_come_as_words() -> None:
    """What the command line gives makes the same report as values do."""
    one = AwardDecision().compose(
        EXAMPLE, unit="ubnd", awards="gk-ho, gk-ca-nhan", on="2026-01-15", bonus="có", deputy="không"
    )
    other = AwardDecision().compose(
        EXAMPLE, unit="ubnd", awards=["gk-ca-nhan", "gk-ho"], on=DAY, bonus=True, deputy=False
    )
    assert one == other


def test_every_document_goes_through_every_exporter(tmp_path: Path) -> None:
    """The catalog offers the composers; what they write is exported."""
    catalog = danvan.discover()
    asked: dict[str, dict[str, Any]] = {
        "award-decision": {"unit": "btv"},
        "certificates": {"unit": "ubnd"},
        "recognition-decision": {},
        "registration-list": {"unit": "bcd", "period": "nam-2025"},
        "review-minutes": {"what": "models"},
        "submission": {"grantor": "ubnd"},
    }
    assert asked.keys() <= {report.name for report in catalog.reports}
    for name, options in asked.items():
        report = catalog.report(name).compose(EXAMPLE, **options)
        for exporter in map(catalog.exporter, ("csv", "docx", "json", "markdown")):
            assert danvan.export(report, tmp_path / f"{name}{exporter.suffix}", exporter).stat().st_size
