"""The dialogs that the window's commands open."""

from typing import TYPE_CHECKING

from sdstudio.app.settings import SettingGroup
from sdstudio.app.updates.announcement import Announcement
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.only_one import come_forward, open_one

if TYPE_CHECKING:
    from sdstudio.ui.main_window import MainWindow


class WindowDialogs:
    """Opens dialogs over ``window``; each loads its module only when it is first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.actions_.connect_triggered(
            (ActionId.PALETTE, self.open_palette),
            (ActionId.HISTORY, self.open_history),
            (ActionId.SETTINGS, self.open_settings),
            (ActionId.GRAPHICS_CARD, self.open_graphics_card),
            (ActionId.LIBRARY_HEALTH, self.open_library_health),
            (ActionId.SHORTCUTS, self.open_shortcuts),
            (ActionId.SEARCH_SYNTAX, self.open_search_syntax),
            (ActionId.REPORT, self.open_report),
            (ActionId.UPDATES, self.open_updates),
            (ActionId.ABOUT, self.open_about),
        )

    def open_palette(self) -> None:
        """Find a command."""
        from sdstudio.ui.command_palette import CommandPalette

        CommandPalette(self._window.actions_, self._window).open()

    def open_history(self) -> None:
        """List the steps of the undo stack. It may stay open while the artist works."""
        from sdstudio.ui.history_dialog import HistoryDialog

        if open_one(HistoryDialog, self._window) is None:
            come_forward(HistoryDialog(self._window.undo, self._window))

    def open_settings(self, group: SettingGroup = SettingGroup.APPEARANCE) -> None:
        """Show the program's settings, and of them those of ``group`` first."""
        from sdstudio.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._window)
        dialog.show_group(group)
        dialog.open()

    def open_graphics_card(self) -> None:
        """Show what was found, and the pack for it."""
        from sdstudio.ui.graphics_dialog import GraphicsDialog

        GraphicsDialog(self._window).open()

    def open_library_health(self) -> None:
        """Show what there is of the library, and what can be done for it."""
        from sdstudio.ui.library.health_dialog import HealthDialog

        HealthDialog(self._window).open()

    def open_shortcuts(self) -> None:
        """List all commands and their shortcuts, which can be changed there."""
        from sdstudio.ui.shortcuts_dialog import ShortcutsDialog

        window, studio = self._window, self._window.studio
        ShortcutsDialog(
            window.actions_,
            studio.settings,
            studio.background,
            window.keep_settings,
            window.undo,
            window,
        ).open()

    def open_search_syntax(self) -> None:
        """List what can be typed in the search field."""
        from sdstudio.ui.library.query_help_dialog import QueryHelpDialog

        QueryHelpDialog(self._window).open()

    def open_report(self) -> None:
        """Show what the developers would be told about a problem."""
        from sdstudio.ui.report_dialog import ReportDialog

        ReportDialog(self._window.report.text(), self._window).open()

    def open_updates(self, announcement: Announcement | None = None) -> None:
        """Ask for a newer version, or show the one that was announced."""
        from sdstudio.ui.update_dialog import UpdateDialog

        window = self._window
        UpdateDialog(window.studio, window.keep_settings, announcement, window).open()

    def open_about(self) -> None:
        """Show version and licences."""
        from sdstudio.ui.about_dialog import AboutDialog

        studio = self._window.studio
        AboutDialog(studio.paths.resources, studio.background, self._window).open()
