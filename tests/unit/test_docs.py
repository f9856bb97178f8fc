"""The documentation names what exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CITED = re.findall(
    r"`(\w+/test_\w+\.py): (test_\w+)`", (ROOT / "docs" / "reliability.md").read_text()
)


def test_reliability_cites_tests() -> None:
    assert len(CITED) > 50


@pytest.mark.parametrize("file", sorted({file for file, _test in CITED}))
def test_what_reliability_cites_exists(file: str) -> None:
    text = (ROOT / "tests" / file).read_text()
    cited = [test for of, test in CITED if of == file]
    assert [test for test in cited if f"def {test}(" not in text] == []


@pytest.mark.parametrize(
    "page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda page: page.stem
)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []
