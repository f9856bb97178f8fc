"""The mode actions, and which of them the available models support."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.modes import Mode
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui.action_rows import MODE_OF
from sdstudio.ui.actions import Actions
from sdstudio.ui.wording import key_text, model_name, plain_tip, with_shortcut

#: Which model to get for a mode that is unavailable.
_NEEDED: Final[Mapping[CheckpointTask, str]] = MappingProxyType(
    {
        CheckpointTask.TEXT_TO_IMAGE: QT_TRANSLATE_NOOP(
            "modes", "Needs a text-to-image model, such as Stable Diffusion 2.1."
        ),
        CheckpointTask.INPAINTING: QT_TRANSLATE_NOOP(
            "modes", "Needs an inpainting model, such as Stable Diffusion 2 inpainting."
        ),
        CheckpointTask.DEPTH: QT_TRANSLATE_NOOP(
            "modes", "Needs a depth model, such as Stable Diffusion 2 depth."
        ),
        CheckpointTask.UPSCALER: QT_TRANSLATE_NOOP(
            "modes", "Needs an upscaler model, such as Stable Diffusion x4 upscaler."
        ),
        CheckpointTask.VARIATION: QT_TRANSLATE_NOOP(
            "modes", "Needs an unCLIP model, such as Stable Diffusion 2.1 unCLIP."
        ),
    }
)


class ModeController(QObject):
    """Keeps the mode actions in sync with the draft and the registry.

    Choosing a mode that the current model doesn't support switches to one that does.

    Signals:
        model_asked(Checkpoint): a mode needs this checkpoint.
        chosen(Mode): the artist chose this mode.
    """

    model_asked = Signal(object)
    chosen = Signal(object)

    def __init__(self, studio: Studio, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        # Chosen in this window, most recent first.
        self._recent: tuple[Checkpoint, ...] = ()
        for do, mode in MODE_OF.items():
            actions[do].triggered.connect(lambda _checked=False, mode=mode: self.choose(mode))
        studio.draft.changed.connect(self.show_modes)
        studio.registry.changed.connect(self.show_modes)
        self.show_modes()

    def checkpoint_for(self, mode: Mode) -> Checkpoint | None:
        """The last used checkpoint that supports ``mode``, or the first in the registry.

        One of the current family, if there is any: prompt, sizes and LoRAs fit it, too.
        """
        available = self._studio.registry.checkpoints
        current = self._studio.draft.checkpoint
        recent = (one for one in self._recent if one == current or one in available)
        candidates = sorted(
            (*recent, *available),
            key=lambda one: current is not None and one.family != current.family,
        )
        return next((one for one in candidates if one.task in mode.checkpoint_tasks), None)

    def mode_from_picture(self) -> Mode | None:
        """The mode for a new input picture: the current one if it takes a picture."""
        if self._studio.draft.mode.needs_image:
            return self._studio.draft.mode
        wanted = (modes.IMAGE_TO_IMAGE, *modes.MODES)
        takes = (one for one in wanted if one.needs_image)
        return next((one for one in takes if self.checkpoint_for(one) is not None), None)

    def mode_to_paint(self) -> Mode | None:
        """The mode in which to paint on a picture: the current one if it repaints one."""
        wanted = (self._studio.draft.mode, modes.INPAINTING, *modes.MODES)
        repaints = (one for one in wanted if one.repaints)
        return next((one for one in repaints if self.checkpoint_for(one) is not None), None)

    def mode_with_masks(self) -> Mode | None:
        """The mode for a canvas with masks: inpainting, unless the model in use can't.

        Then one in which that model repaints a picture; other models inpaint only if it has none.
        """
        repaints = (self._studio.draft.mode, *modes.MODES)
        wanted = (modes.INPAINTING, *(one for one in repaints if one.repaints))
        current = self._studio.draft.checkpoint
        own = (one for one in wanted if current and current.task in one.checkpoint_tasks)
        others = (one for one in wanted if self.checkpoint_for(one) is not None)
        return next(own, next(others, None))

    def enter(self, mode: Mode) -> bool:
        """Switch to ``mode``, and to another model if necessary; ``False`` if none supports it."""
        checkpoint = self.checkpoint_for(mode)
        if checkpoint is None:
            return False
        if checkpoint != self._studio.draft.checkpoint:
            self.model_asked.emit(checkpoint)
        self._studio.draft.set_mode(mode)
        return True

    def choose(self, mode: Mode) -> None:
        """Switch to the mode that the artist chose."""
        if self.enter(mode):
            self.chosen.emit(mode)
        # Clicking the current mode has unchecked its action.
        self.show_modes()

    def show_modes(self) -> None:
        """Check, enable and describe the actions."""
        current = self._studio.draft.checkpoint
        if current is not None and current not in self._recent[:1]:
            self._recent = (current, *(one for one in self._recent if one != current))
        for do, mode in MODE_OF.items():
            action = self._actions[do]
            checkpoint = self.checkpoint_for(mode)
            action.setEnabled(checkpoint is not None)
            action.setChecked(mode is self._studio.draft.mode)
            tip = translate("modes", mode.help)
            if checkpoint is None:
                tip = f"{tip}\n{needed(mode)}"
            elif checkpoint != current:
                brings = QCoreApplication.translate("modes", "Switches to the model “{model}”.")
                tip = f"{tip}\n{brings.format(model=model_name(checkpoint))}"
            keys = key_text(action.shortcut())
            action.setToolTip(with_shortcut(tip, keys) if checkpoint else plain_tip(tip))


def needed(mode: Mode) -> str:
    """Which kind of model ``mode`` needs, as a sentence."""
    task = next(task for task in CheckpointTask if task in mode.checkpoint_tasks)
    return translate("modes", _NEEDED[task])
