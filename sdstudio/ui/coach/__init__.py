"""Tours: a callout points at the real control and waits for the real action."""
