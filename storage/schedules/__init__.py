"""Schedules as people set them, and their runs: each function works in its caller's transaction."""
