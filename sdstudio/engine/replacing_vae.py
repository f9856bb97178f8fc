"""The file of a VAE that decodes in place of a checkpoint's own."""

import json
from collections.abc import Callable

from sdstudio.disk import open_regular, read_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.assets import JobFiles, Weights
from sdstudio.engine.weights_hashes import HashedWeights
from sdstudio.weights.autoencoder import AutoencoderShape
from sdstudio.weights.header import read_header

_PART = "vae"


def replacing_vae(
    request: GenerationRequest, files: JobFiles, check: Callable[[Weights], None]
) -> HashedWeights | None:
    """The file of the VAE that ``request`` names; ``None`` if it names none.

    It is loaded with the checkpoint's own configuration, which has the scale of its latents.

    Args:
        check: raises ``OSError`` or ``ValueError`` if a file isn't what its hash says.

    Raises:
        StudioError: ``VAE_GONE``, ``VAE_UNFIT`` or ``MODEL_FILE_DAMAGED``.
    """
    ref, path = request.vae, files.vae
    if ref is None or path is None:
        return None
    config = files.folder / _PART / "config.json"
    try:
        check(Weights(path, ref.sha256, ref.name))
        with open_regular(path) as opened:
            shape = AutoencoderShape.of(read_header(opened).shapes)
        stat = path.stat()
        own = json.loads(read_regular(config))
    except FileNotFoundError as error:
        raise StudioError(ErrorCode.VAE_GONE, vae=ref.name) from error
    except (OSError, ValueError) as error:
        raise StudioError(ErrorCode.MODEL_FILE_DAMAGED, model=ref.name, file=path.name) from error
    built = own if isinstance(own, dict) else {}
    if (built.get("block_out_channels"), built.get("mid_block_add_attention", True)) != (
        [*shape.channels],
        shape.attends,
    ):
        raise StudioError(ErrorCode.VAE_UNFIT, vae=ref.name, model=request.checkpoint.name)
    return HashedWeights(
        path,
        f"{_PART}/{path.name}",
        None,
        stat.st_size,
        stat.st_mtime_ns,
        config,
        _PART,
        ref.fits_float16,
    )
