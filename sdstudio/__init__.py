"""SD Studio: Stable Diffusion 2 for people who paint."""

__version__ = "0.1.0"
