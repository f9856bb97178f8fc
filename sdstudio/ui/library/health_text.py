"""What the library's dialog says: counts, sizes, and the results of tasks."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QObject

from sdstudio.app.library_health import HealthProgress, HealthResult, HealthTask
from sdstudio.app.translation import translate
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.library import Backup, BackupContents, LibraryCounts, LibrarySizes
from sdstudio.ui.model_manager.status_text import bytes_text
from sdstudio.ui.wording import counted, left, sentences


def moment_text(when: datetime) -> str:
    """A date and a time, in the artist's time zone."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


class HealthTexts(QObject):
    """The texts, in the current language."""

    def counts(self, counts: LibraryCounts) -> str:
        """For example “1,204 pictures · 3 in the trash · 2 missing”."""
        parts = [counted(self.tr("%n picture(s)", "", counts.pictures), counts.pictures)]
        if counts.trash:
            parts.append(counted(self.tr("%n in the trash", "", counts.trash), counts.trash))
        if counts.missing:
            parts.append(counted(self.tr("%n missing", "", counts.missing), counts.missing))
        return " · ".join(parts)

    def sizes(self, sizes: LibrarySizes) -> str:
        """For example “database 12 MB · search index 4 MB”, without what doesn't exist."""
        parts = (
            (self.tr("database {size}"), sizes.database),
            (self.tr("search index {size}"), sizes.search),
            (self.tr("thumbnails {size}"), sizes.thumbnails),
            (self.tr("similar content {size}"), sizes.vectors),
            (self.tr("journal {size}"), sizes.journal),
            (self.tr("backups {size}"), sizes.backups),
        )
        said = [text.format(size=bytes_text(size)) for text, size in parts if size]
        return " · ".join(said)

    def backup(self, backup: Backup, contents: BackupContents | None) -> str:
        """For example “2 Nov 2026 12:00 · 12.3 MB · 1,204 pictures · 3 jobs”."""
        parts = [moment_text(backup.made_at), bytes_text(backup.size_bytes)]
        if contents is not None:
            pictures, jobs = contents.pictures, contents.jobs
            parts.append(counted(self.tr("%n picture(s)", "", pictures), pictures))
            parts.append(counted(self.tr("%n job(s) in the queue", "", jobs), jobs))
        return " · ".join(parts)

    def task(self, task: HealthTask, progress: HealthProgress) -> str:
        """What is being done, and how far it has got."""
        match task:
            case HealthTask.CHECK:
                said = self.tr("Checking…")
            case HealthTask.REBUILD:
                said = self.tr("Reading the pictures again…")
            case HealthTask.BACK_UP:
                said = self.tr("Backing up…")
            case HealthTask.RESTORE:
                said = self.tr("Restoring the backup…")
            case HealthTask.FORGET:
                said = self.tr("Forgetting missing pictures…")
        if not progress.total:
            return said
        done = self.tr("{done} of {total} files").format(
            done=QLocale().toString(progress.done), total=QLocale().toString(progress.total)
        )
        return " · ".join((said, done, left(progress.left_s)))

    def result(self, result: HealthResult) -> str:
        """The result of a task, in sentences."""
        if result.error is not None:
            return sentence_for(result.error, translate)
        match result.task:
            case HealthTask.CHECK:
                return sentences(*self._check_sentences(result))
            case HealthTask.REBUILD:
                return sentences(*self._rebuild_sentences(result))
            case HealthTask.BACK_UP:
                return self.tr("A backup was made.")
            case HealthTask.RESTORE:
                return sentences(
                    self.tr("The backup was restored. The jobs in its queue are paused."),
                    *self._found_sentences(result),
                )
            case HealthTask.FORGET:
                return counted(
                    self.tr("%n missing picture(s) forgotten.", "", result.number), result.number
                )

    def _check_sentences(self, result: HealthResult) -> list[str]:
        said = [
            self.tr("The database was damaged and has been rebuilt.")
            if result.was_damaged
            else self.tr("The database is intact.")
        ]
        found = self._found_sentences(result)
        if result.is_stopped:
            stopped = self.tr("Stopped before every file was compared.")
            return [*said, *found, stopped]
        return [*said, *(found or [self._nothing_differs()])]

    def _rebuild_sentences(self, result: HealthResult) -> list[str]:
        read = result.found.read
        said = [counted(self.tr("%n file(s) read again.", "", read), read)]
        found = self._found_sentences(result)
        if result.is_stopped:
            stopped = self.tr("Stopped. The rest is unchanged.")
            return [*said, *found, stopped]
        said += found or [self.tr("Everything matches the files.")]
        if unread := result.unread_folders:
            said.append(
                counted(
                    self.tr(
                        "%n folder(s) can't be reached or aren't looked into; their pictures "
                        "weren't read again.",
                        "",
                        unread,
                    ),
                    unread,
                )
            )
        return said

    def _found_sentences(self, result: HealthResult) -> list[str]:
        said, found = [], result.found
        if new := len(found.imported):
            said.append(counted(self.tr("%n new picture(s) found.", "", new), new))
        if result.missing:
            said.append(
                counted(
                    self.tr("%n picture(s) can't be found.", "", result.missing), result.missing
                )
            )
        if found.returned:
            said.append(
                counted(
                    self.tr("Updated %n moved or renamed picture(s).", "", found.returned),
                    found.returned,
                )
            )
        return said

    def _nothing_differs(self) -> str:
        return self.tr("Everything matches the pictures folder.")
