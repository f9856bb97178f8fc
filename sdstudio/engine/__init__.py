"""The engine: torch and diffusers live here and nowhere else; no Qt."""
