"""What pictures were made from, and what came of them."""
