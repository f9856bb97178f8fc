"""What the lists of styles and presets share: small pictures with names."""
