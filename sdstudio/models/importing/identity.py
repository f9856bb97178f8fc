"""Match a model to the catalogue: tentatively by size, definitely by hash."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from sdstudio.domain.auxiliary_models import ModelKind
from sdstudio.domain.checkpoint_task import PredictionType
from sdstudio.domain.model_family import ModelFamily
from sdstudio.models.catalogue import (
    SIZE_ROUNDING,
    Catalogue,
    CatalogueFile,
    CatalogueModel,
    Variant,
    VariantLayout,
)
from sdstudio.models.records import IMPORTED

_SLUG_MAX = 32


def candidate(
    catalogue: Catalogue,
    sizes: Mapping[str, int],
    kind: ModelKind,
    family: ModelFamily | None,
    prediction_type: PredictionType | None,
    *,
    is_distilled: bool,
    is_single: bool,
) -> tuple[CatalogueModel, Variant] | tuple[None, None]:
    """The model and variant with files of these sizes and this kind.

    Args:
        sizes: of the weights, in bytes, by path; the name of a single file is ignored.
        family: ``None`` for auxiliary models.
    """
    if not sizes:
        return None, None
    for model, variant in _variants(catalogue, is_single):
        told = model.kind, model.prediction_type, model.is_distilled
        if told != (kind, prediction_type, is_distilled):
            continue
        if family is not None and model.family != family.key:
            continue
        if is_single and variant.files[0].size_is_rounded:
            # All files of some families are as large as that.
            continue
        if is_single:
            fits = all(_is_as_large(variant.files[0], size) for size in sizes.values())
        else:
            fits = sizes.keys() == {file.path for file in variant.files} and all(
                _is_as_large(file, sizes[file.path]) for file in variant.files
            )
        if fits:
            return model, variant
    return None, None


def identified(
    catalogue: Catalogue, hashes: Mapping[str, str]
) -> tuple[CatalogueModel, Variant] | None:
    """The model and variant with exactly these files.

    Args:
        hashes: SHA-256 of the weights, by path; the name of a single file is ignored.
    """
    for is_single in (True, False):
        if is_single and len(hashes) != 1:
            continue
        for model, variant in _variants(catalogue, is_single):
            pinned = {file.path: file.sha256 for file in variant.files}
            if None in pinned.values():
                continue
            if pinned == hashes or (is_single and [*pinned.values()] == [*hashes.values()]):
                return model, variant
    return None


def own_key(name: str, sha256: str, latents: str = "") -> str:
    """The key of a model that isn't in the catalogue: the same for the same name and weights.

    Args:
        latents: the scale of those that a VAE decodes, which its weights don't tell.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_MAX].strip("-")
    return "-".join(part for part in (IMPORTED, slug, sha256[:8], latents) if part)


def _variants(catalogue: Catalogue, is_single: bool) -> Iterator[tuple[CatalogueModel, Variant]]:
    wanted = VariantLayout.SINGLE_FILE if is_single else VariantLayout.DIFFUSERS
    for model in catalogue.models:
        for variant in model.variants:
            if variant.layout is wanted:
                yield model, variant


def _is_as_large(file: CatalogueFile, size_bytes: int) -> bool:
    allowed = file.size_bytes * SIZE_ROUNDING if file.size_is_rounded else 0
    return abs(file.size_bytes - size_bytes) <= allowed
