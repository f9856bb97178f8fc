"""The models of this machine, as the command line names them."""

import argparse
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.credentials import Credentials
from sdstudio.app.session import SessionStore
from sdstudio.app.settings import Settings, read_settings
from sdstudio.app.system_language import system_language
from sdstudio.cli.wording import warn
from sdstudio.disk import Disk, PrivateDisk, SystemDisk
from sdstudio.domain.checkpoint import PRACTICE_NAME, Checkpoint, CheckpointRef
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.auxiliary import estimator_in
from sdstudio.models.catalogue import (
    Catalogue,
    CatalogueModel,
    Endpoint,
    Layout,
    Variant,
    read_catalogue,
)
from sdstudio.models.component_weights import check_weights
from sdstudio.models.consent import Consents
from sdstudio.models.endpoints import chosen_endpoint, ordered_endpoints, read_own_endpoints
from sdstudio.models.folder import ModelFolder, is_there
from sdstudio.models.inspect import inspect
from sdstudio.models.installed import InstalledModel, find_installed, installed
from sdstudio.models.installed_adapters import installed_adapters
from sdstudio.models.licences import Terms, read_terms
from sdstudio.models.reconfiguring import finish_changes
from sdstudio.paths import Paths


def settings_of(paths: Paths) -> Settings:
    """The settings; the defaults if the file is damaged, which only the window replaces."""
    try:
        return read_settings(paths.settings_file)
    except (OSError, ValueError):
        return Settings()


def adapter_registry(paths: Paths) -> AdapterRegistry:
    """The LoRAs and embeddings of this machine."""
    models = settings_of(paths).models(paths.models)
    return AdapterRegistry(paths.adapters, lambda: installed_adapters(models))


@dataclass(frozen=True, slots=True)
class ModelLookup:
    """The offered and the installed models.

    Args:
        models: the folder in which models are installed.
        language: of descriptions and summaries.
    """

    paths: Paths
    settings: Settings
    catalogue: Catalogue
    models: Path
    disk: Disk
    language: str

    @classmethod
    def of(cls, paths: Paths, translate: Translate) -> "ModelLookup":
        """Read the catalogue; a damaged one of the user's own is reported on stderr and ignored.

        Raises:
            StudioError: ``CATALOGUE_DAMAGED``: the shipped one can't be read.
        """
        catalogue, damage = read_catalogue(paths.catalogue, paths.own_catalogue)
        if damage is not None:
            warn(damage, translate)
        settings = settings_of(paths)
        models, disk = settings.models(paths.models), SystemDisk()
        finish_changes(models, disk=disk, bundled=paths.model_configurations)
        return cls(paths, settings, catalogue, models, disk, system_language())

    @property
    def consents(self) -> Consents:
        """The licences that the user has accepted."""
        return Consents(PrivateDisk(), self.paths.accepted_licences)

    def offered(self, written: str) -> tuple[CatalogueModel, Variant | None]:
        """The catalogue model that the user named, and the variant if they named one.

        Args:
            written: ``<model>``, ``<model>/<variant>``, or its name.

        Raises:
            StudioError: ``CATALOGUE_MODEL_UNKNOWN`` or ``CATALOGUE_VARIANT_UNKNOWN``.
        """
        wanted, _, variant = written.strip().casefold().partition("/")
        for model in self.catalogue.models:
            if wanted in (model.key, model.name.casefold()):
                return model, variant_of(model, variant) if variant else None
        known = ", ".join(model.key for model in self.catalogue.models)
        raise StudioError(ErrorCode.CATALOGUE_MODEL_UNKNOWN, model=written, known=known)

    def all_installed(self) -> tuple[InstalledModel, ...]:
        """Every installed model."""
        return installed(self.models, self.catalogue)

    def installed(self, written: str) -> InstalledModel:
        """The installed model that the user named.

        Raises:
            StudioError: ``MODEL_NOT_INSTALLED``, or ``CATALOGUE_MODEL_UNKNOWN`` if no model
                has that name.
        """
        found = find_installed(written, self.models, self.catalogue)
        if found is not None:
            return found
        model, _ = self.offered(written)
        raise StudioError(ErrorCode.MODEL_NOT_INSTALLED, model=model.name)

    def terms(self, key: str) -> Terms:
        """A licence with its texts.

        Raises:
            StudioError: ``LICENCE_UNKNOWN``.
        """
        licence = self.catalogue.licence(key)
        if licence is None:
            known = ", ".join(one.key for one in self.catalogue.licences)
            raise StudioError(ErrorCode.LICENCE_UNKNOWN, licence=key, known=known)
        return read_terms(self.paths.licences, licence, self.language)

    def endpoints(self, options: argparse.Namespace) -> tuple[Endpoint, ...]:
        """Servers in the order to try them: the one in ``--endpoint``, or the preferred one, first.

        Raises:
            StudioError: ``ENDPOINT_UNKNOWN`` or ``ENDPOINT_NOT_VALID``.
        """
        own = read_own_endpoints(self.settings.own_endpoints)
        ordered = ordered_endpoints(self.catalogue, own, self.settings.endpoint)
        if options.endpoint is not None:
            chosen = chosen_endpoint(options.endpoint, ordered, Layout(options.endpoint_layout))
            ordered = (chosen, *(one for one in ordered if one.key != chosen.key))
        return Credentials(self.paths.secrets).filled_in(ordered, self.settings.secret_endpoints)


