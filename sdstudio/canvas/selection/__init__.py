"""Selecting: shapes, colours, distances, and combining a selection with the mask; no Qt.

Nothing is imported here: the window is painted before numpy is needed.
"""
