"""A monkey: uses the window at random, and reports whatever must never happen."""
