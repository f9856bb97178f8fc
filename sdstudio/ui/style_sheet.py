"""The style sheet of the window: what Fusion doesn't take from the palette."""

from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from sdstudio.ui import icons
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.theme_colours import ThemeColours


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
    base_pt = QFontInfo(QApplication.font()).pointSizeF()
    sizes = {name: f"{round(share * base_pt, 1)}pt" for name, share in _SIZES.items()}
    # Qt gives number fields no more than the least height.
    line_px = max(_LINE_MIN_PX, QFontMetrics(QApplication.font()).height())
    checked = {
        f"checked{tall}{hover}": _with_line(surface, colours.accent, share)
        for tall, share in (("", 0.15), ("_tall", 0.07))
        for hover, surface in (("", colours.raised), ("_hover", colours.hover))
    }
    # So opaque that text on it has enough contrast on any picture.
    glass = f"#e8{colours.panel[1:]}"
    return _SHEET.substitute(
        names, **files, **sizes, **checked, glass=glass, line_height=f"{line_px}px"
    )


def _with_line(surface: str, line: str, share: float) -> str:
    """A background with a line at its lower edge, which takes ``share`` of its height."""
    above = 1 - share
    return (
        "qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1, "
        f"stop: 0 {surface}, stop: {above} {surface}, stop: {above + 0.001} {line}, stop: 1 {line})"
    )


#: Of the text in a field.
_LINE_MIN_PX: Final = 22

#: Sizes of text, as parts of the application's, which follows the system's and the settings.
_SIZES: Final = {"card_title": 1.2, "subtitle": 1.2, "title": 1.5}

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
  background: $raised; color: $text; border: 2px solid $edge; border-radius: 6px;
  padding: 3px 10px; min-height: 22px; outline: none;
}
QToolButton { padding: 2px 4px; min-width: 22px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $field; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; }
QToolButton[flat="true"], QPushButton[flat="true"] {
  background: transparent; border-color: transparent;
}
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: $hover; }
/* A line inside, since a frame all around is the focus: told apart without their colours. */
QToolButton:checked, QPushButton:checked { background: ${checked}; }
QToolButton:checked:hover, QPushButton:checked:hover { background: ${checked_hover}; }
QToolButton:focus, QPushButton:focus,
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border-color: $accent; }
QToolButton:checked:focus, QPushButton:checked:focus { border-color: $text; }
QPushButton[primary="true"] {
  background: $accent; color: $on_accent; font-weight: 600; min-height: 34px;
  border-color: $accent;
}
QToolButton[shape="true"] { padding: 2px 0; }
QToolButton[shape="true"]:checked { background: ${checked_tall}; }
QToolButton[shape="true"]:checked:hover { background: ${checked_tall_hover}; }
QToolButton[shape="true"]:focus { border-color: $text; }
QToolButton[view="true"] { padding: 0 8px 0 4px; min-height: 24px; }
QToolButton[text_beside="true"] { padding: 2px 8px 2px 4px; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
/* Next to the accent, the frame alone would differ by little more than its colour. */
QPushButton[primary="true"]:focus { border-color: $text; text-decoration: underline; }
QPushButton[primary="true"]:disabled {
  background: $raised; color: $disabled; border-color: $edge;
}
QPushButton[accent="true"] {
  background: $accent; color: $on_accent; font-weight: 600; border-color: $accent;
}
QPushButton[accent="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[accent="true"]:focus { border-color: $text; text-decoration: underline; }
QPushButton[tall="true"] { min-height: 34px; }
QPushButton[link="true"] {
  background: transparent; color: $accent; padding: 2px 0; text-align: left;
  border-color: transparent;
}
QPushButton[link="true"]:focus { border-color: $accent; }
/* Level with the lines of the list above. */
QPushButton[link="true"][in_list="true"] { padding-left: 11px; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[chip="true"] { padding: 3px 10px; text-align: left; }
QPushButton[chip="true"][dim="true"] {
  background: transparent; color: $dim; border: 1px dashed $line; padding: 4px 11px;
}
QPushButton[chip="true"][dim="true"]:hover { background: $hover; border-color: $dim; }
QPushButton[chip="true"][dim="true"]:focus { border: 2px solid $accent; padding: 3px 10px; }
QPushButton[section="true"] {
  background: transparent; text-align: left; padding: 2px 0; font-weight: 600;
  font-size: $subtitle; border-color: transparent;
}
QPushButton[section="true"]:focus { border-color: $accent; }
QPushButton[section="true"]:hover { background: $raised; }
QPushButton[group="true"] {
  background: transparent; text-align: left; padding: 2px 0; border-color: transparent;
}
QPushButton[group="true"]:focus { border-color: $accent; }
QPushButton[group="true"]:hover { background: $raised; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
  background: $field; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 3px 6px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $dim;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: $line_height; }
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
/* A ring, so that its shape tells, too. */
QSlider::handle:horizontal:focus {
  width: 8px; height: 8px; background: $panel; border: 4px solid $accent;
}

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
QListWidget[quiet="true"]::item { border-left: 3px solid transparent; padding-left: 3px; }
QListWidget[quiet="true"]::item:selected {
  background: $raised; color: $text; border-left: 3px solid $accent; border-radius: 0;
}
QListWidget::indicator, QTreeView::indicator {
  width: 16px; height: 16px; border: 1px solid $line; border-radius: 4px; background: $field;
}
QListWidget::indicator:checked, QTreeView::indicator:checked {
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
QTreeView::item:selected:first, QTreeView::item:selected:only-one {
  border-left: 3px solid $accent; padding-left: 1px;
}
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
QLabel[subtitle="true"] { font-size: $subtitle; font-weight: 600; }
QLabel[title="true"] { font-size: $title; font-weight: 600; }
QLabel[over="true"] { color: $accent; font-weight: 600; }
QFrame#status_line { background: $window; }
QFrame#status_line QLabel { color: $dim; }
QFrame#status_line QLabel#status_activity { color: $text; }
QFrame#card { background: $field; border: 1px solid $faint_line; border-radius: 6px; }
QFrame#card QLabel[title="true"] { font-size: $card_title; }
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
  background: $panel; color: $text; border: 3px dashed $accent; font-size: $title; font-weight: 600;
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
