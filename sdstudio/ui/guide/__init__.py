"""The user guide that ships with the program, and its window."""
