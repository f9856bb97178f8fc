"""The composition root: makes the services, wires them, shows the window. Sees every layer."""

import contextlib
import ctypes
import gc
import hashlib
import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sdstudio import __version__
from sdstudio.app.freed_memory import give_back_large_at_once
from sdstudio.app.machine_obstacle import machine_obstacle, this_machine
from sdstudio.app.system_language import system_translate
from sdstudio.app.window_obstacle import window_obstacle
from sdstudio.crash_stacks import record_crashes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.paths import APP_NAME, Paths, user_paths

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from sdstudio.app.engine_process import EngineLaunch
    from sdstudio.app.model_registry import ModelScan
    from sdstudio.app.settings_store import SettingsStore
    from sdstudio.app.studio import Studio
    from sdstudio.domain.picture_settings import PictureSettings
    from sdstudio.library import AnyPicture, Library, ThumbnailStore

_log = logging.getLogger(__name__)

EXIT_NO_WINDOW = 2

_MB_ICONERROR = 0x10
_AFTER_PAINT_MS = 300
_WHEN_QUIET_MS = 60_000
_TURN_S = 0.0005


def run_window(files: Sequence[Path] = ()) -> int:
    """Open the window and run until it is closed; returns the exit code.

    Args:
        files: absolute paths of pictures and models to open in it, or in the one that is open.
    """
    if (obstacle := machine_obstacle(this_machine())) is not None:
        _report_obstacle(obstacle, can_show=window_obstacle() is None)
        return EXIT_NO_WINDOW
    if (obstacle := window_obstacle()) is not None:
        _report_obstacle(obstacle, can_show=False)
        return EXIT_NO_WINDOW
    return _run(files)


def _report_obstacle(obstacle: StudioError, *, can_show: bool) -> None:
    """Report why no window opens.

    Args:
        can_show: also in a message box, since nobody sees what a program that was started with a
            double-click prints.
    """
    from sdstudio.cli.wording import report_failure, told

    if can_show and sys.platform != "win32":
        _end_application_without_window()
        from PySide6.QtWidgets import QApplication

        application = QApplication(sys.argv[:1])
        application.setApplicationName(APP_NAME)
    translate = system_translate(user_paths().translations)
    report_failure(obstacle, translate)
    if can_show and sys.platform == "win32":
        # Qt can't start on an old Windows.
        ctypes.windll.user32.MessageBoxW(None, told(obstacle, translate), APP_NAME, _MB_ICONERROR)
    elif can_show:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, APP_NAME, told(obstacle, translate))


def _end_application_without_window() -> None:
    """Make room for one with windows: the command line has one to translate its texts."""
    from PySide6.QtCore import QCoreApplication

    if (application := QCoreApplication.instance()) is not None:
        application.shutdown()


def _run(files: Sequence[Path]) -> int:
    # What is made until the window shows stays: looking for garbage in it only delays the paint.
    gc.disable()
    # A thread that has worked without Python's lock, as in numpy or SQLite, waits this long for one
    # that has it. A search does so ten times, and Python's default is 5 ms.
    sys.setswitchinterval(_TURN_S)
    give_back_large_at_once()
    # Qt only from here on: the check above must come before anything of it opens a display.
    from PySide6.QtWidgets import QApplication

    from sdstudio.app.plain_imports import restore_imports

    restore_imports()
    from sdstudio.app.bug_reports import BugReports
    from sdstudio.app.end_signals import EndSignals
    from sdstudio.app.engine_process import EngineLaunch
    from sdstudio.app.event_loop import coroutines_on
    from sdstudio.app.file_open_events import FileOpenEvents
    from sdstudio.app.garbage import GarbageCollector
    from sdstudio.app.problem_report import ProblemReport
    from sdstudio.app.single_instance import SingleInstance
    from sdstudio.ui.crash_dialog import show_crash
    from sdstudio.ui.main_window import MainWindow

    paths = user_paths()
    record_crashes(paths.logs / "window-crash.log")
    _end_application_without_window()
    application = QApplication(sys.argv[:1])
    application.setApplicationName(APP_NAME)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sd-studio")
    key = hashlib.sha256(str(paths.data).encode()).hexdigest()[:16]
    instance = SingleInstance(paths.cache, key)
    if instance.hand_over(files):
        return 0
    report = ProblemReport(paths.logs)
    bug_reports = BugReports(paths.logs, lambda bug: show_crash(bug, report))
    with coroutines_on(application) as loop:
        bug_reports.watch(loop)
        launch = EngineLaunch(paths.cache, paths.engine_log)
        studio = build_studio(paths, launch, application)
        window = MainWindow(studio)
        report = window.report  # knows the prompts
        instance.asked.connect(window.open_files)
        application.lastWindowClosed.connect(instance.stop_answering)
        if sys.platform == "darwin":  # Elsewhere no such event comes, and a filter sees them all.
            FileOpenEvents(application).asked.connect(window.open_files)
        signals = EndSignals()
        signals.end_asked.connect(window.close_controller.end)
        window.show()
        application.processEvents()  # paints; what follows is not needed for that
        GarbageCollector(application)
        start(studio)
        if files:
            window.open_files(files)
        # It may have been closed while it was painted, which the loop would not hear of.
        if window.isVisible():
            application.exec()
        stop(studio)
    signals.close()
    instance.close()
    bug_reports.deleteLater()
    return 0


