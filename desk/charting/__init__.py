"""What the store knows, as charts."""
