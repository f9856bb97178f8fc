"""Texts of the model cards: a model's status, progress, and variants."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.settings import Language
from sdstudio.app.translation import current_language, translate
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel, ModelKind
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.controls import kinds_told_by
from sdstudio.domain.families import FAMILIES, family
from sdstudio.domain.modes import MODES
from sdstudio.models.transfer_progress import TransferProgress
from sdstudio.ui.wording import left, without_mnemonic

if TYPE_CHECKING:
    from sdstudio.app.model_management.offers import OfferedVariant
    from sdstudio.domain.speed_estimate import Estimate
    from sdstudio.models.catalogue import Words


def bytes_text(byte_count: float) -> str:
    """For example “2.6 GB”, in decimal units like disks and providers use."""
    return QLocale().formattedDataSize(
        round(byte_count), 1 if byte_count >= 1e6 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def condition_text(model_status: ModelStatus) -> str:
    """The status of a model, in a word or two."""
    match model_status.condition:
        case Condition.ABSENT:
            return QCoreApplication.translate("models", "Not installed")
        case Condition.IMPORT_ONLY:
            return QCoreApplication.translate("models", "Import only")
        case Condition.WAITING:
            return QCoreApplication.translate("models", "Waiting")
        case Condition.CHECKING:
            return QCoreApplication.translate("models", "Checking existing files…")
        case Condition.FETCHING if model_status.progress.bytes_per_s <= 0:
            return QCoreApplication.translate("models", "Waiting for the source…")
        case Condition.FETCHING:
            return QCoreApplication.translate("models", "Downloading…")
        case Condition.UNPACKING:
            return QCoreApplication.translate("models", "Unpacking…")
        case Condition.PAUSED:
            return QCoreApplication.translate("models", "Paused")
        case Condition.METERED:
            return QCoreApplication.translate("models", "Waiting for your approval")
        case Condition.FAILED:
            return QCoreApplication.translate("models", "Interrupted")
        case Condition.READY:
            return QCoreApplication.translate("models", "Ready")
        case Condition.DAMAGED:
            return QCoreApplication.translate("models", "Damaged")
        case Condition.VERIFYING:
            return QCoreApplication.translate("models", "Verifying…")
        case Condition.IMPORTING:
            return QCoreApplication.translate("models", "Importing…")
        case Condition.EXPORTING:
            return QCoreApplication.translate("models", "Exporting…")
        case Condition.REMOVING:
            return QCoreApplication.translate("models", "Removing…")


def progress_text(progress: TransferProgress) -> str:
    """For example “1.2 GB of 2.6 GB · 12 MB/s · about 2 min left”."""
    parts = [
        QCoreApplication.translate("models", "{done} of {size}").format(
            done=bytes_text(progress.done_bytes), size=bytes_text(progress.size_bytes)
        )
    ]
    if progress.bytes_per_s > 0:
        parts.append(
            QCoreApplication.translate("models", "{speed}/s").format(
                speed=bytes_text(progress.bytes_per_s)
            )
        )
        parts.append(left(progress.seconds_left))
    return " · ".join(parts)


def file_text(progress: TransferProgress) -> str:
    """For example “vae/diffusion_pytorch_model.safetensors: 40%”; empty without a file."""
    if not progress.file or not progress.file_size_bytes:
        return ""
    share = round(100 * progress.file_done_bytes / progress.file_size_bytes)
    return QCoreApplication.translate("models", "{file}: {percent}%").format(
        file=progress.file, percent=share
    )


def variant_text(offered: "OfferedVariant") -> str:
    """The name of a variant, with the disk space it needs."""
    # Here, because the catalogue's module isn't loaded before the window is painted.
    from sdstudio.models.catalogue import Precision, VariantLayout

    size = bytes_text(offered.size_bytes)
    variant = offered.variant
    if variant is None:
        return QCoreApplication.translate("models", "As imported ({size})").format(size=size)
    if variant.precision is Precision.FP16:
        text = QCoreApplication.translate("models", "fp16 ({size})")
    elif variant.layout is VariantLayout.SINGLE_FILE:
        text = QCoreApplication.translate("models", "fp32, single file ({size})")
    else:
        text = QCoreApplication.translate("models", "fp32 ({size})")
    return text.format(size=size)


def variant_help(offered: "OfferedVariant") -> str:
    """The advantages and drawbacks of a variant."""
    from sdstudio.models.catalogue import Precision, VariantLayout

    variant = offered.variant
    if variant is None:
        return QCoreApplication.translate("models", "A file or folder that you imported")
    if variant.precision is Precision.FP16:
        return QCoreApplication.translate(
            "models",
            "Half precision: half the size, and pictures look the same. Recommended.",
        )
    if variant.layout is VariantLayout.SINGLE_FILE:
        return QCoreApplication.translate(
            "models", "Full precision in a single file, which other programs can also open"
        )
    return QCoreApplication.translate(
        "models", "Full precision, for comparisons and training; twice the size"
    )


def kind_text(kind: ModelKind) -> str:
    """What a model is for."""
    match kind:
        case CheckpointTask.TEXT_TO_IMAGE:
            return QCoreApplication.translate("models", "Text to image")
        case CheckpointTask.INPAINTING:
            return QCoreApplication.translate("models", "Inpainting")
        case CheckpointTask.DEPTH:
            return QCoreApplication.translate("models", "Depth to image")
        case CheckpointTask.UPSCALER:
            return QCoreApplication.translate("models", "Upscaler")
        case CheckpointTask.VARIATION:
            return QCoreApplication.translate("models", "Variations (unCLIP)")
        case AuxiliaryKind.SIMILARITY:
            return QCoreApplication.translate("models", "Finds similar pictures")
        case AuxiliaryKind.SEGMENTATION:
            return QCoreApplication.translate("models", "Selects objects")
        case AuxiliaryKind.DEPTH | CheckpointTask.DEPTH_MAP:
            return QCoreApplication.translate("models", "Estimates depth")
        case AuxiliaryKind.CONTROL:
            return QCoreApplication.translate("models", "ControlNet")
        case AuxiliaryKind.TRANSLATION:
            return QCoreApplication.translate("models", "Translates prompts into English")
        case AuxiliaryKind.VAE:
            return QCoreApplication.translate("models", "VAE")
        case AuxiliaryKind.LORA:
            return QCoreApplication.translate("models", "LoRA")
        case AuxiliaryKind.UPSCALER:
            return QCoreApplication.translate("models", "Fast upscaler")
        case AuxiliaryKind.CAPTION:
            return QCoreApplication.translate("models", "Describes pictures")


def control_texts(model: AuxiliaryModel) -> list[str]:
    """The family that a ControlNet was made for, and what its hints show, as far as is known."""
    family_ = next((row.name for row in FAMILIES if row.text_width == model.text_width), "")
    kinds = ", ".join(translate("controls", kind.label) for kind in kinds_told_by(model))
    return [family_, kinds]


def training_text(checkpoint: Checkpoint) -> str:
    """What tells a checkpoint from others of its family; empty for the usual epsilon ones."""
    if checkpoint.is_distilled:
        return QCoreApplication.translate("models", "few steps")
    has_others = family(checkpoint.family).only_prediction_type(checkpoint.task) is None
    if has_others and checkpoint.prediction_type is PredictionType.V_PREDICTION:
        return QCoreApplication.translate("models", "v-prediction")
    return ""


def ready_text(kind: AuxiliaryKind) -> str:
    """Says that ``{model}`` has arrived, and what it can be used for."""
    match kind:
        case AuxiliaryKind.SIMILARITY:
            return QCoreApplication.translate(
                "models", "{model} is ready to find pictures with similar content."
            )
        case AuxiliaryKind.SEGMENTATION:
            return QCoreApplication.translate(
                "models", "{model} is ready to select objects on the canvas."
            )
        case AuxiliaryKind.DEPTH:
            return QCoreApplication.translate(
                "models", "{model} is ready to estimate depth on the canvas and for ControlNets."
            )
        case AuxiliaryKind.CONTROL:
            return QCoreApplication.translate(
                "models", "{model} is ready: choose it under “ControlNet” in the settings."
            )
        case AuxiliaryKind.TRANSLATION:
            return QCoreApplication.translate(
                "models", "{model} is ready to translate prompts into English."
            )
        case AuxiliaryKind.VAE:
            return QCoreApplication.translate(
                "models", "{model} is ready: choose it under “Decode with” in a model's menu."
            )
        case AuxiliaryKind.LORA:
            return QCoreApplication.translate(
                "models",
                "{model} is ready. You'll find it under LoRAs and embeddings, in Advanced "
                "settings.",
            )
        case AuxiliaryKind.UPSCALER:
            return QCoreApplication.translate(
                "models",
                "{model} is ready: choose it under “Fast upscale…” in a picture's menu, or for the "
                "hires fix.",
            )
        case AuxiliaryKind.CAPTION:
            return QCoreApplication.translate(
                "models",
                "{model} is ready: choose “Describe for prompt…” in a picture's menu, or “Describe "
                "in notes…” in the library.",
            )


def modes_text(kind: ModelKind) -> str:
    """The modes that models of this kind support, or what else they do."""
    if isinstance(kind, AuxiliaryKind):
        return kind_text(kind)
    labels = [
        without_mnemonic(translate("modes", mode.label))
        for mode in MODES
        if kind in mode.checkpoint_tasks
    ]
    return " · ".join(labels)


def in_own_language(words: "Words") -> str:
    """The artist's language if the catalogue has it, otherwise English or any other."""
    own = current_language().value
    for language in (own, own.partition("_")[0], Language.ENGLISH.value):
        if language in words:
            return words[language]
    return next(iter(words.values()))


def estimate_text(estimate: "Estimate") -> str:
    """For example “A picture takes 40 to 80 s on this computer.”"""
    low, high = estimate.low_s, estimate.high_s
    if high < 90:
        text = QCoreApplication.translate(
            "models", "A picture takes {low} to {high} s on this computer."
        )
    elif high < 90 * 60:
        low, high = low / 60, high / 60
        text = QCoreApplication.translate(
            "models", "A picture takes {low} to {high} min on this computer."
        )
    else:
        low, high = low / 3600, high / 3600
        text = QCoreApplication.translate(
            "models", "A picture takes {low} to {high} h on this computer."
        )
    locale = QLocale()
    digits = 0 if low >= 3 else 1
    return text.format(
        low=locale.toString(low, "f", digits), high=locale.toString(high, "f", digits)
    )