def build_studio(paths: Paths, launch: "EngineLaunch", application: "QCoreApplication") -> "Studio":
    """The services of one program, made and wired but not yet started: see :func:`start`.

    Args:
        launch: how the engine process is started.
        application: gets the translators of the artist's language.
    """
    from sdstudio.app.active_adapters import ActiveAdapters
    from sdstudio.app.adapter_registry import AdapterRegistry
    from sdstudio.app.background_tasks import BackgroundTasks
    from sdstudio.app.copy_marking import CopyMarking
    from sdstudio.app.credentials import Credentials
    from sdstudio.app.dispatcher import Dispatcher
    from sdstudio.app.draft_file import DraftFile
    from sdstudio.app.draft_model import DraftModel
    from sdstudio.app.draft_saver import DraftSaver
    from sdstudio.app.earlier_settings import split_earlier_settings
    from sdstudio.app.engine_starter import EngineStarter
    from sdstudio.app.eta import LearnedTimes
    from sdstudio.app.graphics.chosen_pack import chosen_pack
    from sdstudio.app.graphics.pack_files import PackFiles
    from sdstudio.app.graphics.packs import GraphicsPacks
    from sdstudio.app.grids import Grids
    from sdstudio.app.job_queue import JobQueue
    from sdstudio.app.library_check import LibraryCheck
    from sdstudio.app.library_health import LibraryHealth
    from sdstudio.app.library_thread import LibraryThread
    from sdstudio.app.library_view.find_pictures import find_files_in
    from sdstudio.app.library_view.folder_watchers import FolderWatchers
    from sdstudio.app.library_view.organiser import Organiser
    from sdstudio.app.library_view.picture_encoder import PictureEncoder
    from sdstudio.app.library_view.picture_hasher import PictureHasher
    from sdstudio.app.library_view.picture_importer import PictureImporter
    from sdstudio.app.library_view.privacy import Privacy
    from sdstudio.app.library_view.results import Results
    from sdstudio.app.library_view.search_thread import SearchThread
    from sdstudio.app.library_view.thumbnails import Thumbnails
    from sdstudio.app.local_engine import LocalEngine
    from sdstudio.app.model_management.network_status import NetworkStatus
    from sdstudio.app.model_management.picture_speed import PictureSpeed
    from sdstudio.app.model_management.store import ModelStore
    from sdstudio.app.model_registry import ModelRegistry
    from sdstudio.app.outside_editing import OutsideEditing
    from sdstudio.app.picture_describer import PictureDescriber
    from sdstudio.app.picture_folder_watcher import PictureFolderWatcher
    from sdstudio.app.picture_list import PictureList
    from sdstudio.app.picture_saver import PictureSaver
    from sdstudio.app.preset_store import PresetStore
    from sdstudio.app.prompt_english import PromptEnglish, translator_for
    from sdstudio.app.prompt_preview import PromptPreview
    from sdstudio.app.prompt_translator import PromptTranslator
    from sdstudio.app.prompt_words import PromptWords
    from sdstudio.app.prompt_writer import PromptWriter
    from sdstudio.app.queue_time import QueueTimes
    from sdstudio.app.session import SessionStore
    from sdstudio.app.settings_store import SettingsStore
    from sdstudio.app.shipped_models import finding_shipped
    from sdstudio.app.snippet_store import SnippetStore
    from sdstudio.app.studio import Studio
    from sdstudio.app.style_store import StyleStore
    from sdstudio.app.tag_list_folder import TagListFolder
    from sdstudio.app.translation import Translation
    from sdstudio.app.translation_process import LocalTranslation
    from sdstudio.app.updates.announcement import read_channel
    from sdstudio.app.updates.update_check import UpdateCheck
    from sdstudio.app.wildcard_folder import WildcardFolder
    from sdstudio.disk import SystemDisk
    from sdstudio.domain.auxiliary_models import AuxiliaryKind
    from sdstudio.domain.draft import draft_of
    from sdstudio.domain.request import GenerationRequest
    from sdstudio.library import Folders, ThumbnailStore

    # A disk that refuses is reported when the session is first written.
    with contextlib.suppress(StudioError):
        split_earlier_settings(paths.settings_file, paths.session_file, paths.draft_file)
    settings, session = SettingsStore(paths.settings_file), SessionStore(paths.session_file)
    kept = settings.current
    translation = Translation(paths.translations, application)
    translation.use(kept.language)
    background = BackgroundTasks()
    registry = ModelRegistry(
        paths.starter,
        session,
        lambda: _read_installed(settings.current.models(paths.models), paths),
        paths.cache / "known-models.json",
        background,
    )
    pictures = kept.pictures(paths.pictures)
    starter = EngineStarter(launch, chosen_pack(paths, kept.graphics_pack))
    engine = LocalEngine(starter.start)
    data = paths.library_data(pictures)
    store = ThumbnailStore(Folders(pictures, data).thumbnails)
    library = LibraryThread(
        lambda: _open_library(pictures, data, store, makes_folder=pictures == paths.pictures)
    )
    thumbnails = Thumbnails(store, background, find_files_in(library))
    times = LearnedTimes(
        paths.data / "learned-times.json", lambda write: background.do("learned times", write)
    )
    adapters = AdapterRegistry(paths.adapters, lambda: _installed_adapters(settings, paths))
    wildcards = WildcardFolder(paths.wildcards)
    prompt_models = LocalTranslation(
        lambda: registry.auxiliary_models(AuxiliaryKind.TRANSLATION),
        paths.translation_models,
        paths.translation_log,
    )
    translator = PromptTranslator(paths.glossary, prompt_models)
    prompts = PromptWriter(
        wildcards,
        background,
        inspected=adapters.inspected,
        named_models=registry.named_models,
        translator=lambda checkpoint: translator_for(checkpoint, settings, translator),
    )
    queue = JobQueue(
        library,
        prompts=prompts,
        board=lambda: session.current.board_uid,
        paused=session.current.queue_paused,
    )
    saver = PictureSaver(library, says_ai=lambda: settings.current.says_ai)
    credentials = Credentials(paths.secrets)
    marking = CopyMarking(lambda: settings.current, credentials)
    dispatcher = Dispatcher(
        queue,
        saver,
        engine,
        library,
        times,
        registry.checkpoint_for,
        find_adapter=adapters.find,
        find_named=finding_shipped(registry.find_named, paths.face_detector),
        backend=lambda: settings.current.backend,
    )
    results = Results(library, SearchThread(library))
    privacy = Privacy(settings, results, library)

    def shared(some: "Sequence[AnyPicture]", unsigned: Callable[[StudioError], None]) -> list[Path]:
        from sdstudio.library.exporting import ExportItem, shared_copies

        return shared_copies(
            [ExportItem(one, _others_settings(one)) for one in some],
            settings.current.shared_metadata,
            paths.cache / "dragged",
            SystemDisk(),
            marking.marks(),
            unsigned=unsigned,
        )

    rows = PictureList(
        library,
        thumbnails,
        shared=shared,
    )
    saver.saved.connect(rows.add)
    outside = OutsideEditing(paths.cache / "edited", library, background)
    outside.returned.connect(rows.add)
    draft_file = DraftFile(paths.draft_file)
    draft = DraftModel(registry.preferred, draft_file.read())
    presets = PresetStore(paths.presets_file, paths.preset_pictures)
    draft.follow_defaults(presets.defaults, presets.changed)
    rows.blur_with(privacy)
    results.facts_changed.connect(thumbnails.check)
    organiser = Organiser(library, results)
    # The search knows tags and boards by name, and only changed pictures make it look again.
    organiser.renamed.connect(results.refresh)
    watcher = PictureFolderWatcher(library, rows)
    watcher.changed.connect(rows.refresh)
    check = LibraryCheck(library, data, background, rows)
    folders = Folders(pictures, data)
    added_folders = FolderWatchers(library, background)
    health = LibraryHealth(
        library, watcher, added_folders, check, queue, dispatcher, background, folders, parent=rows
    )
    importer = PictureImporter(library, background)
    importer.finished.connect(rows.refresh)
    # They know how many pictures are shown.
    for changed in (importer.finished, outside.imported, rows.deleted, rows.restored):
        changed.connect(added_folders.refresh)
    results.facts_changed.connect(thumbnails.check)
    snippets = SnippetStore(paths.snippets_file)
    active_adapters = ActiveAdapters(draft, adapters, background)
    prompt_words = PromptWords(
        snippets,
        wildcards,
        TagListFolder(paths.tag_lists),
        active_adapters,
        results,
        library,
        privacy,
        background,
    )
    prompt_english = PromptEnglish(draft, translator, settings, background)

    def on_auxiliary(kind: AuxiliaryKind) -> None:
        if kind is AuxiliaryKind.TRANSLATION:
            prompt_english.translate_again()

    registry.auxiliary_changed.connect(on_auxiliary)
    network = NetworkStatus()
    picture_speed = PictureSpeed(paths, engine, queue, dispatcher, background)

    def request_s(request: GenerationRequest) -> float | None:
        learned_s = dispatcher.request_s(request)
        checkpoint = registry.named(request.checkpoint) if learned_s is None else None
        if checkpoint is None:
            return learned_s
        return picture_speed.job_s(draft_of(request), checkpoint)

    return Studio(
        paths=paths,
        settings=settings,
        session=session,
        translation=translation,
        background=background,
        registry=registry,
        models=ModelStore(paths, settings, registry, background, network, credentials=credentials),
        updates=UpdateCheck(
            read_channel(paths.update_channel), settings, session, network, background
        ),
        picture_speed=picture_speed,
        adapters=adapters,
        styles=StyleStore(paths.styles_file, paths.style_pictures, paths.shipped_style_pictures),
        presets=presets,
        active_adapters=active_adapters,
        draft=draft,
        draft_saver=DraftSaver(draft, draft_file, background),
        engine=engine,
        library=library,
        queue=queue,
        dispatcher=dispatcher,
        queue_times=QueueTimes(queue, dispatcher, request_s, picture_speed.changed),
        saver=saver,
        grids=Grids(
            queue,
            library,
            inspected=adapters.inspected,
            named_models=registry.named_models,
            prompts=prompts,
            says_ai=lambda: settings.current.says_ai,
        ),
        marking=marking,
        wildcards=wildcards,
        prompt_preview=PromptPreview(draft, prompts),
        prompt_words=prompt_words,
        snippets=snippets,
        prompt_english=prompt_english,
        prompt_models=prompt_models,
        pictures=rows,
        folder_watcher=watcher,
        results=results,
        organiser=organiser,
        privacy=privacy,
        thumbnails=thumbnails,
        health=health,
        folders=added_folders,
        importer=importer,
        hasher=PictureHasher(library, store, background),
        encoder=PictureEncoder(library, store, engine, dispatcher, registry, background),
        describer=PictureDescriber(paths.caption_words, engine, dispatcher, background),
        outside=outside,
        graphics=GraphicsPacks(
            PackFiles(paths), settings, dispatcher, starter, background, network
        ),
    )


