"""Repairing the faces in pictures."""
