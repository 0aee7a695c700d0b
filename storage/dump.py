"""The canonical history: what two runs of the same world write alike, byte for byte.

Every table by natural keys. Left out are ids, wall times, run headers (versions, lease
holders, tries, paths of segments, the ledger's chaining), validators, the network library's own
words, the pixels of pictures (and with them the ledger's roots, which are made of the digests
here), and everything that hangs on a vault's keys: tokens are numbered as they first appear.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from storage import schema
from storage.natural import Names, natural_keys, words
from storage.sites.settling import PERSON
from waybillwatch.captures import Digest
from waybillwatch.sites import Origin

Line = dict[str, Any]


_LEFT_OUT = {
    "sweeps": {"started", "finished", "version"},
    "visits": {
        "lease_holder",
        "lease_until",
        "tries",
        "started",
        "finished",
        "segment",
        "segment_digest",
        "failure",
    },
    "captures": {"at", "detail", "screenshot", "etag", "last_modified"},
    "listings": {"content_key"},
    "texts": {"shape", "folded", "bigrams"},
    "sightings": {"token_key"},
    "decisions": {"at"},
    "schedules": {"since", "until"},
    "schedule_runs": {"due", "holder", "lease_until", "tries", "started", "finished", "detail"},
    "alerts": {"target", "made", "state", "tries", "lease_until", "sent", "detail"},
    "ledger": {"seq", "previous", "hash", "root"},
}


def dump(connection: Connection) -> Iterator[Line]:
    """Every row of the history as plain JSON values, in one fixed order."""
    names = natural_keys(connection)
    tokens: dict[str, str] = {}
    for table in sorted(schema.metadata.tables.values(), key=lambda one: one.name):
        if table.name == "meta":
            continue
        rows = connection.execute(select(table)).mappings()
        for line in sorted((_line(table, row, names) for row in rows), key=_order):
            if line.get("token") is not None:
                line["token"] = tokens.setdefault(line["token"], f"token {len(tokens) + 1}")
            yield line


def _order(line: Line) -> str:
    return json.dumps({**line, "token": None}, ensure_ascii=False, sort_keys=True)


def _line(table: Table, row: RowMapping, names: Names) -> Line:
    line: Line = {"table": table.name}
    left_out = _LEFT_OUT.get(table.name, set())
    for column in table.c:
        if column.name == "id" or column.name in left_out:
            continue
        value = row[column.name]
        for key in column.foreign_keys:
            value = None if value is None else names[key.column.table.name][value]
        line[column.name.removesuffix("_id")] = _plain(value)
    if table is schema.texts:
        line["words"] = words(row)
    # A person's words are dated by the clock on the wall, and so is what rests on them alone.
    if table is schema.sites and row["origin"] in {Origin.PERSON, Origin.EXPOSURE}:
        line["first_seen"] = None
    if table is schema.site_names and row["given_by"] == PERSON:
        line["valid_from"] = line["valid_to"] = None
    if row.get("ground_outage") is not None:
        line["ground_detail"] = None
    return line


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (Decimal, Digest)):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
