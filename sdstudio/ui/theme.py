"""The window's colours and style: neutral greys, one accent, dark or light like the system."""

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from sdstudio.app.settings import Theme
from sdstudio.ui import icons
from sdstudio.ui.icon_names import IconName

#: 8-px grid, 4 px inside controls.
GRID_PX: Final = 8
RADIUS_PX: Final = 6
TARGET_PX: Final = 28


@dataclass(frozen=True, slots=True)
class ThemeColours:
    """One theme. Everything but the accent, the mark and a prompt's syntax is a pure grey.

    Args:
        window, panel, field, raised: surfaces, from the back to the front.
        stage: behind a picture: a middle grey, so that colours are judged fairly.
        stage_text: on the stage.
        line: edges of controls (3 : 1 against their surface); faint_line only divides.
        text, dim: text; both at least 4.5 : 1 on every surface but the stage.
        accent, on_accent: the recommended next action and the selection, and text on them.
        unknown: the underline of words that the model doesn't know.
        weight, editing, options, name: syntax in a prompt; at least 4.5 : 1 on ``field``.
    """

    window: str
    panel: str
    field: str
    raised: str
    hover: str
    stage: str
    stage_text: str
    line: str
    faint_line: str
    text: str
    dim: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    unknown: str
    weight: str
    editing: str
    options: str
    name: str


DARK: Final = ThemeColours(
    window="#1e1e1e",
    panel="#262626",
    field="#1a1a1a",
    raised="#383838",
    hover="#444444",
    stage="#4a4a4a",
    stage_text="#f2f2f2",
    line="#7d7d7d",
    faint_line="#3a3a3a",
    text="#ececec",
    dim="#b0b0b0",
    disabled="#7a7a7a",
    accent="#f2a65a",
    accent_hover="#f7bb7f",
    on_accent="#1a1a1a",
    unknown="#f2a65a",
    weight="#86bff5",
    editing="#d3a8ee",
    options="#82cfa9",
    name="#e3cb78",
)

LIGHT: Final = ThemeColours(
    window="#e6e6e6",
    panel="#f2f2f2",
    field="#ffffff",
    raised="#e2e2e2",
    hover="#d6d6d6",
    stage="#b8b8b8",
    stage_text="#1a1a1a",
    line="#868686",
    faint_line="#d0d0d0",
    text="#1c1c1c",
    dim="#565656",
    disabled="#8c8c8c",
    accent="#b04e06",
    accent_hover="#8f3f04",
    on_accent="#ffffff",
    unknown="#b04e06",
    weight="#0b5cad",
    editing="#7c2fa3",
    options="#0a6a49",
    name="#765900",
)


class ActiveTheme(QObject):
    """The current theme, known from the start and applied by :meth:`apply`.

    Args:
        images: folder for the images that the style sheet uses; created when needed.

    Signals:
        changed(): palette, style sheet and icons have changed.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(self, application: QApplication, theme: Theme, images: Path) -> None:
        super().__init__(application)
        self._application = application
        self._images = images
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._choose(theme)

    def use(self, theme: Theme) -> None:
        """Switch to ``theme``; ``SYSTEM`` follows the system, or is dark if that is unknown."""
        if theme is not self._theme:
            self._choose(theme)
            self.apply()

    def apply(self) -> None:
        """Style the application.

        Call it after the widgets have been laid out: with a style sheet, Qt restyles a widget and
        its children whenever its parent changes.
        """
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, self._images))
        self.changed.emit()

    def _choose(self, theme: Theme) -> None:
        self._theme = theme
        hints = self._application.styleHints()
        if theme is Theme.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = theme is Theme.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        scheme = hints.colorScheme()
        wanted = {Theme.DARK: DARK, Theme.LIGHT: LIGHT}.get(theme)
        self.colours = wanted or (LIGHT if scheme == Qt.ColorScheme.Light else DARK)
        icons.use_colours(self.colours.text, self.colours.disabled, self.colours.on_accent)
        icons.recolour(self._application)

    def _on_system_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            self._choose(self._theme)
            self.apply()


def palette(colours: ThemeColours) -> QPalette:
    """The palette that Fusion and our own painting use."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, value in {
        role.Window: colours.panel,
        role.WindowText: colours.text,
        role.Base: colours.field,
        role.AlternateBase: colours.panel,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.text,
        role.ToolTipBase: colours.field,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.dim,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.hover,
        role.Midlight: colours.raised,
        role.Mid: colours.faint_line,
        role.Dark: colours.line,
        role.Shadow: colours.window,
    }.items():
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.raised))
    return made


