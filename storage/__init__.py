"""The storage remembers: a sealed archive of all that was met, and tables that read it.

Append-only in spirit: the archive is the truth, the tables are rebuilt from it.
"""
