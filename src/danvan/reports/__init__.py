"""Composers: what writes a report from a book."""

from danvan.reports.composer import Composer
from danvan.reports.composers.certificates import Certificates
from danvan.reports.composers.decisions import AwardDecision
from danvan.reports.composers.findings import FINDINGS, FindingsList
from danvan.reports.composers.minutes import ReviewMinutes
from danvan.reports.composers.recognitions import RecognitionDecision
from danvan.reports.composers.records import RecordList
from danvan.reports.composers.registrations import RegistrationList
from danvan.reports.composers.submissions import Submission
from danvan.reports.composers.summary import SUMMARY, Summary

BUILTIN: tuple[Composer, ...] = (
    SUMMARY,
    FINDINGS,
    AwardDecision(),
    Certificates(),
    RecognitionDecision(),
    RecordList(),
    RegistrationList(),
    ReviewMinutes(),
    Submission(),
)

__all__ = [
    "BUILTIN",
    "AwardDecision",
    "Certificates",
    "Composer",
    "FindingsList",
    "RecognitionDecision",
    "RecordList",
    "RegistrationList",
    "ReviewMinutes",
    "Submission",
    "Summary",
]
