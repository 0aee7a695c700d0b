"""Runs of one value in time: what a site was called when, where it answered when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

Interval = tuple[str, datetime, datetime | None]


def intervals(values: Iterable[tuple[datetime, str]]) -> tuple[Interval, ...]:
    """Runs of one value in time order, each from its first sight to the next value's.

    An empty value says nothing and ends nothing.
    """
    found: list[Interval] = []
    for at, value in values:
        if not value or (found and found[-1][0] == value):
            continue
        if found:
            found[-1] = (found[-1][0], found[-1][1], at)
        if found and found[-1][1] == at:
            # Two words of one moment: the later one stands.
            found.pop()
            if found and found[-1][0] == value:
                found[-1] = (value, found[-1][1], None)
                continue
        found.append((value, at, None))
    return tuple(found)
