"""Models on disk, found and inspected without loading them; no Qt, no torch."""

from sdstudio.models.adapter_inspection import inspect_adapter
from sdstudio.models.inspect import inspect

__all__ = ["inspect", "inspect_adapter"]
