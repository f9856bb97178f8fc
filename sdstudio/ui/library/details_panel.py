"""The right side of the library: the details of the current picture or the selection."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdstudio.app.library_view.model_of import NamedModel
from sdstudio.app.library_view.privacy import Blur
from sdstudio.domain.annotations import Annotations, Board, TagUse
from sdstudio.domain.source_type import FileMarks
from sdstudio.library import AnyPicture, ForeignPicture
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of, tip_of
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.layouts import scrolled
from sdstudio.ui.library.family.family_box import FamilyBox
from sdstudio.ui.library.mark_buttons import MarkButtons
from sdstudio.ui.library.note_editor import NoteEditor
from sdstudio.ui.library.tag_editor import TagEditor
from sdstudio.ui.library.thumbnail_label import ThumbnailLabel
from sdstudio.ui.library.viewer.setting_rows import settings_of
from sdstudio.ui.library.viewer.settings_panel import SettingsPanel
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, plain_tip, size

#: How many tags are shown that only some of the selected pictures have, most frequent first.
_PARTLY_MAX: Final = 12
_LEAST_WIDTH_PX: Final = 232
#: The thumbnail has this part of the height.
_THUMBNAIL_SHARE: Final = 5


class DetailsPanel(Retranslates, QWidget):
    """Facts at the top, what the artist adds below, the settings at the end.

    The page connects the signals of its parts.

    Args:
        model_of: the model of a picture; ``None`` if that is unknown.
        blur: of those pictures, neither names nor prompts are shown.
    """

    def __init__(
        self, actions: Actions, model_of: Callable[[AnyPicture], NamedModel | None], blur: Blur
    ) -> None:
        super().__init__()
        self._blur = blur
        self._model_of = model_of
        self._described: AnyPicture | None = None
        self._picture: AnyPicture | None = None
        self._picture_id: int | None = None
        self._count = 0
        self._boards: Sequence[Board] = ()
        self._on_boards: frozenset[str] = frozenset()
        self.thumbnail = ThumbnailLabel()
        self.name = ElidedLabel()
        self.name.setProperty("heading", True)
        # Characters from another font would make it higher, and move what is below.
        self.name.setFixedHeight(self.name.fontMetrics().height() + GRID_PX // 2)
        self.facts = QLabel()
        self.facts.setProperty("dim", True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        #: Of how many selected pictures the marks, tags and boards are.
        self._compared_count = 0
        self.compared = QLabel()
        self.compared.setProperty("dim", True)
        self.compared.setTextFormat(Qt.TextFormat.PlainText)
        self.compared.setWordWrap(True)
        self.marks = MarkButtons()
        self.tags = TagEditor()
        self.boards = QLabel()
        self.boards.setTextFormat(Qt.TextFormat.PlainText)
        self.boards.setWordWrap(True)
        self.add_to_board = QPushButton()
        self.add_to_board.clicked.connect(actions[ActionId.ADD_TO_BOARD].trigger)
        icons.set_icon(self.add_to_board, "folder-plus", beside_text=True)
        self.note = NoteEditor()
        self.family = FamilyBox(actions)
        self.settings = SettingsPanel(scrolls=False)
        self._headings = [_heading() for _ in range(3)]
        self._nothing = QLabel()
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("dim", True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.retranslate()
        self.show_nothing()
        blur.changed.connect(self._show)

    def show_nothing(self) -> None:
        """No picture is current."""
        self._picture_id = self._picture = None
        self._count = 0
        self._show()

    def show_current(self, picture_id: int, count: int) -> None:
        """Show that picture, of ``count`` that are selected; more follows once it is read."""
        if picture_id != self._picture_id:
            self._picture_id, self._picture = picture_id, None
            self.thumbnail.show_image(None)
        self._count, self._compared_count = count, 0
        self._show()

    def show_picture(self, picture: AnyPicture | None) -> None:
        """Show the details of the current picture; ``None`` until it is read."""
        self._picture = picture
        self._show()

    def show_marks(self, picture: AnyPicture, marks: FileMarks) -> None:
        """Show what the file of ``picture`` says of where it comes from, once it is read."""
        if picture == self._described and marks != FileMarks():
            read = partial(settings_of, picture, marks)
            self.settings.show_settings(read, model=self._model_of(picture))

    def show_thumbnail(self, image: QImage | None) -> None:
        """Show the current picture itself."""
        self.thumbnail.show_image(image)

    def show_annotations(self, of: Mapping[int, Annotations]) -> None:
        """Show what was added to the selected pictures, as far as they agree."""
        self._compared_count = len(of)
        self._show_compared()
        all_ = list(of.values()) or [Annotations()]
        first = all_[0]
        self.marks.show_marks(
            first.rating if all(one.rating == first.rating for one in all_) else None,
            first.flag if all(one.flag is first.flag for one in all_) else None,
            first.label if all(one.label is first.label for one in all_) else None,
        )
        common = [tag for tag in first.tags if all(tag in one.tags for one in all_)]
        held = Counter(tag for one in all_ for tag in one.tags if tag not in common)
        self.tags.show_tags(tuple(common), tuple(tag for tag, _ in held.most_common(_PARTLY_MAX)))
        self._on_boards = frozenset.intersection(*(one.boards for one in all_))
        if self._count > 1 or self._picture_id is None:
            self.note.show_note(None, "")
        else:
            mine = of.get(self._picture_id, Annotations())
            self.note.show_note(self._picture_id, mine.note)
        self._show_boards()

    def enable_marks(self, *, enabled: bool) -> None:
        """Whether what was added can be changed: not in the trash."""
        for part in (self.marks, self.tags, self.add_to_board, self.note):
            part.setEnabled(enabled)

    def offer(self, boards: Sequence[Board], tags: Sequence[TagUse]) -> None:
        """Offer these boards and tags for completion."""
        self._boards = boards
        self.tags.offer([tag.name for tag in tags])
        self._show_boards()

    def retranslate(self) -> None:
        named = (self.tr("Tags"), self.tr("Boards"), self.tr("Note"))
        for heading, text in zip(self._headings, named, strict=True):
            heading.setText(text)
        self.add_to_board.setText(name_of(ActionId.ADD_TO_BOARD))
        self.add_to_board.setAccessibleName(self.add_to_board.text())
        self.add_to_board.setToolTip(tip_of(ActionId.ADD_TO_BOARD))
        self._nothing.setText(self.tr("Select a picture to see how it was made."))
        self._show()

    def _lay_out(self) -> None:
        inside = self._inside = QWidget()
        around = QVBoxLayout(inside)
        # Not those of what is inside: the scroll bar takes its place in them.
        around.setContentsMargins(GRID_PX * 2, 0, GRID_PX * 2, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStrut(_LEAST_WIDTH_PX)
        # Before anything is in it: Qt would restyle that.
        self._scrolled = scrolled(inside)
        whole.addWidget(self._scrolled, 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, GRID_PX, 0, GRID_PX)
        column.setSpacing(GRID_PX)
        around.addLayout(column)
        board_row = QHBoxLayout()
        board_row.addWidget(self.add_to_board)
        board_row.addStretch(1)
        tags, boards, note = self._headings
        for part in (
            self.thumbnail,
            self.name,
            self.facts,
            self.compared,
            self.marks,
            tags,
            self.tags,
            boards,
            self.boards,
        ):
            column.addWidget(part)
        column.addLayout(board_row)
        for below in (note, self.note, self.family):
            column.addWidget(below)
        around.addWidget(self.settings)
        around.addStretch(1)
        self._nothing.setContentsMargins(GRID_PX * 2, GRID_PX, GRID_PX * 2, GRID_PX)
        whole.addWidget(self._nothing, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a low window, the editable parts matter more.
        self.thumbnail.fit(event.size().height() // _THUMBNAIL_SHARE)

    def _show(self) -> None:
        some = self._picture_id is not None
        self._scrolled.setVisible(some)
        self._nothing.setVisible(not some)
        if not some:
            return
        picture, several = self._picture, self._count > 1
        if several:
            self.name.setText(
                counted(self.tr("%n picture(s) selected", "", self._count), self._count)
            )
        else:
            self.name.setText("" if picture is None else self._blur.file_name(picture))
        is_blurred = picture is not None and self._blur.is_blurred(picture.id)
        is_named = picture is not None and not is_blurred
        self.name.setToolTip(plain_tip(str(picture.path)) if picture and is_named else "")
        # Always the same number of lines, so that what is below stays in place.
        self.facts.setMinimumHeight(2 * self.facts.fontMetrics().lineSpacing())
        if several:
            self.facts.setText(self.tr("The settings below are those of the current picture."))
        else:
            self.facts.setText("" if picture is None else self._facts(picture))
        self.settings.setVisible(is_named)
        if is_blurred:
            self._described = None
            self.settings.show_settings(None)
        elif picture is not None and picture != self._described:
            self._described = picture
            self.settings.show_settings(lambda: settings_of(picture), model=self._model_of(picture))
        self._show_compared()
        self._headings[2].setVisible(not several)
        self.note.setVisible(not several)

    def _facts(self, picture: AnyPicture) -> str:
        lines = [size(picture.width, picture.height), _local(picture.created_at)]
        if isinstance(picture, ForeignPicture):
            if not self._blur.is_blurred(picture.id):
                lines.append(str(picture.path.parent))
            if not picture.is_available:
                lines.append(
                    self.tr("Its folder can't be reached. If it is on a drive, connect the drive.")
                )
        return "\n".join(lines)

    def _show_compared(self) -> None:
        is_part = 0 < self._compared_count < self._count
        self.compared.setVisible(is_part)
        if is_part:
            self.compared.setText(
                counted(
                    self.tr(
                        "The stars, tags and boards shown are those of the first %n of them. "
                        "Changes apply to all.",
                        "",
                        self._compared_count,
                    ),
                    self._compared_count,
                )
            )

    def _show_boards(self) -> None:
        names = [one.name for one in self._boards if one.uid in self._on_boards]
        self.boards.setText("\n".join(names))
        self.boards.setVisible(bool(names))


def _local(moment: datetime) -> str:
    local = QDateTime.fromSecsSinceEpoch(round(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def _heading() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("heading", True)
    return label
