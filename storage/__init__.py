"""The storage remembers: a sealed archive of all that was met, and tables that read it.

The archive is the truth, the tables are rebuilt from it. Other packages need six of its
modules: ``store`` (what may be done), ``history`` (what may be read), ``archive`` and
``vault``, ``reread``, ``backup``.
"""
