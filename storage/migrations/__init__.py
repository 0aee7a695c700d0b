"""The schema's history, packaged: storage.opening runs it, no alembic.ini is needed."""
