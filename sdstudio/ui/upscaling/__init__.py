"""Enlarging finished pictures with an upscaler."""
