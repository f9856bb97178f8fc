"""Every window fits its screen, title bar included, with what has to be in view in view."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.app.graphics.pack_files import Looked
from sdstudio.app.library_health import HealthResult, HealthTask, LibraryState
from sdstudio.app.library_view.results import Day
from sdstudio.app.notices import Notice
from sdstudio.app.settings import Language, TextSize, Theme
from sdstudio.app.studio import Studio
from sdstudio.app.updates.announcement import Announcement
from sdstudio.canvas.colour import BLACK, WHITE
from sdstudio.domain import modes
from sdstudio.domain.annotations import Board
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.presets import Preset
from sdstudio.domain.styles import Style
from sdstudio.library import (
    Backup,
    Folders,
    LibraryCounts,
    LibrarySizes,
    MissingPicture,
    Picture,
    Reconciled,
)
from sdstudio.library.exporting import ExportItem, ExportKind, ExportOptions, ExportSize
from sdstudio.library.importing import NotImported
from sdstudio.library.sheets import Sheet
from sdstudio.models.catalogue import Licence
from sdstudio.models.licences import Terms
from sdstudio.packs.fitting import Fit
from sdstudio.ui import on_screen
from sdstudio.ui.about_dialog import AboutDialog
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.brush_button import BrushPopup
from sdstudio.ui.canvas.colour_button import ColourPopup
from sdstudio.ui.canvas.colours import Colours
from sdstudio.ui.canvas.export_canvas_dialog import CanvasExport, ExportCanvasDialog
from sdstudio.ui.canvas.intents.extend_popup import ExtendPopup
from sdstudio.ui.canvas.labelled_slider import LabelledSlider
from sdstudio.ui.canvas.new_canvas_dialog import NewCanvasDialog
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.captions.caption_dialog import CaptionDialog
from sdstudio.ui.captions.caption_notes_dialog import CaptionNotesDialog
from sdstudio.ui.cards.cards_dialog import CardsDialog
from sdstudio.ui.command_palette import CommandPalette
from sdstudio.ui.crash_dialog import CrashDialog
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.export_dialog import ExportDialog
from sdstudio.ui.faces.face_dialog import FaceDialog, FacePictures
from sdstudio.ui.finishing_dialog import FinishingDialog
from sdstudio.ui.graphics_dialog import GraphicsDialog
from sdstudio.ui.grid_dialog import GridDialog
from sdstudio.ui.history_dialog import HistoryDialog
from sdstudio.ui.job_history_dialog import JobHistoryDialog
from sdstudio.ui.library.board_popup import BoardPopup
from sdstudio.ui.library.culling import Culling
from sdstudio.ui.library.date_dialog import DateDialog
from sdstudio.ui.library.duplicates_dialog import DuplicatesDialog
from sdstudio.ui.library.family.family_dialog import FamilyDialog
from sdstudio.ui.library.health_dialog import HealthDialog
from sdstudio.ui.library.health_lists import BackupsDialog, MissingDialog
from sdstudio.ui.library.not_imported_dialog import NotImportedDialog
from sdstudio.ui.library.query_help_dialog import QueryHelpDialog
from sdstudio.ui.library.tag_popup import TagPopup
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.import_sheet import ImportSheet
from sdstudio.ui.model_manager.licence_page import LicencePage
from sdstudio.ui.model_manager.model_window import ModelWindow
from sdstudio.ui.model_manager.sources_sheet import SourcesSheet
from sdstudio.ui.popups import ChoicePopup, Popup
from sdstudio.ui.presets.preset_editor import PresetEditor
from sdstudio.ui.presets.presets_dialog import PresetsDialog
from sdstudio.ui.prompts.history_dialog import PromptHistoryDialog
from sdstudio.ui.prompts.preview_dialog import PreviewDialog
from sdstudio.ui.prompts.snippets_dialog import SnippetsDialog
from sdstudio.ui.prompts.tag_lists_dialog import TagListsDialog
from sdstudio.ui.prompts.wildcards_dialog import WildcardsDialog
from sdstudio.ui.question import ask
from sdstudio.ui.report_dialog import ReportDialog
from sdstudio.ui.settings_dialog import SettingsDialog
from sdstudio.ui.sheets_dialog import SheetsDialog
from sdstudio.ui.shortcut_import import ShortcutImport
from sdstudio.ui.shortcuts_dialog import ShortcutsDialog
from sdstudio.ui.shortcuts_import_dialog import ImportShortcutsDialog
from sdstudio.ui.stage.full_screen import FullScreenView
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.styles.style_editor import StyleEditor
from sdstudio.ui.styles.styles_dialog import StylesDialog
from sdstudio.ui.update_dialog import UpdateDialog
from sdstudio.ui.upscaling.upscale_dialog import UpscaleDialog
from sdstudio.ui.views import View
from tests.support import packs
from tests.support.accessible import unspoken
from tests.support.announcements import announced
from tests.support.pictures import a_metadata
from tests.support.pseudo_locale import PseudoLocale
from tests.support.studio import make_studio, studio_paths

SMALLEST = QRect(0, 0, 1024, 700)
ROOMS = (
    SMALLEST,
    QRect(0, 0, 1280, 720),  # 1920 × 1080 at 150 %
    QRect(0, 0, 1366, 728),
    QRect(0, 28, 1280, 772),
    QRect(-1920, 0, 1920, 1040),
    QRect(0, 0, 2560, 1400),
)

_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly

Room = Callable[[QRect], None]


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """Sets what the screen has available: the offscreen platform has one size."""

    def room(rect: QRect) -> None:
        monkeypatch.setattr(on_screen, "available_geometry", lambda _window: rect)

    return room


@pytest.fixture
def still(qapp: QApplication, tmp_path: Path) -> Studio:
    """A studio whose threads do not run."""
    return make_studio(studio_paths(tmp_path / "studio"))


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """The artist's style sheet, and a font larger than most systems have."""
    font = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 1.25)
    qapp.setFont(larger)
    yield
    # Nothing is styled anew for it.
    qapp.setStyleSheet("")
    qapp.setFont(font)


