"""Attempts and what was made of them belong together one for one."""

from __future__ import annotations

from waybillwatch.captures import Attempt
from waybillwatch.errors import StoreError
from waybillwatch.sweeps import Exchange, VisitRecord


def matched(record: VisitRecord) -> list[tuple[Attempt, Exchange]]:
    """Each attempt with what the tables may know of it.

    Raises StoreError where they are not one for one: a reader has lost some.
    """
    attempts, exchanges = record.finished.attempts, record.exchanges
    if len(attempts) != len(exchanges):
        raise StoreError(
            f"the visit of {record.finished.visit.subject} made {len(attempts)} attempts and "
            f"{len(exchanges)} were read: nothing of it is stored"
        )
    return list(zip(attempts, exchanges, strict=True))
