"""LoRAs and embeddings: what the next picture uses, and a menu to add more."""

import contextlib
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.active_adapters import ActiveAdapters
from sdstudio.app.adapter_registry import AdapterRegistry
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.translation import translate
from sdstudio.domain.adapter_notes import adapter_notes
from sdstudio.domain.adapters import WEIGHT_MAX, Adapter, AdapterFit, AdapterKind, AdapterRef
from sdstudio.domain.errors import StudioError
from sdstudio.domain.few_steps import METHODS, method
from sdstudio.domain.weights_suffixes import ADAPTER_SUFFIXES
from sdstudio.ui import file_dialogs, icons, menus
from sdstudio.ui.error_messages import text_of
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.file_tasks import open_folder
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

#: Files are hashed completely, which takes a while.
_LANE: Final = "adapters"


class AdaptersBox(Retranslates, QWidget):
    """A row for each adapter in use, and a button that offers the ones in the registry.

    Signals:
        trouble(StudioError): a file can't be used; nothing has changed.
        taken(): one more adapter is in use, in the last row.
    """

    trouble = Signal(object)
    taken = Signal()

    def __init__(
        self,
        draft: DraftModel,
        registry: AdapterRegistry,
        active: ActiveAdapters,
        background: BackgroundTasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._registry = registry
        self._active = active
        self._background = background
        self._operations = Operations(self, self.trouble.emit)
        self._shown: tuple[AdapterRef, ...] | None = None
        self.rows: list[AdapterRow] = []
        self.menu = QMenu(self)
        self.add = QPushButton()
        self.add.setMenu(self.menu)
        self._heading = QLabel()
        self._heading.setProperty("subtitle", True)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID_PX // 2)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addLayout(top)
        column.addLayout(self._list)
        self.menu.aboutToShow.connect(self._on_menu)
        draft.changed.connect(self._show)
        active.learned.connect(self._show_notes)
        self.menu.setToolTipsVisible(True)
        self.retranslate()
        self._show()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("LoRAs and embeddings"))
        self._heading.setToolTip(
            plain_tip(
                self.tr(
                    "Small files that teach a model a style, a person or an object. Each works "
                    "with models of the family that it was made for. Embeddings are also called "
                    "textual inversions."
                )
            )
        )
        self.add.setText(self.tr("Add"))
        self.add.setToolTip(plain_tip(self.tr("Use a LoRA or an embedding")))
        self.add.setAccessibleName(self.tr("Add a LoRA or embedding"))
        for row in self.rows:
            row.retranslate()
        self._show_notes()

    def take_file(self, path: Path) -> None:
        """Add the file to the registry and use it."""
        self._operations.start(self._take(path))

    async def _take(self, path: Path) -> None:
        self._use(await self._background.do(_LANE, partial(self._registry.add, path)))

    def _show(self) -> None:
        adapters = self._draft.draft.adapters
        if adapters == self._shown:
            return
        if self._shown is not None and _same(adapters, self._shown):
            for row, adapter in zip(self.rows, adapters, strict=True):
                row.show_adapter(adapter)
        else:
            self._make_rows(adapters)
        self._shown = adapters
        self._show_notes()

    def _show_notes(self) -> None:
        known = {one.sha256: one for one in self._active.in_use}
        for row in self.rows:
            adapter = known.get(row.adapter.sha256)
            fit = self._active.fit(row.adapter)
            row.show_notes(adapter, fit)
            row.show_problem(self._active.obstacle(row.adapter))

    def _make_rows(self, adapters: tuple[AdapterRef, ...]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [AdapterRow(adapter) for adapter in adapters]
        for row in self.rows:
            row.edited.connect(self._draft.use_adapter)
            row.removed.connect(self._draft.leave_out_adapter)
            row.few_steps_said.connect(self._active.say_few_steps)
            self._list.addWidget(row)

    def _on_menu(self) -> None:
        menus.empty(self.menu)
        self.menu.addAction(self.tr("Loading…")).setEnabled(False)
        self._end_menu()
        self._operations.start(self._fill_menu(), replacing="menu")

    async def _fill_menu(self) -> None:
        checkpoint = self._draft.checkpoint
        list_ = partial(self._registry.listed, checkpoint)
        try:
            listed, failures = await self._background.do(_LANE, list_)
        except Exception:
            menus.empty(self.menu)
            self._end_menu()
            raise
        menus.empty(self.menu)
        used = {one.sha256 for one in self._draft.draft.adapters}
        for one in (one for one in listed if one.is_usable or one.adapter.sha256 in used):
            adapter = one.adapter
            action = self._add_to_menu(adapter.name)
            action.setToolTip(plain_tip(_notes_text(adapter, one.fit)))
            action.setCheckable(True)
            action.setChecked(adapter.sha256 in used)
            action.triggered.connect(lambda on, adapter=adapter: self._toggle(adapter, on=on))
        others = [one for one in listed if not (one.is_usable or one.adapter.sha256 in used)]
        if others or failures:
            self.menu.addSeparator()
        for one in others:
            # Not only the colour says so.
            text = self.tr("{name} (doesn't fit this model)").format(name=one.adapter.name)
            self._add_refused(text, one.obstacle, _notes_text(one.adapter, one.fit))
        for failure in failures:
            said = failure.arguments
            name = str(said.get("adapter", said.get("file", "?")))
            text = self.tr("{name} (can't be used)").format(name=name)
            self._add_refused(text, failure, "")
        if not listed and not failures:
            self.menu.addAction(self.tr("No LoRAs or embeddings yet")).setEnabled(False)
        self._end_menu()
        # Files may have been copied into the folder.
        self._active.look_for_few_steps()

    def _add_to_menu(self, name: str) -> QAction:
        return self.menu.addAction(name.replace("&", "&&"))

    def _add_refused(self, name: str, why: StudioError | None, notes: str) -> None:
        action = self._add_to_menu(name)
        action.setEnabled(False)
        reason = notes if why is None else text_of(Notice(why.code, why.arguments))
        action.setToolTip(plain_tip(reason))

    def _end_menu(self) -> None:
        self.menu.addSeparator()
        self.menu.addAction(self.tr("From a file…")).triggered.connect(self._ask_files)
        self.menu.addAction(self.tr("Open folder")).triggered.connect(self._open_folder)

    def _toggle(self, adapter: Adapter, *, on: bool) -> None:
        if on:
            try:
                self._use(adapter)
            except StudioError as error:
                self.trouble.emit(error)
        else:
            self._draft.leave_out_adapter(adapter.ref())

    def _use(self, adapter: Adapter) -> None:
        self._draft.add_adapter(adapter)
        self._active.look_for_few_steps()
        self.taken.emit()

    def _ask_files(self) -> None:
        title, kinds = (
            self.tr("Choose LoRAs or embeddings"),
            {self.tr("LoRAs and embeddings"): ADAPTER_SUFFIXES},
        )
        for one in file_dialogs.ask_files(self, Purpose.ADAPTERS, title, kinds, or_any=True):
            self.take_file(one)

    def _open_folder(self) -> None:
        with contextlib.suppress(OSError):  # the file manager then reports that it doesn't exist
            self._registry.folder.mkdir(parents=True, exist_ok=True)
        open_folder(self._registry.folder)


class AdapterRow(QWidget):
    """One adapter in use.

    Signals:
        edited(AdapterRef): its weight was changed.
        removed(AdapterRef): it should no longer be used.
        few_steps_said(AdapterRef, str): the artist says what it was made with, by the key of a
            method for few steps; empty: none.
    """

    edited = Signal(object)
    removed = Signal(object)
    few_steps_said = Signal(object, str)

    def __init__(self, adapter: AdapterRef) -> None:
        super().__init__()
        self.adapter = adapter
        self._notes = ""
        self._error: StudioError | None = None
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text_weight, self.weight = (
            NumberBox(-WEIGHT_MAX, WEIGHT_MAX, step=0.05, decimals=2) for _ in range(2)
        )
        self.weight.setVisible(adapter.kind is AdapterKind.LORA)
        self.more = QToolButton()
        self.more.setProperty("flat", True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setVisible(adapter.kind is AdapterKind.LORA)
        icons.set_icon(self.more, "dots-three")
        self.methods = QMenu(self)
        self.more.setMenu(self.methods)
        group = QActionGroup(self)
        for key in ("", *(one.key for one in METHODS)):
            action = self.methods.addAction("")
            action.setData(key)
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_method, key))
            group.addAction(action)
        self.remove = QToolButton()
        self.remove.setProperty("flat", True)
        icons.set_icon(self.remove, "x")
        #: Why it can't be used with the model.
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX // 2)
        column.addLayout(row)
        column.addWidget(self.problem)
        row.addWidget(self.name, 1)
        row.addWidget(self.text_weight)
        row.addWidget(self.weight)
        row.addWidget(self.more)
        row.addWidget(self.remove)
        for name, box in (("text_weight", self.text_weight), ("weight", self.weight)):
            box.valueChanged.connect(partial(self._on_weight, name))
        self.remove.clicked.connect(lambda: self.removed.emit(self.adapter))
        self.retranslate()
        self.show_adapter(adapter)

    def show_adapter(self, adapter: AdapterRef) -> None:
        """Show its weights without emitting ``edited``."""
        self.adapter = adapter
        # A second weight appears only if a prompt or a picture set one.
        self.text_weight.setHidden(adapter.text_weight is None)
        weights = ((self.weight, adapter.weight), (self.text_weight, adapter.weight_in_text))
        for box, weight in weights:
            box.blockSignals(True)
            box.setValue(weight)
            box.blockSignals(False)
        self._name_weights()

    def show_notes(self, adapter: Adapter | None, fit: AdapterFit | None) -> None:
        """Say what is known about it, if anything is."""
        self._notes = "" if adapter is None else _notes_text(adapter, fit)
        few_steps = None if adapter is None else adapter.few_steps
        for action in self.methods.actions():
            action.setChecked(action.data() == ("" if few_steps is None else few_steps.key))
        self.more.setEnabled(adapter is not None)
        self._set_tip()

    def show_problem(self, error: StudioError | None) -> None:
        """Say why it can't be used with the model, if it can't."""
        self._error = error
        text = "" if error is None else text_of(Notice(error.code, error.arguments))
        self.problem.setText(text)
        self.problem.setHidden(not text)

    def retranslate(self) -> None:
        """Set the texts."""
        self.show_problem(self._error)
        name = self.adapter.name
        if self.adapter.kind is AdapterKind.EMBEDDING:
            self.name.setText(self.tr("“{word}” in the prompt").format(word=name))
        else:
            self.name.setText(name)
        self._set_tip()
        self.more.setToolTip(plain_tip(self.tr("Whether it is for few steps")))
        self.more.setAccessibleName(self.tr("Whether {name} is for few steps").format(name=name))
        for action in self.methods.actions():
            key = str(action.data())
            action.setText(method(key).label if key else self.tr("For the usual number of steps"))
        self._name_weights()
        self.remove.setToolTip(plain_tip(self.tr("Remove")))
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=name))

    def _set_tip(self) -> None:
        notes = f"\n{self._notes}" if self._notes else ""
        self.name.setToolTip(plain_tip(self.adapter.name + notes))

    def _on_method(self, key: str) -> None:
        self.few_steps_said.emit(self.adapter, key)

    def _name_weights(self) -> None:
        name = self.adapter.name
        tip = self.tr("Weight: how strongly it is applied; 1 is full strength")
        text = self.tr("Weight of {name}").format(name=name)
        if self.adapter.text_weight is not None:
            tip = self.tr("UNet weight: how strongly it changes the picture; 1 is full strength")
            text = self.tr("UNet weight of {name}").format(name=name)
        self.weight.setToolTip(plain_tip(tip))
        self.weight.setAccessibleName(text)
        self.text_weight.setToolTip(
            plain_tip(
                self.tr(
                    "Text encoder weight: how strongly it changes the meaning of the prompt; 1 is "
                    "full strength"
                )
            )
        )
        self.text_weight.setAccessibleName(
            self.tr("Text encoder weight of {name}").format(name=name)
        )

    def _on_weight(self, name: str, value: float) -> None:
        self.edited.emit(self.adapter.model_copy(update={name: value}))


def _notes_text(adapter: Adapter, fit: AdapterFit | None) -> str:
    return "\n".join(adapter_notes(adapter, fit, translate))


def _same(one: tuple[AdapterRef, ...], other: tuple[AdapterRef, ...]) -> bool:
    """Whether the same adapters are in use, whatever their weights."""
    return [adapter.sha256 for adapter in one] == [adapter.sha256 for adapter in other]
