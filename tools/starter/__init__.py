"""Recipe of the starter model: a small text-to-image model of Stable Diffusion 2's shape."""
