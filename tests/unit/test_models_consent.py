"""Licences: their texts as published, and what was accepted of them."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sdstudio import __version__
from sdstudio.app.settings import Language
from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode
from sdstudio.models.catalogue import Licence, read_catalogue
from sdstudio.models.consent import Consents
from sdstudio.models.licences import Terms, read_terms
from sdstudio.paths import user_paths

RAIL = "openrail-pp-m"


def shipped(key: str, language: str = "en") -> Terms:
    catalogue, _ = read_catalogue(user_paths().catalogue)
    licence = catalogue.licence(key)
    assert licence is not None
    return read_terms(user_paths().licences, licence, language)


def consents(tmp_path: Path) -> Consents:
    return Consents(SystemDisk(), tmp_path / "config" / "accepted.json")


def test_every_licence_of_the_catalogue_ships_with_its_text_in_all_languages() -> None:
    catalogue, _ = read_catalogue(user_paths().catalogue)
    for licence in catalogue.licences:
        assert shipped(licence.key).text or not licence.is_confirmed
        summaries = [shipped(licence.key, one.value).summary for one in Language.all()]
        # Where there is none, the English one is shown.
        assert len(set(summaries)) == len(summaries)
        assert "简要说明" in shipped(licence.key, Language.CHINESE.value).summary
        assert licence.address


def test_the_texts_are_those_that_the_table_beside_them_names() -> None:
    table = (user_paths().licences / "README.md").read_text(encoding="utf-8")
    catalogue, _ = read_catalogue(user_paths().catalogue)
    for licence in catalogue.licences:
        terms = shipped(licence.key)
        assert (terms.sha256 if terms.text else f"`{licence.key}`") in table


def test_the_licence_is_the_one_of_stable_diffusion_2() -> None:
    text = shipped(RAIL).text
    assert "CreativeML Open RAIL++-M License\ndated November 24, 2022\n" in text
    assert text.count("Section ") >= 4


@pytest.mark.parametrize("key", [RAIL, "openrail-pp-m-2023", "creativeml-openrail-m"])
def test_the_use_restrictions_can_be_read_alone(key: str) -> None:
    restrictions = shipped(key).restrictions
    assert restrictions.startswith("Use Restrictions")
    assert "exploit or harm minors in any way" in restrictions
    assert shipped("sd-turbo").restrictions == ""


@pytest.mark.parametrize("key", ["faipl-1.0-sd", "noobai-xl"])
def test_what_the_fair_ai_licence_prohibits_can_be_read_alone(key: str) -> None:
    restrictions = shipped(key).restrictions
    assert restrictions.startswith("You may not use this model")
    assert "exploit or harm minors in any way" in restrictions


def test_the_terms_of_noobai_contain_the_licence_that_they_add_to() -> None:
    noobai = shipped("noobai-xl").text
    assert "We prohibit any form of commercialization" in noobai
    assert noobai.endswith(shipped("faipl-1.0-sd").text)


def test_turbos_summary_says_that_its_terms_are_its_own_and_where_they_stand() -> None:
    summary = shipped("sd-turbo").summary
    assert "have their own terms" in summary
    assert "https://huggingface.co/stabilityai/sd-turbo" in summary


def test_a_licence_without_a_text_is_known_by_its_name_and_address(tmp_path: Path) -> None:
    own = read_terms(tmp_path, Licence(key="own", name="Own", address="https://example.org/a"))
    other = read_terms(tmp_path, Licence(key="own", name="Own", address="https://example.org/b"))
    assert (own.text, own.summary) == ("", "")
    assert own.sha256 != other.sha256


def test_what_was_accepted_is_known_to_the_next_start(tmp_path: Path) -> None:
    terms = shipped(RAIL)
    first = consents(tmp_path)
    assert not first.has_accepted(terms)
    accepted = first.accept(terms)
    assert accepted.program == f"SD Studio {__version__}"
    assert accepted.accepted_at.endswith("+00:00")
    again = consents(tmp_path)
    assert again.acceptance(terms) == accepted
    assert again.accept(terms) == accepted
    assert not again.has_accepted(shipped("sd-turbo"))


def test_the_file_says_what_was_accepted_by_its_hash(tmp_path: Path) -> None:
    consents(tmp_path).accept(shipped(RAIL))
    (row,) = json.loads((tmp_path / "config" / "accepted.json").read_bytes())["accepted"]
    published = (user_paths().licences / f"{RAIL}.txt").read_bytes()
    assert row["sha256"] == hashlib.sha256(published).hexdigest()


def test_a_text_that_has_changed_is_asked_for_again_and_the_old_one_stays_on_the_list(
    tmp_path: Path,
) -> None:
    terms = shipped(RAIL)
    changed = replace(terms, text=terms.text + "\n")
    kept = consents(tmp_path)
    kept.accept(terms)
    assert not kept.has_accepted(changed)
    kept.accept(changed)
    assert kept.has_accepted(terms)
    assert kept.has_accepted(changed)


def test_terms_that_need_no_consent_are_accepted(tmp_path: Path) -> None:
    free = read_terms(tmp_path, Licence(key="free", name="Free", needs_consent=False))
    assert consents(tmp_path).has_accepted(free)


@pytest.mark.parametrize("damaged", [b"", b"{", b'{"version": 2}', b"\xff\xfe", b"[]"])
def test_a_damaged_file_counts_as_nothing_accepted_and_is_kept_aside(
    tmp_path: Path, damaged: bytes
) -> None:
    file = tmp_path / "config" / "accepted.json"
    file.parent.mkdir()
    file.write_bytes(damaged)
    kept = consents(tmp_path)
    assert not kept.has_accepted(shipped(RAIL))
    assert kept.damage is not None
    assert kept.damage.code is ErrorCode.CONSENTS_DAMAGED
    assert Path(str(kept.damage.arguments["kept_as"])).read_bytes() == damaged
    kept.accept(shipped(RAIL))
    assert consents(tmp_path).has_accepted(shipped(RAIL))
