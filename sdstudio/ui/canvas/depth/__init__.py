"""The depth of the picture on the canvas: estimated, opened, adjusted, painted and saved."""
