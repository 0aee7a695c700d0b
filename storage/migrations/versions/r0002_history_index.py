"""The history index: the bigrams of page texts under FTS5, or under GIN on PostgreSQL.

There as an array, not as a tsvector: no parser has its own idea of what a word is, and a page
may be so long that its tsvector would pass the 1 MB it may have.

Revision ID: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Index the bigrams; triggers keep the index with its table, a reread included."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_texts_bigrams ON texts USING gin (string_to_array(bigrams, ' '))"
        )
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
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_texts_bigrams", "texts")
        return
    for statement in ("TRIGGER texts_fts_insert", "TRIGGER texts_fts_delete", "TABLE texts_fts"):
        op.execute(f"DROP {statement}")