@pytest.fixture
def longer_words(qapp: QApplication) -> Iterator[None]:
    """A language with longer words than English, and accents."""
    translator = PseudoLocale()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def open_window(qtbot: QtBot, studio: Studio) -> MainWindow:
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def on_desktop(widget: QWidget) -> QRect:
    """What of ``widget`` can be seen, wherever its window is."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapToGlobal(seen.topLeft()), seen.size())


def assert_in_view(widget: QWidget, rect: QRect) -> None:
    assert widget.isVisible()
    assert widget.visibleRegion().boundingRect() == widget.rect(), widget
    assert rect.contains(on_desktop(widget)), (on_desktop(widget), rect)


def assert_fits(window: MainWindow, rect: QRect) -> None:
    assert rect.contains(window.frameGeometry()), (window.frameGeometry(), rect)
    assert_in_view(window.make.generate_bar.generate, rect)
    assert_in_view(window.status, rect)


def cut_texts(window: QWidget) -> list[str]:
    """What cannot be read to its end, of labels and buttons that do not say so with “…”."""
    found = []
    for one in window.findChildren(QWidget):
        if isinstance(one, QLabel):
            needed = 0 if one.wordWrap() or isinstance(one, ElidedLabel) else one.sizeHint().width()
        elif isinstance(one, QToolButton) and one.property("shape"):
            # Its text is under its icon and goes to its borders.
            needed = one.fontMetrics().size(0, one.text()).width() + 4
        elif isinstance(one, QToolButton) and one.toolButtonStyle() == _ICON_ONLY:
            needed = one.iconSize().width() if one.icon() else one.minimumSizeHint().width()
        elif isinstance(one, QAbstractButton):
            needed = one.minimumSizeHint().width()
        else:
            continue
        if one.isVisible() and one.text() and one.width() < needed:
            found.append(one.text())
    return found


def cut_lines(window: QWidget) -> list[str]:
    """What cannot be read since its lines are higher than it, of all that shows a text."""
    found = []
    for one in window.findChildren(QWidget):
        line_px = one.fontMetrics().height()
        if isinstance(one, QLabel):
            needed_px = one.heightForWidth(one.width()) if one.wordWrap() else line_px
            text = one.text()
        elif isinstance(one, QAbstractButton):
            needed_px, text = line_px, one.text()
        elif isinstance(one, QLineEdit):
            needed_px, text = line_px, one.text() or one.placeholderText()
        elif isinstance(one, QComboBox):
            needed_px, text = line_px, one.currentText()
        elif isinstance(one, QListView | QTreeView):
            row_px = one.sizeHintForRow(0)
            if one.isVisible() and 0 <= row_px < line_px:
                found.append(f"{row_px} for {line_px}: a row of {type(one).__name__}")
            continue
        else:
            continue
        if one.isVisible() and text and one.height() < needed_px:
            found.append(f"{one.height()} for {needed_px}: {text}")
    return found


def cut_anyhow(window: QWidget) -> list[str]:
    """What cannot be read: also at the side of what doesn't scroll to it."""
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    wide = [
        f"{area.viewport().width()} for {inside.width()} px"
        for area in window.findChildren(QScrollArea)
        if area.isVisible()
        and area.horizontalScrollBarPolicy() == never
        and (inside := area.widget()) is not None
        # The margin at the right has the room of the bar.
        and inside.width() > area.viewport().width() + area.verticalScrollBar().width()
    ]
    return [*cut_texts(window), *cut_lines(window), *wide]


