"""The stage: the current picture, or the one in progress."""
