"""Models on disk: found and inspected without loading them; no Qt, no torch."""

from sdstudio.models.inspect import inspect

__all__ = ["inspect"]
