"""A monkey test: uses the window at random and reports anything that must never happen."""
