"""What each row is called apart from its id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from storage import schema
from storage.search import numberless

Names = dict[str, dict[int, Any]]


def words(row: RowMapping) -> str:
    """What tells a page text from another: its words, numbers aside."""
    return hashlib.sha256(numberless(row["folded"]).encode()).hexdigest()


def natural_keys(connection: Connection) -> Names:
    """What each row of a table is called apart from its id."""

    def rows(table: Table) -> Iterable[RowMapping]:
        return connection.execute(select(table)).mappings()

    names: Names = {}
    names["sweeps"] = {row["id"]: row["key"] for row in rows(schema.sweeps)}
    names["sites"] = {row["id"]: row["key"] for row in rows(schema.sites)}
    names["visits"] = {
        row["id"]: (names["sweeps"][row["sweep_id"]], row["kind"], row["subject"])
        for row in rows(schema.visits)
    }
    names["captures"] = {
        row["id"]: (*names["visits"][row["visit_id"]], row["ordinal"])
        for row in rows(schema.captures)
    }
    names["listings"] = {
        row["id"]: (row["url"], *names["captures"][row["capture_id"]])
        for row in rows(schema.listings)
    }
    names["observations"] = {
        row["id"]: names["visits"][row["visit_id"]] for row in rows(schema.observations)
    }
    names["texts"] = {row["id"]: words(row) for row in rows(schema.texts)}
    names["exposures"] = {
        row["id"]: (row["publisher"], row["day"], row["title"]) for row in rows(schema.exposures)
    }
    return names
