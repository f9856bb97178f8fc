"""The endings of files that may hold weights: the one list for dialogs, drops and folders."""

from typing import Final

ADAPTER_SUFFIXES: Final = (".safetensors", ".pt", ".bin")
#: Of models, ControlNets, LoRAs and embeddings.
MODEL_SUFFIXES: Final = (".safetensors", ".ckpt", ".pt", ".pth", ".bin")
