"""The window's language: finds and installs the compiled translations. QtCore only."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QTranslator,
    qInstallMessageHandler,
)

from sdstudio.app.settings import Language
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.text import QT_TRANSLATE_NOOP

#: Texts of Qt's file dialog, by context, that Qt's own Chinese translation lacks.
MISSING_IN_QT: Final = (
    ("QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "&Look in:")),
    ("QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:")),
    ("QAbstractFileIconProvider", QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder")),
)
#: Keys that Qt's Chinese translation names in words (“Ctrl+回车”, “Alt+上方向”), unlike keyboards.
KEYS_ON_KEYBOARDS: Final = (
    ("QShortcut", QT_TRANSLATE_NOOP("QShortcut", "Return")),
    ("QShortcut", QT_TRANSLATE_NOOP("QShortcut", "Enter")),
    ("QShortcut", QT_TRANSLATE_NOOP("QShortcut", "Backspace")),
    ("QShortcut", QT_TRANSLATE_NOOP("QShortcut", "Up")),
    ("QShortcut", QT_TRANSLATE_NOOP("QShortcut", "Down")),
    ("QShortcut", QT_TRANSLATE_NOOP("QShortcut", "Left")),
    ("QShortcut", QT_TRANSLATE_NOOP("QShortcut", "Right")),
)


@dataclass(slots=True)
class _OtherLanguages:
    """Where the languages are that aren't installed, and those that were needed so far."""

    folder: Path | None = None
    translators: dict[Language, QTranslator] = field(default_factory=dict)


_others = _OtherLanguages()


class Translation:
    """Installs the translators of one language at a time on the application."""

    def __init__(self, folder: Path, application: QCoreApplication) -> None:
        self._folder = folder
        _others.folder = folder
        self._application = application
        self._language: Language | None = None
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> QLocale:
        """Switch to ``language``; widgets get ``QEvent.LanguageChange`` if it changes.

        Returns:
            the locale for numbers and dates, which is now the default.
        """
        if language is self._language:
            return QLocale()
        self._language = language
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []
        locale = QLocale.system() if language is Language.SYSTEM else QLocale(language.value)
        row = _row(locale)
        if row is None:
            row = Language.ENGLISH
            locale = QLocale(row.value)
        QLocale.setDefault(locale)
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", qt_folder), ("sdstudio", str(self._folder))):
            translator = QTranslator(self._application)
            # By the row: numbers and dates may be those of another country, which has no file.
            if translator.load(QLocale(row.value), name, "_", folder):
                self._application.installTranslator(translator)
                self._installed.append(translator)
        return locale


def _row(locale: QLocale) -> Language | None:
    """The language of ``locale``, if the program has it."""
    known = (one for one in Language.all() if QLocale(one.value).language() is locale.language())
    return next(known, None)


def translate(context: str, text: str) -> str:
    """``text`` in the installed language, for strings marked below the UI layer."""
    return QCoreApplication.translate(context, text)


def translate_to(language: Language, context: str, text: str) -> str:
    """``text`` in a language that need not be the installed one."""
    if language is Language.ENGLISH or _others.folder is None:
        return text
    if language not in _others.translators:
        translator = QTranslator()
        translator.load(QLocale(language.value), "sdstudio", "_", str(_others.folder))
        _others.translators[language] = translator
    return _others.translators[language].translate(context, text) or text


def current_language() -> Language:
    """The installed language, to choose among texts by language."""
    return _row(QLocale()) or Language.ENGLISH


def system_translation(folder: Path) -> Translate:
    """:func:`translate` in the system's language, for a program without a window."""
    # In a locale that is not UTF-8, such as C, Qt prints three lines about it.
    usual = qInstallMessageHandler(lambda *_message: None)
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    qInstallMessageHandler(usual)
    Translation(folder, application).use(Language.SYSTEM)
    return translate
