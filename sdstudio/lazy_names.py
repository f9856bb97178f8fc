"""Names that a package offers from its modules, each loaded when one of its names is used."""

import importlib
import sys
from collections.abc import Callable, Mapping


def lazy_names(package: str, names: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of ``package``.

    The window needs a few of the classes of a large package before it is painted, and the rest on
    other threads or later. No name may be that of a module of the package, which would hide it.

    Args:
        names: those of each module, separated by spaces.
    """
    places = {name: module for module, some in names.items() for name in some.split()}

    def find(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found: object = getattr(importlib.import_module(places[name]), name)
        setattr(sys.modules[package], name, found)
        return found

    return find