@pytest.mark.parametrize("rect", ROOMS, ids=str)
def test_the_window_opens_within_the_screen(
    still: Studio, qtbot: QtBot, room: Room, rect: QRect
) -> None:
    room(rect)
    window = open_window(qtbot, still)
    qtbot.waitUntil(lambda: assert_fits(window, rect))


@pytest.mark.parametrize("rect", [SMALLEST, QRect(-1920, 0, 1920, 1040)], ids=str)
def test_a_window_kept_from_a_larger_screen_that_is_gone_comes_back_within_this_one(
    still: Studio, qtbot: QtBot, room: Room, rect: QRect
) -> None:
    room(QRect(4000, 2000, 3840, 2160))
    before = open_window(qtbot, still)
    before.setGeometry(5000, 2500, 2700, 1600)
    before.window_layout.keep()
    before.hide()
    room(rect)
    after = open_window(qtbot, still)
    qtbot.waitUntil(lambda: assert_fits(after, rect))


def test_a_window_moved_down_when_it_is_shown_does_not_move_sideways(
    qtbot: QtBot, room: Room
) -> None:
    room(SMALLEST)
    window = QWidget()
    qtbot.addWidget(window)
    on_screen.keep_on_screen(window)
    window.setGeometry(200, 5, 300, 200)
    window.show()
    assert window.geometry() == QRect(200, 36, 300, 200)


def test_the_artist_may_move_the_window_partly_off_the_screen(
    still: Studio, qtbot: QtBot, room: Room
) -> None:
    room(SMALLEST)
    window = open_window(qtbot, still)
    qtbot.waitUntil(lambda: assert_fits(window, SMALLEST))
    qtbot.wait(2 * on_screen.DECORATED_MS)
    window.move(600, 400)
    qtbot.wait(2 * on_screen.DECORATED_MS)
    assert window.pos() == QPoint(600, 400)


