"""SD Studio: Stable Diffusion for people who paint."""

__version__ = "0.1.0"
#: As files that it writes name it.
PROGRAM = f"SD Studio {__version__}"