def start(studio: "Studio") -> None:
    """Start the threads: the engine imports torch in its process while the window is looked at."""
    from PySide6.QtCore import QTimer

    from sdstudio.app.kept_items import files_with_items
    from sdstudio.app.operations import Operations
    from sdstudio.library import Folders
    from sdstudio.library.thumbnail_store import remove_earlier

    studio.library.start()
    studio.engine.start()
    _mark_running(studio, is_running=True)

    def look_for_models() -> None:
        studio.registry.begin()
        studio.models.begin()
        studio.updates.begin()
        studio.graphics.begin()
        studio.results.begin()
        studio.folders.begin()
        studio.outside.resume()
        for pictures, file in (
            (studio.styles.pictures, studio.paths.styles_file),
            (studio.presets.pictures, studio.paths.presets_file),
        ):
            remove = partial(pictures.remove_unused, files_with_items(file))
            studio.background.do("unused thumbnails", remove)

    # Their modules take a while to load, which is not to hold up what is being painted.
    QTimer.singleShot(_AFTER_PAINT_MS, studio.models, look_for_models)
    later = Operations(studio.library)

    def tidy_up() -> None:
        later.start(tidy(studio))
        pictures = studio.settings.current.pictures(studio.paths.pictures)
        data = studio.paths.library_data(pictures)
        remove = partial(remove_earlier, Folders(pictures, data).earlier_thumbnails)
        studio.background.do("earlier thumbnails", remove)
        studio.hasher.begin()
        studio.encoder.begin()

    QTimer.singleShot(_WHEN_QUIET_MS, studio.library, tidy_up)


