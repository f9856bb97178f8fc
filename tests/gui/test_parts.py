"""VAEs and LoRAs of the catalogue: got where they are missed, and used from then on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sdstudio.app.notices import Notice
from sdstudio.app.studio import Studio
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.families import family
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.domain.vae import VaeRef
from sdstudio.paths import Paths
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.card_buttons import ModelAction
from tests.gui.test_models import accept, drop, sheet
from tests.support import hub
from tests.support.adapters import write_kohya
from tests.support.hub import Mirror
from tests.support.model_hub import SmallModel, write_catalogue
from tests.support.originals import VAE, tensors_of, write_tensors

XL = family("sdxl")


@dataclass(frozen=True)
class Part(SmallModel):
    """A VAE or LoRA for XL."""

    kind: str = ""

    def row(self) -> dict[str, object]:
        whole = super().row()
        variants: Any = whole["variants"]
        variant = {**variants[0], "layout": "single_file"}
        changes: dict[str, object] = {
            "kind": self.kind,
            "family": XL.key,
            "prediction_type": None,
            "configuration": None,
            "variants": [variant],
            **({"fits_float16": True} if self.kind == "vae" else {}),
        }
        return whole | changes


@pytest.fixture
def mirror(paths: Paths, tmp_path: Path) -> Iterator[Mirror]:
    named = tensors_of(family=XL)
    alone = {key.removeprefix(VAE): one for key, one in named.items() if key.startswith(VAE)}
    files = {
        "vae": write_tensors(tmp_path / "served" / "fixed.safetensors", alone),
        "lora": write_kohya(tmp_path / "served" / "lcm-lora.safetensors"),
    }
    parts = [
        Part(f"a-{kind}", {file.name: file.read_bytes()}, kind) for kind, file in files.items()
    ]
    with hub.mirrors([{path: data for one in parts for path, data in one.paths().items()}]) as (
        mirror,
    ):
        write_catalogue(paths.resources / "catalogue.json", mirror, *parts)
        yield mirror


@pytest.fixture
def studio(mirror: Mirror, studio: Studio) -> Studio:
    """With a catalogue of a VAE and a LoRA that the mirror has."""
    return studio


def test_a_file_without_a_vae_is_completed_and_decodes_with_another(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = {key: one for key, one in tensors_of(family=XL).items() if not key.startswith(VAE)}
    file = write_tensors(tmp_path / "lacks.safetensors", kept)
    assert drop(window, file)
    found = sheet(qtbot)
    entry = found.entries[0]
    assert not found.import_button.isEnabled()
    assert entry.vae.isHidden()
    assert found.focusWidget() is entry.get_vae
    qtbot.keyClick(entry.get_vae, Qt.Key.Key_Space)
    models = window.models.window
    qtbot.waitUntil(lambda: "a-vae" in models.cards)
    card = models.cards["a-vae"]
    qtbot.waitUntil(lambda: models.focusWidget() is card.buttons[ModelAction.DOWNLOAD])
    # It stays in view while what is above it grows, until the artist moves on.
    qtbot.waitUntil(lambda: not card.buttons[ModelAction.DOWNLOAD].visibleRegion().isEmpty())
    for heading in models._headings:
        heading.setMinimumHeight(2_000)
    qtbot.waitUntil(lambda: card.y() > 2_000)
    qtbot.waitUntil(lambda: not card.buttons[ModelAction.DOWNLOAD].visibleRegion().isEmpty())
    card.buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    registry = window.studio.registry
    qtbot.waitUntil(lambda: len(registry.auxiliary_models(AuxiliaryKind.VAE)) == 1)
    (vae,) = registry.auxiliary_models(AuxiliaryKind.VAE)
    assert (vae.latent_scales, vae.fits_float16) == ((XL.latent_scale,), True)
    assert ModelAction.USE not in card.buttons

    assert drop(window, file)
    found = sheet(qtbot)
    entry = found.entries[0]
    assert entry.get_vae.isHidden()
    # What is taken is said, and can be changed.
    assert [entry.vae.itemText(row) for row in range(entry.vae.count())] == [vae.name]
    assert entry.needed_bytes > entry.found.needed_bytes
    found.import_button.click()
    qtbot.waitUntil(lambda: len(registry.checkpoints) == 2)
    key = next(key for key in models.cards if key.startswith("imported-lacks"))
    card = models.cards[key]
    # As with any file that doesn't say it, although it has become two.
    qtbot.waitUntil(lambda: not card.trained_for.isEmpty())
    qtbot.waitUntil(lambda: len(card.decode_with.actions()) == 2)
    own, other = card.decode_with.actions()
    assert [own.isChecked(), other.isChecked()] == [True, False]
    card.buttons[ModelAction.USE].click()
    other.trigger()

    def used() -> VaeRef | None:
        checkpoint = window.studio.draft.checkpoint
        return None if checkpoint is None else checkpoint.vae

    qtbot.waitUntil(lambda: used() == VaeRef.of(vae))
    qtbot.waitUntil(lambda: vae.name in card.facts.text())
    check_recall(window, vae, qtbot)
    card.decode_with.actions()[0].trigger()
    qtbot.waitUntil(lambda: used() is None)


def check_recall(window: MainWindow, vae: AuxiliaryModel, qtbot: QtBot) -> None:
    """A picture's settings are used with the VAE that it had."""
    draft, chooser = window.studio.draft, window.make.model
    model = draft.checkpoint
    assert model is not None
    bare = resolve(Draft(), replace(model, vae=None), drawn_seed=1)

    def recall(request: GenerationRequest) -> None:
        window.recall.recall_request(request, lambda: "used")
        qtbot.waitUntil(lambda: draft.is_chosen("seed"))

    assert chooser.decoding.isHidden()
    recall(bare)
    assert resolve(draft.draft, model, drawn_seed=2).vae is None
    assert vae.name in chooser.decoding.text()
    assert not chooser.decoding.isHidden()
    window.undo.undo()
    assert resolve(draft.draft, model, drawn_seed=2).vae == VaeRef.of(vae)
    recall(bare)
    chooser.decode_as_chosen.click()
    assert resolve(draft.draft, model, drawn_seed=2).vae == VaeRef.of(vae)
    assert chooser.decode_as_chosen.isHidden()
    draft.release("seed")
    gone = VaeRef(name="gone", sha256="0" * 64)
    recall(bare.model_copy(update={"vae": gone}))
    assert resolve(draft.draft, model, drawn_seed=2).vae == VaeRef.of(vae)
    (notice,) = window.make.notices.notices
    assert (notice.code, notice.arguments) == (ErrorCode.VAE_NOT_RECALLED, {"vae": gone.name})
    # Chosen again in the model's menu, it counts, whatever the picture had.
    recall(bare)


def test_a_downloaded_lora_is_listed_with_the_others(window: MainWindow, qtbot: QtBot) -> None:
    window.notices.tell(Notice(ErrorCode.ADAPTER_GONE, {"adapter": "another"}))
    window.models.open("a-lora")
    models = window.models.window
    qtbot.waitUntil(lambda: "a-lora" in models.cards)
    models.cards["a-lora"].buttons[ModelAction.DOWNLOAD].click()
    accept(qtbot)
    adapters = window.studio.adapters
    qtbot.waitUntil(lambda: "A-Lora is ready" in window.make.done.text)
    assert [one.name for one in adapters.read().adapters] == ["lcm-lora"]
    # That one is still missing.
    assert [one.code for one in window.make.notices.notices] == [ErrorCode.ADAPTER_GONE]
