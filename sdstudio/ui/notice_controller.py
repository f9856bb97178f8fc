"""What the window tells the artist, in the zone it concerns, and what its buttons do."""

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from sdstudio.app.notices import Notice
from sdstudio.app.settings import SettingGroup
from sdstudio.app.updates.announcement import Announcement
from sdstudio.domain.auxiliary_models import NONE_INSTALLED, AuxiliaryKind
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.error_sentences import Remedy
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.ui.close_controller import CloseController
from sdstudio.ui.notice_bar import DoneBar, More, NoticeBar, Until
from sdstudio.ui.notice_withdrawal import NoticeWithdrawal
from sdstudio.ui.views import View

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow

#: What is missing, by the error that says so.
_LACKING: Final = MappingProxyType(
    {
        **{code: kind for kind, code in NONE_INSTALLED.items()},
        ErrorCode.CONTROL_GONE: AuxiliaryKind.CONTROL,
        ErrorCode.UPSCALER_GONE: AuxiliaryKind.UPSCALER,
        ErrorCode.VAE_GONE: AuxiliaryKind.VAE,
        ErrorCode.VAE_NOT_RECALLED: AuxiliaryKind.VAE,
        ErrorCode.VAE_UNFIT: AuxiliaryKind.VAE,
    }
)


