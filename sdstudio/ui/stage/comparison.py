"""Before and after: shows the input picture in place of the result."""

from PySide6.QtCore import QObject

from sdstudio.app.input_pictures import InputPictures
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.stage.stage import Showing, Stage


class Comparison(QObject):
    """Shows the input picture while the action is checked, until another picture is shown."""

    def __init__(self, stage: Stage, actions: Actions, pictures: InputPictures) -> None:
        super().__init__(stage)
        self._stage = stage
        self._action = actions[ActionId.COMPARE]
        self._pictures = pictures
        self._action.toggled.connect(self._show)
        pictures.loaded.connect(self._show)
        stage.showing_changed.connect(self._on_other)
        stage.addAction(self._action)
        self._on_other()

    @property
    def _before(self) -> InputRef | None:
        picture = self._stage.picture if self._stage.showing is Showing.PICTURE else None
        return None if picture is None else picture.request.input(InputRole.IMAGE)

    def _on_other(self) -> None:
        self._action.setChecked(False)
        self._action.setEnabled(self._before is not None)

    def _show(self) -> None:
        before = self._before
        if before is None or not self._action.isChecked():
            self._stage.show_before(None)
            return
        shown = self._pictures.picture(before)
        if shown is not None:
            self._stage.show_before(shown.full)
