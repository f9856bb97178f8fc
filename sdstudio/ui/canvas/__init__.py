"""The mask canvas: painting the areas that should change."""
