"""`danvan plugins`: what was found, from whom, and what failed."""

from argparse import ArgumentParser

import attrs

from danvan.cli.codes import FINE, PIECE
from danvan.plugins.invocation import Invocation

MOST_SHOWN = 20


def configure(command: ArgumentParser) -> None:
    """The options of the command."""
    command.add_argument("--format", choices=["text", "json"], default="text", help="how the list is printed")
    command.add_argument("--strict", action="store_true", help="exit with 4 when a plugin failed")


def run(call: Invocation) -> int:
    """Print the plugins with what was taken of each, the blocked and the failed."""
    catalog = call.catalog
    if call.options.format == "json":
        plugins = [
            {**attrs.asdict(plugin, recurse=False), "offers": {one.hook: one.pieces for one in plugin.offers}}
            for plugin in catalog.plugins
        ]
        hidden = attrs.filters.exclude("error")
        failures = [attrs.asdict(failure, filter=hidden) for failure in catalog.failures]
        answer = {"plugins": plugins, "failures": failures, "blocked": catalog.blocked}
        call.json(answer)
    else:
        for plugin in catalog.plugins:
            call.line(str(plugin))
            for offer in plugin.offers:
                shown = ", ".join(offer.pieces[:MOST_SHOWN])
                more = f" and {len(offer.pieces) - MOST_SHOWN} more" if len(offer.pieces) > MOST_SHOWN else ""
                call.line(f"  {offer.hook}: {shown}{more}")
        for name in catalog.blocked:
            call.line(f"blocked: {name}")
        for failure in catalog.failures:
            call.line(f"failed: {failure}")
    return PIECE if call.options.strict and catalog.failures else FINE
