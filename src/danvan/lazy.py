"""Names of a package that are imported when they are first used (PEP 562)."""

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping


def resolver(
    package: str, places: Mapping[str, str], *, packages: Iterable[str] = ()
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The functions `__getattr__` and `__dir__` of a package whose names are imported when they are first used.

    Parameters: `places` maps each name to the module that defines it; `packages` are sub-packages that are names too.

    >>> named, listed = resolver("danvan.values", {"Span": "danvan.values.spans"})
    >>> named("Span").__name__
    'Span'
    """
    inner = frozenset(packages)

    def named(name: str) -> object:
        if name in places:
            value = getattr(importlib.import_module(places[name]), name)
        elif name in inner:
            value = importlib.import_module(f"{package}.{name}")
        else:
            raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=sys.modules[package])
        setattr(sys.modules[package], name, value)
        return value

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[package]), *places, *inner})

    return named, listed
