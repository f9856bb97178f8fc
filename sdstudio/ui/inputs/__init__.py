"""The input pictures of a job: their slots, and the ways to choose them."""
