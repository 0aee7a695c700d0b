"""The history index: the bigrams of page texts under FTS5.

PostgreSQL will hold the same column under ``to_tsvector('simple', bigrams)``.

Revision ID: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Index the bigrams; triggers keep the index with its table, a reread included."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE VIRTUAL TABLE texts_fts USING fts5("
        "bigrams, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE TRIGGER texts_fts_insert AFTER INSERT ON texts BEGIN "
        "INSERT INTO texts_fts(rowid, bigrams) VALUES (new.id, new.bigrams); END"
    )
    op.execute(
        "CREATE TRIGGER texts_fts_delete AFTER DELETE ON texts BEGIN "
        "INSERT INTO texts_fts(texts_fts, rowid, bigrams) "
        "VALUES ('delete', old.id, old.bigrams); END"
    )
    op.execute("INSERT INTO texts_fts(texts_fts) VALUES ('rebuild')")


def downgrade() -> None:
    """Take the index away; the texts stay."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for statement in ("TRIGGER texts_fts_insert", "TRIGGER texts_fts_delete", "TABLE texts_fts"):
        op.execute(f"DROP {statement}")
