"""Packages that load their modules when a name of theirs is used."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

LAZY = (
    "sdstudio.imaging",
    "sdstudio.library",
    "sdstudio.library.exporting",
    "sdstudio.library.search",
)


@pytest.mark.parametrize("name", LAZY)
def test_every_name_that_a_package_offers_is_found(name: str) -> None:
    package = importlib.import_module(name)
    for offered in package.__all__:
        assert getattr(package, offered) is not None


@pytest.mark.parametrize("name", LAZY)
def test_no_offered_name_is_hidden_by_a_module(name: str) -> None:
    package = importlib.import_module(name)
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}
    assert modules.isdisjoint(package.__all__)


@pytest.mark.parametrize("name", LAZY)
def test_a_package_alone_loads_none_of_its_modules(name: str) -> None:
    code = f"import sys, {name}; print(*(one for one in sys.modules if one.startswith('{name}.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.split() == [], done.stderr


def test_a_name_that_is_not_offered_is_missing() -> None:
    package = importlib.import_module("sdstudio.library")
    with pytest.raises(AttributeError, match=r"sdstudio\.library.*'nothing'"):
        _ = package.nothing
