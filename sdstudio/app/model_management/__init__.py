"""Models for the window: which are offered and installed, and the work on them."""
