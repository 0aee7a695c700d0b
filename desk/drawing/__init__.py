"""Charts drawn: the one room of matplotlib, which the extra ``charts`` brings."""
