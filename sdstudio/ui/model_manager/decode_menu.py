"""DecodeMenu: with which VAE a model decodes."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from sdstudio.domain.auxiliary_models import AuxiliaryModel
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.families import family
from sdstudio.domain.vae import VaeRef
from sdstudio.ui import icons, menus
from sdstudio.ui.wording import plain_tip


class DecodeMenu(QMenu):
    """A model's own VAE, and the installed ones that fit it.

    Signals:
        chosen(VaeRef or None): pictures should be decoded with that VAE, or with the model's own.
        vae_asked(float): the artist wants a VAE for latents of that scale.
    """

    chosen = Signal(object)
    vae_asked = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        icons.set_icon(self.menuAction(), "palette")

    @staticmethod
    def is_for(checkpoint: Checkpoint) -> bool:
        """Whether it can decode with another VAE than its own."""
        return not checkpoint.is_practice and checkpoint.task is not CheckpointTask.UPSCALER

    def fill(
        self, checkpoint: Checkpoint, vaes: Iterable[AuxiliaryModel], *, more_to_get: bool
    ) -> None:
        """Offer what ``checkpoint`` can decode with.

        Args:
            vaes: those that are installed by themselves.
            more_to_get: whether one that fits can be downloaded, which is offered if none is here.
        """
        menus.empty(self)
        fitting = [one for one in vaes if checkpoint.takes_vae(one)]
        used = checkpoint.vae
        choices: list[tuple[str, VaeRef | None, bool]] = [
            (self.tr("The model's own VAE"), None, used is None)
        ]
        choices += [
            (one.name, VaeRef.of(one), used is not None and used.sha256 == one.sha256)
            for one in fitting
        ]
        if used is not None and all(not is_used for _, _, is_used in choices):
            # It isn't installed any more, which jobs say.
            choices.append((used.name, used, True))
        tip = self.tr("Change this if pictures come out black, pale or with wrong colours")
        for text, vae, is_used in choices:
            action = self.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(is_used)
            action.setToolTip(plain_tip(tip))
            action.triggered.connect(lambda _=False, vae=vae: self.chosen.emit(vae))
        if not fitting and more_to_get:
            scale = family(checkpoint.family).latent_scale
            self.addAction(self.tr("Get a VAE…")).triggered.connect(
                lambda: self.vae_asked.emit(scale)
            )
        self.setTitle(self.tr("Decode with"))
