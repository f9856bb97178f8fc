"""``--vae``: an installed VAE decodes in place of the model's own, and ``verify`` uses it, too."""

import shutil
from pathlib import Path

from sdstudio.disk import SystemDisk
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_texts
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.importing import examine, import_model
from sdstudio.models.stop import Stop
from sdstudio.paths import user_paths
from tests.cli.conftest import Command


def install_vae(file: Path) -> Path:
    """Install the VAE in ``file`` for models like the practice model; returns its folder."""
    paths = user_paths()
    return import_model(
        examine(file, catalogue=Catalogue(), bundled=paths.model_configurations),
        paths.models,
        disk=SystemDisk(),
        bundled=paths.model_configurations,
        name="Other VAE",
        link=False,
        stop=Stop(),
        progress=lambda _done, _total: None,
        vae_family=FAMILIES[0],
    )


def test_it_is_used_recorded_and_used_again(run: Command, tmp_path: Path) -> None:
    own = user_paths().starter / "vae" / "diffusion_pytorch_model.safetensors"
    shutil.copyfile(own, tmp_path / "own.safetensors")
    folder = install_vae(tmp_path / "own.safetensors")
    pictures = {}
    for vae in ("own", "other vae"):
        out = tmp_path / f"{vae}.png"
        done = run("generate", "a cat", "--steps=1", "--seed=3", "--vae", vae, "--out", str(out))
        assert done.code == 0, done.err
        pictures[vae] = out
    request = decode(read_texts(pictures["other vae"])).request
    assert request.vae is not None
    assert request.vae.name == "Other VAE"
    assert decode(read_texts(pictures["own"])).request.vae is None
    for picture in pictures.values():
        assert run("verify", str(picture)).out == "identical\n"
    shutil.rmtree(folder)
    gone = run("verify", str(pictures["other vae"]))
    assert (gone.code, "The VAE “Other VAE” isn't installed" in gone.err) == (2, True), gone.err
    unknown = run("generate", "a cat", "--steps=1", "--vae", "other vae")
    assert (unknown.code, "No installed VAE called “other vae”" in unknown.err) == (2, True)