async def tidy(studio: "Studio") -> None:
    """Have the library move to the system's trash what nothing needs any more.

    Those are pictures that were deleted long ago, and input pictures. Whether those are needed is
    known once the folder was looked through, which takes minutes if it is large.
    """
    from sdstudio.app.draft_file import DraftFile
    from sdstudio.app.library_view.purging import purge
    from sdstudio.library.trash import KEPT_DAYS

    await studio.folder_watcher.has_looked.wait()
    kept = DraftFile(studio.paths.draft_file).read()
    in_use = {one.sha256 for one in (*kept.pictures, *studio.draft.draft.pictures)}
    while await studio.library.do(lambda library: library.upkeep.tidy_journal_step()):
        pass
    # The next start does what the disk refuses now.
    with contextlib.suppress(StudioError):
        await purge(studio.library, lambda library: library.trash.ids(KEPT_DAYS), in_use)
        await studio.library.do(lambda library: library.upkeep.tidy_inputs(in_use))


def stop(studio: "Studio") -> None:
    """End the threads; what the library was asked to write is written first."""
    studio.importer.stop()
    studio.folders.close()
    studio.results.close()
    studio.models.close()
    studio.graphics.close()
    studio.health.close()
    # Whoever waits for a translation need not wait for it any longer.
    studio.prompt_models.close()
    studio.background.close()
    studio.engine.close()
    # The pictures folder may be there only since this run's first picture.
    studio.library.do(_claim).add_done_callback(lambda done: done.exception())
    studio.library.quit_and_wait()
    studio.thumbnails.close()
    _mark_running(studio, is_running=False)


