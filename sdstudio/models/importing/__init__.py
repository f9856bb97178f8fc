"""Importing models from disk: examined and installed without a network; no Qt, no torch."""

from sdstudio.models.importing.adapter import import_adapter, look_at_adapter, take_adapter
from sdstudio.models.importing.candidate import Content, Converter, ImportCandidate, SourceLayout
from sdstudio.models.importing.examine import examine, examine_all, vae_families
from sdstudio.models.importing.install import import_model
from sdstudio.models.importing.vae_sources import VaeSource, vae_sources
from sdstudio.models.single_file_detection import Certainty

__all__ = [
    "Certainty",
    "Content",
    "Converter",
    "ImportCandidate",
    "SourceLayout",
    "VaeSource",
    "examine",
    "examine_all",
    "import_adapter",
    "import_model",
    "look_at_adapter",
    "take_adapter",
    "vae_families",
    "vae_sources",
]
