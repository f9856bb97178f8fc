"""The library's view: all pictures in a grid, and what finds them."""
