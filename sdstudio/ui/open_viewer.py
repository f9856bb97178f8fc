"""Opens the viewer and the comparison over a window, for pictures of any view."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sdstudio.app.library_view.model_of import model_of
from sdstudio.app.library_view.picture_cache import PictureCache
from sdstudio.app.library_view.viewed_pictures import ViewedPictures
from sdstudio.app.studio import Studio
from sdstudio.domain.errors import StudioError
from sdstudio.library import AnyPicture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.library.compare.compare_view import CompareView
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.stage.full_screen import FullScreenView


def open_viewer(
    studio: Studio,
    actions: Actions,
    viewed: ViewedPictures,
    first: tuple[int, AnyPicture | None],
    on_left: Callable[[Viewer], None],
    window: QWidget,
    *,
    keys: Sequence[ActionId] = (),
) -> FullScreenView:
    """Browse ``viewed`` in full screen.

    Args:
        viewed: the viewer becomes its parent.
        first: the id of the picture to begin with, and the picture itself if it is known.
        on_left: called when the artist is done, with the viewer at the picture reached.
        keys: actions whose shortcuts work there.
    """

    cache, made_with = PictureCache(studio.background), partial(model_of, studio.registry)
    viewer = Viewer(studio.thumbnails, cache, made_with, studio.privacy)
    viewed.setParent(viewer)
    picture_id, known = first
    viewer.show_pictures(viewed, picture_id, known)
    session = studio.session.current
    viewer.slideshow.interval_s = session.slideshow_s
    viewer.bar.settings.setChecked(session.viewer_settings)
    full_screen = FullScreenView(viewer, window)
    full_screen.finished.connect(lambda: _keep(studio, viewer))
    full_screen.finished.connect(lambda: on_left(viewer))
    for do in (ActionId.HIDE_PICTURES, *keys):
        full_screen.addAction(actions[do])
    full_screen.models_asked.connect(actions[ActionId.MODELS].trigger)
    full_screen.showFullScreen()
    return full_screen


def _keep(studio: Studio, viewer: Viewer) -> None:
    """Remember how the viewer was left."""
    slideshow_s, has_settings = viewer.slideshow.interval_s, viewer.bar.settings.isChecked()
    session = studio.session.current
    if (slideshow_s, has_settings) != (session.slideshow_s, session.viewer_settings):
        # What matters so little is not worth a notice.
        with contextlib.suppress(StudioError):
            studio.session.update(slideshow_s=slideshow_s, viewer_settings=has_settings)


def open_comparison(
    studio: Studio,
    actions: Actions,
    pictures: Sequence[AnyPicture],
    window: QWidget,
    *,
    keys: Sequence[ActionId] = (),
) -> CompareView:
    """Compare two to four pictures in full screen.

    Args:
        keys: actions whose shortcuts work there.
    """
    dialog = QDialog(window)
    dialog.setObjectName("stage")
    dialog.setModal(True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(name_of(ActionId.COMPARE_PICTURES))
    for do in (ActionId.HIDE_PICTURES, *keys):
        dialog.addAction(actions[do])
    compared = CompareView(
        studio.thumbnails,
        PictureCache(studio.background),
        studio.background,
        studio.privacy,
        dialog,
    )
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(compared)
    compared.leave_asked.connect(dialog.close)
    compared.show_pictures(pictures)
    compared.setFocus()
    dialog.showFullScreen()
    return compared
