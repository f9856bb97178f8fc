"""Shortcuts in files and on paper, for the dialog of shortcuts."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialog, QWidget

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations
from sdstudio.app.settings_store import SettingsStore
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.errors import StudioError
from sdstudio.ui import file_dialogs
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.file_dialogs import Kinds, Purpose
from sdstudio.ui.notice_bar import DoneBar, NoticeBar, Say
from sdstudio.ui.shortcut_import import (
    ShortcutImport,
    chosen_after,
    compared,
    exported,
    outcome,
    read_shortcut_file,
)
from sdstudio.ui.shortcut_sheet import paint_sheet, sheet_html, sheet_pdf, sheet_title
from sdstudio.ui.shortcuts_import_dialog import ImportShortcutsDialog
from sdstudio.ui.wording import counted, sentences

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LANE: Final = "shortcuts"

#: Changes the shortcuts in the settings: to what, the step to undo, and what is said then.
Change = Callable[[Mapping[str, tuple[str, ...]], str, Say], None]


class ShortcutSharing(QObject):
    """Imports, exports and prints shortcuts.

    Args:
        parent: its dialogs are over this one.
    """

    def __init__(
        self,
        settings: SettingsStore,
        background: BackgroundTasks,
        change: Change,
        notices: NoticeBar,
        done: DoneBar,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self._settings, self._background = settings, background
        self._change = change
        self._notices, self._done = notices, done
        self._operations = Operations(self, self._on_trouble)

    def ask_file(self) -> None:
        """Import the shortcuts of a file that the artist chooses."""
        title = self.tr("Import shortcuts")
        kinds = {self.tr("Shortcuts"): (".json",)}
        if file := file_dialogs.ask_file(self._over, Purpose.SHORTCUTS, title, kinds):
            self._operations.start(self._import(file))

    def ask_target(self) -> None:
        """Write all shortcuts, or the list of them, to a file that the artist chooses."""
        self._ask_target("shortcuts.json", {self.tr("Shortcuts"): (".json",), **self._lists()})

    def ask_printer(self) -> None:
        """Print the list."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._offer_pdf(
                lambda: self.tr(
                    "This computer has no printer. Save the list as a PDF to print it elsewhere."
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet_title())
        dialog = QPrintDialog(printer, self._over)
        dialog.setWindowTitle(self.tr("Print shortcuts"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self._print(printer))
        # Its own "open" connects a slot, and nothing else.
        QDialog.open(dialog)

    def _print(self, printer: "QPrinter") -> None:
        paint_sheet(printer)
        # Where the artist chose to print to a file.
        file, name = Path(printer.outputFileName()).name, printer.printerName()
        if printer.printerState() in (printer.PrinterState.Aborted, printer.PrinterState.Error):
            self._offer_pdf(
                lambda: self.tr("The list couldn't be printed. Save it as a PDF instead.")
            )
        elif file:
            self._say_exported(file)
        else:
            self._done.tell_only(
                lambda: self.tr("The list was sent to {printer}.").replace("{printer}", name)
            )

    def _offer_pdf(self, say: Say) -> None:
        self._done.tell(
            say,
            lambda: self.tr("Save as PDF…"),
            lambda: self._ask_target("shortcuts.pdf", self._lists()),
        )

    def _say_exported(self, name: str) -> None:
        self._done.tell_only(lambda: self.tr("Exported to {file}.").replace("{file}", name))

    def _lists(self) -> Kinds:
        return {self.tr("PDF"): (".pdf",), self.tr("Web page"): (".html", ".htm")}

    def _ask_target(self, name: str, kinds: Kinds) -> None:
        title = self.tr("Export shortcuts")
        if target := file_dialogs.ask_save(self._over, Purpose.SHORTCUTS, title, name, kinds):
            self._operations.start(self._write(target), must_finish=True)

    async def _write(self, target: Path) -> None:
        match target.suffix.lower():
            case ".pdf":
                data = sheet_pdf()
            case ".html" | ".htm":
                data = sheet_html().encode()
            case _:
                data = exported(self._settings.current.shortcuts)
        write = partial(write_over, SystemDisk(), target, data)
        await self._background.do(_LANE, write, must_finish=True)
        self._say_exported(target.name)

    async def _import(self, file: Path) -> None:
        read = await self._background.do(_LANE, partial(read_shortcut_file, file))
        offered = compared(read)
        if offered.theirs:
            dialog = ImportShortcutsDialog(offered, file.name, self._over)
            dialog.taken.connect(partial(self._take, offered))
            dialog.open()
        else:
            self._take(offered, ())

    def _take(self, offered: ShortcutImport, taken: Collection[ActionId]) -> None:
        result = outcome(offered, taken)
        before = self._settings.current.shortcuts
        after = chosen_after(before, offered, result)
        count, others = len(taken), len(offered.unknown)

        def say() -> str:
            said = [
                counted(self.tr("Imported the shortcuts of %n command(s).", "", count), count)
                if taken
                else self.tr("Your shortcuts stay as they are.")
            ]
            if others:
                text = self.tr("%n of another version are kept for it.", "", others)
                said.append(counted(text, others))
            if out := offered.left_out:
                text = self.tr("%n can't be used and were left out.", "", out)
                said.append(counted(text, out))
            return sentences(*said)

        if after == before:
            self._done.tell_only(say)
        else:
            step = QCoreApplication.translate("commands", "import shortcuts")
            self._change(after, step, say)

    def _on_trouble(self, error: StudioError) -> None:
        self._notices.tell(Notice(error.code, error.arguments))
