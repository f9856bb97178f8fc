"""The list of shortcuts for paper and for browsers: the commands that have one, by menu."""

from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from sdstudio.app.translation import current_language
from sdstudio.paths import APP_NAME
from sdstudio.ui.actions import name_of
from sdstudio.ui.shortcut_table import MenuOfCommands, shortcut_texts, with_shortcuts

_MARGIN_MM: Final = 18
_TEXT_PT: Final = 9
#: Where it is printed from a browser, there is room for two columns.
_STYLE: Final = (
    "body{font-family:sans-serif;margin:2em auto;max-width:50em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}"
    "td{padding:3px 8px;border-bottom:1px solid #ccc}"
    "h2{margin:1.2em 0 .3em}tr,h2{break-inside:avoid}h2{break-after:avoid}"
    "@media print{body{columns:2;max-width:none;font-size:9pt}h1{column-span:all}}"
)


def sheet_title() -> str:
    """Its heading."""
    return QCoreApplication.translate("shortcut sheet", "Keyboard shortcuts in {program}").format(
        program=APP_NAME
    )


def sheet_html() -> str:
    """The list as a page that stands alone, in the current language."""
    title = escape(sheet_title())
    menus = "\n".join(map(_menu, with_shortcuts()))
    language = current_language().value.replace("_", "-")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n{menus}\n</body></html>\n"
    )


def sheet_pdf() -> bytes:
    """The list as a PDF, on the paper of the artist's country."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet_title())
    writer.setCreator(APP_NAME)
    writer.setPageSize(QPageSize(_paper()))
    paint_sheet(writer)
    # Written when it is gone.
    del writer
    return bytes(buffer.data().data())


def paint_sheet(device: QPagedPaintDevice) -> None:
    """Draw the list on the pages of a printer or a PDF, numbered if there are several."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    # Not that of the window, whose size is the screen's.
    document.setDefaultFont(QFont(QGuiApplication.font().family(), _TEXT_PT))
    document.setHtml(sheet_html())
    document.print_(device)


def _menu(menu: MenuOfCommands) -> str:
    rows = "\n".join(
        f'<tr><td width="60%">{escape(name_of(do))}</td>'
        f"<td>{', '.join(f'<kbd>{escape(one)}</kbd>' for one in shortcut_texts(do))}</td></tr>"
        for do in menu.commands
    )
    return f'<h2>{escape(menu.title)}</h2>\n<table width="100%">\n{rows}\n</table>'


def _paper() -> QPageSize.PageSizeId:
    metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter
