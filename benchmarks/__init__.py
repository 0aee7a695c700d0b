"""What each figure in the docs was measured with; run as ``python -m benchmarks.NAME``."""
