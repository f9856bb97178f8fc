"""Help: the guide, what a setting is, and the tours."""

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId

if TYPE_CHECKING:
    from sdstudio.ui.coach.coach import Coach
    from sdstudio.ui.explained.explainer import Explainer
    from sdstudio.ui.guide.guide_window import GuideWindow
    from sdstudio.ui.guide.pages import GuidePlace
    from sdstudio.ui.main_window import MainWindow

_KEY: Final = "guide_key"
_TOURS: Final = {
    ActionId.TOUR_PICTURE: "picture",
    ActionId.TOUR_CHANGE: "change",
    ActionId.TOUR_FIND: "find",
}


class GuideController(QObject):
    """Opens the guide where it is about what the artist does, also from dialogs."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        #: Loaded when it is first wanted, as everything here.
        self.guide: GuideWindow | None = None
        actions = window.actions_
        actions[ActionId.WHAT_IS_THIS].toggled.connect(self._on_what_is_this)
        window.make.explanation_asked.connect(lambda part: self.explainer.explain(part))
        window.stage.empty.tour_asked.connect(lambda: self.coach.start("picture"))
        actions.connect_triggered((ActionId.GUIDE, self.open_here))
        for do, key in _TOURS.items():
            actions[do].triggered.connect(lambda _=False, key=key: self.coach.start(key))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    @cached_property
    def explainer(self) -> "Explainer":
        """“What is this?”."""
        from sdstudio.ui.explained.explainer import Explainer

        window = self._window
        pictures = window.studio.paths.guide / "settings"
        made = Explainer(window, window.actions_[ActionId.WHAT_IS_THIS], pictures)
        made.more_asked.connect(lambda key: self._open_place("settings", key))
        return made

    @cached_property
    def coach(self) -> "Coach":
        """The tours."""
        from sdstudio.ui.coach.coach import Coach

        made = Coach(self._window)
        made.changed.connect(self._window.stage.empty.retranslate)
        return made

    def open_here(self) -> None:
        """Open the guide at the page about what has the keyboard now."""
        from sdstudio.ui.guide.context import place_of

        self.open(place_of(QApplication.focusWidget()))

    def open(self, place: "GuidePlace") -> None:
        """Show ``place`` in the guide's window."""
        if self.guide is None:
            from sdstudio.ui.guide.guide_window import GuideWindow
            from sdstudio.ui.guide.pages import Guide

            self.guide = GuideWindow(Guide(self._window.studio.paths.guide), self._window.look)
            self.guide.setWindowIcon(self._window.windowIcon())
            self.guide.tour_asked.connect(self._on_tour)
        self.guide.show()
        self.guide.open(place)
        self.guide.come_forward()

    def close(self) -> None:
        """The main window is closed: nothing of Help stays."""
        if "explainer" in self.__dict__:
            self.explainer.stop()
        if "coach" in self.__dict__:
            self.coach.stop()
        if self.guide is not None:
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None

    def _open_place(self, page: str, anchor: str) -> None:
        from sdstudio.ui.guide.pages import GuidePlace

        self.open(GuidePlace(page, anchor))

    def _on_what_is_this(self, is_on: bool) -> None:
        self.explainer.set_on(is_on)

    def _on_tour(self, key: str) -> None:
        self._window.come_to_front()
        self.coach.start(key)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Give dialogs the key, which would otherwise only work in the main window."""
        dialog = None if now is None else now.window()
        if not isinstance(dialog, QDialog) or dialog.property(_KEY):
            return
        dialog.setProperty(_KEY, True)
        for keys in shortcuts.sequences(ActionId.GUIDE):
            QShortcut(keys, dialog).activated.connect(self.open_here)
