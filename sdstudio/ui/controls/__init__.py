"""ControlNets in the settings."""
