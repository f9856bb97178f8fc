"""The dialog for internal errors: says what to do, and shows the report on them."""

from PySide6.QtWidgets import QApplication

from sdstudio.app.problem_report import ProblemReport
from sdstudio.ui.report_dialog import ReportDialog


class CrashDialog(ReportDialog):
    """Shown once at a time; later errors are added to the report."""

    def __init__(self, bug: str, report: ProblemReport) -> None:
        super().__init__("", QApplication.activeWindow())
        self._report = report
        self._bugs: list[str] = []
        self.setWindowTitle(self.tr("Something went wrong"))
        self.intro.setText(
            self.tr(
                "SD Studio ran into an internal error. Your pictures and the queue are safe. You "
                "can continue working; if something looks wrong, restart SD Studio.\n\nTo report "
                "the problem, copy or save the details. They contain no prompts or pictures, and "
                "your user name has been removed."
            )
        )
        self.close_button.setText(self.tr("Continue"))
        self.close_button.setAccessibleName(self.close_button.text())
        self.add(bug)

    def add(self, bug: str) -> None:
        """Add the traceback of another error."""
        self._bugs.append(bug)
        self.details.setPlainText(self._report.text(self._bugs))


def show_crash(bug: str, report: ProblemReport) -> None:
    """Report an internal error without stopping anything.

    Args:
        bug: its traceback.
    """
    for window in QApplication.topLevelWidgets():
        if isinstance(window, CrashDialog) and window.isVisible():
            window.add(bug)
            return
    CrashDialog(bug, report).open()
