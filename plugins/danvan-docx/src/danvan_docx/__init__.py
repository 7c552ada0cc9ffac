"""Word documents for danvan: a Report in the layout of Vietnamese Party and State offices."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from danvan_docx.checks.checker import check_layout
    from danvan_docx.exporter import DocxExporter, document
    from danvan_docx.layouts.profiles import Profile, profile_for, profiles
    from danvan_docx.overflows import overflow
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

_MODULES = {
    "checks.checker": ("check_layout",),
    "exporter": ("DocxExporter", "document"),
    "layouts.profiles": ("Profile", "profile_for", "profiles"),
    "overflows": ("overflow",),
    "overprint.blanks": ("Blank", "Box", "blanks"),
    "overprint.exporter": ("OverprintExporter",),
    "templates.template": ("Template", "TemplateExporter"),
    "templates.values": ("report_values",),
    "writing.places": ("add_at", "places"),
}


def __getattr__(name: str) -> Any:
    """A public name, from its module: python-docx is loaded only when it is needed."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"danvan_docx.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
