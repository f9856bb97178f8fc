"""The recipe of the starter model: a small text-to-image model with SD 2's architecture."""
