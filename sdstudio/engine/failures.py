"""Translates exceptions into error codes. Doesn't import torch; knows its exceptions by name."""

import traceback

from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.messages import Failed, Generate

# torch has an exception type only for accelerators; its CPU allocator raises RuntimeError.
_OUT_OF_MEMORY_TEXTS = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "cannot allocate memory",
    "alloc_failed",
    # Nor for the stack of one.
    "can't start new thread",
)
# oneDNN's entire message if it lacks memory for compiled code or scratch space. With a descriptor
# in the message, the operation is unsupported instead.
_NOT_COMPILED = "could not create a primitive"
_ONEDNN_TEXTS = frozenset(
    {
        _NOT_COMPILED,
        "could not execute a primitive",
        "could not create a memory object",
    }
)
# After these errors every call in the process fails. After others (no kernel for this card, for
# example) calls still work, and a new process would fail the same way.
_DEVICE_LOST_TEXTS = (
    "unspecified launch failure",
    "illegal memory access",
    "misaligned address",
    "device-side assert",
    "launch timed out",
    "uncorrectable ecc",
    "device lost",
    "unknown error",
)
_DETAIL_CHARACTERS = 200


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` or one of its causes is an out-of-memory error."""
    # Libraries that load weights wrap it.
    behind = error.__cause__ or error.__context__
    return _says_so(error) or (
        behind is not None and not isinstance(error, StudioError) and is_out_of_memory(behind)
    )


def stops_compiling(error: BaseException) -> bool:
    """Whether ``error`` says that memory ran out while oneDNN compiled."""
    behind = error.__cause__ or error.__context__
    return str(error).lower() == _NOT_COMPILED or (behind is not None and stops_compiling(behind))


def is_device_lost(error: BaseException) -> bool:
    """Whether this process has lost the graphics card; a new process may be able to use it."""
    text = str(error).lower()
    is_devices = "cuda error" in text or "hip error" in text
    return is_devices and any(known in text for known in _DEVICE_LOST_TEXTS)


def failed(command: Generate, error: Exception) -> Failed:
    """The answer to a job that ended in ``error``."""
    if is_out_of_memory(error) and not isinstance(error, StudioError):
        width, height = command.request.size_px
        code, arguments = ErrorCode.OUT_OF_MEMORY, dict[str, Argument](width=width, height=height)
    else:
        code, arguments = told(error)
    return Failed(
        job_id=command.job_id,
        code=code,
        arguments=arguments,
        details="".join(traceback.format_exception(error)),
    )


def _says_so(error: BaseException) -> bool:
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError | OSError) and (
        text in _ONEDNN_TEXTS or any(known in text for known in _OUT_OF_MEMORY_TEXTS)
    )


def told(error: Exception) -> tuple[ErrorCode, dict[str, Argument]]:
    """What to tell of an error that isn't a job's."""
    if isinstance(error, StudioError):
        return error.code, error.arguments
    message = " ".join(str(error).split())[:_DETAIL_CHARACTERS]
    name = type(error).__name__
    return ErrorCode.ENGINE_FAULT, {"detail": f"{name}: {message}" if message else name}
