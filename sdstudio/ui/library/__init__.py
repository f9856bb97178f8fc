"""The library: the grid, the viewer, and everything around them."""
