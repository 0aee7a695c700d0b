"""The language: the words of the trade's watchers and the judgements made over them.

Nothing here reads a file, a socket or the clock, and nothing logs: what a judgement
needs is passed to it, and what it finds is returned.
"""
