"""Intents on the canvas: the bar, the context box, the pre-fill and extending."""
