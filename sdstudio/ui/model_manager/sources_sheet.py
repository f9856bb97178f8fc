"""Download sources: which one to try first, and adding one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import StudioError
from sdstudio.ui import icons
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_chooser import CalmComboBox
from sdstudio.ui.model_manager.model_card import plain_label
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

if TYPE_CHECKING:
    from sdstudio.app.model_management.store import ModelStore


class SourcesSheet(Retranslates, QDialog):
    """Choices take effect at once, also for a waiting or resumed download."""

    def __init__(self, store: "ModelStore", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._about, self._add_about, self.wrong = plain_label(), plain_label(), plain_label()
        self._add_about.setProperty("dim", True)
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_chosen)
        self.rows: dict[str, QRadioButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID_PX // 2)
        self.layouts = CalmComboBox()
        self.address, self.add = QLineEdit(), QPushButton()
        self.add.clicked.connect(self._on_add)
        self.address.returnPressed.connect(self._on_add)
        self._buttons = QDialogButtonBox()
        # AcceptRole would make it the default button, and Enter in the address field press it.
        self._done = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        never_default(self._done, self.add)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.retranslate()
        for button in self.rows.values():
            if button.isChecked():
                button.setFocus()

    def retranslate(self) -> None:
        from sdstudio.models.catalogue import Layout

        self.setWindowTitle(self.tr("Download sources"))
        self._about.setText(
            self.tr(
                "SD Studio tries the selected source first, and the others if it fails. You don't "
                "have to trust any of them: every file is checked against the checksum of the "
                "original and rejected if it differs."
            )
        )
        self._heading.setText(self.tr("Add a source"))
        self._add_about.setText(
            self.tr(
                "A mirror near you is often faster, and your company or school may run its own. "
                "The address begins with https://."
            )
        )
        names = {
            Layout.HUGGING_FACE: self.tr("Hugging Face layout"),
            Layout.MODELSCOPE: self.tr("ModelScope layout"),
            Layout.FOLDER: self.tr("Folder of exported models"),
        }
        chosen = max(0, self.layouts.currentIndex())
        self.layouts.clear()
        for layout, name in names.items():
            self.layouts.addItem(name, layout)
        self.layouts.setCurrentIndex(chosen)
        self.layouts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layouts.setAccessibleName(self.tr("How files are organized on the server"))
        self.layouts.setToolTip(plain_tip(self.layouts.accessibleName()))
        self.address.setPlaceholderText("https://…")
        self.address.setAccessibleName(self.tr("Server address"))
        self.add.setText(self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add source"))
        self.add.setToolTip(plain_tip(self.tr("Add this source and try it first")))
        self._done.setText(self.tr("Done"))
        self._done.setAccessibleName(self._done.text())
        self._fill()

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.addWidget(self.layouts)
        entry.addWidget(self.address, 1)
        entry.addWidget(self.add)
        self.wrong.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addLayout(self._list)
        column.addWidget(self._heading)
        column.addWidget(self._add_about)
        column.addLayout(entry)
        column.addWidget(self.wrong)
        column.addStretch()
        lay_out_dialog(self, inside, self._buttons)
        self.resize(680, 400)

    def _fill(self) -> None:
        from sdstudio.models.endpoints import shown_address

        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows.clear()
        own = {one.key for one in self._store.sources.own}
        catalogue = self._store.catalogue
        endpoints = () if catalogue is None else self._store.sources.ordered(catalogue)
        for number, endpoint in enumerate(endpoints):
            button = QRadioButton(f"{endpoint.name}  ·  {shown_address(endpoint)}")
            button.setAccessibleName(button.text())
            button.setChecked(number == 0)
            button.setProperty("key", endpoint.key)
            self._group.addButton(button)
            self.rows[endpoint.key] = button
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(button, 1)
            if endpoint.key in own:
                row.addWidget(self._remover(endpoint.key, endpoint.name))
            self._list.addWidget(line)

    def _remover(self, key: str, name: str) -> QToolButton:
        remove = QToolButton()
        remove.setProperty("flat", True)
        icons.set_icon(remove, "x")
        remove.setToolTip(plain_tip(self.tr("Remove this source")))
        remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        remove.clicked.connect(lambda: self._change(lambda: self._store.sources.remove(key)))
        return remove

    def _on_chosen(self, button: QWidget) -> None:
        key = str(button.property("key"))
        self._change(lambda: self._store.sources.prefer(key))
        self.rows[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        from sdstudio.models.catalogue import Layout

        def add() -> None:
            layout = Layout(self.layouts.currentData())
            self._store.sources.add(self.address.text(), layout)
            self.address.clear()

        if self.address.text().strip():
            self._change(add)

    def _change(self, act: Callable[[], None]) -> None:
        try:
            act()
        except StudioError as error:
            self.wrong.setText(sentence_for(error, translate))
            self.wrong.show()
            return
        self.wrong.hide()
        self._fill()
