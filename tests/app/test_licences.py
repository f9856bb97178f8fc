"""Licences as the artist reads them."""

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QLocale

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.licences import Licences
from sdstudio.models.catalogue import read_catalogue
from sdstudio.models.licences import Terms
from sdstudio.paths import user_paths


class _AtOnce:
    """Does it where it is asked, in place of a thread."""

    def do(self, _lane: str, call: Callable[[], object]) -> object:
        return call()


@pytest.fixture
def usual_locale() -> Iterator[None]:
    usual = QLocale()
    yield
    QLocale.setDefault(usual)


@pytest.mark.usefixtures("usual_locale")
@pytest.mark.parametrize(
    ("locale", "begins"),
    [
        ("de_DE", "In einfachen Worten"),
        ("de_CH", "In einfachen Worten"),
        ("zh_CN", "简要说明"),
        ("en_GB", "In plain words"),
        ("fr_FR", "In plain words"),
    ],
)
def test_a_licence_is_summed_up_in_the_language_of_the_window(locale: str, begins: str) -> None:
    paths = user_paths()
    catalogue, _ = read_catalogue(paths.catalogue)
    licence = next(iter(catalogue.licences))
    QLocale.setDefault(QLocale(locale))
    licences = Licences(paths, cast("BackgroundTasks", _AtOnce()))
    terms, _ = cast("tuple[Terms, str]", licences.read(licence))
    assert terms.summary.startswith(begins)
