"""The card that explains a setting beside it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.ui import icons
from sdstudio.ui.accessibility.announce import announce
from sdstudio.ui.explained.topics import PANEL_PX, TOPICS, captions, picture_name
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import sentences

_SHOWN_PX: Final = 124
_MOST_PANELS: Final = 3
_WIDTH_PX: Final = _MOST_PANELS * _SHOWN_PX + (_MOST_PANELS - 1) * GRID_PX + 4 * GRID_PX + 2


class ExplanationCard(Retranslates, QFrame):
    """The name of a setting, small pictures of less and more of it, and what it does.

    Laid over the window beside the setting; it never takes the keyboard.

    Args:
        pictures: the folder of the small pictures.

    Signals:
        more_asked(str): the artist wants to read about this topic in the guide.
        closed(): the artist has closed it.
    """

    more_asked = Signal(str)
    closed = Signal()

    def __init__(self, pictures: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._folder = pictures
        self._key: str | None = None
        self.title, self.text = QLabel(), QLabel()
        self.title.setProperty("heading", True)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setProperty("flat", True)
        icons.set_icon(self.close_button, "x")
        self.more = QPushButton()
        self.more.setProperty("link", True)
        self._panels = QWidget()
        self._grid = QGridLayout(self._panels)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID_PX)
        self._grid.setVerticalSpacing(2)
        self._pictures = [QLabel() for _ in range(_MOST_PANELS)]
        self._captions = [QLabel() for _ in range(_MOST_PANELS)]
        for column, (picture, caption) in enumerate(
            zip(self._pictures, self._captions, strict=True)
        ):
            picture.setFixedSize(_SHOWN_PX, _SHOWN_PX)
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            caption.setWordWrap(True)
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setProperty("dim", True)
            caption.setMaximumWidth(_SHOWN_PX)
            self._grid.addWidget(picture, 0, column)
            self._grid.addWidget(caption, 1, column)
        self._grid.setColumnStretch(_MOST_PANELS, 1)
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        self.more.clicked.connect(lambda: self.more_asked.emit(self._key or ""))
        for button in (self.close_button, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        self.retranslate()

    @property
    def key(self) -> str | None:
        """The topic that is explained; ``None``: how to choose one."""
        return self._key

    def show_topic(self, key: str | None) -> None:
        """Explain ``key``, or how to choose what is explained."""
        self._key = key
        self.retranslate()
        self.show()
        self.raise_()
        announce(self, self.accessibleDescription())

    def place_beside(self, setting: QRect, area: QRect) -> None:
        """Move next to ``setting``, within ``area``; both in the parent's coordinates."""
        self.setFixedWidth(min(_WIDTH_PX, area.width() - 2 * GRID_PX))
        self.adjustSize()
        room = area.adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX)
        left = setting.right() + 2 * GRID_PX
        if left + self.width() > room.right():
            # To its left, or else over it: nowhere is it hidden by the edge.
            left = setting.left() - 2 * GRID_PX - self.width()
        left = max(room.left(), min(left, room.right() - self.width()))
        top = max(room.top(), min(setting.top(), room.bottom() - self.height()))
        self.move(QPoint(left, top))

    def retranslate(self) -> None:
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.more.setText(self.tr("More in the guide"))
        self.more.setAccessibleName(self.more.text())
        self.setAccessibleName(self.tr("What is this?"))
        if self._key is None:
            self.title.setText(self.tr("What is this?"))
            self.text.setText(
                self.tr(
                    "Click a setting, let the pointer rest on it, or move to it with Tab, to see "
                    "what it does."
                )
            )
            self._panels.hide()
            self.more.hide()
        else:
            topic = TOPICS[self._key]
            self.title.setText(translate(topic.context, topic.label))
            self.text.setText(translate(topic.context, topic.help))
            self._show_panels(self._key)
            self.more.show()
        self.setAccessibleDescription(sentences(self.title.text() + ":", self.text.text()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID_PX, GRID_PX, GRID_PX, GRID_PX)
        column.setSpacing(GRID_PX)
        column.addLayout(top)
        column.addWidget(self._panels)
        column.addWidget(self.text)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_panels(self, key: str) -> None:
        topic = TOPICS[key]
        texts = captions(topic)
        strip = QPixmap(str(self._folder / picture_name(key)))
        ratio = self.devicePixelRatioF()
        for number, (picture, caption) in enumerate(
            zip(self._pictures, self._captions, strict=True)
        ):
            is_used = number < len(topic.panels) and not strip.isNull()
            picture.setVisible(is_used)
            caption.setVisible(is_used)
            if not is_used:
                continue
            panel = strip.copy(number * PANEL_PX, 0, PANEL_PX, PANEL_PX).scaledToWidth(
                round(_SHOWN_PX * ratio), Qt.TransformationMode.SmoothTransformation
            )
            panel.setDevicePixelRatio(ratio)
            picture.setPixmap(panel)
            caption.setText(texts[number])
            picture.setAccessibleName(texts[number])
        self._panels.setVisible(not strip.isNull())
