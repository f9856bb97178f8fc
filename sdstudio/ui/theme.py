"""The window's colours and style: dark or light like the system, with as much contrast."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from sdstudio.app.settings import TextSize, Theme
from sdstudio.ui import icons
from sdstudio.ui.style_sheet import style_sheet
from sdstudio.ui.text_size import TextScale
from sdstudio.ui.theme_colours import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, ThemeColours

#: 8-px grid, 4 px inside controls.
GRID_PX: Final = 8
RADIUS_PX: Final = 6
TARGET_PX: Final = 28


def row_px(metrics: QFontMetrics) -> int:
    """The height of a row with one line of text: enough for a finger, and for the text."""
    return max(TARGET_PX, metrics.height() + GRID_PX)


class ActiveTheme(QObject):
    """The current theme, known from the start and applied by :meth:`apply`.

    Where the system asks for more contrast, so does every theme, also while the window is open.

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
        self._scale = TextScale(application)
        self._is_scaling = False
        application.fontChanged.connect(self._on_font)
        application.setStyle("Fusion")
        # Kept, as Python would otherwise take the accessibility hints for deleted.
        self._hints = application.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        accessibility = self._hints.accessibility()
        self._is_contrast_asked = _is_high(accessibility.contrastPreference())
        accessibility.contrastPreferenceChanged.connect(self._on_contrast)
        self._choose(theme)

    def use(self, theme: Theme) -> None:
        """Switch to ``theme``; ``SYSTEM`` follows the system, or is dark if that is unknown."""
        if theme is not self._theme:
            self._choose(theme)
            self.apply()

    def use_text_size(self, size: TextSize) -> None:
        """Scale all text to ``size``, compared with the system's."""
        if size is self._scale.size:
            return
        sheet = self._application.styleSheet()
        # With one, Qt keeps the fonts that widgets have.
        self._application.setStyleSheet("")
        self._is_scaling = True
        self._scale.use(size)
        self._is_scaling = False
        if sheet:
            self.apply()
            for window in self._application.topLevelWidgets():
                # What is laid out anew for other texts is laid out for larger ones.
                QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))

    def apply(self) -> None:
        """Style the application.

        Call it after the widgets have been laid out: with a style sheet, Qt restyles a widget and
        its children whenever its parent changes.
        """
        self._application.setPalette(palette(self.colours))
        if not self._application.styleSheet():
            # Until the event loop runs, Qt doesn't tell windows of the application's font.
            for window in self._application.topLevelWidgets():
                QApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))
        self._application.setStyleSheet(style_sheet(self.colours, self._images))
        self.changed.emit()

    def _choose(self, theme: Theme) -> None:
        self._theme = theme
        if theme is Theme.SYSTEM:
            self._hints.unsetColorScheme()
        else:
            scheme = Qt.ColorScheme.Dark if theme.is_dark else Qt.ColorScheme.Light
            self._hints.setColorScheme(scheme)
        is_dark = self._hints.colorScheme() != Qt.ColorScheme.Light
        if theme is not Theme.SYSTEM:
            # Not every platform does what it is told.
            is_dark = theme.is_dark
        if theme.has_contrast or self._is_contrast_asked:
            self.colours = DARK_CONTRAST if is_dark else LIGHT_CONTRAST
        else:
            self.colours = DARK if is_dark else LIGHT
        icons.use_colours(self.colours.text, self.colours.disabled, self.colours.on_accent)
        icons.recolour(self._application)

    def _on_system_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            self._choose(self._theme)
            self.apply()

    def _on_font(self) -> None:
        # Sizes in the style sheet follow it.
        if not self._is_scaling and self._application.styleSheet():
            self.apply()

    def _on_contrast(self, preference: Qt.ContrastPreference) -> None:
        if _is_high(preference) is not self._is_contrast_asked:
            self._is_contrast_asked = _is_high(preference)
            self._choose(self._theme)
            self.apply()


def _is_high(preference: Qt.ContrastPreference) -> bool:
    return preference == Qt.ContrastPreference.HighContrast


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
