"""What the window has for dynamic prompts: their preview and the wildcards."""
