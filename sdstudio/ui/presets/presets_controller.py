"""PresetsController: carries out what the artist wants done with presets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.studio import Studio
from sdstudio.app.style_store import new_uid
from sdstudio.app.translation import translate
from sdstudio.domain.adapters import Adapter, AdapterRef
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.domain.params import PARAMETERS, Kind
from sdstudio.domain.presets import (
    NotUsed,
    Preset,
    PresetPart,
    Unfit,
    mode_for,
    preset_of,
    with_preset,
)
from sdstudio.library.file_names import slug
from sdstudio.ui import file_dialogs
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.cards.cards_controller import CardsController
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import checkpoint_name, counted, sentences

if TYPE_CHECKING:
    from sdstudio.app.preset_store import ImportedPresets
    from sdstudio.ui.presets.preset_editor import PresetEditor

_ADAPTERS_LANE: Final = "adapters"
# The notice is read at a glance.
_NAMED_MAX: Final = 5


class PresetsController(CardsController[Preset]):
    """Has presets used, made, changed, imported and exported; each change can be undone.

    Args:
        done: says in Create what was done.
        window: dialogs belong to it.

    Thread: GUI.
    """

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        target: PictureTarget,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(studio, studio.presets, "presets", undo, done, window)
        self._actions = actions
        self._target = target
        actions.connect_triggered(
            (ActionId.PRESETS, self.open),
            (ActionId.PRESET_SAVE, self.new),
            (ActionId.RESET_SETTINGS, self.reset_settings),
        )
        studio.draft.checkpoint_changed.connect(self._enable)
        self._enable()

    def open(self) -> None:
        """Show the presets. The dialog may stay open while the artist works."""
        from sdstudio.ui.presets.presets_dialog import PresetsDialog

        self._show(PresetsDialog, lambda: PresetsDialog(self._studio, self, self._window))

    def use(self, preset: Preset) -> None:
        """Use the settings of ``preset``; says what of them doesn't fit."""
        self._operations.start(self._use(preset), replacing="use")

    def new(self) -> None:
        """Save the current settings under a name."""
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is None:
            return
        try:
            name = self._studio.presets.free_name(self.tr("My preset"))
        except StudioError as error:
            self._on_trouble(error)
            return
        editor = self._editor(Preset(new_uid(), name), None)
        picture = self._target.any_picture if self._target.is_in_create else None
        if picture is not None and not self._studio.privacy.is_blurred(picture.id):
            self.set_thumbnail(editor, picture.path)

    def edit(self, preset: Preset) -> None:
        """Change name, picture and what a preset includes."""
        self._editor(preset, preset)

    def update(self, preset: Preset) -> None:
        """Give a preset the current settings, as far as it includes them."""
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is not None:
            after = self._made(preset, checkpoint, preset.parts)
            text = QCoreApplication.translate("commands", "update a preset")
            say = self.tr("“{name}” now has the current settings.")
            self._change(
                lambda: self._studio.presets.put(after),
                text,
                lambda: say.format(name=preset.name),
            )

    def rename(self, preset: Preset, name: str) -> None:
        """Give a preset another name."""
        if name.strip() and name.strip() != preset.name:
            text = QCoreApplication.translate("commands", "rename a preset")
            after = replace(preset, name=" ".join(name.split()))
            self._change(lambda: self._studio.presets.put(after), text)

    def duplicate(self, preset: Preset) -> None:
        """Keep a copy under another name."""
        store = self._studio.presets
        copy = replace(preset, uid=new_uid(), name=store.free_name(preset.name))
        text = QCoreApplication.translate("commands", "duplicate a preset")
        self._change(lambda: store.put(copy), text)

    def delete(self, preset: Preset) -> None:
        """Delete a preset; models that began with it have their own defaults again."""
        text = QCoreApplication.translate("commands", "delete a preset")
        self._change(
            lambda: self._studio.presets.remove([preset.uid]),
            text,
            lambda: self.tr("Deleted the preset “{name}”.").format(name=preset.name),
        )

    def set_default(self, preset: Preset | None) -> None:
        """Have new settings with the present model begin with ``preset``, or as the model says."""
        checkpoint = self._studio.draft.checkpoint
        if checkpoint is None:
            return
        text = QCoreApplication.translate("commands", "set a model's defaults")
        model = checkpoint_name(checkpoint.ref)

        def say() -> str:
            if preset is None:
                return self.tr("“{model}” is back to its own defaults.").format(model=model)
            said = self.tr("With {model}, settings that you don't change now come from “{name}”.")
            return said.format(name=preset.name, model=model)

        store = self._studio.presets
        self._change(lambda: store.set_default(checkpoint.ref, preset), text, say)

    def reset_settings(self) -> None:
        """Have all settings but the prompts, styles, LoRAs and inputs follow the model."""
        draft = self._studio.draft
        names = [name for name, one in PARAMETERS.items() if one.kind is not Kind.PROMPT]
        text = QCoreApplication.translate("commands", "reset settings")

        def change() -> None:
            draft.release(*names)
            draft.decode_as_chosen()

        command = ChangeDraft(draft, change, text)
        self._do(command, lambda: self.tr("All settings are back to the model's defaults."))

    def ask_import(self) -> None:
        """Ask for files of presets, and import them."""
        title, kinds = self.tr("Import presets"), {self.tr("Presets"): (".json",)}
        parent = self._parent
        if files := file_dialogs.ask_files(parent, Purpose.PRESETS, title, kinds, or_any=True):
            self.import_files(files)

    def import_files(self, files: Sequence[Path]) -> None:
        """Import files of presets."""
        self._operations.start(self._import(files), must_finish=True)

    def ask_export(self, presets: Sequence[Preset]) -> None:
        """Ask where to write ``presets``, and write them."""
        name = slug(presets[0].name) if len(presets) == 1 else ""
        title, kinds = self.tr("Export presets"), {self.tr("Presets"): (".json",)}
        file_name = f"presets {name}".strip() + ".json"
        target = file_dialogs.ask_save(self._parent, Purpose.PRESETS, title, file_name, kinds)
        if target is not None:
            self._operations.start(self._export(presets, target), must_finish=True)

    # Using one.

    async def _use(self, preset: Preset) -> None:
        studio = self._studio
        adapters: dict[str, Adapter] = {}
        if preset.adapters:
            find = partial(_installed, studio.adapters, preset.adapters)
            adapters = await studio.background.do(_ADAPTERS_LANE, find)
        draft, left_out = studio.draft, list[NotUsed]()
        checkpoint = draft.checkpoint
        if preset.checkpoint is not None and not preset.suits(checkpoint):
            wanted = studio.registry.named(preset.checkpoint)
            if wanted is None:
                left_out.append(NotUsed(Unfit.MODEL, checkpoint_name(preset.checkpoint)))
            else:
                checkpoint = wanted

        def change() -> None:
            draft.choose_checkpoint(checkpoint)
            draft.set_mode(mode_for(preset, draft.mode, checkpoint))
            after, unused = with_preset(preset, draft.draft, checkpoint, adapters)
            left_out.extend(unused)
            draft.restore(after, checkpoint)

        command = ChangeDraft(draft, change, QCoreApplication.translate("commands", "use a preset"))
        self._do(command, lambda: self._used_text(preset, left_out))

    def _do(self, command: ChangeDraft, say: Callable[[], str]) -> None:
        self._undo.push(command)
        # A stack deletes a command that changes nothing.
        is_new = self._undo.index() > 0 and self._undo.command(self._undo.index() - 1) is command
        self._bar.tell_undoable(self._undo, command if is_new else None, say)

    def _used_text(self, preset: Preset, left_out: Sequence[NotUsed]) -> str:
        said = self.tr("Now using the preset “{name}”.").format(name=preset.name)
        if not left_out:
            return said
        named, more = left_out[:_NAMED_MAX], left_out[_NAMED_MAX:]
        phrases = [one.phrase(translate) for one in named]
        if more:
            phrases.append(counted(self.tr("%n more", "", len(more)), len(more)))
        listed = self.tr("Left out: {list}.").format(list=self.tr(", ").join(phrases))
        return sentences(said, listed)

    # Making and changing.

    def _editor(self, preset: Preset, present: Preset | None) -> PresetEditor:
        from sdstudio.ui.presets.preset_editor import PresetEditor

        draft, store = self._studio.draft, self._studio.presets
        picture = store.pictures.path(preset.thumbnail) if preset.thumbnail else None
        editor = PresetEditor(
            preset, draft.checkpoint, picture, self._parent, is_new=present is None
        )
        editor.thumbnail_asked.connect(lambda file: self.set_thumbnail(editor, file))
        editor.saved.connect(lambda wanted, parts: self._on_edited(editor, wanted, parts, present))
        editor.open()
        return editor

    def _on_edited(
        self,
        editor: PresetEditor,
        wanted: Preset,
        parts: frozenset[PresetPart],
        present: Preset | None,
    ) -> None:
        checkpoint = self._studio.draft.checkpoint
        if present is None:
            text = QCoreApplication.translate("commands", "save a preset")
        else:
            text = QCoreApplication.translate("commands", "change a preset")
        after = wanted.without(present.parts - parts) if present is not None else wanted
        new = parts if present is None else parts - present.parts
        if new and checkpoint is not None:
            # What it didn't include is taken from the current settings.
            after = after.with_parts_of(self._made(wanted, checkpoint, new))

        def say() -> str:
            return self.tr("Saved the preset “{name}”.").format(name=wanted.name)

        if self._change(lambda: self._studio.presets.put(after), text, say):
            editor.accept()
            self._select(after.uid)

    def _made(
        self, preset: Preset, checkpoint: Checkpoint, parts: Collection[PresetPart]
    ) -> Preset:
        return preset_of(
            preset.uid,
            preset.name,
            self._studio.draft.draft,
            checkpoint,
            parts,
            only_for=preset.checkpoint,
            thumbnail=preset.thumbnail,
        )

    # Files.

    async def _import(self, files: Sequence[Path]) -> None:
        from sdstudio.app.preset_store import read_preset_file
        from sdstudio.domain.preset_files import ReadPresets

        store = self._studio.presets

        def read_all() -> tuple[ReadPresets, tuple[str, ...]]:
            read = [read_preset_file(one) for one in files]
            presets = tuple(preset for one in read for preset in one.presets)
            thumbnails = store.pictures.keep_files(one.picture for one in presets)
            return ReadPresets(presets, sum(one.left_out for one in read)), thumbnails

        read = await self._read(read_all, lambda: self.tr("Importing presets…"))
        came = store.add_read(*read)
        text = QCoreApplication.translate("commands", "import presets")
        self._push(came.undo, text, lambda: self._imported_text(came))
        self._select(came.presets[0].uid)

    def _imported_text(self, came: ImportedPresets) -> str:
        count = len(came.presets)
        said = [counted(self.tr("Imported %n preset(s).", "", count), count)]
        if came.left_out:
            text = self.tr("Left out %n entry(s) that can't be read.", "", came.left_out)
            said.append(counted(text, came.left_out))
        return sentences(*said)

    async def _export(self, presets: Sequence[Preset], target: Path) -> None:
        count = len(presets)

        def say() -> str:
            text = counted(self.tr("Exported %n preset(s) to “{file}”.", "", count), count)
            return text.format(file=target.name)

        await self._write(target, lambda: self._studio.presets.written(presets), say)

    def _enable(self) -> None:
        has_model = self._studio.draft.checkpoint is not None
        self._actions[ActionId.PRESET_SAVE].setEnabled(has_model)


def _installed(registry: AdapterRegistry, refs: Sequence[AdapterRef]) -> dict[str, Adapter]:
    """On a background thread."""
    found = {}
    for ref in refs:
        try:
            found[ref.sha256] = registry.inspect(ref)
        except StudioError:
            continue
    return found