@pytest.mark.parametrize("language", [Language.GERMAN, Language.CHINESE])
def test_generate_and_the_status_line_stay_in_view_in_every_mode_and_no_text_is_cut(
    window: MainWindow, qtbot: QtBot, room: Room, language: Language, tmp_path: Path
) -> None:
    room(SMALLEST)
    window.hide()
    window.show()
    window.studio.translation.use(language)
    window.look.use(Theme.LIGHT if language is Language.CHINESE else Theme.DARK)
    qtbot.waitUntil(lambda: assert_fits(window, SMALLEST))
    for mode in modes.MODES:
        window.studio.draft.set_mode(mode)
        for advanced in (False, True):
            window.actions_[ActionId.ADVANCED].setChecked(not advanced)
            window.actions_[ActionId.ADVANCED].trigger()
            QApplication.sendPostedEvents()
            assert_fits(window, SMALLEST)
            assert cut_texts(window) == []
    paint(window, qtbot, tmp_path / "red.png")
    assert_fits(window, SMALLEST)
    # What scrolls is laid out a moment later.
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    bar = window.stage.findChildren(LabelledSlider)[0].parentWidget()
    assert bar is not None
    head = bar.layout()
    assert head is not None
    # As wide as the stage is in a window of that width: one row.
    assert head.totalHeightForWidth(504) == head.totalHeightForWidth(2000)
    window.studio.translation.use(Language.ENGLISH)


@pytest.mark.parametrize("language", [Language.GERMAN, Language.CHINESE])
def test_the_queue_and_the_job_being_edited_are_in_view(
    window: MainWindow, qtbot: QtBot, room: Room, language: Language
) -> None:
    room(SMALLEST)
    window.hide()
    window.show()
    studio = window.studio
    studio.translation.use(language)
    for prompt in ("oom fish", "slow fish", "a tree " * 20):
        studio.draft.choose(prompt=prompt, steps=50)
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 3)
    queue = window.pictures.queue_box
    qtbot.waitUntil(lambda: queue.retry.isVisible() and window.make.generate_bar.stop.isVisible())
    window.editing.begin(studio.queue.jobs[2].id)
    qtbot.waitUntil(lambda: window.editing.job_id is not None)
    studio.queue.pause()
    QApplication.sendPostedEvents()
    edit = window.make.edit_bar
    stop = window.make.generate_bar.stop
    for button in (edit.save, edit.cancel, stop, queue.pause, queue.clear, queue.retry):
        assert_in_view(button, SMALLEST)
    # Not where Generate was.
    assert stop.width() < window.make.width() / 2
    # A text that has just changed gets its room a moment later.
    zones = (window.make, window.pictures, window.status)
    qtbot.waitUntil(lambda: not any(cut_texts(zone) for zone in zones))
    window.editing.cancel()
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    studio.dispatcher.stop()
    qtbot.waitUntil(lambda: not studio.queue.jobs)
    studio.translation.use(Language.ENGLISH)


def test_nothing_makes_the_window_larger_than_a_small_screen(
    window: MainWindow, qtbot: QtBot, room: Room, large_text: None, tmp_path: Path
) -> None:
    room(SMALLEST)
    window.hide()
    window.show()
    window._set_advanced(True)
    paint(window, qtbot, tmp_path / "red.png")
    for code in (ErrorCode.ENGINE_DIED, ErrorCode.LIBRARY_IN_USE, ErrorCode.MODEL_NOT_FOUND):
        window.notices.tell(Notice(code, {"folder": "/a/folder/somewhere " * 8}))
    checkpoint = window.studio.draft.checkpoint
    assert checkpoint is not None
    named = checkpoint.ref.model_copy(update={"name": "A name of some length " * 9})
    window.studio.draft.set_checkpoint(replace(checkpoint, ref=named, is_practice=False))
    QApplication.sendPostedEvents()
    assert_fits(window, SMALLEST)
    minimum = window.minimumSizeHint().expandedTo(window.minimumSize())
    # No window manager makes it larger than that, whatever it keeps to.
    assert minimum.boundedTo(QSize(1024, 660)) == minimum


