"""DraftModel: what the forms show, and the checkpoint it is meant for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal, SignalInstance

from sdstudio.domain import modes, samplers
from sdstudio.domain.adapters import Adapter, AdapterRef
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode
from sdstudio.domain.params import Value, has_effect
from sdstudio.domain.prompt_expansion import Method
from sdstudio.domain.prompt_translation import HeldEnglish
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.styles import StyleRef
from sdstudio.domain.upscaler import UpscalerRef

#: What follows from a checkpoint in a mode where nothing is chosen, besides their own defaults.
Defaults = Callable[[Checkpoint, Mode], Mapping[str, Value]]


class DraftModel(QObject):
    """The artist's draft. Every form edits it and is updated from it.

    Signals:
        changed(): the draft or its checkpoint changed.
        checkpoint_changed(): the checkpoint changed (``changed`` follows).
        checkpoint_chosen(Checkpoint): it changed because of something the artist did.

    Thread: GUI.
    """

    changed = Signal()
    checkpoint_changed = Signal()
    checkpoint_chosen = Signal(object)

    def __init__(
        self, checkpoint: Checkpoint | None, draft: Draft, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._checkpoint = checkpoint
        self._defaults: Defaults = lambda _checkpoint, _mode: MappingProxyType({})
        # Values chosen in other modes that mean something else in the present one.
        self._left: dict[str, dict[str, Value]] = {}
        self._keep_to_what_the_checkpoint_can()

    def follow_defaults(self, defaults: Defaults, changed: SignalInstance) -> None:
        """Have values that aren't chosen follow from ``defaults``, and when it has ``changed``."""
        self._defaults = defaults
        changed.connect(lambda: self._set(self._draft))
        self._set(self._draft)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._draft

    @property
    def checkpoint(self) -> Checkpoint | None:
        """The checkpoint that the next job uses; ``None`` if no model is usable."""
        return self._checkpoint

    @property
    def count(self) -> int:
        """The number of pictures the next job makes."""
        return self._draft.count

    def value(self, name: str) -> Value | None:
        """The value of parameter ``name``; ``None`` without a checkpoint."""
        return None if self._checkpoint is None else self._draft.value(name, self._checkpoint)

    @property
    def mode(self) -> Mode:
        """The mode of the next job."""
        return modes.mode(self._draft.mode)

    @property
    def made_in(self) -> Mode:
        """The mode in which its pictures are generated, which an intent may decide."""
        return self.mode if self._checkpoint is None else self._draft.made_in(self._checkpoint)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that have an effect on the next job, in the order of the form."""
        checkpoint = self._checkpoint
        if checkpoint is None:
            return self.mode.parameters
        sampler = str(self.value("sampler"))
        return tuple(
            name for name in self.mode.parameters_with(checkpoint) if has_effect(name, sampler)
        )

    @property
    def unsuited_samplers(self) -> frozenset[str]:
        """The keys of the samplers that don't suit the checkpoint."""
        has_zero_snr = self._checkpoint is not None and self._checkpoint.has_zero_snr
        return frozenset(
            row.key for row in samplers.SAMPLERS if has_zero_snr and not row.suits_zero_snr
        )

    def is_chosen(self, name: str) -> bool:
        """Whether the artist has chosen ``name``; otherwise it has its default."""
        return name in self._draft.chosen

    def choose(self, **values: Value) -> None:
        """Set parameters by name."""
        draft = self._draft
        for name, value in values.items():
            draft = draft.choose(name, value)
        self._set(draft)

    def release(self, *names: str) -> None:
        """Reset parameters to their defaults; for ``seed``, draw one for each job."""
        self._set(self._draft.release(*names))

    def set_count(self, count: int) -> None:
        """Set how many pictures the next job makes."""
        self._set(replace(self._draft, count=count))

    def set_method(self, method: Method) -> None:
        """Set how prompts are written from a template."""
        self._set(replace(self._draft, method=method))

    def hold_english(self, name: str, english: HeldEnglish | None) -> None:
        """Have English read instead of what is typed as a prompt; ``None``: translate that."""
        self._set(self._draft.hold_english(name, english))

    def set_mode(self, mode: Mode) -> None:
        """Switch to another mode.

        Values that mean something else there (a size, if only one of the modes starts from a
        picture; parameters with a default for the mode) are kept until the artist comes back.
        """
        self._set(self._in_mode(mode))

    def give_input(self, picture: InputRef) -> None:
        """Start from ``picture``, which the library stores."""
        self._set(self._draft.started_from(picture))

    def take_input(self, role: InputRole) -> None:
        """Start without the picture for ``role``."""
        self._set(self._draft.started_without(role))

    def set_inputs(self, inputs: tuple[InputRef, ...], mode: Mode) -> None:
        """Replace all input pictures, and use them in ``mode``."""
        self._set(self._in_mode(mode).with_inputs(inputs))

    def return_to(self, before: Draft) -> None:
        """Take back what only fits the image of ``before``, which is the image again."""
        self._set(self._draft.returned_to(before))

    def intend(self, key: str) -> None:
        """Choose what to do with the masked area: the key of an intent, or ``AUTOMATIC``."""
        self._set(self._draft.intend(key))

    def select(self, painted: Bounds | None) -> None:
        """Set the bounds of what is painted."""
        self._set(self._draft.select(painted))

    def add_adapter(self, adapter: Adapter, *weights: float) -> None:
        """Use ``adapter``, with weights as in :meth:`Adapter.ref`, and the settings it needs.

        Raises:
            StudioError: ``ADAPTER_FAMILY_DIFFERS`` or ``ADAPTER_UNFIT``; nothing has changed.
        """
        if self._checkpoint is not None:
            adapter.check(self._checkpoint)
        settings = {} if adapter.few_steps is None else adapter.few_steps.values
        ref = adapter.ref(*weights)
        self._set(self._draft.use_with(ref, settings) if settings else self._draft.use(ref))

    def use_settings_of(self, adapter: Adapter) -> None:
        """Use the settings that an adapter in use needs now, or give back what they replaced."""
        used = next((one for one in self._draft.adapters if one.sha256 == adapter.sha256), None)
        if used is not None:
            settings = {} if adapter.few_steps is None else adapter.few_steps.values
            places = {one.sha256: place for place, one in enumerate(self._draft.adapters)}
            draft = self._draft.leave_out(used)
            draft = draft.use_with(used, settings) if settings else draft.use(used)
            adapters = sorted(draft.adapters, key=lambda one: places[one.sha256])
            self._set(replace(draft, adapters=tuple(adapters)))

    def use_adapter(self, adapter: AdapterRef) -> None:
        """Use ``adapter``, or change its weight."""
        self._set(self._draft.use(adapter))

    def leave_out_adapter(self, adapter: AdapterRef) -> None:
        """Stop using ``adapter``; settings that it replaced come back."""
        self._set(self._draft.leave_out(adapter))

    def use_style(self, style: StyleRef) -> None:
        """Put the prompts in ``style``, too."""
        self._set(self._draft.use_style(style))

    def leave_out_style(self, uid: str) -> None:
        """Stop using a style."""
        self._set(self._draft.leave_out_style(uid))

    def set_styles(self, styles: tuple[StyleRef, ...]) -> None:
        """Use these styles, in this order."""
        self._set(replace(self._draft, styles=styles))

    def set_controls(self, controls: tuple[ControlRef, ...]) -> None:
        """Use these ControlNets."""
        self._set(replace(self._draft, controls=controls))

    def set_upscaler(self, upscaler: UpscalerRef | None) -> None:
        """Enlarge the first pass's picture with this; ``None``: with Lanczos."""
        self._set(replace(self._draft, upscaler=upscaler))

    def set_faces(self, faces: FaceRepair | None) -> None:
        """Repair the faces in finished pictures like this; ``None``: leave them as they are."""
        self._set(replace(self._draft, faces=faces))

    def choose_checkpoint(self, checkpoint: Checkpoint | None) -> None:
        """Like :meth:`set_checkpoint`, by the artist's choice: the next run starts with it too."""
        if checkpoint != self._checkpoint:
            self.set_checkpoint(checkpoint)
            if checkpoint is not None:
                self.checkpoint_chosen.emit(checkpoint)

    def set_checkpoint(self, checkpoint: Checkpoint | None) -> None:
        """Use another checkpoint; values that were not chosen follow it, and so does decoding.

        If it doesn't support the mode, switch to one that it supports.
        """
        if checkpoint != self._checkpoint:
            self._checkpoint = checkpoint
            self._draft = replace(self._draft, decoding=None)
            self._keep_to_what_the_checkpoint_can()
            self._draft = self._with_defaults(self._draft)
            self.checkpoint_changed.emit()
            self.changed.emit()

    def decode_as_chosen(self) -> None:
        """Decode with what is chosen for the checkpoint."""
        self._set(replace(self._draft, decoding=None))

    def recall(
        self, request: GenerationRequest, checkpoint: Checkpoint | None, *, has_vae: bool = True
    ) -> None:
        """Take over all settings of a picture.

        Present input pictures are kept if it was made without any, and the mask if it was made from
        the same picture without one.

        Args:
            checkpoint: the one ``request`` names, or ``None`` to keep the present one.
            has_vae: the VAE that ``request`` names is there; without it, pictures are decoded with
                what is chosen for the checkpoint.
        """
        if checkpoint is not None:
            self.choose_checkpoint(checkpoint)
        # What a picture records are words, to which the method doesn't matter.
        draft = replace(draft_of(request), method=self._draft.method)
        if checkpoint is None or not has_vae or request.vae == checkpoint.vae:
            draft = replace(draft, decoding=None)
        image = draft.input(InputRole.IMAGE)
        if image is None or image == self._draft.input(InputRole.IMAGE):
            for present in self._draft.inputs:
                if draft.input(present.role) is None:
                    draft = draft.give(present)
        self._set(draft)

    def restore(self, draft: Draft, checkpoint: Checkpoint | None) -> None:
        """Restore an earlier draft and its checkpoint."""
        self.choose_checkpoint(checkpoint)
        self._set(draft)

    def exchange(self, draft: Draft, checkpoint: Checkpoint | None) -> None:
        """Have the forms show another draft for a while. The next run doesn't start with it."""
        self.set_checkpoint(checkpoint)
        self._set(draft)

    def _in_mode(self, mode: Mode) -> Draft:
        """The draft in another mode."""
        old = self.mode
        if mode is old:
            return self._draft
        apart = {*old.defaults, *mode.defaults}
        if old.needs_image != mode.needs_image:
            apart |= {"width", "height"}
        chosen = self._draft.chosen
        self._left[old.key] = {name: chosen[name] for name in apart if name in chosen}
        draft = replace(self._draft.release(*apart), mode=mode.key)
        for name, value in self._left.get(mode.key, {}).items():
            draft = draft.choose(name, value)
        return draft

    def _keep_to_what_the_checkpoint_can(self) -> None:
        checkpoint = self._checkpoint
        if checkpoint is not None and checkpoint.task not in self.mode.checkpoint_tasks:
            self._draft = self._in_mode(modes.modes_of(checkpoint)[0])

    def _with_defaults(self, draft: Draft) -> Draft:
        checkpoint = self._checkpoint
        defaults: Mapping[str, Value] = MappingProxyType({})
        if checkpoint is not None:
            defaults = self._defaults(checkpoint, modes.mode(draft.mode))
        return draft if defaults == draft.defaults else replace(draft, defaults=defaults)

    def _set(self, draft: Draft) -> None:
        draft = self._with_defaults(draft)
        if draft != self._draft:
            self._draft = draft
            self.changed.emit()