def style_sheet(colours: ThemeColours, images: Path) -> str:
    """What Fusion doesn't take from the palette: radii, focus, spacing."""
    names = {name: getattr(colours, name) for name in ThemeColours.__dataclass_fields__}
    files = {
        "arrow_down": icons.image_file("caret-down", colours.text, images),
        "check": icons.image_file("check-bold", colours.on_accent, images),
    }
    for name in _FILE_DIALOG:
        key = name.replace("-", "_")
        files[key] = icons.image_file(name, colours.text, images)
        files[f"{key}_disabled"] = icons.image_file(name, colours.disabled, images)
    subtitle_pt = round(1.2 * QFontInfo(QApplication.font()).pointSizeF(), 1)
    # So opaque that text on it has enough contrast on any picture.
    glass = f"#e8{colours.panel[1:]}"
    return _SHEET.substitute(names, **files, glass=glass, subtitle_pt=subtitle_pt)


#: In the buttons of the file dialog, which Qt would draw in black.
_FILE_DIALOG: Final[tuple[IconName, ...]] = (
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "folder-plus",
    "squares-four",
    "list-bullets",
)

_SHEET: Final = Template("""
QMainWindow, QDialog { background: $panel; }
QFrame[popup="true"] { border: 1px solid $line; }
QMainWindow::separator { background: $window; }
QToolTip { background: $field; color: $text; border: 1px solid $line; padding: 4px 6px; }
QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $line; }
QMenuBar { background: $window; color: $text; padding: 2px 4px; }
QMenuBar::item { padding: 8px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $raised; }
QMenu { background: $field; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $faint_line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::icon:checked { border: 1px solid $accent; border-radius: 4px; }
QMenu::icon:checked:selected { border-color: $on_accent; }

QPushButton, QToolButton {
  background: $raised; color: $text; border: 2px solid transparent; border-radius: 6px;
  padding: 3px 10px; min-height: 22px; outline: none;
}
QToolButton { padding: 2px 4px; min-width: 22px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $field; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; }
QToolButton[flat="true"], QPushButton[flat="true"] { background: transparent; }
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: $hover; }
QToolButton:checked, QPushButton:checked { background: $raised; border-color: $accent; }
QToolButton:checked:hover, QPushButton:checked:hover { background: $hover; }
QToolButton:checked:focus, QPushButton:checked:focus { border-color: $text; }
QPushButton[primary="true"] {
  background: $accent; color: $on_accent; font-weight: 600; min-height: 34px;
}
QToolButton[shape="true"] { padding: 2px 0; }
QToolButton[shape="true"]:focus { border-color: $text; }
QToolButton[view="true"] { padding: 0 8px 0 4px; min-height: 24px; }
/* A line below, as a frame all around is the focus. */
QToolButton[view="true"]:checked {
  background: $raised; border-color: transparent; border-bottom-color: $accent;
  border-bottom-left-radius: 0; border-bottom-right-radius: 0;
}
QToolButton[view="true"]:checked:focus { border-color: $text; border-radius: 6px; }
QToolButton[text_beside="true"] { padding: 2px 8px 2px 4px; }
QPushButton[primary="true"]:hover { background: $accent_hover; }
QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled { background: $raised; color: $disabled; }
QPushButton[accent="true"] { background: $accent; color: $on_accent; font-weight: 600; }
QPushButton[accent="true"]:hover { background: $accent_hover; }
QPushButton[accent="true"]:focus { border-color: $text; }
QPushButton[tall="true"] { min-height: 34px; }
QPushButton[link="true"] {
  background: transparent; color: $accent; padding: 2px 0; text-align: left;
}
/* Level with the lines of the list above. */
QPushButton[link="true"][in_list="true"] { padding-left: 11px; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[chip="true"] { padding: 3px 10px; text-align: left; }
QPushButton[chip="true"][dim="true"] {
  background: transparent; color: $dim; border: 1px dashed $line; padding: 4px 11px;
}
QPushButton[chip="true"][dim="true"]:hover { background: $hover; }
QPushButton[chip="true"][dim="true"]:focus { border: 2px solid $accent; padding: 3px 10px; }
QPushButton[section="true"] {
  background: transparent; text-align: left; padding: 2px 0; font-weight: 600;
  font-size: ${subtitle_pt}pt;
}
QPushButton[section="true"]:hover { background: $raised; }
QPushButton[group="true"] { background: transparent; text-align: left; padding: 2px 0; }
QPushButton[group="true"]:checked { border-color: transparent; }
QPushButton[group="true"]:focus { border-color: $accent; }
QPushButton[group="true"]:hover { background: $raised; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
  background: $field; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 3px 6px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $dim;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 22px; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 2px 5px;
}
/* Its clear button; what other tool buttons have would move it out of the middle. */
QLineEdit > QToolButton { min-width: 0; min-height: 0; padding: 0; border: none; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  color: $disabled; border-color: $faint_line; placeholder-text-color: $disabled;
}
/* One at each side, inside the padding: the text's field lies between them. */
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  width: 0; border: none; subcontrol-origin: content; subcontrol-position: right;
}
QAbstractSpinBox::down-button { subcontrol-position: left; left: -1px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow_down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
  background: $field; color: $text; border: 1px solid $line; outline: none; padding: 4px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }
QComboBox QAbstractItemView::item:disabled { color: $disabled; }

QCheckBox { spacing: 8px; min-height: 28px; }
QCheckBox::indicator {
  width: 16px; height: 16px; border: 1px solid $line; border-radius: 4px; background: $field;
}
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox:focus { outline: none; }
QCheckBox::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check");
}

QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal {
  width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
  background: $text; border: 1px solid $panel;
}
QSlider::handle:horizontal:hover { background: $accent; }
QSlider::handle:horizontal:focus { background: $accent; }

QProgressBar {
  background: $faint_line; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollArea, QScrollArea > QWidget > QWidget[transparent="true"] {
  background: transparent; border: none;
}
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

/* That of a completer is a window of its own, which must not be seen through. */
QListView {
  background: $field; color: $text; border: 2px solid $line; outline: none;
  selection-background-color: $accent; selection-color: $on_accent;
}
QListWidget, QueueList, Strip, ResultsList {
  background: transparent; border: 2px solid transparent; border-radius: 6px; outline: none;
}
QListWidget:focus, QueueList:focus, Strip:focus { border-color: $line; }
QListWidget::item { min-height: 28px; padding: 0 6px; border-radius: 4px; }
QListWidget::item:selected { background: $accent; color: $on_accent; }
QListWidget[quiet="true"]::item:selected { background: $raised; color: $text; }
QListWidget::indicator {
  width: 16px; height: 16px; border: 1px solid $line; border-radius: 4px; background: $field;
}
QListWidget::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check");
}
QTableView, QTextBrowser {
  background: $field; border: 1px solid $faint_line; border-radius: 6px; outline: none;
}
QTableView:focus, QTextBrowser:focus { border-color: $accent; }
QTableView::item { padding: 3px; }

QTreeView {
  background: transparent; border: none; outline: none; selection-background-color: $raised;
}
QTreeView::item { min-height: 30px; padding: 3px 4px; color: $text; }
QTreeView::item:disabled { color: $dim; }
QTreeView::item:selected { background: $raised; color: $text; }
QHeaderView::section {
  background: $panel; color: $dim; border: none; padding: 4px 6px; font-weight: 600;
}
QFileDialog {
  backward-icon: url("$arrow_left") normal, url("$arrow_left_disabled") disabled;
  forward-icon: url("$arrow_right") normal, url("$arrow_right_disabled") disabled;
  filedialog-parent-directory-icon: url("$arrow_up") normal, url("$arrow_up_disabled") disabled;
  filedialog-new-directory-icon: url("$folder_plus");
  filedialog-listview-icon: url("$squares_four");
  filedialog-detailedview-icon: url("$list_bullets");
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QLabel[dim="true"] { color: $dim; }
QLabel[chosen="true"], QCheckBox[chosen="true"] { font-weight: 700; }
QLabel[heading="true"] { font-weight: 600; }
QLabel[subtitle="true"] { font-size: ${subtitle_pt}pt; font-weight: 600; }
QLabel[title="true"] { font-size: 15pt; font-weight: 600; }
QLabel[over="true"] { color: $accent; font-weight: 600; }
QFrame#status_line { background: $window; }
QFrame#status_line QLabel { color: $dim; }
QFrame#status_line QLabel#status_activity { color: $text; }
QFrame#card { background: $field; border: 1px solid $faint_line; border-radius: 6px; }
QFrame#card QLabel[title="true"] { font-size: 12pt; }
QLabel[condition="true"] { color: $text; font-weight: 600; }
QRadioButton { spacing: 8px; min-height: 28px; }
QRadioButton:focus { outline: none; }
QRadioButton::indicator {
  width: 12px; height: 12px; border: 1px solid $line; border-radius: 7px; background: $field;
}
QRadioButton::indicator:focus { border: 2px solid $accent; width: 10px; height: 10px; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 6px; height: 6px; }
QRadioButton::indicator:checked:focus { border-color: $accent_hover; background: $text; }
QFrame#notice, QFrame#canvas_panel {
  background: $field; border: 1px solid $line; border-radius: 6px;
}
QFrame#floating_bars, QFrame#floating_panel {
  background: $glass; border: 1px solid $line; border-radius: 6px;
}
QFrame#floating_bars QFrame#stage_bar, QFrame#floating_bars QFrame#notice,
QFrame#floating_bars QFrame#job_bar, QFrame#floating_panel QFrame#stage_bar {
  background: transparent; border: none; border-radius: 0px;
}
QFrame#floating_bars QListView, QFrame#floating_panel QListView { background: transparent; }
QLabel#floating_title { color: $dim; padding: 3px 8px; }
QLabel#picture_number {
  background: $field; color: $text; border: 1px solid $line; border-radius: 6px; padding: 1px 7px;
}
QFrame#slot { background: $field; border: 1px dashed $line; border-radius: 6px; }
QFrame#slot[over="true"] { border: 2px dashed $accent; }
QLabel#drop_hint, QLabel#model_drop_hint, QLabel#import_drop_hint {
  background: $panel; color: $text; border: 3px dashed $accent; font-size: 15pt; font-weight: 600;
  padding: 48px 24px;
}
QToolButton#zoom_button { padding: 4px 0px; min-width: 0px; }
CanvasView { background: $stage; border: none; }
QFrame#stage, QDialog#stage { background: $stage; }
QFrame#stage_bar, QFrame#job_bar, QFrame#settings_panel { background: $panel; }
QFrame#job_bar { border-bottom: 1px solid $faint_line; }
QFrame#stage_bar QFrame#job_bar { border: none; }
QWidget#empty_stage QLabel { color: $stage_text; }
QWidget#empty_stage QFrame#card QLabel { color: $text; }
QWidget#empty_stage QFrame#card QLabel[dim="true"] { color: $dim; }
QFrame#divider { background: $faint_line; }
QLabel#scroll_place {
  background: $field; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 4px 8px; font-weight: 600;
}
""")
