"""Where an answer goes: the exporter that writes it, and the file or the terminal it is written to."""

from io import BytesIO
from pathlib import Path

from danvan.documents import Report
from danvan.errors import BadValue, Unknown
from danvan.exports import Exporter, export
from danvan.plugins.catalog import MAY_BE_OF_A_PLUGIN
from danvan.plugins.invocation import Invocation


def exporter_for(call: Invocation, content: type, target: str | None, name: str | None, otherwise: str) -> Exporter:
    """The exporter of a name, else the one for the file's suffix, else the usual one.

    Raises: Unknown, naming those there are.
    """
    if name is not None or target is None:
        return call.catalog.exporter(name or otherwise)
    fit = [one for one in call.catalog.exporters if issubclass(content, one.takes)]
    for one in sorted(fit, key=lambda one: -len(one.suffix)):
        if target.lower().endswith(one.suffix):
            return one
    suffix = Path(target).suffix
    suffixes = dict.fromkeys(one.suffix for one in fit)
    unknown = Unknown(f"exporter of a {content.__name__} to", suffix or target, suffixes)
    for hint in call.catalog.hints(suffix.removeprefix(".")) or (MAY_BE_OF_A_PLUGIN,):
        unknown.add_note(hint)
    raise unknown


def give(call: Invocation, report: Report) -> None:
    """Write a report to the file that was typed, or to the terminal as Markdown.

    Raises: Unknown for an exporter that there is not; CannotWrite; PluginError.
    """
    exporter = exporter_for(call, Report, call.options.to, call.options.exporter, "markdown")
    call.progress(f"writing {exporter.name}")
    put(call, report, exporter, call.options.to)


def put(call: Invocation, content: object, exporter: Exporter, target: str | None) -> None:
    """Write content to a file, or to standard output where none is named.

    Raises: BadValue when the exporter does not take such content; CannotWrite; PluginError.
    """
    if not isinstance(content, exporter.takes):
        kind = exporter.takes.__name__
        raise BadValue("exporter", exporter.name, f"it writes a {kind}, not a {type(content).__name__}")
    if target is not None:
        export(content, target, exporter, force=call.options.force)
        return
    out = BytesIO()
    exporter.write(content, out)
    call.raw(out.getvalue())
