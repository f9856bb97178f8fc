"""Exporting pictures: choices, a preview of the files, and what came of it."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.exporting import page_count, page_names, run_export
from sdstudio.app.operations import Operations, on_gui_thread
from sdstudio.app.translation import translate
from sdstudio.disk import SystemDisk
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.exporting import (
    CopyMarks,
    ExportItem,
    ExportKind,
    ExportOptions,
    ExportOutcome,
    NamePattern,
    PatternError,
    PatternProblem,
    estimated_bytes,
    facts_of,
    safe_stem,
    target_size,
)
from sdstudio.ui import file_tasks
from sdstudio.ui.export_form import ExportForm
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.model_manager.status_text import bytes_text
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.text_size import scaled
from sdstudio.ui.whole_rows import WholeRows
from sdstudio.ui.wording import counted, left, listed, number, sentences, size

_PREVIEWED: Final = 100
_ESTIMATE_DELAY_MS: Final = 300
_REPORT_INTERVAL_S: Final = 0.1
_NAMED_FAILURES: Final = 3
_SIZE_PX: Final = (640, 640)


class ExportDialog(Retranslates, QDialog):
    """Does not block the window: one may go on working while files are written.

    Args:
        items: what to export; at least one.
        options: what was chosen last time.
        keep: remembers what is chosen now.
        marks: what copies are marked with.
    """

    def __init__(
        self,
        items: Sequence[ExportItem],
        options: ExportOptions,
        keep: Callable[[ExportOptions], None],
        background: BackgroundTasks,
        parent: QWidget,
        marks: Callable[[], CopyMarks] = CopyMarks,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._items, self._facts = items, [facts_of(item) for item in items]
        self._keep, self._background, self._marks = keep, background, marks
        self._operations = Operations(self)
        self._stop = threading.Event()
        self._is_running, self._done, self._begun_s = False, 0, 0.0
        self._estimate_bytes: int | None = None
        self._estimated_for: ExportOptions | None = None
        #: Files of a contact sheet, once they have been counted.
        self._pages = 1
        self._usual_name = ""
        self.form = ExportForm()
        self.preview = _file_list()
        self._whole_rows = WholeRows(self.preview)
        self.summary = _plain()
        self.outcome = DoneBar()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress_text = _plain()
        self._buttons = QDialogButtonBox()
        self.start = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.stop = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self._estimate_timer = QTimer(self)
        self._estimate_timer.setSingleShot(True)
        self._estimate_timer.setInterval(_ESTIMATE_DELAY_MS)
        self._estimate_timer.timeout.connect(self._on_estimate)
        self._lay_out()
        self.retranslate()
        self.form.show_options(options)
        self.form.changed.connect(self._on_changed)
        self.start.clicked.connect(self._on_start)
        self.stop.clicked.connect(self._stop.set)
        self._buttons.rejected.connect(self.reject)
        self._on_changed()
        self._show_running()

    @property
    def items(self) -> list[ExportItem]:
        """What it exports."""
        return list(self._items)

    @property
    def is_running(self) -> bool:
        """Whether it is exporting."""
        return self._is_running

    def retranslate(self) -> None:
        count = len(self._items)
        self.setWindowTitle(counted(self.tr("Export %n picture(s)", "", count), count))
        self._say_usual_name()
        self.preview.setAccessibleName(self.tr("Files"))
        self.start.setText(self.tr("Export"))
        self.stop.setText(self.tr("Stop"))
        self.close_button.setText(self.tr("Close"))
        for button in (self.start, self.stop, self.close_button):
            button.setAccessibleName(button.text())
        self._show()

    def reject(self) -> None:
        """Close, or only stop where files are being written: what came of it is told first."""
        if self._is_running:
            self._stop.set()
        else:
            super().reject()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._stop.set()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self._whole_rows, 1)
        # Below what scrolls, so that it is in view.
        bottom = QWidget()
        rows = QVBoxLayout(bottom)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.summary)
        rows.addWidget(self.outcome)
        rows.addWidget(self.progress)
        rows.addWidget(self.progress_text)
        rows.addWidget(self._buttons)
        lay_out_dialog(self, inside, bottom)
        self.resize(scaled(_SIZE_PX[0]), _SIZE_PX[1])

    # The choices.

    def _say_usual_name(self) -> None:
        """A sheet or list has this name unless it is given another."""
        self._usual_name = self.tr("Pictures")
        self.form.file_name.setPlaceholderText(self._usual_name)

    def _options(self) -> ExportOptions:
        options = self.form.options()
        name = options.file_name.strip() or self._usual_name
        return options.model_copy(update={"file_name": name})

    def _on_changed(self) -> None:
        options = self.form.options()
        # Names are typed letter by letter, and say nothing about sizes.
        relevant = options.model_copy(update={"pattern": "", "file_name": "", "folder": ""})
        if not options.kind.is_sheet:
            relevant = relevant.model_copy(update={"caption": ""})
        if relevant != self._estimated_for:
            self._estimated_for, self._estimate_bytes = relevant, None
            if options.kind.picture_format is not None or options.kind is ExportKind.SHEET_PNG:
                self._estimate_timer.start()
        self._show()

    def _show(self) -> None:
        options = self._options()
        problem = self._problem(options)
        files = [] if problem else self._files(options)
        self.preview.clear()
        self.preview.addTopLevelItems([QTreeWidgetItem(list(one)) for one in files])
        example = self.tr("For example {name}").format(name=files[0][0]) if files else ""
        self.form.say_of_names(problem or example, is_wrong=bool(problem))
        self.form.say_of_captions(problem if options.kind.is_sheet else "")
        self.summary.setText(self._said(options))
        self.start.setEnabled(not problem and bool(options.folder) and not self._is_running)

    def _problem(self, options: ExportOptions) -> str:
        """What is wrong with the pattern in use; empty if nothing is."""
        try:
            if options.kind.is_sheet:
                NamePattern.parse(options.caption, is_name=False)
            elif options.kind.picture_format is not None:
                NamePattern.parse(options.pattern)
        except PatternError as error:
            return self._sentence(error)
        return ""

    def _sentence(self, error: PatternError) -> str:
        match error.problem:
            case PatternProblem.EMPTY:
                return self.tr("Type a name, for example {example}.").format(
                    example="{date} {prompt} {seed}"
                )
            case PatternProblem.UNKNOWN_FIELD if error.meant:
                said = self.tr("There is no field {field}. Did you mean {meant}?")
                return said.format(field=f"{{{error.what}}}", meant=f"{{{error.meant}}}")
            case PatternProblem.UNKNOWN_FIELD:
                said = self.tr("There is no field {field}. “Insert” lists all fields.")
                return said.format(field=f"{{{error.what}}}")
            case PatternProblem.NO_NUMBER:
                said = self.tr("A number from 1 to 200 must follow the colon in {field}.")
                return said.format(field=error.what)
            case PatternProblem.LONE_BRACE:
                said = self.tr(
                    "The brace {brace} has no match. To use a brace in the name, type it twice."
                )
                return said.format(brace=error.what)
        said = self.tr("File names can't contain {character}.")
        shown = error.what if error.what.isprintable() else f"U+{ord(error.what):04X}"
        return said.format(character=shown)

    def _files(self, options: ExportOptions) -> list[tuple[str, str]]:
        """The names of the first files and the sizes of their pictures."""
        suffix = options.kind.suffix
        if options.kind is ExportKind.SHEET_PNG and self._pages > 1:
            return self._page_files(safe_stem(options.file_name), suffix)
        if options.kind.picture_format is None:
            return [(safe_stem(options.file_name) + suffix, "")]
        first = self._facts[:_PREVIEWED]
        names = NamePattern.parse(options.pattern).names(first, suffix, len(self._items))
        sizes = [size(*target_size(one.width, one.height, options)) for one in first]
        files = list(zip(names, sizes, strict=True))
        if more := len(self._items) - len(first):
            files.append((counted(self.tr("and %n more", "", more), more), ""))
        return files

    def _page_files(self, stem: str, suffix: str) -> list[tuple[str, str]]:
        names = list(islice(page_names(stem, self._pages), _PREVIEWED))
        files = [(name + suffix, "") for name in names]
        if more := self._pages - len(names):
            files.append((counted(self.tr("and %n more", "", more), more), ""))
        return files

    def _said(self, options: ExportOptions) -> str:
        count = counted(self.tr("%n picture(s)", "", len(self._items)), len(self._items))
        if options.kind.picture_format is None:
            return count
        if self._estimate_bytes is None:
            return self.tr("{pictures}, estimating the size…").format(pictures=count)
        return self.tr("{pictures}, about {size}").format(
            pictures=count, size=bytes_text(self._estimate_bytes)
        )

    def _on_estimate(self) -> None:
        self._operations.start(self._estimate(self._options()), replacing="estimate")

    async def _estimate(self, options: ExportOptions) -> None:
        asked_for = self._estimated_for
        if options.kind is ExportKind.SHEET_PNG:
            if not self._problem(options):
                count = partial(page_count, self._items, options)
                pages = await self._background.do("export estimate", count)
                if asked_for == self._estimated_for:
                    self._pages = pages
                    self._show()
            return
        if options.kind.picture_format is None:
            return
        work = partial(estimated_bytes, self._items, options, self._marks())
        try:
            found_bytes = await self._background.do("export estimate", work)
        except StudioError as error:
            self.summary.setText(sentence_for(error, translate))
            return
        if asked_for == self._estimated_for:
            self._estimate_bytes = found_bytes
            self.summary.setText(self._said(self._options()))

    # The export.

    def _on_start(self) -> None:
        if not self._is_running:
            self._keep(self.form.options())
            self._operations.start(self._export(self._options()))

    async def _export(self, options: ExportOptions) -> None:
        self._stop.clear()
        self._is_running, self._done, self._begun_s = True, 0, time.monotonic()
        self.outcome.withdraw()
        self._show_running()
        work = partial(
            run_export,
            self._items,
            options,
            Path(options.folder),
            SystemDisk(),
            marks=self._marks(),
            report=on_gui_thread(self._on_progress, interval_s=_REPORT_INTERVAL_S),
            is_stopped=self._stop.is_set,
        )
        try:
            outcome = await self._background.do("exporting", work, must_finish=True)
        finally:
            self._is_running = False
        self._show_running()
        self._tell(outcome, options)

    def _on_progress(self, done: int) -> None:
        if self._is_running:
            self._done = done
            self._show_progress()

    def _show_running(self) -> None:
        running = self._is_running
        self.form.setEnabled(not running)
        self.progress.setVisible(running)
        self.progress_text.setVisible(running)
        self.stop.setVisible(running)
        self.close_button.setVisible(not running)
        self.start.setVisible(not running)
        self._show_progress()
        self._show()

    def _show_progress(self) -> None:
        count, done = len(self._items), self._done
        self.progress.setRange(0, count)
        self.progress.setValue(done)
        took_s = time.monotonic() - self._begun_s
        left_s = took_s / done * (count - done) if done else None
        said = self.tr("{done} of {count}, {left}")
        self.progress_text.setText(
            said.format(done=number(done), count=number(count), left=left(left_s))
        )

    def _tell(self, outcome: ExportOutcome, options: ExportOptions) -> None:
        def show() -> None:
            file_tasks.show_in_folder(outcome.written[0])

        offers = bool(outcome.written)
        self.outcome.tell(
            partial(self._outcome_text, outcome, options),
            lambda: self.tr("Show in folder") if offers else "",
            show if offers else lambda: None,
        )

    def _outcome_text(self, outcome: ExportOutcome, options: ExportOptions) -> str:
        written, count = len(outcome.written), len(self._items)
        if options.kind.picture_format is None:
            said = [self._outcome_of_pages(outcome)]
        elif written == count:
            said = [counted(self.tr("Exported %n picture(s).", "", count), count)]
        else:
            text = self.tr("Exported {done} of {count} pictures.")
            said = [text.format(done=number(written), count=number(count))]
        if outcome.refused is not None:
            said.append(self._refusal(outcome.refused))
        if outcome.failed:
            names = [name for name, _ in outcome.failed]
            shown = listed(names[:_NAMED_FAILURES])
            more = "" if len(names) <= _NAMED_FAILURES else " …"
            text = self.tr("These pictures couldn't be read: {names}.")
            said.append(text.format(names=shown + more))
        return sentences(*said)

    def _outcome_of_pages(self, outcome: ExportOutcome) -> str:
        """Which files of a sheet or list there are."""
        names = [path.name for path in outcome.written]
        if len(names) > 1:
            text = counted(
                self.tr("Exported %n pages, {first} to {last}.", "", len(names)), len(names)
            )
            said = text.format(first=names[0], last=names[-1])
        elif names:
            said = self.tr("Exported as “{name}”.").format(name=names[0])
        else:
            said = self.tr("Nothing was exported.")
        return sentences(self.tr("The export was stopped."), said) if outcome.is_stopped else said

    def _refusal(self, error: StudioError) -> str:
        """Why no more was written, and that what was is whole."""
        match error.code:
            case ErrorCode.DISK_FULL:
                return self.tr("The disk is full. The files exported so far are complete.")
            case ErrorCode.FOLDER_READ_ONLY:
                return self.tr("You don't have permission to write to this folder.")
        return self.tr("Writing failed: {reason}.").format(reason=file_tasks.reason(error))


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("dim", True)
    return label


def _file_list() -> QTreeWidget:
    """Names at the left, sizes at the right."""
    files = QTreeWidget()
    files.setColumnCount(2)
    files.setHeaderHidden(True)
    files.setRootIsDecorated(False)
    files.setUniformRowHeights(True)
    files.setAllColumnsShowFocus(True)
    files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    header = files.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return files
