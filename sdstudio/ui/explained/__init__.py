"""What each setting of the form does, with a small picture of less and more of it."""
