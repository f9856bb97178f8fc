"""What an exception means to the artist. Knows torch's exceptions by name only."""

import traceback

from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.domain.messages import Failed, Generate

# torch has a type for accelerators only; its CPU allocator raises a plain RuntimeError.
_OUT_OF_MEMORY_TEXTS = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "cannot allocate memory",
    "alloc_failed",
    # Nor for the stack of one.
    "can't start new thread",
)
# All that oneDNN says where it has no memory for the code it compiles or to work in. With a
# descriptor in it, it would be an operation that it does not have.
_NOT_COMPILED = "could not create a primitive"
_ONEDNN_TEXTS = frozenset(
    {
        _NOT_COMPILED,
        "could not execute a primitive",
        "could not create a memory object",
    }
)
# After these no call of the process works any more; after others (no code for this card, say) it
# does, and the next process would meet the same.
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
    """Whether ``error`` says that memory ran out, in whichever words."""
    # Libraries that load weights put another error around it.
    behind = error.__cause__ or error.__context__
    return _says_so(error) or (
        behind is not None and not isinstance(error, StudioError) and is_out_of_memory(behind)
    )


def stops_compiling(error: BaseException) -> bool:
    """Whether ``error`` says that memory ran out while oneDNN compiled."""
    behind = error.__cause__ or error.__context__
    return str(error).lower() == _NOT_COMPILED or (behind is not None and stops_compiling(behind))


def is_device_lost(error: BaseException) -> bool:
    """Whether the graphics card answers this process no more; the next one may have it again."""
    text = str(error).lower()
    is_devices = "cuda error" in text or "hip error" in text
    return is_devices and any(known in text for known in _DEVICE_LOST_TEXTS)


def failed(command: Generate, error: Exception) -> Failed:
    """The answer to a job that ended in ``error``."""
    code, arguments = _meaning(command, error)
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


def _meaning(command: Generate, error: Exception) -> tuple[ErrorCode, dict[str, Argument]]:
    if isinstance(error, StudioError):
        return error.code, error.arguments
    if is_out_of_memory(error):
        width, height = command.request.size_px
        return ErrorCode.OUT_OF_MEMORY, {"width": width, "height": height}
    message = " ".join(str(error).split())[:_DETAIL_CHARACTERS]
    name = type(error).__name__
    return ErrorCode.ENGINE_FAULT, {"detail": f"{name}: {message}" if message else name}
