"""Parameter editors, and the form that is built from the parameter definitions."""
