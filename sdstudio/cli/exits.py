"""Exit codes of the command line."""

from sdstudio.domain.errors import ErrorCode

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

_BAD_INPUT_BEGINS = (
    "adapter_",
    "grid_",
    "metadata_",
    "not_",
    "too_",
    "sampler_",
    "mode_",
    "input_",
    "mask_",
    "depth_",
    "model_",
    "starter_",
    "out_",
    "catalogue_",
    "endpoint_",
    "import_",
    "export_",
    "licence_",
)
_BAD_INPUT = frozenset(code for code in ErrorCode if code.startswith(_BAD_INPUT_BEGINS)) - {
    ErrorCode.OUT_OF_MEMORY,
    ErrorCode.NOT_FINITE,
    ErrorCode.MODEL_LOAD_FAILED,
    ErrorCode.MODEL_BUSY,
    ErrorCode.MODEL_BYTES_DAMAGED,
    ErrorCode.MODEL_NOT_TRASHED,
    ErrorCode.IMPORT_DISK_FULL,
    ErrorCode.IMPORT_CKPT_FAILED,
    ErrorCode.EXPORT_DISK_FULL,
}


def exit_code(code: ErrorCode) -> int:
    """That of a command which ended in ``code``."""
    return EXIT_BAD_INPUT if code in _BAD_INPUT else EXIT_FAILED
