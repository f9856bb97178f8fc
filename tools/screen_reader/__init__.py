"""Uses the real window as a screen reader does: by its accessible tree alone."""
