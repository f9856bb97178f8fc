"""The rungs of the out-of-memory ladder that can change pixels."""

from enum import IntFlag


class MemorySaving(IntFlag):
    """What is done with less memory in making a picture; 0 is the plain way.

    Each part of the work goes down its own rung, so that no more of a picture changes than has to.
    The number is stored in pictures, as ``memory_rung``: values never change once released.
    """

    #: The finished latents become a picture in small tiles.
    TILED_DECODE = 1
    #: What lies before that goes through the autoencoder in small tiles, too: pictures to start
    #: from, and the small picture between two passes.
    TILED_VAE = 2
    #: The UNet sees the two halves of guidance one after the other, attends to a few rows at a
    #: time wherever it would not do so anyway, and enlarges in tiles of half the side.
    LOW_MEMORY_DENOISING = 4


#: Everything that saves memory: the last rung.
ALL = MemorySaving.TILED_DECODE | MemorySaving.TILED_VAE | MemorySaving.LOW_MEMORY_DENOISING
