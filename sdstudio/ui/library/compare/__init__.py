"""Two to four pictures, compared."""
