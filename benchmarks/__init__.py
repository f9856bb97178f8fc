"""One benchmark for each promised figure; results are recorded in ``docs/benchmarks.md``."""