class NoticeController(QObject):
    """Shows notices in the zones of ``window``, carries out their remedies, withdraws them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        studio = self._studio = window.studio
        self._withdrawal = NoticeWithdrawal(studio, self._bars, self)
        window.generate_controller.submitted.connect(self._withdrawal.after_submission)
        window.canvas_controller.depth_changed.connect(self._on_depth)
        for zone in window.zones.values():
            zone.notices.remedy_chosen.connect(self.on_remedy)
        window.models.remedy_chosen.connect(self.on_remedy)
        window.close_controller.waiting_changed.connect(self._tell_waiting)
        studio.registry.arrived.connect(self._on_checkpoint_arrived)
        studio.updates.found.connect(self._tell_update)
        studio.library.repaired.connect(self._on_library_repaired)
        #: Create was in view, so that its notices could be read there.
        self._saw_create = True
        window.views.changed.connect(self._on_view)
        # Painting resolves “Nothing is painted over”.
        window.undo.indexChanged.connect(
            lambda _: window.make.notices.clear(
                keep=lambda one: one.code is not ErrorCode.MASK_EMPTY
            )
        )

    def tell(self, notice: Notice) -> None:
        """Show a notice in the zone it concerns, unfolding that zone.

        While the library is seen, all are shown there, and move to their zones with the artist.
        """
        window = self._window
        if window.library is not None and window.views.shown is View.LIBRARY:
            window.library.notices.tell(notice)
            return
        window.window_layout.unfold(notice.zone)
        window.zones[notice.zone].notices.tell(notice)

    def _on_depth(self) -> None:
        depth = self._window.canvas_controller.depth
        if depth is not None and depth.layer is not None:
            self._withdrawal.after_depth()

    def tell_error(self, error: StudioError) -> None:
        """Show an expected failure."""
        self.tell(Notice(error.code, error.arguments))

    def tell_what_is_known(self) -> None:
        """Report what went wrong before there was a window."""
        window, studio = self._window, self._studio
        self._saw_create = window.views.shown is View.CREATE
        damage = studio.settings.damage
        for error in (*studio.registry.failures, *([damage] if damage else [])):
            self.tell_error(error)
        if studio.session.ended_unexpectedly:
            self._done.tell(
                lambda: self.tr(
                    "SD Studio didn't shut down properly last time. "
                    "Your prompt and settings are as you left them."
                ),
                lambda: self.tr("Report…"),
                window.dialogs.open_report,
                Until(window.generate_controller.submitted),
            )

    def _on_view(self) -> None:
        window = self._window
        if window.library is None:
            return
        if window.views.shown is View.CREATE:
            self._saw_create = True
            told = window.library.notices.notices
            window.library.notices.clear()
            for notice in told:
                self.tell(notice)
        elif not self._saw_create:
            # What was told before the page was made, which is the first that is seen.
            self._saw_create = True
            for zone in window.zones.values():
                told = zone.notices.notices
                zone.notices.clear()
                for notice in told:
                    self.tell(notice)
            window.make.done.move_to(window.library.done)

    @property
    def _done(self) -> DoneBar:
        """Where the artist is."""
        window = self._window
        if window.library is not None and window.views.shown is View.LIBRARY:
            return window.library.done
        return window.make.done

    def _bars(self) -> tuple[NoticeBar, ...]:
        window = self._window
        zones = [zone.notices for zone in window.zones.values()]
        library = [] if window.library is None else [window.library.notices]
        return (*zones, *library, *window.models.notices)

    def _on_library_repaired(self, notices: list[StudioError]) -> None:
        for error in notices:
            self.tell_error(error)

    def _on_checkpoint_arrived(self, checkpoint: Checkpoint) -> None:
        """Its earlier problems no longer exist."""
        name = checkpoint.ref.name
        self._window.make.notices.clear(keep=lambda notice: notice.arguments.get("model") != name)

    def on_remedy(self, remedy: Remedy, notice: Notice) -> None:
        """Carry out what a button of a notice offers."""
        window, studio = self._window, self._studio
        match remedy:
            case Remedy.SAVE_ELSEWHERE:
                # The notice stays until the last picture is saved: nothing else leads to them.
                window.controller.save_unsaved()
                return
            case Remedy.TRY_AGAIN:
                studio.saver.save_again()
                studio.queue.unpause()
            case Remedy.OPEN_MODEL:
                window.open_model()
            case Remedy.MODELS:
                window.models.open_at(_LACKING.get(notice.code))
            case Remedy.NATIVE_SIZE:
                studio.draft.release("width", "height")
            case Remedy.RESTART_ENGINE:
                studio.dispatcher.resume()
            case Remedy.SETTINGS:
                # The notices that offer it are about folders.
                window.dialogs.open_settings(SettingGroup.FOLDERS)
            case Remedy.GRAPHICS_CARD:
                window.dialogs.open_graphics_card()
            case Remedy.GENERATE_ANYWAY:
                window.generate(again=True)
            case Remedy.DECODE_WITH:
                # It stays until something was chosen.
                bar = next(one for one in self._bars() if notice in one.notices)
                place = bar.mapToGlobal(bar.rect().bottomLeft())
                window.models.ask_decoding(str(notice.arguments.get("model", "")), place)
                return
            case Remedy.RANDOM_SEED:
                studio.draft.release("seed")
                window.generate()
        for bar in self._bars():
            bar.clear(keep=lambda one: one != notice)

    def _tell_waiting(self) -> None:
        closing = self._window.close_controller
        if not closing.is_waiting:
            return
        more = More(lambda: self.tr("Close anyway"), closing.close_anyway)
        self._done.tell(
            self._say_waiting,
            lambda: self.tr("Cancel"),
            closing.stay,
            Until(closing.waiting_changed, unless=lambda: closing.is_waiting),
            more if closing.is_stuck else None,
        )

    def _say_waiting(self) -> str:
        closing = self._window.close_controller
        if closing.is_stuck:
            return self.tr(
                "A drive isn't responding, so SD Studio can't close yet. If you close it anyway, "
                "what is still being read or saved may be lost."
            )
        if closing.state is CloseController.State.SAVING:
            return self.tr("SD Studio will close when everything is saved.")
        return self.tr("SD Studio will close when this job is finished.")

    def _tell_update(self, announcement: Announcement) -> None:
        done = self._done
        # It can wait another day.
        if done.text:
            return
        self._studio.updates.note_told(announcement)
        done.tell(
            lambda: self.tr("SD Studio {version} is available.").format(
                version=announcement.version
            ),
            lambda: self.tr("What's new…"),
            lambda: self._window.dialogs.open_updates(announcement),
        )
