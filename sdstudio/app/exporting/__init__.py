"""Exports as the window does them: copies, tables and contact sheets."""

from sdstudio.app.exporting.run import run_export

__all__ = ["run_export"]
