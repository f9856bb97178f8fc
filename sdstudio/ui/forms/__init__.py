"""Parameter editors, and the form that is derived from the parameters."""
