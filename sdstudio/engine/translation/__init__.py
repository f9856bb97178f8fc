"""Translation models: their conversion, and the process that translates with them."""
