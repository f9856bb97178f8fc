"""Presets: used, made and changed, and which of them a model takes."""