def _mark_running(studio: "Studio", *, is_running: bool) -> None:
    # A disk that refuses has been reported for something that matters more.
    with contextlib.suppress(StudioError):
        studio.session.update(is_running=is_running)


def _others_settings(picture: "AnyPicture") -> "PictureSettings | None":
    """What a picture of another program says of itself."""
    from sdstudio.library import ForeignPicture

    if not isinstance(picture, ForeignPicture) or picture.settings.is_empty:
        return None
    return picture.settings


def _read_installed(models: Path, paths: Paths) -> "ModelScan":
    # On a thread of its own, after the first paint.
    from sdstudio.app.model_management.installed_checkpoints import read_installed
    from sdstudio.disk import SystemDisk
    from sdstudio.models.reconfiguring import finish_changes

    finish_changes(models, disk=SystemDisk(), bundled=paths.model_configurations)
    return read_installed(models)


def _installed_adapters(settings: "SettingsStore", paths: Paths) -> tuple[Path, ...]:
    # Its modules load after the first paint.
    from sdstudio.models.installed_adapters import installed_adapters

    return installed_adapters(settings.current.models(paths.models))


def _claim(library: "Library") -> None:
    from sdstudio.disk import SystemDisk
    from sdstudio.library.homes import claim

    claim(library.folders.data, library.folders.pictures, SystemDisk())


def _open_library(
    pictures: Path, data: Path, thumbnails: "ThumbnailStore", *, makes_folder: bool
) -> "Library":
    from sdstudio.library import Library

    try:
        library = Library.open(
            pictures, data, makes_folder=makes_folder, trusts_clean=True, thumbnails=thumbnails
        )
        _claim(library)
        return library
    except StudioError:
        raise
    except Exception as error:
        # Whoever asks the library must be answered, whatever keeps it shut.
        _log.exception("the library cannot be opened")
        detail = type(error).__name__
        raise StudioError(ErrorCode.SAVE_FAILED, folder=str(pictures), detail=detail) from error
