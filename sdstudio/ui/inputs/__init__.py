"""The pictures that a job starts from: their slots, and the ways to give them."""
