"""Privacy: one key covers every window of the program, another reveals blurred pictures."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from sdstudio.app.studio import Studio
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, keys_of
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import key_text

_SIGN_PX: Final = 32


class PrivacyCover(Retranslates, QWidget):
    """Covers what is in a window, or a part of it, and takes the keyboard.

    Args:
        do: its key shows what is below.
    """

    def __init__(
        self, actions: Actions, covered: QWidget, do: ActionId = ActionId.HIDE_PICTURES
    ) -> None:
        super().__init__(covered)
        self._do = do
        self._before = covered.window().focusWidget()
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("privacyCover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign = QLabel()
        icons.set_label_icon(self._sign, "eye-slash", _SIGN_PX)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self.on_button(actions))
        # The covered window decides how small it may be, and what doesn't fit is hidden.
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addStretch(1)
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        # Works in windows that block the main one, too.
        covered.installEventFilter(self)
        self.setGeometry(covered.rect())
        self.retranslate()
        self.show()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        """Take the keyboard."""
        (self if self.button.isHidden() else self.button).setFocus()

    def on_button(self, actions: Actions) -> None:
        """Show what is below."""
        actions[self._do].trigger()

    @property
    def said(self) -> str:
        """What it says; ``{key}`` stands for the key."""
        return self.tr("Your pictures are hidden. Press {key} to show them.")

    def retranslate(self) -> None:
        self._text.setText(self.said.format(key=keys_of(self._do)))
        self.button.setText(self.tr("Show pictures"))
        self.button.setAccessibleName(self.button.text())
        self.setAccessibleName(self._text.text())
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_what_fits()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            parent = self.parentWidget()
            if parent is not None:
                self.setGeometry(parent.rect())
                self.raise_()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # A single key must not change what can't be seen: neither as a key of the covered window
        # nor as a shortcut of it.
        is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if is_key and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True

    def _show_what_fits(self) -> None:
        """Show the sign, the sentence and the button, or the last of them that have room.

        An edge of a button over a small dialog would look like a part of that.
        """
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        width_px = self.width() - margins.left() - margins.right()
        left_px = self.height() - margins.top() - margins.bottom()
        had_focus = self.window().focusWidget() in (self, self.button)
        has_room = True
        for widget in (self.button, self._text, self._sign):
            hint = widget.sizeHint()
            is_text = widget is self._text
            height_px = widget.heightForWidth(width_px) if is_text else hint.height()
            left_px -= height_px
            has_room = has_room and left_px >= 0 and (is_text or hint.width() <= width_px)
            left_px -= layout.spacing()
            widget.setVisible(has_room)
        if had_focus:
            (self if self.button.isHidden() else self.button).setFocus()

    def is_way_back(self, event: QKeyEvent) -> bool:
        """Whether it is the key that shows what is below."""
        return key_text(QKeySequence(event.keyCombination())) == keys_of(self._do)

    def _takes(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        return not held and not self.is_way_back(event)

    def leave(self) -> None:
        """Show what is below, with the focus where it was."""
        focused = self.window().focusWidget()
        if self._before is not None and isValid(self._before) and focused in (self, self.button):
            self._before.setFocus()
        self.hide()
        self.deleteLater()


class PrivacyController(QObject):
    """Args:
    target: the pictures to reveal.
    """

    def __init__(
        self, studio: Studio, actions: Actions, target: PictureTarget, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._target = target
        self._window = window
        self.covers: list[PrivacyCover] = []
        actions[ActionId.HIDE_PICTURES].toggled.connect(self._hide)
        actions[ActionId.REVEAL].triggered.connect(self._reveal)
        target.changed.connect(self._on_target)
        studio.settings.changed.connect(self._on_target)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._on_window)
        self._on_target()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Before its first pixel is seen, whichever program has the focus.
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._cover_new()
        return super().eventFilter(watched, event)

    def _hide(self, is_hidden: bool) -> None:
        application = QApplication.instance()
        assert application is not None
        if is_hidden:
            # Only while it is needed: it is called for every event of the program.
            application.installEventFilter(self)
            # Over the covers, they would show names and prompts.
            QToolTip.hideText()
            while (popup := QApplication.activePopupWidget()) is not None and popup.close():
                pass
            self._cover_new()
            return
        application.removeEventFilter(self)
        covers, self.covers = self.covers, []
        for cover in covers:
            cover.leave()

    def _on_window(self, _focused: object = None) -> None:
        """Have the key work in every window, also in those that block the main one."""
        active = QApplication.activeWindow()
        hide = self._actions[ActionId.HIDE_PICTURES]
        if active is not None and hide not in active.actions():
            active.addAction(hide)
        self._cover_new()

    def _cover_new(self) -> None:
        """Cover the windows that aren't covered yet, also those opened meanwhile."""
        if not self._actions[ActionId.HIDE_PICTURES].isChecked():
            return
        covered = {cover.parentWidget() for cover in self.covers}
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top.windowType() in (
                Qt.WindowType.Window,
                Qt.WindowType.Dialog,
            ):
                inside = self._window.centralWidget() if top is self._window else top
                if inside is not None and inside not in covered:
                    cover = PrivacyCover(self._actions, inside)
                    self.covers.append(cover)
                    cover.destroyed.connect(lambda _=None, gone=cover: self._forget(gone))

    def _forget(self, gone: PrivacyCover) -> None:
        self.covers = [cover for cover in self.covers if cover is not gone]

    def _reveal(self) -> None:
        """Show the pictures clearly, or blur them again."""
        self._studio.privacy.toggle(self._target.ids)

    def _on_target(self, _settings: object = None) -> None:
        privacy = self._studio.privacy
        if privacy.revealed and not privacy.revealed.issubset(self._target.ids):
            privacy.reveal(())
        is_wanted = bool(self._studio.settings.current.blurred_words)
        self._actions[ActionId.REVEAL].setEnabled(is_wanted and self._target.has_target)
