"""Selecting: shapes, colours, distances, and how a selection joins what is painted; no Qt.

Nothing is imported here: the window is painted before numpy is needed.
"""
