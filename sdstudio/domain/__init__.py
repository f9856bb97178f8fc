"""Plain data that every layer shares: no Qt, no torch, no input or output."""
