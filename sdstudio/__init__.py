"""SD Studio: a desktop studio for Stable Diffusion 2."""

__version__ = "0.1.0"
