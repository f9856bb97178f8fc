"""One file for each figure that we promise; ``docs/benchmarks.md`` keeps what was measured."""
