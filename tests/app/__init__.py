"""Tests of what the window rests on, without a window."""