def paint(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Have the canvas on the stage."""
    QImage(96, 64, QImage.Format.Format_RGB32).save(str(path))
    window.actions_[ActionId.PART].trigger()
    window.input_controller.give(path)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    QApplication.sendPostedEvents()


DIALOGS: dict[type[QDialog], Callable[[MainWindow], QDialog]] = {
    SettingsDialog: SettingsDialog,
    AboutDialog: lambda window: AboutDialog(
        window.studio.paths.resources, window.studio.background, window
    ),
    HistoryDialog: lambda window: HistoryDialog(window.undo, window),
    ShortcutsDialog: lambda window: ShortcutsDialog(
        window.actions_,
        window.studio.settings,
        window.studio.background,
        window.keep_settings,
        window.undo,
        window,
    ),
    ImportShortcutsDialog: lambda window: _shortcuts_import(window),
    QueryHelpDialog: QueryHelpDialog,
    CommandPalette: lambda window: CommandPalette(window.actions_, window),
    ExportCanvasDialog: lambda window: ExportCanvasDialog(
        CanvasExport(), print, window, has_selection=False, has_metadata=False
    ),
    ReportDialog: lambda window: ReportDialog(window.report.text(), window),
    CrashDialog: lambda window: CrashDialog("Traceback\n" * 200, window.report),
    NewCanvasDialog: lambda window: _new_canvas_dialog(window),
    GridDialog: lambda window: GridDialog(window.studio.draft, lambda _grid: 60.0, window),
    SheetsDialog: lambda window: SheetsDialog(
        [Sheet(Path("sheet.png"), datetime(2026, 11, 28, tzinfo=UTC))],
        window.actions_[ActionId.GRID],
        window.studio.background,
        window,
    ),
    JobHistoryDialog: lambda window: JobHistoryDialog(window.studio, window),
    PreviewDialog: lambda window: PreviewDialog(window.studio, window),
    WildcardsDialog: lambda window: WildcardsDialog(window.studio, window),
    PromptHistoryDialog: lambda window: PromptHistoryDialog(window.studio, "prompt", window),
    SnippetsDialog: lambda window: SnippetsDialog(window.studio, window.undo, print, window),
    TagListsDialog: lambda window: TagListsDialog(window.studio, window),
    GraphicsDialog: lambda window: _graphics_dialog(window),
    HealthDialog: lambda window: _health_dialog(window),
    BackupsDialog: lambda window: BackupsDialog(
        window.studio.health,
        tuple(Backup(f"{day}", datetime(2026, 11, day, tzinfo=UTC), 10**9) for day in range(1, 12)),
        3,
        window,
    ),
    MissingDialog: lambda window: MissingDialog(
        window.studio.health,
        [MissingPicture(number, f"{'a long name ' * 9}.png", "") for number in range(2000)],
        window,
    ),
    NotImportedDialog: lambda window: NotImportedDialog(
        [(Path(f"{'a long name ' * 9}.png"), NotImported.UNREADABLE)] * 2000, window
    ),
    ImportSheet: lambda window: _import_sheet(window),
    LicencePage: lambda window: _licence_page(window),
    SourcesSheet: lambda window: SourcesSheet(window.studio.models, window),
    ModelWindow: lambda window: window.models.window,
    DateDialog: lambda window: DateDialog(
        [Day(day * 86_400 * 9, 1234, day) for day in range(200)], window
    ),
    ExtendPopup: lambda window: ExtendPopup(8000, 8000, window),
    BoardPopup: lambda window: BoardPopup(
        [Board(f"{number:032x}", f"Board {number}", number) for number in range(30)], window
    ),
    BrushPopup: lambda window: BrushPopup(BrushSettings(window), window),
    ColourPopup: lambda window: ColourPopup(Colours(window), [BLACK, WHITE], window),
    TagPopup: lambda window: TagPopup(window.studio.organiser, [1], window),
    ExportDialog: lambda window: _export_dialog(window),
    FaceDialog: lambda window: FaceDialog(
        FacePictures(count=12, known=7, model="A name of some length " * 4),
        FaceRepair(),
        lambda _order: None,
        window.look,
        window,
    ),
    UpscaleDialog: lambda window: UpscaleDialog((), lambda _order: None, window),
    CaptionDialog: lambda window: _caption_dialog(window),
    CaptionNotesDialog: lambda window: CaptionNotesDialog(12_345, 678, window),
    StylesDialog: lambda window: StylesDialog(window.studio, window.styles, window),
    StyleEditor: lambda window: StyleEditor(
        Style("a", "A name of some length " * 9, "words " * 600), None, ["A category " * 5], window
    ),
    PresetsDialog: lambda window: PresetsDialog(window.studio, window.presets, window),
    PresetEditor: lambda window: PresetEditor(
        Preset("a", "A name of some length " * 9),
        window.studio.draft.checkpoint,
        None,
        window,
        is_new=True,
    ),
    FamilyDialog: lambda window: FamilyDialog(window.studio, "ab" * 16, 1, window),
    DuplicatesDialog: lambda window: _duplicates_dialog(window),
    UpdateDialog: lambda window: UpdateDialog(
        window.studio,
        window.keep_settings,
        Announcement.model_validate_json(announced(news={"en": ["A line of news. " * 18] * 20})),
        window,
    ),
}


def _caption_dialog(window: MainWindow) -> CaptionDialog:
    """With a sentence of trouble and all its buttons, which take most room."""
    dialog = CaptionDialog("a long name " * 9, has_prompt=True, replaces=True, parent=window)
    dialog.fail(StudioError(ErrorCode.MODEL_NONE_DESCRIBES))
    return dialog


def _export_dialog(window: MainWindow) -> ExportDialog:
    made = a_metadata()
    picture = Picture(
        id=1,
        path=Path(f"/{'a long name ' * 10}.png"),
        created_at=datetime(2026, 11, 28, tzinfo=UTC),
        width=768,
        height=512,
        request=made.request,
        provenance=made.provenance,
        identity="0" * 32,
    )
    options = ExportOptions(
        kind=ExportKind.JPEG, size=ExportSize.LONGEST_SIDE, folder=f"/{'folder/' * 20}"
    )
    background = window.studio.background
    return ExportDialog([ExportItem(picture)] * 300, options, lambda _: None, background, window)


def _health_dialog(window: MainWindow) -> HealthDialog:
    health = window.studio.health
    found = Reconciled((1, 2), returned=1234, read=100_000)
    health.result = HealthResult(
        HealthTask.REBUILD, 0.0, found=found, missing=1234, is_stopped=True
    )
    dialog = HealthDialog(window)
    folders = Folders(Path(f"/{'folder/' * 30}"), Path("data"))
    backup = Backup("", datetime(2026, 11, 28, tzinfo=UTC), 10**9)
    sizes = LibrarySizes(10**9, 10**9, 10**9, 10**9, 10**9, 10**9)
    dialog._state = LibraryState(folders, LibraryCounts(10**6, 1234, 1234), sizes, (backup,))
    dialog._show()
    return dialog


def _duplicates_dialog(window: MainWindow) -> DuplicatesDialog:
    """With a pair, which takes most room."""
    dialog = DuplicatesDialog(window.studio, window)
    dialog.show_page(dialog.pair_page)
    return dialog


def _new_canvas_dialog(window: MainWindow) -> NewCanvasDialog:
    """With fields for the size, which take most room."""
    checkpoint = window.studio.draft.checkpoint
    assert checkpoint is not None
    return NewCanvasDialog(checkpoint, window.look, window, size_px=(640, 512))


def _graphics_dialog(window: MainWindow) -> GraphicsDialog:
    pack = packs.a_pack(packs.usual_wheels(), name="A pack with a rather long name")
    fit = Fit((packs.NVIDIA,) * 4, packs.NVIDIA, pack)
    window.studio.graphics._looked = Looked(fit, (pack,), free_bytes=10**6)
    return GraphicsDialog(window)


def _shortcuts_import(window: MainWindow) -> ImportShortcutsDialog:
    keys = {do: (f"Ctrl+Shift+F{number}",) for number, do in enumerate(list(ActionId)[:30], 1)}
    keys[ActionId.STOP] = ("Ctrl+K",)
    return ImportShortcutsDialog(ShortcutImport(keys, {}, 3), f"{'a long name ' * 9}.json", window)


def _import_sheet(window: MainWindow) -> ImportSheet:
    sheet = ImportSheet([Path(f"/{'folder/' * 20}{n}.ckpt") for n in range(30)], 10**9, window)
    error = StudioError(ErrorCode.MODEL_NOT_FOUND, model="a name of some length " * 6)
    sheet.show_found((), (error,) * 30)
    return sheet


def _licence_page(window: MainWindow) -> LicencePage:
    licence = Licence(key="one", name="A licence", address="https://example.org/")
    terms = Terms(licence, "Text\n" * 500, "What it says in plain words.\n" * 12)
    return LicencePage(terms, accepted_at="", asks=True, parent=window)


def test_every_dialog_is_looked_at() -> None:
    named = {one for one in _subclasses(QDialog) if one.__module__.startswith("sdstudio.")}
    shown = {one for one in named if not one.__name__.startswith("_")}
    # Those are the whole screen, or what others are built on.
    apart = {FullScreenView, Culling, Popup, ChoicePopup, CardsDialog, FinishingDialog}
    assert shown - apart == set(DIALOGS)


def _subclasses(kind: type) -> set[type]:
    direct: list[type] = kind.__subclasses__()
    return {one for each in direct for one in (each, *_subclasses(each))}


# One window for all dialogs: to make one takes longer than to look at a dialog.
@pytest.mark.parametrize("language", [Language.GERMAN, Language.CHINESE])
def test_every_dialog_fits_with_its_buttons_in_view(
    still: Studio, qtbot: QtBot, room: Room, large_text: None, language: Language
) -> None:
    rect = QRect(0, 0, 1024, 500)
    room(rect)
    window = open_window(qtbot, still)
    still.translation.use(language)
    cut = {}
    for kind, make in DIALOGS.items():
        dialog = make(window)
        dialog.resize(3000, 2000)
        dialog.move(2000, 1500)
        dialog.open()
        qtbot.waitUntil(partial(_is_within, dialog, rect))
        assert dialog.height() >= dialog.minimumSizeHint().height(), kind
        if texts := cut_texts(dialog):
            cut[kind.__name__] = texts
        for button in dialog.findChildren(QAbstractButton):
            if button.isVisible() and not _scrolls(button):
                assert_in_view(button, rect)
        dialog.close()
    still.translation.use(Language.ENGLISH)
    assert cut == {}


def test_no_text_of_a_dialog_is_cut_in_a_language_with_longer_words(
    still: Studio, qtbot: QtBot, room: Room, longer_words: None
) -> None:
    rect = QRect(0, 0, 1280, 800)
    room(rect)
    window = open_window(qtbot, still)
    cut = {}
    for kind, make in DIALOGS.items():
        dialog = make(window)
        dialog.open()
        qtbot.waitUntil(partial(_is_within, dialog, rect))
        if texts := cut_texts(dialog):
            cut[kind.__name__] = texts
        dialog.close()
    assert cut == {}


@pytest.mark.parametrize("view", View)
def test_no_text_of_the_window_is_cut_in_a_language_with_longer_words(
    window: MainWindow, qtbot: QtBot, room: Room, longer_words: None, view: View
) -> None:
    rect = QRect(0, 0, 1280, 800)
    room(rect)
    window.hide()
    window.resize(rect.size())
    window.show()
    window.views.show(view)
    for mode in modes.MODES if view is View.CREATE else modes.MODES[:1]:
        window.studio.draft.set_mode(mode)
        window.actions_[ActionId.ADVANCED].setChecked(False)
        window.actions_[ActionId.ADVANCED].trigger()
        qtbot.waitUntil(lambda: cut_texts(window) == [])


@pytest.fixture
def double_text(qapp: QApplication) -> Iterator[None]:
    """What was usual before is so again afterwards."""
    font = qapp.font()
    yield
    qapp.setStyleSheet("")
    qapp.setFont(font)


def test_every_dialog_can_be_read_and_used_with_text_of_twice_the_size(
    window: MainWindow, qtbot: QtBot, room: Room, double_text: None
) -> None:
    rect = QRect(0, 0, 1280, 800)
    room(rect)
    window.keep_settings(text_size=TextSize.DOUBLE)
    found = {}
    for kind, make in DIALOGS.items():
        dialog = make(window)
        dialog.open()
        qtbot.waitUntil(partial(_is_within, dialog, rect))
        if cut := cut_anyhow(dialog):
            found[kind.__name__] = cut
        for button in dialog.findChildren(QAbstractButton):
            if button.isVisible() and not _scrolls(button):
                assert_in_view(button, rect)
        dialog.close()
    window.keep_settings(text_size=TextSize.USUAL)
    assert found == {}


def test_the_window_can_be_read_and_used_with_text_of_twice_the_size(
    window: MainWindow, qtbot: QtBot, room: Room, double_text: None, tmp_path: Path
) -> None:
    rect = QRect(0, 0, 1280, 800)
    room(rect)
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: assert_fits(window, rect))
    window.keep_settings(text_size=TextSize.DOUBLE)
    for mode in modes.MODES:
        window.studio.draft.set_mode(mode)
        for advanced in (False, True):
            window.keep_settings(advanced=advanced)
            qtbot.waitUntil(lambda: cut_anyhow(window) == [])
            assert_fits(window, rect)
    paint(window, qtbot, tmp_path / "red.png")
    qtbot.waitUntil(lambda: cut_anyhow(window) == [])
    assert_fits(window, rect)
    window.views.show(View.LIBRARY)
    qtbot.waitUntil(lambda: window.library is not None)
    qtbot.waitUntil(lambda: cut_anyhow(window) == [])
    assert rect.contains(window.frameGeometry())
    window.keep_settings(text_size=TextSize.USUAL)


def _is_within(dialog: QDialog, rect: QRect) -> bool:
    return rect.contains(dialog.frameGeometry())


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not None and (isinstance(above, QScrollArea) or _scrolls(above))


def test_a_question_fits(still: Studio, qtbot: QtBot, room: Room) -> None:
    room(SMALLEST)
    window = open_window(qtbot, still)
    text = "What is lost. " * 40
    box = ask(window, "Remove?", "Remove this?", text, do=("Yes", lambda: None), keep="No")
    box.move(2000, 2000)
    qtbot.waitUntil(lambda: SMALLEST.contains(box.frameGeometry()))


def test_tab_reaches_every_button_of_a_dialog_and_each_control_can_be_heard(
    still: Studio, qtbot: QtBot
) -> None:
    window = open_window(qtbot, still)
    found = {}
    for kind, make in DIALOGS.items():
        dialog = make(window)
        dialog.show()
        QApplication.processEvents()
        reached: list[QWidget | None] = []
        while (focused := dialog.focusWidget()) not in reached:
            reached.append(focused)
            QTest.keyClick(focused or dialog, Qt.Key.Key_Tab)
        buttons = {
            one
            for one in dialog.findChildren(QPushButton)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        }
        missed = sorted(one.text() for one in buttons - set(reached))
        if missed or unspoken(dialog):
            found[kind.__name__] = (missed, unspoken(dialog))
        dialog.close()
    assert found == {}


def test_a_question_with_a_short_title_doesnt_break_its_text_into_a_column(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = ask(
        window,
        "Remove",
        "Remove it?",
        "This frees 4.7 GB of disk space, and pictures are made on the processor.",
        do=("Remove", lambda: None),
        keep="Keep",
    )
    (about,) = (one for one in box.findChildren(QLabel) if one.text().startswith("This"))
    assert about.width() >= 320
    assert about.height() <= 3 * about.fontMetrics().lineSpacing()
    assert about.height() >= about.heightForWidth(about.width())
    box.close()


@pytest.mark.parametrize("language", list(Language))
def test_all_categories_of_settings_are_in_view(window: MainWindow, language: Language) -> None:
    window.studio.translation.use(language)
    dialog = SettingsDialog(window)
    dialog.show()
    is_scrolled = dialog.groups.verticalScrollBar().isVisible()
    window.studio.translation.use(Language.ENGLISH)
    assert not is_scrolled
