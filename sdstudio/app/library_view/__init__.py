"""The library for the window: searches, thumbnails and decoded pictures."""
