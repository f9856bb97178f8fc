"""Draws the thumbnails of the shipped styles; see ``__main__``."""
