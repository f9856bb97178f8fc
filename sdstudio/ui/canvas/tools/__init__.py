"""What the pointer and the keys do on the canvas."""
