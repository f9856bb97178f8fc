"""What is written can be read, and states can be told apart, in the pixels of every theme."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import Theme
from sdstudio.ui import icons
from sdstudio.ui.library import cell_marks
from sdstudio.ui.library.label_signs import LABEL_ACTIONS, colour_of, shape_of
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.theme_colours import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, ThemeColours
from tests.support.contrast import (
    Pixels,
    contrast,
    edge_contrast,
    part,
    text_contrast,
    told_apart,
)

THEMES: Final = (Theme.DARK, Theme.LIGHT, Theme.DARK_CONTRAST, Theme.LIGHT_CONTRAST)
#: Object names that the style sheet gives a surface: window, panel and field.
SURFACES: Final = ("status_line", "stage_bar", "card")
_GREY: Final = QImage.Format.Format_Grayscale8
_ALPHA: Final = QImage.Format.Format_Alpha8
_MARGIN_PX: Final = 6
#: What must differ of a control of usual size: more than a speck.
_SEEN_PX: Final = 16


def _button(kind: type[QPushButton | QToolButton], **properties: bool) -> QPushButton | QToolButton:
    button = kind()
    button.setText("Generate")
    for name, value in properties.items():
        button.setProperty(name, value)
    return button


def _checkable(kind: type[QPushButton | QToolButton], **properties: bool) -> QWidget:
    button = _button(kind, **properties)
    button.setCheckable(True)
    return button


def _field(field: QLineEdit | QPlainTextEdit) -> QWidget:
    field.setPlaceholderText("A red fish")
    return field


def _combo() -> QWidget:
    box = QComboBox()
    box.addItems(["A red fish", "A blue fish"])
    return box


def _slider() -> QWidget:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(50)
    return slider


#: Everything that is pressed, with the properties that the style sheet knows.
BUTTONS: Final[dict[str, Callable[[], QWidget]]] = {
    "push": lambda: _button(QPushButton),
    "tool": lambda: _button(QToolButton),
    "flat": lambda: _button(QToolButton, flat=True),
    "primary": lambda: _button(QPushButton, primary=True),
    "accent": lambda: _button(QPushButton, accent=True),
    "link": lambda: _button(QPushButton, link=True),
    "chip": lambda: _button(QPushButton, chip=True),
    "quiet chip": lambda: _button(QPushButton, chip=True, dim=True),
    "section": lambda: _button(QPushButton, section=True),
    "group": lambda: _button(QPushButton, group=True),
}
CHECKABLE: Final[dict[str, Callable[[], QWidget]]] = {
    "push": lambda: _checkable(QPushButton),
    "tool": lambda: _checkable(QToolButton),
    "flat": lambda: _checkable(QToolButton, flat=True),
    "view": lambda: _checkable(QToolButton, flat=True, view=True),
    "shape": lambda: _checkable(QToolButton, shape=True),
    "box": lambda: QCheckBox("Seamless"),
    "radio": lambda: QRadioButton("All"),
}
#: What is typed, chosen or dragged: told from its surface by an edge.
EDITORS: Final[dict[str, Callable[[], QWidget]]] = {
    "line": lambda: _field(QLineEdit()),
    "text": lambda: _field(QPlainTextEdit()),
    "number": QSpinBox,
    "choice": _combo,
    "box": lambda: QCheckBox("Seamless"),
    "radio": lambda: QRadioButton("All"),
    "slider": _slider,
}


@pytest.fixture(params=THEMES)
def colours(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path
) -> Iterator[ThemeColours]:
    """Each theme in turn."""
    theme = ActiveTheme(qapp, request.param, tmp_path)
    theme.apply()
    yield theme.colours
    theme.setParent(None)
    theme.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def gallery(qtbot: QtBot) -> Callable[[str], "Gallery"]:
    """A window with a surface, on which controls are looked at."""

    def gallery(surface: str) -> Gallery:
        made = Gallery(surface)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return gallery


class Gallery(QWidget):
    """Shows one control, which others can take the focus from."""

    def __init__(self, surface: str) -> None:
        super().__init__()
        self.resize(240, 120)
        self._frame = QFrame()
        self._frame.setObjectName(surface)
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(20, 20, 20, 20)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._frame)
        self._elsewhere = QWidget(self)
        self._elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def hang(self, control: QWidget) -> None:
        """Show ``control`` in place of the one before."""
        while (item := self._column.takeAt(0)) is not None:
            before = item.widget()
            assert before is not None
            before.setParent(None)
            before.deleteLater()
        self._column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        self._elsewhere.setFocus()
        control.show()
        QApplication.sendPostedEvents()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._column.activate()

    def focus(self, control: QWidget, has: bool) -> None:
        """Give ``control`` the focus, or take it away."""
        (control if has else self._elsewhere).setFocus()
        assert control.hasFocus() is has

    def look(self, control: QWidget, margin_px: int = _MARGIN_PX) -> Pixels:
        """The pixels of ``control`` and around it."""
        place = QRect(control.mapTo(self, QPoint()), control.size())
        return part(self, place.marginsAdded(QMargins(*[margin_px] * 4)))


def needed(colours: ThemeColours) -> float:
    """The contrast of text: more in themes of high contrast."""
    return 7.0 if colours in (DARK_CONTRAST, LIGHT_CONTRAST) else 4.5


def test_buttons_can_be_read_in_every_state_on_every_surface(
    colours: ThemeColours, gallery: Callable[[str], Gallery]
) -> None:
    found = {}
    for surface in SURFACES:
        wall = gallery(surface)
        for name, make in {**BUTTONS, **CHECKABLE}.items():
            button = make()
            wall.hang(button)
            assert isinstance(button, QPushButton | QToolButton | QCheckBox | QRadioButton)
            for is_checked in (False, True) if button.isCheckable() else (False,):
                button.setChecked(is_checked)
                for state in ("normal", "hover", "pressed", "focus"):
                    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "hover")
                    button.setDown(state == "pressed")
                    wall.focus(button, state == "focus")
                    # Within the frame and the line of checked ones, and beside an indicator.
                    inside = QRect(QPoint(), button.size()).adjusted(4, 4, -4, -7)
                    if isinstance(button, QCheckBox | QRadioButton):
                        inside.setLeft(26)
                    inside.translate(button.mapTo(wall, QPoint()))
                    ratio = text_contrast(part(wall, inside))
                    if ratio < needed(colours):
                        found[surface, name, is_checked, state] = round(ratio, 2)
    assert found == {}


def test_editors_have_an_edge_and_a_text_that_can_be_read(
    colours: ThemeColours, gallery: Callable[[str], Gallery]
) -> None:
    found = {}
    for surface in SURFACES:
        wall = gallery(surface)
        for name, make in EDITORS.items():
            editor = make()
            wall.hang(editor)
            for state in ("normal", "hover", "focus"):
                editor.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "hover")
                wall.focus(editor, state == "focus")
                ratio = edge_contrast(wall.look(editor), _MARGIN_PX)
                if ratio < 3:
                    found[surface, name, state] = round(ratio, 2)
            if isinstance(editor, QLineEdit | QPlainTextEdit | QSpinBox):
                inside = QRect(QPoint(4, 4), editor.size().shrunkBy(QMargins(4, 4, 4, 4)))
                ratio = text_contrast(part(wall, inside.translated(editor.mapTo(wall, QPoint()))))
                if ratio < needed(colours):
                    found[surface, name, "text"] = round(ratio, 2)
    assert found == {}


def test_the_focus_and_what_is_checked_are_told_apart_by_more_than_colour(
    colours: ThemeColours, gallery: Callable[[str], Gallery]
) -> None:
    found: dict[tuple[object, ...], float] = {}
    wall = gallery(SURFACES[1])
    for name, make in CHECKABLE.items():
        button = make()
        wall.hang(button)
        assert isinstance(button, QPushButton | QToolButton | QCheckBox | QRadioButton)
        button.setAutoExclusive(False)
        looks = {}
        for is_checked in (False, True):
            for is_focused in (False, True):
                button.setChecked(is_checked)
                wall.focus(button, is_focused)
                looks[is_checked, is_focused] = wall.look(button)
        for one, other in combinations(looks, 2):
            differs = told_apart(looks[one], looks[other])
            if differs < _SEEN_PX:
                found[name, one, other] = round(differs, 1)
    for name, make in {**BUTTONS, **EDITORS}.items():
        control = make()
        wall.hang(control)
        before = wall.look(control)
        wall.focus(control, True)
        differs = told_apart(before, wall.look(control))
        if differs < _SEEN_PX:
            found[name, "focus"] = round(differs, 1)
    assert found == {}


def test_the_chosen_row_of_a_list_is_told_by_more_than_its_colour(
    colours: ThemeColours, gallery: Callable[[str], Gallery]
) -> None:
    wall = gallery(SURFACES[1])
    for is_quiet in (False, True):
        rows = QListWidget()
        rows.setProperty("quiet", is_quiet)
        rows.addItems(["Appearance", "Folders"])
        wall.hang(rows)
        looks = []
        for row in (0, 1):
            rows.setCurrentRow(row)
            looks.append(wall.look(rows, 0))
        assert told_apart(looks[0], looks[1]) >= _SEEN_PX


def test_the_check_boxes_of_a_tree_have_an_edge(
    colours: ThemeColours, gallery: Callable[[str], Gallery]
) -> None:
    rows = QTreeWidget()
    rows.setHeaderHidden(True)
    rows.setRootIsDecorated(False)
    items = [QTreeWidgetItem([name]) for name in ("Stop", "Generate")]
    for item in items:
        item.setCheckState(0, Qt.CheckState.Unchecked)
        rows.addTopLevelItem(item)
    wall = gallery(SURFACES[0])
    wall.hang(rows)
    # The first row is the current one, and looks different.
    row = rows.visualItemRect(items[1])
    assert edge_contrast(part(rows.viewport(), row), _MARGIN_PX) >= 3


@pytest.mark.parametrize("colours", [DARK, LIGHT, DARK_CONTRAST, LIGHT_CONTRAST])
def test_surfaces_are_grey_and_text_can_be_read(colours: ThemeColours) -> None:
    surfaces = (colours.window, colours.panel, colours.field, colours.raised, colours.hover)
    least = needed(colours)
    for surface in (*surfaces, colours.stage):
        assert len({surface[1:3], surface[3:5], surface[5:7]}) == 1
    for surface in surfaces:
        for text in (colours.text, colours.dim, colours.accent):
            assert contrast(text, surface) >= least, (text, surface)
        assert surface == colours.hover or contrast(colours.line, surface) >= 3
    for text, surface in (
        (colours.stage_text, colours.stage),
        (colours.on_accent, colours.accent),
        (colours.on_accent, colours.accent_hover),
    ):
        assert contrast(text, surface) >= least
    for syntax in (colours.weight, colours.editing, colours.options, colours.name):
        assert contrast(syntax, colours.field) >= least


def test_colour_labels_differ_in_shape(qapp: QApplication) -> None:
    """On pictures, and on buttons and in menus: in all of what isn't their background."""
    shapes = []
    for label in LABEL_ACTIONS:
        grey = cell_marks.rating(0, label, 1.0).toImage().convertToFormat(_GREY)
        button = icons.icon(shape_of(label), colour=colour_of(label)).pixmap(QSize(32, 32))
        shapes.append((_shape(grey), _shape(button.toImage().convertToFormat(_ALPHA))))
    for one, other in combinations(shapes, 2):
        assert all((a != b).sum() >= _SEEN_PX / 2 for a, b in zip(one, other, strict=True))


def _shape(image: QImage) -> NDArray[np.bool_]:
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return np.asarray(raw[:, : image.width()] > 127)


def test_the_theme_follows_what_the_system_says_of_contrast(
    qapp: QApplication, tmp_path: Path
) -> None:
    theme = ActiveTheme(qapp, Theme.DARK, tmp_path)
    theme.apply()
    hints = qapp.styleHints()
    asked = hints.accessibility().contrastPreferenceChanged
    asked.emit(Qt.ContrastPreference.HighContrast)
    assert theme.colours is DARK_CONTRAST
    assert DARK_CONTRAST.accent in qapp.styleSheet()
    theme.use(Theme.LIGHT)
    assert theme.colours is LIGHT_CONTRAST
    asked.emit(Qt.ContrastPreference.NoPreference)
    assert theme.colours is LIGHT
    theme.use(Theme.LIGHT_CONTRAST)
    assert theme.colours is LIGHT_CONTRAST
    theme.deleteLater()
    qapp.setStyleSheet("")
