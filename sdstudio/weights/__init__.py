"""Files of weights: where a model's folder has them, and what their headers say. Loads none."""
