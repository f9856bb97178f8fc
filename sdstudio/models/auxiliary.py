"""Recognise models that make no pictures: one file of weights each, but for translation models.

What the engine has to know of one follows from the shapes of its tensors, except for which
checkpoints a VAE is: that is in the configuration beside it. A kind is one row of :data:`NETWORKS`.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sdstudio.disk import open_regular
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint, estimator
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import family_of_unet
from sdstudio.domain.model_family import ModelFamily
from sdstudio.domain.text import plain_name
from sdstudio.models.architecture import Misfit
from sdstudio.models.architecture.autoencoder import lone_autoencoder
from sdstudio.models.architecture.controlnet import controlnet
from sdstudio.models.architecture.unet import TEXT_AND_SIZES
from sdstudio.models.component_weights import check_weights
from sdstudio.models.folder import Json, ModelFolder
from sdstudio.models.folder_detection import INDEX
from sdstudio.models.inspect import inspect
from sdstudio.models.records import InstallRecord, read_record
from sdstudio.models.single_file_detection import is_adapter
from sdstudio.models.translation_models import installed_translation, is_translation
from sdstudio.models.wholeness import misfit_error
from sdstudio.weights import blip, depth_anything, dinov2, sam
from sdstudio.weights.autoencoder import AutoencoderShape, is_autoencoder
from sdstudio.weights.controlnet import ControlNetShape, is_controlnet
from sdstudio.weights.header import read_header
from sdstudio.weights.upscaler import is_upscaler, upscaler_of

Shapes = Mapping[str, tuple[int, ...]]

#: Beside the weights of an installed VAE, as diffusers has it.
VAE_CONFIG: Final = "config.json"


@dataclass(frozen=True, slots=True)
class AuxiliaryNetwork:
    """The one network that the engine can build for a kind.

    Args:
        name: of its architecture, for failures.
        is_it: whether tensors are those of such a network, complete or not.
        tensors: the names and shapes of all tensors of the network that these belong to; raises
            ``ValueError`` with the name of the tensor from which none can be told.
        optional: tensors that a file may lack.
    """

    kind: AuxiliaryKind
    name: str
    is_it: Callable[[Shapes], bool]
    tensors: Callable[[Shapes], Shapes]
    optional: frozenset[str]

    def check(self, model: str, shapes: Shapes) -> None:
        """Raise where tensors aren't all those of a network that the engine can build.

        Args:
            model: what failures call it.

        Raises:
            StudioError: ``MODEL_TENSORS_MISSING``, ``MODEL_SHAPE_DIFFERS`` or
                ``MODEL_BUILT_DIFFERENTLY``.
        """
        try:
            needed = self.tensors(shapes)
        except ValueError as error:
            raise self._built_differently(model, str(error)) from error
        other = next((name for name in shapes if name not in needed), None)
        if other is not None:
            raise self._built_differently(model, other)
        missing = tuple(name for name in needed if name not in shapes and name not in self.optional)
        reshaped = tuple(
            (name, shape, needed[name]) for name, shape in shapes.items() if shape != needed[name]
        )
        if missing or reshaped:
            raise misfit_error(model, self.name, Misfit(missing, reshaped))

    def check_file(self, folder: ModelFolder, file: str) -> None:
        """Raise where a file of weights isn't that of such a network, or isn't whole.

        Raises:
            StudioError: as :meth:`check`, or as ``check_weights``.
        """
        self.check(folder.name, check_weights(folder, file).shapes)

    def _built_differently(self, model: str, tensor: str) -> StudioError:
        found = f"{self.name} ({plain_name(tensor[:80])})"
        return StudioError(ErrorCode.MODEL_BUILT_DIFFERENTLY, model=model, found=found)


NETWORKS: Final = (
    AuxiliaryNetwork(
        AuxiliaryKind.SIMILARITY,
        "DINOv2",
        dinov2.is_dinov2,
        lambda shapes: dict(dinov2.Dinov2.of(shapes).tensors()),
        dinov2.OPTIONAL,
    ),
    AuxiliaryNetwork(
        AuxiliaryKind.SEGMENTATION,
        "SAM",
        sam.is_sam,
        lambda shapes: dict(sam.Sam.of(shapes).tensors()),
        sam.OPTIONAL,
    ),
    AuxiliaryNetwork(
        AuxiliaryKind.CAPTION,
        "BLIP",
        blip.is_blip,
        lambda shapes: dict(blip.Blip.of(shapes).tensors()),
        blip.OPTIONAL,
    ),
    AuxiliaryNetwork(
        AuxiliaryKind.DEPTH,
        "Depth Anything",
        depth_anything.is_depth_anything,
        lambda shapes: dict(depth_anything.DepthAnything.of(shapes).tensors()),
        depth_anything.OPTIONAL,
    ),
    AuxiliaryNetwork(
        AuxiliaryKind.VAE,
        "VAE",
        is_autoencoder,
        lone_autoencoder,
        frozenset(),
    ),
    AuxiliaryNetwork(
        AuxiliaryKind.UPSCALER,
        "ESRGAN / Compact / SPAN",
        is_upscaler,
        lambda shapes: dict(upscaler_of(shapes).tensors()),
        frozenset(),
    ),
    AuxiliaryNetwork(
        AuxiliaryKind.CONTROL,
        "ControlNet",
        is_controlnet,
        lambda shapes: dict(controlnet(ControlNetShape.of(shapes))),
        frozenset(),
    ),
)


def network_for(kind: AuxiliaryKind) -> AuxiliaryNetwork:
    """The network of that kind."""
    return next(one for one in NETWORKS if one.kind is kind)


def network_of(shapes: Shapes) -> AuxiliaryNetwork | None:
    """The network that tensors belong to, complete or not; ``None`` if they belong to none."""
    return next((one for one in NETWORKS if one.is_it(shapes)), None)


def may_be_auxiliary(folder: Path, record: InstallRecord) -> bool:
    """Whether an installed model may be one of these: a single file without a configuration,
    or a translation model."""
    files = record.files
    if is_translation(record):
        return True
    return len(files) == 1 and "/" not in files[0].path and not (folder / INDEX).exists()


def inspect_installed(path: Path) -> Checkpoint | AuxiliaryModel:
    """The model in a folder with an install record. Reads headers and small files only.

    Raises:
        StudioError: one of ``MODEL_…`` or ``FILE_…``.
    """
    found = auxiliary_model(path)
    return inspect(path) if found is None else found


def auxiliary_model(path: Path) -> AuxiliaryModel | None:
    """The model in a folder with an install record, if it is one that makes no pictures.

    Raises:
        StudioError: ``MODEL_FILE_MISSING``, ``MODEL_LINK_GONE``, ``MODEL_FILE_DAMAGED``,
            one of ``FILE_…``, or as :meth:`AuxiliaryNetwork.check`.
    """
    record = read_record(path)
    if record is None or not may_be_auxiliary(path, record):
        return None
    if is_translation(record):
        return installed_translation(path, record)
    folder, (file,) = ModelFolder(path, record.name), record.files
    shapes = check_weights(folder, file.path).shapes
    network = network_of(shapes)
    if network is None and is_adapter(shapes):
        place = folder.place(file.path)
        return AuxiliaryModel(AuxiliaryKind.LORA, record.name, path, place, file.sha256)
    if network is None:
        return None
    network.check(record.name, shapes)
    place = folder.place(file.path)
    found = described(AuxiliaryModel(network.kind, record.name, path, place, file.sha256), shapes)
    if found.kind is not AuxiliaryKind.VAE:
        return found
    return configured_vae(found, folder.read_json(VAE_CONFIG))


def estimator_in(path: Path) -> Checkpoint | None:
    """The installed model that only estimates depth in ``path``, as a checkpoint of jobs.

    Raises:
        StudioError: as :func:`auxiliary_model`.
    """
    found = auxiliary_model(path)
    is_one = found is not None and found.kind is AuxiliaryKind.DEPTH
    return estimator(found) if found is not None and is_one else None


def auxiliary_in_file(path: Path) -> AuxiliaryModel | None:
    """The model in a safetensors file that isn't installed; ``None`` if it is something else.

    Reads all of it for its hash.

    Raises:
        StudioError: ``IMPORT_GONE``, ``IMPORT_UNREADABLE``, or as :meth:`AuxiliaryNetwork.check`.
    """
    path = path.absolute()
    try:
        with open_regular(path) as opened:
            shapes = read_header(opened).shapes
            network = network_of(shapes)
            if network is None:
                return None
            network.check(plain_name(path.name), shapes)
            opened.seek(0)
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise StudioError(ErrorCode.IMPORT_GONE, file=plain_name(path.name)) from error
    except ValueError as error:
        raise StudioError(ErrorCode.IMPORT_UNREADABLE, file=plain_name(path.name)) from error
    name = plain_name(path.stem)
    return described(AuxiliaryModel(network.kind, name, path.parent, path, sha256), shapes)


def configured_vae(model: AuxiliaryModel, config: Mapping[str, Json]) -> AuxiliaryModel:
    """A VAE with what its configuration says; what that leaves out is as in diffusers."""
    scale = config.get("scaling_factor", 0.18215)
    return replace(
        model,
        latent_scales=(float(scale),) if isinstance(scale, int | float) else (),
        fits_float16=config.get("force_upcast") is False,
    )


def described(model: AuxiliaryModel, shapes: Shapes) -> AuxiliaryModel:
    """``model`` with what the ``shapes`` of its tensors say besides its kind."""
    if model.kind is AuxiliaryKind.VAE:
        return replace(model, vae_channels=AutoencoderShape.of(shapes).channels)
    if model.kind is AuxiliaryKind.UPSCALER:
        return replace(model, scale=upscaler_of(shapes).scale)
    if model.kind is not AuxiliaryKind.CONTROL:
        return model
    shape = ControlNetShape.of(shapes)
    types = shape.union.types if shape.union is not None else 0
    # One that reads no prompt still takes the sizes that checkpoints of its family take.
    width = shape.text_width or _family_told_of_sizes().text_width
    return replace(model, text_width=width, union_types=types)


def _family_told_of_sizes() -> ModelFamily:
    return family_of_unet({"addition_embed_type": TEXT_AND_SIZES, "use_linear_projection": True})
