"""The short cuts of “Fast”: they change the picture a little and save much of the work.

Deep features of the UNet change slowly from one evaluation to the next, so every second one takes
over what the last but one layer gave and computes only the outermost (Ma et al., DeepCache, 2023).
And what guidance still changes in the last part is small.
"""

from types import TracebackType
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor

_FIRST_WHOLE = 2
_EVERY = 2
_GUIDED_SHARE = 0.6


class ShortCuts:
    """What to leave out in one denoising. Use as a context.

    Args:
        evaluations: of the UNet, in all.
    """

    def __init__(self, unet: UNet2DConditionModel, evaluations: int) -> None:
        self._unet = unet
        self._evaluations = evaluations
        self._kept: Tensor | None = None

    def __enter__(self) -> "ShortCuts":
        outermost = self._unet.up_blocks[-1].resnets[-1]
        self._hook = outermost.register_forward_pre_hook(self._keep)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hook.remove()
        self._kept = None

    def is_guided(self, evaluation: int) -> bool:
        """Whether guidance still counts in ``evaluation`` (0 …)."""
        return evaluation < self._evaluations * _GUIDED_SHARE

    def predict(
        self, evaluation: int, latents: Tensor, timestep: Tensor, prompt: Tensor, labels: Any
    ) -> Tensor:
        """The UNet's prediction, whole or from its outermost layer; see diffusers."""
        is_whole = evaluation < _FIRST_WHOLE or evaluation % _EVERY == 0
        if is_whole or self._kept is None:
            whole: Tensor = self._unet(
                latents,
                timestep,
                encoder_hidden_states=prompt,
                class_labels=labels,
                return_dict=False,
            )[0]
            return whole
        # Where guidance has ended since, what belongs to the prompt comes second.
        return self._outermost(self._kept[-len(latents) :], latents, timestep, prompt, labels)

    def _outermost(
        self, kept: Tensor, latents: Tensor, timestep: Tensor, prompt: Tensor, labels: Any
    ) -> Tensor:
        unet = self._unet
        time = unet.time_embedding(unet.get_time_embed(latents, timestep))
        classes = unet.get_class_embed(latents, labels)
        if classes is not None:
            time = time + classes
        block = unet.up_blocks[-1]
        # The outermost layer sees the latents themselves beside the deep features.
        hidden = torch.cat((kept.to(latents.dtype), unet.conv_in(latents)), dim=1)
        hidden = block.resnets[-1](hidden, time)
        if hasattr(block, "attentions"):
            hidden = block.attentions[-1](hidden, encoder_hidden_states=prompt, return_dict=False)[0]
        result: Tensor = unet.conv_out(unet.conv_act(unet.conv_norm_out(hidden)))
        return result

    def _keep(self, _layer: Any, inputs: tuple[Any, ...]) -> None:
        deep = inputs[0].shape[1] - self._unet.config["block_out_channels"][0]
        # Its own memory: what it is a part of can go.
        self._kept = inputs[0][:, :deep].clone(memory_format=torch.preserve_format)