def variant_of(model: CatalogueModel, written: str) -> Variant:
    """The variant of ``model`` that the user named.

    Raises:
        StudioError: ``CATALOGUE_VARIANT_UNKNOWN``.
    """
    variant = model.variant(written.strip().casefold())
    if variant is None:
        known = ", ".join(one.key for one in model.variants)
        raise StudioError(
            ErrorCode.CATALOGUE_VARIANT_UNKNOWN, model=model.name, variant=written, known=known
        )
    return variant


def chosen_checkpoint(written: str | None, paths: Paths, translate: Translate) -> Checkpoint:
    """The checkpoint to make pictures with.

    Args:
        written: a folder, an installed model by its key or name, the file that it was added from,
            or the name under which the window knows it; ``None``: the practice model.

    Raises:
        StudioError: what is wrong with it.
    """
    if written is None:
        return inspect(paths.starter, is_practice=True)
    path = Path(written).absolute()
    is_folder = is_there(path.is_dir)
    if not is_folder and is_there(path.exists):
        return _checkpoint_of(path, ModelLookup.of(paths, translate))
    if not is_folder:
        lookup = ModelLookup.of(paths, translate)
        try:
            folder = lookup.installed(written).folder
            return estimator_in(folder) or inspect(folder)
        except StudioError as error:
            if error.code is not ErrorCode.CATALOGUE_MODEL_UNKNOWN:
                raise
        # So are the practice model and opened folders named in the commands that the window copies.
        for known in known_checkpoints(paths, translate):
            if known.ref.name == written:
                return known
    session = SessionStore(paths.session_file).current
    found = inspect(path.resolve())
    # Of an installed model, the folder itself says it.
    return session.decoding(found) if str(path.resolve()) in session.model_vaes else found


def _checkpoint_of(file: Path, lookup: ModelLookup) -> Checkpoint:
    """The installed model that was added from ``file``.

    Raises:
        StudioError: it wasn't added, or isn't a model.
    """
    # Imported here, since it loads the network libraries.
    from sdstudio.models.importing import examine

    found = examine(file, catalogue=lookup.catalogue, bundled=lookup.paths.model_configurations)
    if found.is_adapter:
        raise StudioError(ErrorCode.MODEL_IS_ADAPTER, file=file.name)
    if not found.needs_conversion:
        wanted = check_weights(ModelFolder(file.parent, found.name), file.name).digest
        for one in lookup.all_installed():
            if [kept.size_bytes for kept in one.record.files] != [found.size_bytes]:
                continue
            with contextlib.suppress(StudioError):
                folder = ModelFolder(one.folder, one.record.name)
                if check_weights(folder, one.record.files[0].path).digest == wanted:
                    return inspect(one.folder)
    option = "--convert-pickle" if found.needs_conversion else "--link"
    raise StudioError(ErrorCode.MODEL_NOT_ADDED, file=file.name, path=str(file), option=option)


def known_checkpoints(paths: Paths, translate: Translate) -> Iterator[Checkpoint]:
    """The checkpoints that the window knows or that are installed, if they are usable now."""
    session = SessionStore(paths.session_file).current
    folders = [Path(one) for one in session.model_folders]
    folders += [one.folder for one in ModelLookup.of(paths, translate).all_installed()]
    for folder, is_practice in ((paths.starter, True), *((one, False) for one in folders)):
        try:
            found = estimator_in(folder) or inspect(folder, is_practice=is_practice)
            yield session.decoding(found) if str(folder) in session.model_vaes else found
        except StudioError:
            continue


def recorded_checkpoint(ref: CheckpointRef, paths: Paths, translate: Translate) -> Checkpoint:
    """The checkpoint that a picture names.

    Raises:
        StudioError: ``MODEL_NOT_FOUND``, or ``STARTER_DAMAGED`` for the practice model.
    """
    for checkpoint in known_checkpoints(paths, translate):
        if checkpoint.ref.fingerprint == ref.fingerprint:
            return checkpoint
    if ref.name == PRACTICE_NAME:
        # It was skipped because it can't be used, which is what has to be reported here.
        inspect(paths.starter, is_practice=True)
    raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=ref.name)
