"""What pictures were made from, and what was made from them."""
