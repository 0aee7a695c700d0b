"""Alembic's entry: runs the migrations on the connection storage.opening hands over."""

from __future__ import annotations

from alembic import context

from storage.schema.work import metadata

# The metadata is given for its naming convention alone; migrations spell their tables out.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
