"""Undoes what PySide6 does to each import."""

import builtins


def restore_imports() -> None:
    """Import modules without PySide6 reading their source first. Call once PySide6 is imported.

    It looks for uses of its ``__feature__`` module, of which we have none. Reading the sources of
    all modules is a quarter of the time until the window shows, and their lines stay in memory.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
