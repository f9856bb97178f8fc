"""Styles: chosen, made and changed, and those in use."""
