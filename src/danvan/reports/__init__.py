"""Composers: what writes a report from a book."""

from danvan.reports.certificates import Certificates
from danvan.reports.composer import Composer
from danvan.reports.decisions import AwardDecision
from danvan.reports.findings import FINDINGS, FindingsList
from danvan.reports.minutes import ReviewMinutes
from danvan.reports.recognitions import RecognitionDecision
from danvan.reports.records import RecordList
from danvan.reports.registrations import RegistrationList
from danvan.reports.submissions import Submission
from danvan.reports.summary import SUMMARY, Summary

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
