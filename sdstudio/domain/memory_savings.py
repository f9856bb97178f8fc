"""The memory savings that can change pixels."""

from enum import IntFlag


class MemorySaving(IntFlag):
    """How memory was saved while making a picture; 0 is not at all.

    Each part of the work has its own flag, so that no more of a picture changes than necessary.
    The number is stored in pictures, as ``memory_rung``: values never change once released.
    """

    #: The finished latents are decoded in small tiles.
    TILED_DECODE = 1
    #: Everything else goes through the autoencoder in small tiles too: input pictures, and the
    #: small picture before a second pass.
    TILED_VAE = 2
    #: The UNet runs the two halves of guidance one after the other, computes attention a few rows
    #: at a time where it doesn't already, and upscales in tiles of half the side.
    LOW_MEMORY_DENOISING = 4


#: All savings together: the last resort.
ALL = MemorySaving.TILED_DECODE | MemorySaving.TILED_VAE | MemorySaving.LOW_MEMORY_DENOISING
