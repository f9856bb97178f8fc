"""Weights in fewer than 16 bits, which are told apart and refused: other programs unpack them."""

from collections.abc import Mapping

#: What a file in llama.cpp's format begins with.
GGUF_MARK = b"GGUF"
GGUF = "GGUF"

#: Of what quantisers store beside a packed weight.
_MARKS = (
    (".weight_scale_2", "NVFP4"),
    (".quant_state.bitsandbytes__nf4", "NF4"),
    (".quant_state.bitsandbytes__fp4", "FP4"),
)


def quantisation(dtypes: Mapping[str, str]) -> str | None:
    """The format of quantised weights; ``None`` for usual ones.

    Args:
        dtypes: as safetensors names them, by the tensors' names.

    Returns:
        A name that is never translated.
    """
    for name in dtypes:
        for ending, found in _MARKS:
            if name.endswith(ending):
                return found
    weights = {dtype for name, dtype in dtypes.items() if name.endswith("weight")}
    if any(dtype.startswith("F8_") for dtype in weights):
        return "FP8"
    return "INT8" if "I8" in weights else None
