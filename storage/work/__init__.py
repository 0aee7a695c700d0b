"""Sweeps, visits and their leases: each function works in its caller's transaction."""
