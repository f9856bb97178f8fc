"""A black picture leads to another VAE, also for a model in a folder that was opened."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.session import SessionStore
from sdstudio.app.translation import translate
from sdstudio.cli.model_lookup import chosen_checkpoint, known_checkpoints
from sdstudio.disk import SystemDisk
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.error_sentences import Remedy
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.vae import VaeRef
from sdstudio.models.importing import import_model
from sdstudio.models.inspect import inspect
from sdstudio.models.stop import Stop
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.decode_menu import DecodeMenu
from tests.support.closing import close_when_written
from tests.support.originals import bundled, examined
from tests.support.paper_model import write_model


def install_vae(window: MainWindow, model: Path, qtbot: QtBot) -> VaeRef:
    """Install the VAE of ``model`` by itself."""
    studio = window.studio
    models = studio.settings.current.models(studio.paths.models)
    import_model(
        examined(next((model / "vae").glob("*.safetensors"))),
        models,
        disk=SystemDisk(),
        bundled=bundled(),
        name="Another VAE",
        link=False,
        stop=Stop(),
        progress=lambda _done, _total: None,
        vae_family=FAMILIES[0],
    )
    with qtbot.waitSignal(studio.registry.auxiliary_changed):
        window.controls._operations.start(studio.registry.read_installed())
    (vae,) = studio.registry.auxiliary_models(AuxiliaryKind.VAE)
    return VaeRef.of(vae)


def test_a_black_picture_leads_to_another_vae_for_an_opened_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio, folder = window.studio, write_model(tmp_path / "opened", mark=5)
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    vae = install_vae(window, folder, qtbot)
    checkpoint = inspect(folder)
    studio.registry.add(checkpoint)
    window.use_model(checkpoint)
    studio.draft.choose(prompt="all-black")
    window.make.generate_bar.generate.click()
    bar = window.stage.notices
    qtbot.waitUntil(lambda: "completely black" in bar.text)
    assert [one.code for one in bar.notices] == [ErrorCode.PICTURE_BLACK]
    # It was kept, since a prompt may ask for it.
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)

    buttons = {one.text(): one for one in bar.findChildren(QAbstractButton)}
    buttons["Decode with…"].click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, DecodeMenu)
    own, other = menu.actions()[:2]
    assert (own.isChecked(), other.text()) == (True, "Another VAE")
    other.trigger()
    menu.close()

    def used() -> VaeRef | None:
        now = studio.draft.checkpoint
        return None if now is None else now.vae

    qtbot.waitUntil(lambda: used() == vae)
    assert [one.code for one in bar.notices] == []
    # Nothing was written into the folder; the next start and the command line know it.
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before
    kept = SessionStore(studio.paths.session_file).current
    assert kept.decoding(inspect(folder)).vae == vae
    assert chosen_checkpoint(str(folder), studio.paths, translate).vae == vae
    assert vae in [one.vae for one in known_checkpoints(studio.paths, translate)]
    studio.registry._operations.start(studio.registry._look_at(folder))
    qtbot.wait(0)
    assert used() == vae

    # The card in the model window offers the same.
    window.models.open()
    shown = window.models.window
    qtbot.waitUntil(lambda: len(shown.opened) == 1)
    assert "decodes with Another VAE" in shown.opened[0]._facts.text()
    own, other = shown.opened[0].decode_with.actions()[:2]
    assert other.isChecked()
    own.trigger()
    qtbot.waitUntil(lambda: used() is None)
    assert "decodes" not in shown.opened[0]._facts.text()
    assert SessionStore(studio.paths.session_file).current.model_vaes == {}

    # What even float32 can't compute leads there, too; a model that is gone, to all models.
    shown.close()
    studio.draft.choose(prompt="vae-nan")
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: any(one.code is ErrorCode.CODED_NOT_FINITE for one in bar.notices))
    studio.registry.forget(studio.registry.checkpoints[-1])
    window.use_model(studio.registry.checkpoints[0])
    window.notices.on_remedy(Remedy.DECODE_WITH, next(iter(bar.notices)))
    assert shown.isVisible()
    close_when_written(window, qtbot)
