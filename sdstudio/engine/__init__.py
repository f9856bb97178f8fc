"""The image engine. The only package that imports torch and diffusers; never imports Qt."""
