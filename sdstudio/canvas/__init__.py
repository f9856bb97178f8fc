"""What is painted: tiles of pixels, masks, brushes and strokes; no Qt.

Nothing is imported here: the window is painted before numpy is needed.
"""
