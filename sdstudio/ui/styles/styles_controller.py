"""StylesController: carries out what the artist wants done with styles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sdstudio.app.studio import Studio
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.styles import PLACEHOLDER, STYLES_MAX, WORDS_MAX_CHARACTERS, Style, StyleRef
from sdstudio.library.file_names import slug
from sdstudio.ui import file_dialogs
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.cards.cards_controller import CardsController
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.notice_bar import DoneBar, Say
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack
from sdstudio.ui.wording import counted, sentences, style_name

if TYPE_CHECKING:
    from sdstudio.app.kept_items import ItemChange
    from sdstudio.app.style_store import ImportedStyles
    from sdstudio.domain.style_formats import StyleFormat
    from sdstudio.library import AnyPicture
    from sdstudio.ui.styles.style_editor import StyleEditor

_NAME_WORDS: Final = 4


class StylesController(CardsController[Style]):
    """Has styles used, made, changed, imported and exported; each change can be undone.

    Args:
        window: dialogs belong to it.
        done: says in Create what was done.

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
        super().__init__(studio, studio.styles, "styles", undo, done, window)
        self._target = target
        self._from_picture = actions[ActionId.STYLE_FROM_PICTURE]
        self._known: dict[str, StyleRef] = {}
        studio.styles.changed.connect(self._on_styles)
        actions.connect_triggered(
            (ActionId.STYLES, self.open),
            (ActionId.STYLE_FROM_PROMPT, self.new_from_prompt),
            (ActionId.STYLE_FROM_PICTURE, self.new_from_picture),
        )
        target.changed.connect(self._enable)
        self._enable()

    def open(self) -> None:
        """Show the styles. The dialog may stay open while the artist works."""
        from sdstudio.ui.styles.styles_dialog import StylesDialog

        self._show(StylesDialog, lambda: StylesDialog(self._studio, self, self._window))

    def toggle(self, style: Style) -> None:
        """Use ``style`` for the next pictures, or stop using it."""
        used = {one.uid for one in self._studio.draft.draft.styles}
        if style.uid in used:
            self.leave_out(style.uid)
        elif len(used) >= STYLES_MAX:
            self._on_trouble(
                StudioError(ErrorCode.STYLES_TOO_MANY, value=len(used) + 1, limit=STYLES_MAX)
            )
        else:
            draft, text = self._studio.draft, QCoreApplication.translate("commands", "use a style")
            self._undo.push(ChangeDraft(draft, lambda: draft.use_style(style.ref), text))

    def leave_out(self, uid: str) -> None:
        """Stop using a style, which may be gone."""
        draft, text = self._studio.draft, QCoreApplication.translate("commands", "remove a style")
        self._undo.push(ChangeDraft(draft, lambda: draft.leave_out_style(uid), text))

    def move(self, uid: str, by: int) -> None:
        """Apply a style in use earlier (-1) or later (1)."""
        draft = self._studio.draft
        styles = list(draft.draft.styles)
        place = next((at for at, one in enumerate(styles) if one.uid == uid), None)
        if place is None or not 0 <= place + by < len(styles):
            return
        styles.insert(place + by, styles.pop(place))
        text = QCoreApplication.translate("commands", "move a style")
        self._undo.push(ChangeDraft(draft, lambda: draft.set_styles(tuple(styles)), text))

    def new_from_prompt(self) -> None:
        """Make a style of the words that are written now."""
        chosen = self._studio.draft.draft.chosen
        self._new(str(chosen.get("prompt", "")), str(chosen.get("negative_prompt", "")))

    def new_from_picture(self) -> None:
        """Make a style of the words of the target's picture, with it as the thumbnail."""
        picture = self._target.any_picture
        if picture is None:
            return
        prompt, negative = _words_of(picture)
        hidden = self._studio.privacy.hides(prompt, [picture.id])
        self._new(prompt, negative, None if hidden else picture.path)

    def edit(self, style: Style) -> None:
        """Change a style of the artist's own; of one that ships, a copy."""
        if style.is_shipped:
            self.duplicate(style)
            return
        self._edit(style, is_new=False)

    def duplicate(self, style: Style) -> None:
        """Make a style of the artist's own that is like ``style``, and have it changed."""
        self._operations.start(self._duplicate(style))

    def rename(self, style: Style, name: str) -> None:
        """Give a style of the artist's own another name."""
        if not style.is_shipped and name.strip() and name.strip() != style.name:
            self._keep(replace(style, name=name.strip()), is_new=False)

    def delete(self, style: Style) -> None:
        """Delete a style of the artist's own; pictures that were made with it keep its words."""
        if style.is_shipped:
            return
        text = QCoreApplication.translate("commands", "delete a style")
        self._change(
            lambda: self._studio.styles.remove([style.uid]),
            text,
            lambda: self.tr("Deleted the style “{name}”.").format(name=style.name),
        )

    def set_favourite(self, style: Style, *, favourite: bool) -> None:
        """Mark a style with a star, or unmark it."""
        text = QCoreApplication.translate("commands", "mark a style")
        store = self._studio.styles
        self._change(lambda: store.set_favourite(style.uid, favourite=favourite), text)

    def ask_import(self) -> None:
        """Ask for files of styles, and import them."""
        title, kinds = self.tr("Import styles"), {self.tr("Styles"): (".json", ".csv")}
        parent = self._parent
        if files := file_dialogs.ask_files(parent, Purpose.STYLES, title, kinds, or_any=True):
            self.import_files(files)

    def import_files(self, files: Sequence[Path]) -> None:
        """Import files of styles."""
        self._operations.start(self._import(files), must_finish=True)

    def ask_export(self, styles: Sequence[Style], format_: StyleFormat) -> None:
        """Ask where to write ``styles``, and write them."""
        name = styles[0].name if len(styles) == 1 else ""
        kinds = {format_.program: (format_.suffix,)}
        file_name = f"styles {slug(name)}".strip() + format_.suffix
        title = self.tr("Export styles")
        target = file_dialogs.ask_save(self._parent, Purpose.STYLES, title, file_name, kinds)
        if target is not None:
            self._operations.start(self._export(styles, format_, target), must_finish=True)

    # Making and changing.

    def _new(self, prompt: str, negative: str, picture: Path | None = None) -> None:
        words = prompt.strip()[: WORDS_MAX_CHARACTERS - len(PLACEHOLDER) - 2]
        name = " ".join(words.replace(",", " ").split()[:_NAME_WORDS]) or self.tr("My style")
        try:
            style = self._studio.styles.new(name, words, negative.strip()[:WORDS_MAX_CHARACTERS])
        except StudioError as error:
            self._on_trouble(error)
            return
        editor = self._edit(style, is_new=True)
        if picture is not None:
            self.set_thumbnail(editor, picture)

    def _edit(self, style: Style, *, is_new: bool) -> StyleEditor:
        from sdstudio.ui.styles.style_editor import StyleEditor

        store = self._studio.styles
        categories = sorted({one.category for one in store.own if one.category})
        editor = StyleEditor(style, store.thumbnail(style), categories, self._parent)
        editor.thumbnail_asked.connect(lambda file: self.set_thumbnail(editor, file))
        editor.saved.connect(lambda changed: self._on_edited(editor, changed, is_new=is_new))
        editor.open()
        return editor

    def _on_edited(self, editor: StyleEditor, style: Style, *, is_new: bool) -> None:
        if self._keep(style, is_new=is_new):
            editor.accept()
            self._select(style.uid)

    def _keep(self, style: Style, *, is_new: bool) -> bool:
        if is_new:
            text = QCoreApplication.translate("commands", "make a style")
        else:
            text = QCoreApplication.translate("commands", "change a style")

        def say() -> str:
            if is_new:
                return self.tr("Saved the style “{name}”.").format(name=style.name)
            return self.tr("Changed the style “{name}”.").format(name=style.name)

        return self._change(lambda: self._studio.styles.put(style), text, say)

    def _remember(self) -> None:
        """Note the words of the styles before some of them change."""
        self._known = {one.uid: one.ref for one in self._studio.styles.own}

    def _on_styles(self) -> None:
        """Have a style in use follow a change of its words, unless it had other words already."""
        known = self._known
        try:
            self._remember()
        except StudioError:
            return
        draft = self._studio.draft
        for ref in draft.draft.styles:
            if known.get(ref.uid) == ref and ref.uid in self._known:
                draft.use_style(self._known[ref.uid])

    async def _duplicate(self, style: Style) -> None:
        store = self._studio.styles
        copy = store.new(style_name(style), style.prompt, style.negative_prompt)
        file = store.thumbnail(style)
        name = "" if file is None else await self._kept_picture(file)
        self._edit(replace(copy, category=_own_category(style), thumbnail=name), is_new=True)

    # Files.

    async def _import(self, files: Sequence[Path]) -> None:
        from sdstudio.app.style_store import read_style_file
        from sdstudio.domain.style_formats import ReadStyles

        store = self._studio.styles

        def read_all() -> tuple[ReadStyles, tuple[str, ...]]:
            read = [read_style_file(one) for one in files]
            styles = tuple(style for one in read for style in one.styles)
            thumbnails = store.pictures.keep_files(one.picture for one in styles)
            return ReadStyles(styles, sum(one.left_out for one in read)), thumbnails

        read = await self._read(read_all, lambda: self.tr("Importing styles…"))
        self._remember()
        came = store.add_read(*read)
        if came.styles:
            text = QCoreApplication.translate("commands", "import styles")
            self._push(came.undo, text, lambda: self._said(came))
            self._select(came.styles[0].uid)
        else:
            self._bar.tell_only(lambda: self._said(came))

    def _said(self, came: ImportedStyles) -> str:
        count = len(came.styles)
        said = [counted(self.tr("Imported %n style(s).", "", count), count)]
        if not count:
            said = [self.tr("None of the styles were new.")]
        if came.known:
            text = self.tr("You already have %n of the styles.", "", came.known)
            said.append(counted(text, came.known))
        if came.left_out:
            text = self.tr("Left out %n entry(s) without a name or words.", "", came.left_out)
            said.append(counted(text, came.left_out))
        return sentences(*said)

    async def _export(self, styles: Sequence[Style], format_: StyleFormat, target: Path) -> None:
        count = len(styles)

        def say() -> str:
            text = counted(self.tr("Exported %n style(s) to “{file}”.", "", count), count)
            return text.format(file=target.name)

        await self._write(target, lambda: self._studio.styles.written(styles, format_), say)

    def _change(
        self, change: Callable[[], ItemChange[Style]], text: str, say: Say | None = None
    ) -> bool:
        def remembering() -> ItemChange[Style]:
            self._remember()
            return change()

        return super()._change(remembering, text, say)

    def _enable(self) -> None:
        picture = self._target.any_picture
        self._from_picture.setEnabled(picture is not None and any(_words_of(picture)))


def _own_category(style: Style) -> str:
    return "" if style.is_shipped else style.category


def _words_of(picture: AnyPicture) -> tuple[str, str]:
    """The words that a picture was made from."""
    from sdstudio.library import ForeignPicture

    if isinstance(picture, ForeignPicture):
        return picture.settings.prompt, picture.settings.negative_prompt
    params = picture.request.params
    return params.prompt, params.negative_prompt
