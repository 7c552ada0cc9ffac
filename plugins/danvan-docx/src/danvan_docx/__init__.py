"""Word documents for danvan: a Report in the layout of Vietnamese Party and State offices."""

from danvan_docx.exporter import DocxExporter
from danvan_docx.profiles import Profile, profile_for, profiles

__all__ = ["DocxExporter", "Profile", "profile_for", "profiles"]
