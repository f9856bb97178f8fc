"""Joins the offered and the installed models into one row per card."""

from collections.abc import Iterable
from dataclasses import dataclass

from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.families import family
from sdstudio.domain.few_steps import few_steps_of
from sdstudio.models.catalogue import Catalogue, CatalogueModel, Licence, Variant
from sdstudio.models.installed import InstalledModel


@dataclass(frozen=True, slots=True)
class OfferedVariant:
    """A variant of a card.

    Args:
        key: of model and variant.
        variant: of the catalogue; ``None`` if it was imported and isn't in the catalogue.
        installed: the installed model; ``None`` if not installed.
    """

    key: str
    variant: Variant | None
    installed: InstalledModel | None

    @property
    def size_bytes(self) -> int:
        """Disk space of its files, now or once installed."""
        if self.installed is not None:
            return self.installed.size_bytes
        return 0 if self.variant is None else self.variant.size_bytes

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files rather than a single file."""
        if self.installed is not None:
            # A single file may have been completed with a VAE, which is in a folder beside it.
            return all("/" in file.path for file in self.installed.record.files)
        return self.variant is not None and len(self.variant.files) > 1

    @property
    def is_download(self) -> bool:
        """Whether it can be downloaded, and so also repaired."""
        return self.variant is not None and self.variant.is_download


@dataclass(frozen=True, slots=True)
class Offer:
    """A card.

    Args:
        key: of the model.
        model: of the catalogue; ``None`` if it was imported.
        licence: of one that was imported, that of the model from which those of its family are
            trained; ``None`` if unknown.
        variants: at least one, the preferred one first.
    """

    key: str
    name: str
    model: CatalogueModel | None
    licence: Licence | None
    variants: tuple[OfferedVariant, ...]

    def variant(self, key: str) -> OfferedVariant | None:
        """The variant with that key."""
        return next((one for one in self.variants if one.key == key), None)

    @property
    def makes_pictures(self) -> bool:
        """Whether it is a checkpoint, rather than an auxiliary model."""
        if self.model is not None:
            return not isinstance(self.model.kind, AuxiliaryKind)
        return all(one.installed is None or one.installed.makes_pictures for one in self.variants)

    @property
    def auxiliary_kind(self) -> AuxiliaryKind | None:
        """What an auxiliary model is for; ``None`` if it is none, or its file is damaged."""
        if self.model is not None:
            return self.model.kind if isinstance(self.model.kind, AuxiliaryKind) else None
        found = (one.installed.auxiliary_kind for one in self.variants if one.installed)
        return next((kind for kind in found if kind is not None), None)

    def is_made_for(self, family: str) -> bool:
        """Whether it is a ControlNet of the catalogue for the family with that key."""
        model = self.model
        return model is not None and model.kind is AuxiliaryKind.CONTROL and model.family == family

    def is_vae_for(self, latent_scale: float) -> bool:
        """Whether it is a VAE of the catalogue for latents of that scale."""
        return (
            self.model is not None
            and self.model.kind is AuxiliaryKind.VAE
            and family(self.model.family).latent_scale == latent_scale
        )

    def is_few_steps_for(self, checkpoint: Checkpoint | None) -> bool:
        """Whether it can be downloaded and lets checkpoints like that one need few steps."""
        model = self.model
        return (
            checkpoint is not None
            and model is not None
            and model.kind is AuxiliaryKind.LORA
            and model.family == checkpoint.family
            and not self.is_installed
            and any(
                few_steps_of(file.sha256 or "", "", {}) is not None
                for one in model.variants
                if one.is_download
                for file in one.files
            )
        )

    @property
    def is_installed(self) -> bool:
        """Whether any of its variants is installed."""
        return any(one.installed is not None for one in self.variants)


def offers_of(catalogue: Catalogue, installed: Iterable[InstalledModel]) -> tuple[Offer, ...]:
    """A row for each model of the catalogue, in order, then one for each other model."""
    here = {one.key: one for one in installed}
    offers = []
    for model in catalogue.models:
        variants = [
            OfferedVariant(f"{model.key}/{one.key}", one, here.pop(f"{model.key}/{one.key}", None))
            for one in model.variants
        ]
        variants += [
            OfferedVariant(key, None, here.pop(key))
            for key in list(here)
            if here[key].record.model == model.key
        ]
        licence = catalogue.licence(model.licence)
        offers.append(Offer(model.key, model.name, model, licence, tuple(variants)))
    others: dict[str, list[InstalledModel]] = {}
    for one in here.values():
        others.setdefault(one.record.model, []).append(one)
    for key, found in others.items():
        record = found[0].record
        offers.append(
            Offer(
                key,
                record.name,
                None,
                # Of parts, older versions noted that of the architecture for any weights.
                None
                if record.is_imported and not found[0].makes_pictures
                else catalogue.licence(record.licence),
                tuple(OfferedVariant(one.key, None, one) for one in found),
            )
        )
    return tuple(offers)
