"""Models in the window: the model window, licences, imports, and the actions on models."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.domain.families import family
from sdstudio.ui import file_dialogs
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.file_tasks import open_folder
from sdstudio.ui.inputs.drops import DropHint, DropTarget, DropUse, models_in
from sdstudio.ui.model_manager import status_text
from sdstudio.ui.model_manager.card_buttons import ModelAction
from sdstudio.ui.model_manager.model_notices import ModelNotices
from sdstudio.ui.notice_bar import DoneBar, NoticeBar
from sdstudio.ui.question import ask
from sdstudio.ui.stage.stage import Showing, Stage

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from sdstudio.domain.model_family import Configuration
    from sdstudio.domain.vae import VaeRef
    from sdstudio.ui.model_manager.import_controller import ImportController
    from sdstudio.ui.model_manager.licence_controller import LicenceController
    from sdstudio.ui.model_manager.model_window import ModelWindow
    from sdstudio.ui.model_manager.welcome_page import Welcome

_CONTROL: Final = AuxiliaryKind.CONTROL
#: A smaller download is cancelled without asking, because it can be repeated quickly.
_ASK_FROM_BYTES: Final = 100 * 10**6


class ModelController(QObject):
    """Shows the models, and carries out what the artist asks to do with them.

    Args:
        done: shows good news in the main window.
        stage: of the main window; accepts dropped models.

    Signals:
        trouble(Notice): a failure to show in the main window.
        remedy_chosen(Remedy, Notice): a remedy was chosen on a notice of the model window.
        use_asked(Checkpoint): new pictures should be made with it.
        adapters_asked(): the artist wants to see the LoRAs and embeddings.
    """

    trouble = Signal(object)
    remedy_chosen = Signal(object, object)
    use_asked = Signal(object)
    adapters_asked = Signal()

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        done: DoneBar,
        stage: Stage,
        kept: "QSettings",
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._store = studio.models
        self._main = window
        self._stage = stage
        self.welcome: Welcome | None = None
        self._kept = kept
        self._window: ModelWindow | None = None
        self._imports: ImportController | None = None
        self._licences: LicenceController | None = None
        self._hint = DropHint(stage, DropUse.MODEL)
        target = DropTarget(window, models_in, models_in)
        target.entered.connect(self._hint.appear)
        target.left.connect(self._hint.hide)
        target.dropped.connect(self.examine_dropped)
        actions[ActionId.MODELS].triggered.connect(lambda: self.open())
        actions[ActionId.IMPORT_MODEL].triggered.connect(lambda: self.imports.ask_files())
        actions[ActionId.WELCOME].triggered.connect(lambda: self.show_welcome())
        actions[ActionId.LICENCES].triggered.connect(lambda: self._show_licence())
        studio.draft.checkpoint_changed.connect(self._on_checkpoint)
        self._store.offers_changed.connect(self._on_offers)
        self._store.reconfigured.connect(self._on_reconfigured)
        self._news = ModelNotices(
            studio, done, lambda: self._window if self._is_shown else None, self
        )
        self._operations = Operations(self, self._news.tell_trouble)
        self._news.trouble.connect(self.trouble)
        self._news.use_asked.connect(self.use_asked)
        self._news.adapters_asked.connect(self.adapters_asked)

    @property
    def window(self) -> "ModelWindow":
        """The model window, created on first use."""
        if self._window is None:
            from sdstudio.ui.model_manager.model_window import ModelWindow

            studio = self._studio
            self._window = ModelWindow(
                studio.models, studio.registry, studio.picture_speed, self._kept, self._main
            )
            self._window.asked.connect(self.act)
            self._window.opened_asked.connect(self._act_on_opened)
            self._window.licence_asked.connect(self._show_licence)
            self._window.configuration_asked.connect(self._on_configuration_asked)
            self._window.decoding_asked.connect(self._store.decode_with)
            self._window.opened_decoding_asked.connect(self._decode_opened_with)
            self._window.vae_asked.connect(self.open_at_vae)
            self._window.file_asked.connect(lambda: self.imports.ask_files())
            self._window.folder_asked.connect(lambda: self.imports.ask_folder())
            self._window.sources_asked.connect(self._open_sources)
            self._window.dropped.connect(self.examine_dropped)
            self._window.notices.remedy_chosen.connect(self.remedy_chosen)
        return self._window

    @property
    def notices(self) -> tuple[NoticeBar, ...]:
        """The model window's notice bar, once that window exists."""
        return () if self._window is None else (self._window.notices,)

    @property
    def licences(self) -> "LicenceController":
        """Asks for consent."""
        if self._licences is None:
            from sdstudio.ui.model_manager.licence_controller import LicenceController

            self._licences = LicenceController(self._store, self._host)
        return self._licences

    @property
    def imports(self) -> "ImportController":
        """Imports files and folders."""
        if self._imports is None:
            from sdstudio.ui.model_manager.import_controller import ImportController

            self._imports = ImportController(
                self._store, self.licences, self._operations, self._host, self.open, self
            )
            self._imports.vae_asked.connect(self.open_at_vae)
        return self._imports

    def open(self, key: str = "") -> None:
        """Show the model window, scrolled to the model with ``key``."""
        self._studio.picture_speed.ask()
        if not self._is_shown:
            # Files may have been copied or removed meanwhile, and the free space may have changed.
            self._operations.start(self._store.read())
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if key:
            self.window.show_model(lambda offer: key == offer.key or offer.variant(key) is not None)

    def open_at(self, kind: AuxiliaryKind | None) -> None:
        """Show the model window, scrolled to the first model of that kind; ``None``: of any.

        Rather to one that can be got than to one that is installed, and of ControlNets rather to
        one for the family of the checkpoint in use.
        """
        self.open()
        if kind is None:
            return
        checkpoint = self._studio.draft.checkpoint
        key = "" if checkpoint is None else checkpoint.family
        self.window.show_model(
            lambda offer: not offer.is_installed and kind is _CONTROL and offer.is_made_for(key),
            lambda offer: not offer.is_installed and offer.auxiliary_kind is kind,
            lambda offer: offer.auxiliary_kind is kind,
        )

    def open_at_vae(self, latent_scale: float) -> None:
        """Show the model window, scrolled to the first VAE for latents of that scale."""
        self.open()
        self.window.show_model(lambda offer: offer.is_vae_for(latent_scale))

    def download(self, key: str) -> None:
        """Download a variant, once its licence is accepted."""
        self._operations.start(self._download(key))

    def show_welcome(self) -> None:
        """Show the welcome page again."""
        self._keep_welcome(dismissed=False)
        if self.welcome is None:
            self._make_welcome()
        if self.welcome is not None:
            self.welcome.show()
        self._stage.show_welcome()
        self._studio.picture_speed.ask()
        if self._stage.showing is not Showing.NOTHING:
            # A picture is in progress and must not be covered.
            self.open()

    @Slot(object, str)
    def act(self, act: ModelAction, key: str) -> None:
        """Carry out an action on the variant with ``key``."""
        match act:
            case ModelAction.DOWNLOAD:
                self.download(key)
            case ModelAction.PAUSE:
                self._store.downloads.pause(key)
            case ModelAction.RESUME | ModelAction.DOWNLOAD_ANYWAY:
                self._store.downloads.resume(key)
            case ModelAction.CANCEL:
                self._cancel(key)
            case ModelAction.VERIFY:
                self._store.verify(key)
            case ModelAction.REPAIR:
                self._repair(key)
            case ModelAction.SOURCES:
                self._open_sources()
            case ModelAction.IMPORT:
                self._import(key)
            case ModelAction.USE:
                self._use(key)
            case ModelAction.OPEN_FOLDER:
                if (folder := self._folder(key)) is not None:
                    open_folder(folder)
            case ModelAction.EXPORT:
                self._export(key)
            case ModelAction.REMOVE:
                self._remove(key)

    def examine_dropped(self, paths: list[Path]) -> None:
        """Examine what was dropped on a window."""
        self._hint.hide()
        self.imports.examine(paths)

    # Carrying out actions.

    def _on_configuration_asked(self, key: str, configuration: "Configuration") -> None:
        self._operations.start(self._reconfigure(key, configuration))

    async def _reconfigure(self, key: str, configuration: "Configuration") -> None:
        """Change what a model was trained for, once the licence of such models is accepted."""
        licences = (configuration.licence,) if configuration.licence else ()
        if await self.licences.are_accepted(licences):
            self._store.reconfigure(key, configuration)

    async def _download(self, key: str) -> None:
        offer = self._store.offer(key)
        if offer is None:
            return
        licences = () if offer.licence is None else (offer.licence.key,)
        if await self.licences.are_accepted(licences):
            self._store.downloads.add(key)

    def _make_welcome(self) -> None:
        from sdstudio.ui.model_manager.welcome_page import Welcome

        self.welcome = Welcome(self._store, self._studio.picture_speed)
        self.welcome.download_asked.connect(self.download)
        self.welcome.use_asked.connect(self._use)
        self.welcome.models_asked.connect(self.open)
        self.welcome.import_asked.connect(lambda: self.imports.ask_files())
        self.welcome.dismissed.connect(self._dismiss_welcome)
        self._stage.empty.place(self.welcome)

    def _dismiss_welcome(self) -> None:
        self._keep_welcome(dismissed=True)
        if self.welcome is not None:
            self.welcome.hide()
        self._stage.leave_welcome()

    def _keep_welcome(self, *, dismissed: bool) -> None:
        try:
            self._studio.session.update(welcome_dismissed=dismissed)
        except StudioError as error:
            self.trouble.emit(Notice(error.code, error.arguments))

    def _act_on_opened(self, act: ModelAction, checkpoint: Checkpoint) -> None:
        match act:
            case ModelAction.USE:
                self.use_asked.emit(checkpoint)
            case ModelAction.OPEN_FOLDER:
                open_folder(checkpoint.folder)
            case ModelAction.FORGET:
                self._studio.registry.forget(checkpoint)

    def _decode_opened_with(self, checkpoint: Checkpoint, vae: "VaeRef | None") -> None:
        try:
            self._studio.registry.decode_with(checkpoint, vae)
        except StudioError as error:
            self._news.tell_trouble(error)
        self._on_reconfigured(checkpoint.folder)

    def ask_decoding(self, model: str, place: QPoint) -> None:
        """Offer what pictures of a model can be decoded with, at a place on the screen.

        Args:
            model: its name. The model window opens instead if it can't be decided for that model.
        """
        # Not needed before the first paint.
        from sdstudio.ui.model_manager.decode_menu import DecodeMenu

        studio = self._studio
        known = (studio.draft.checkpoint, *studio.registry.checkpoints)
        found = (one for one in known if one is not None and one.ref.name == model)
        checkpoint = next(found, None)
        if checkpoint is None or not DecodeMenu.is_for(checkpoint):
            self.open()
            return
        menu = DecodeMenu(self._main)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.chosen.connect(partial(self._decode_with, checkpoint))
        menu.vae_asked.connect(self.open_at_vae)
        scale = family(checkpoint.family).latent_scale
        more_to_get = any(one.is_vae_for(scale) for one in self._store.offers)
        vaes = studio.registry.auxiliary_models(AuxiliaryKind.VAE)
        menu.fill(checkpoint, vaes, more_to_get=more_to_get)
        menu.popup(place)

    def _decode_with(self, checkpoint: Checkpoint, vae: "VaeRef | None") -> None:
        if self._studio.registry.is_opened(checkpoint):
            self._decode_opened_with(checkpoint, vae)
            return
        keys = (one.key for offer in self._store.offers for one in offer.variants)
        key = next((key for key in keys if self._folder(key) == checkpoint.folder), "")
        self._store.decode_with(key, vae)

    def _use(self, key: str) -> None:
        folder = self._folder(key)
        found = (one for one in self._studio.registry.checkpoints if one.folder == folder)
        checkpoint = next(found, None)
        if checkpoint is not None:
            self.use_asked.emit(checkpoint)
            self._news.tell_chosen(checkpoint)

    def _repair(self, key: str) -> None:
        variant = self._store.variant(key)
        if variant is not None and variant.is_download:
            self._store.downloads.add(key)
        else:
            # It can't be downloaded, so ask for its files.
            self._import(key)

    def _import(self, key: str) -> None:
        variant = self._store.variant(key)
        if variant is not None and variant.is_folder:
            self.imports.ask_folder()
        else:
            self.imports.ask_files()

    def _export(self, key: str) -> None:
        title = self.tr("Choose a folder or USB drive to export the model to")
        if chosen := file_dialogs.ask_folder(self._host(), Purpose.MODEL_COPIES, title):
            self._store.export(key, chosen)

    def _remove(self, key: str) -> None:
        offer = self._store.offer(key)
        if offer is None:
            return
        ask(
            self._host(),
            self.tr("Remove model"),
            self.tr("Remove “{model}”?").format(model=offer.name),
            self.tr(
                "The model moves to the trash, and you can restore it from there. Pictures made "
                "with it are kept."
            ),
            do=(self.tr("Remove"), lambda: self._store.remove(key)),
            keep=self.tr("Cancel"),
        )

    def _cancel(self, key: str) -> None:
        downloaded_bytes = self._store.model_status(key).progress.done_bytes
        offer = self._store.offer(key)
        # An installed model is being repaired, and nothing of it is deleted.
        if offer is None or self._folder(key) is not None or downloaded_bytes < _ASK_FROM_BYTES:
            self._store.cancel(key)
            return
        ask(
            self._host(),
            self.tr("Cancel download"),
            self.tr("Cancel the download of “{model}”?").format(model=offer.name),
            self.tr(
                "The {size} downloaded so far will be deleted. To keep it and continue later, "
                "pause the download instead."
            ).format(size=status_text.bytes_text(downloaded_bytes)),
            do=(self.tr("Cancel download"), lambda: self._store.cancel(key)),
            keep=self.tr("Keep downloading"),
        )

    def _open_sources(self) -> None:
        from sdstudio.ui.model_manager.sources_sheet import SourcesSheet

        SourcesSheet(self._store, self._host()).open()

    def _show_licence(self, key: str = "") -> None:
        self._operations.start(self.licences.show(key))

    # Reacting to changes.

    def _on_offers(self) -> None:
        # Not before there is something to offer, and so not before the window is painted.
        self._store.offers_changed.disconnect(self._on_offers)
        if self.welcome is None and not self._studio.session.current.welcome_dismissed:
            self._make_welcome()
            self._studio.picture_speed.ask()

    def _on_reconfigured(self, folder: Path) -> None:
        """Go on with the model in ``folder`` as it is now, if it is in use."""
        used = self._studio.draft.checkpoint
        if used is not None and used.folder == folder:
            found = (one for one in self._studio.registry.checkpoints if one.folder == folder)
            if (checkpoint := next(found, None)) is not None:
                self.use_asked.emit(checkpoint)
                # Rather than as a picture whose settings are used.
                self._studio.draft.decode_as_chosen()

    def _on_checkpoint(self) -> None:
        checkpoint = self._studio.draft.checkpoint
        is_full = checkpoint is not None and not checkpoint.is_practice
        if is_full:
            # The estimate is shown under Generate.
            self._studio.picture_speed.ask()
        if self.welcome is not None and is_full and not self.welcome.isHidden():
            # No longer needed: the artist uses a full model.
            self._dismiss_welcome()

    @property
    def _is_shown(self) -> bool:
        return self._window is not None and self._window.isVisible()

    def _host(self) -> QWidget:
        """The window to show a sheet over."""
        return self.window if self._is_shown else self._main

    def _folder(self, key: str) -> Path | None:
        variant = self._store.variant(key)
        return None if variant is None or variant.installed is None else variant.installed.folder
