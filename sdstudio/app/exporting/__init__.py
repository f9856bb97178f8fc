"""Exports as the window does them: copies, tables and contact sheets."""

from sdstudio.app.exporting.run import page_count, page_names, run_export

__all__ = ["page_count", "page_names", "run_export"]
