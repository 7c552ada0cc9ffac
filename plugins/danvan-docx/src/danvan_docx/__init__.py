"""Word documents for danvan: a Report in the layout of Vietnamese Party and State offices."""

from danvan_docx.checks.checker import check_layout
from danvan_docx.exporter import DocxExporter, document
from danvan_docx.layouts.profiles import Profile, profile_for, profiles
from danvan_docx.overflow import overflow
from danvan_docx.overprint.blanks import Blank, Box, blanks
from danvan_docx.overprint.exporter import OverprintExporter
from danvan_docx.templates.template import Template, TemplateExporter
from danvan_docx.templates.values import report_values
from danvan_docx.writing.places import add_at, places

__all__ = [
    "Blank",
    "Box",
    "DocxExporter",
    "OverprintExporter",
    "Profile",
    "Template",
    "TemplateExporter",
    "add_at",
    "blanks",
    "check_layout",
    "document",
    "overflow",
    "places",
    "profile_for",
    "profiles",
    "report_values",
]
