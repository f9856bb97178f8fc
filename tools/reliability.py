"""Run downloads against every known fault and write the results to docs/reliability.md.

python -m tools.reliability
"""

import tempfile
from pathlib import Path

from tests.support.download_faults import IMPATIENT, KIB, ROWS, SIZE_BYTES, Outcome, Row, play

PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
BEGIN, END = "<!-- table: python -m tools.reliability -->", "<!-- end of table -->"
HEADINGS = ("what goes wrong", "mirrors", "result", "downloaded / needed")


def main() -> int:
    """Play every row; return 1 if one didn't end as promised."""
    lines = [f"| {' | '.join(HEADINGS)} |", "| --- | ---: | --- | ---: |"]
    failed = 0
    for row in ROWS:
        with tempfile.TemporaryDirectory() as folder:
            outcome = play(row, Path(folder))
            sentence = outcome.sentence.replace(folder, "…").replace("|", "\\|")
        extra = outcome.fetched_bytes - SIZE_BYTES
        is_right = outcome.codes == ([row.code] if row.code else []) and (
            0 <= extra <= row.refetched_bytes
        )
        failed += not is_right
        cells = (row.fault, str(row.mirrors), _result(row, outcome, sentence), _figures(outcome))
        lines.append(f"| {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    page = PAGE.read_text(encoding="utf-8")
    head, tail = page.partition(BEGIN)[0], page.partition(END)[2]
    PAGE.write_text("\n".join([head + BEGIN, "", *lines, "", END]) + tail, encoding="utf-8")
    print(f"{len(ROWS)} faults, {failed} not as promised; block {IMPATIENT.block_bytes // KIB} KiB")
    return int(failed > 0)


def _result(row: Row, outcome: Outcome, sentence: str) -> str:
    if row.code is None:
        return "installed"
    kept = f"{outcome.kept_bytes // KIB} KiB kept" if outcome.kept_bytes else "nothing to keep"
    return f"reports “{sentence}” ({kept}); installed once the fault was fixed"


def _figures(outcome: Outcome) -> str:
    share = outcome.fetched_bytes / SIZE_BYTES
    return f"{outcome.fetched_bytes // KIB} / {SIZE_BYTES // KIB} KiB ({share:.0%})"


if __name__ == "__main__":
    raise SystemExit(main())
