"""CaptionWriter: each caption is in its note at once, and no note is ever replaced."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.caption_writer import CaptionsWritten, CaptionWriter
from sdstudio.app.library_view.organiser import Organiser
from sdstudio.app.library_view.results import Results
from sdstudio.app.library_view.search_thread import SearchThread
from sdstudio.app.picture_describer import PictureDescriber
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.captioning import ExistingNote
from sdstudio.domain.errors import ErrorCode
from sdstudio.library import Picture
from sdstudio.paths import user_paths
from tests.support.coroutines import result_of
from tests.support.memory_engine import MemoryEngine
from tests.support.pictures import a_provenance, a_request
from tests.support.services import Services, open_library, running_services

LEVELS = (10, 200, 10, 200)


class Setup:
    """A library of four pictures, the second of which has a note, and what describes them."""

    def __init__(self, services: Services, pictures: list[Picture], folder: Path) -> None:
        self.services, self.pictures = services, pictures
        self.background = BackgroundTasks()
        self.engine = services.engine
        words = user_paths().caption_words
        describer = PictureDescriber(words, self.engine, services.dispatcher, self.background)
        results = Results(services.library, SearchThread(services.library))
        self.organiser = Organiser(services.library, results)
        self.writer = CaptionWriter(describer, services.library, self.organiser, self.background)
        file = folder / "model.safetensors"
        file.write_bytes(b"weights")
        self.model = AuxiliaryModel(AuxiliaryKind.CAPTION, "BLIP", folder, file, "0" * 64)
        self.write(pictures[1].id, "mine")

    @property
    def ids(self) -> list[int]:
        return [one.id for one in self.pictures]

    def write(self, picture_id: int, note: str) -> None:
        result_of(
            self.organiser.annotate(
                [picture_id], lambda library: library.annotations.write_note(picture_id, note)
            )
        )

    def notes(self) -> list[str]:
        found = result_of(self.organiser.annotations(self.ids))
        return [found[id_].note for id_ in self.ids]

    def ended(self, qtbot: QtBot, existing: ExistingNote) -> CaptionsWritten:
        came: list[CaptionsWritten] = []
        self.writer.ended.connect(came.append)
        self.writer.start(self.model, self.ids, existing)
        qtbot.waitUntil(lambda: bool(came))
        assert not self.writer.is_running
        return came[0]


@pytest.fixture
def setup(qtbot: QtBot, tmp_path: Path) -> Iterator[Setup]:
    folder = tmp_path / "services"
    library = open_library(folder / "pictures", folder / "data")
    pictures = [
        library.save_picture(
            np.full((16, 24, 3), level, np.uint8), a_request("", seed=seed), a_provenance()
        )
        for seed, level in enumerate(LEVELS)
    ]
    library.close()
    with running_services(folder, engine=MemoryEngine()) as services:
        setup = Setup(services, pictures, tmp_path)
        yield setup
        assert setup.background.close(5.0)


def test_notes_are_left_alone_and_undo_takes_back_all_captions(qtbot: QtBot, setup: Setup) -> None:
    came = setup.ended(qtbot, ExistingNote.SKIP)
    assert setup.notes() == ["a rock", "mine", "a rock", "a dark"]
    assert (came.written, came.left_alone, came.remaining, came.failures) == (3, 1, 0, ())
    result_of(setup.organiser.restore(came.ids, came.previous))
    assert setup.notes() == ["", "mine", "", ""]


def test_captions_go_below_notes_once(qtbot: QtBot, setup: Setup) -> None:
    assert setup.ended(qtbot, ExistingNote.APPEND).written == 4
    assert setup.notes()[1] == "mine\na dark"
    again = setup.ended(qtbot, ExistingNote.APPEND)
    assert (again.written, again.left_alone, again.previous.is_change) == (0, 4, False)
    assert setup.notes()[1] == "mine\na dark"


def test_stopped_in_the_middle_what_is_written_stays(qtbot: QtBot, setup: Setup) -> None:
    # What was written before is on the disk, whatever ends the program.
    setup.organiser.annotated.connect(lambda _ids: setup.writer.stop())
    came = setup.ended(qtbot, ExistingNote.APPEND)
    assert (came.written, came.remaining) == (1, 3)
    assert setup.notes() == ["a rock", "mine", "", ""]


def test_files_that_cannot_be_read_stop_no_others(qtbot: QtBot, setup: Setup) -> None:
    setup.pictures[0].path.unlink()
    setup.pictures[2].path.write_bytes(b"torn")
    came = setup.ended(qtbot, ExistingNote.APPEND)
    assert [name for name, _ in came.failures] == [
        setup.pictures[0].path.name,
        setup.pictures[2].path.name,
    ]
    assert {error.code for _, error in came.failures} == {ErrorCode.INPUT_UNREADABLE}
    assert setup.notes() == ["", "mine\na dark", "", "a dark"]


def test_a_model_that_is_gone_ends_it_with_one_failure(qtbot: QtBot, setup: Setup) -> None:
    setup.model.file.unlink()
    came = setup.ended(qtbot, ExistingNote.SKIP)
    assert came.failure is not None
    assert came.failure.code is ErrorCode.MODEL_NOT_FOUND
    assert (came.written, came.remaining) == (0, 4)


def test_undo_leaves_what_the_artist_wrote_meanwhile(qtbot: QtBot, setup: Setup) -> None:
    first, last = setup.ids[0], setup.ids[-1]

    def on_annotated(ids: tuple[int, ...]) -> None:
        # Over the first caption, while the last picture is still to come.
        if last in ids:
            setup.organiser.annotated.disconnect(on_annotated)
            setup.services.library.do(
                lambda library: library.annotations.write_note(first, "better")
            )

    setup.organiser.annotated.connect(on_annotated)
    came = setup.ended(qtbot, ExistingNote.SKIP)
    assert first not in came.ids
    result_of(setup.organiser.restore(came.ids, came.previous))
    assert setup.notes() == ["better", "mine", "", ""]
