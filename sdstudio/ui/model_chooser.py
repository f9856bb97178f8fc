"""The model chooser: the models in the registry, and the way to more."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.model_registry import ModelRegistry
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import tip_of
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.wording import family_name, model_name, plain_tip, size

_MODELS: Final = "models"


class ModelChooser(Retranslates, QWidget):
    """Signals:
    chosen(Checkpoint): the artist wants this one.
    open_asked(): the artist wants to open a folder.
    models_asked(): the artist wants to see which models there are.
    """

    chosen = Signal(object)
    open_asked = Signal()
    models_asked = Signal()

    def __init__(
        self,
        registry: ModelRegistry,
        draft: DraftModel,
        look: ActiveTheme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._draft = draft
        self.box = CalmComboBox()
        self.box.activated.connect(self._on_activated)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setProperty("dim", True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        #: Says that a picture whose settings are used was decoded with something else.
        self.decoding = QLabel()
        self.decoding.setWordWrap(True)
        self.decoding.setProperty("dim", True)
        self.decoding.setTextFormat(Qt.TextFormat.PlainText)
        self.decode_as_chosen = QPushButton()
        self.decode_as_chosen.setProperty("link", True)
        self.decode_as_chosen.clicked.connect(draft.decode_as_chosen)
        #: Leads to full models; its owner places it.
        self.open = QPushButton()
        self.open.setProperty("link", True)
        self.open.clicked.connect(self.models_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self._hint)
        column.addWidget(self.decoding)
        column.addWidget(self.decode_as_chosen, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.box)
        registry.changed.connect(self._fill)
        draft.checkpoint_changed.connect(self._fill)
        draft.changed.connect(self._show_decoding)
        # These icons are not updated with those of buttons and actions.
        look.changed.connect(self._fill)
        self.retranslate()

    def retranslate(self) -> None:
        self.box.setAccessibleName(self.tr("Model"))
        self._hint.setText(
            self.tr(
                "Small and fast: draws simple objects on plain backgrounds, but no people, scenes "
                "or photographs."
            )
        )
        self.open.setText(self.tr("Get a full model…"))
        self.open.setAccessibleName(self.open.text())
        self.open.setToolTip(
            tip_of(ActionId.MODELS, self.tr("See which models are available and download them"))
        )
        self.decode_as_chosen.setText(self.tr("Decode as usual"))
        self.decode_as_chosen.setAccessibleName(self.decode_as_chosen.text())
        self.decode_as_chosen.setToolTip(
            plain_tip(self.tr("Use the VAE that is chosen under “Decode with” in the model's menu"))
        )
        self._fill()
        self._show_decoding()

    def _show_decoding(self) -> None:
        checkpoint = self._draft.checkpoint
        usual = None if checkpoint is None else checkpoint.vae
        used = usual if checkpoint is None else self._draft.draft.vae_with(checkpoint)
        if used is None and usual is not None:
            text = self.tr("Decodes with the model's own VAE instead of “{usual}”.")
            self.decoding.setText(text.format(usual=usual.name))
        elif used is not None and usual is None:
            text = self.tr("Decodes with the VAE “{vae}” instead of the model's own.")
            self.decoding.setText(text.format(vae=used.name))
        elif used is not None and usual is not None:
            text = self.tr("Decodes with the VAE “{vae}” instead of “{usual}”.")
            self.decoding.setText(text.format(vae=used.name, usual=usual.name))
        for widget in (self.decoding, self.decode_as_chosen):
            widget.setVisible(used != usual)

    def _fill(self) -> None:
        self.box.clear()
        for checkpoint in self._registry.checkpoints:
            self.box.addItem(model_name(checkpoint), checkpoint)
            tip = plain_tip(self._about(checkpoint))
            self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        if self.box.count():
            self.box.insertSeparator(self.box.count())
        self.box.addItem(
            icons.icon("download-simple", in_list=True), self.tr("Manage models…"), _MODELS
        )
        self.box.addItem(icons.icon("folder-open", in_list=True), self.tr("Open model folder…"))
        current = self._draft.checkpoint
        self.box.setCurrentIndex(self._row_of(current))
        if current is None:
            self.box.setPlaceholderText(self.tr("No model"))
        practice = current is None or current.is_practice
        about = "" if current is None else self._about(current)
        self.box.setToolTip(plain_tip(about) if about else "")
        self.box.setAccessibleDescription(about)
        self._hint.setVisible(current is not None and practice)
        self.open.setVisible(practice)

    def _row_of(self, wanted: Checkpoint | None) -> int:
        # The folder named in the draft may now contain another model.
        rows = enumerate(self._registry.checkpoints)
        return next((row for row, checkpoint in rows if checkpoint == wanted), -1)

    def _about(self, checkpoint: Checkpoint) -> str:
        side = checkpoint.native_size_px
        lines = [
            self.tr("Native size: {size} pixels.").format(size=size(side, side)),
            self.tr("Folder: {folder}").format(folder=checkpoint.folder),
        ]
        if name := family_name(checkpoint):
            lines.insert(0, self.tr("Family: {name}").format(name=name))
        if checkpoint.is_practice:
            lines.insert(
                0,
                self.tr(
                    "A small model for trying things out. It draws one or two simple objects, as "
                    "solid, flat or line drawings, in the colour, size and position you describe, "
                    "on a plain or gradient background. For people, scenes, photographs or text, "
                    "use a full model."
                ),
            )
        if checkpoint.ignored_pickles:
            names = ", ".join(Path(name).name for name in checkpoint.ignored_pickles[:4])
            lines.append(
                self.tr(
                    "Ignored because pickle files could contain malicious code: {files}"
                ).format(files=names)
            )
        return "\n".join(lines)

    def _on_activated(self, row: int) -> None:
        checkpoint = self.box.itemData(row)
        self.box.setCurrentIndex(self._row_of(self._draft.checkpoint))
        if isinstance(checkpoint, Checkpoint):
            self.chosen.emit(checkpoint)
        elif not self.box.is_stepping:
            # The list must be closed before a dialog opens.
            asked = self.models_asked if checkpoint == _MODELS else self.open_asked
            QTimer.singleShot(0, asked.emit)


class CalmComboBox(QComboBox):
    """A combo box that reacts to the wheel only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: Whether the wheel or a key is stepping through the closed list.
        self.is_stepping = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Elide long names instead of widening the window.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)

    def showPopup(self) -> None:
        self.is_stepping = False
        # As wide as its names, which the box itself may elide.
        view = self.view()
        beside_px = 2 * view.frameWidth()
        if self.count() > self.maxVisibleItems():
            beside_px += view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(view.sizeHintForColumn(0) + beside_px)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            self.is_stepping = True
            super().wheelEvent(event)
            self.is_stepping = False
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.is_stepping = True
        super().keyPressEvent(event)
        self.is_stepping = False
