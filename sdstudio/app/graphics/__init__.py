"""Graphics cards and the packs for them, as the window sees them."""
