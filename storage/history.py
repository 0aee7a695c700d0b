"""What the desk may read, by name: listing history, sites, observations, the dump."""

from __future__ import annotations

from storage.dump import dump
from storage.reads.lives import Due, SiteLife, Span, site_life
from storage.reads.looks import changing_looks, site_looks
from storage.reads.rows import SiteRow, site_rows
from storage.reads.seen import Seen, observations
from storage.reads.sights import site_states, sweep_times
from storage.reads.spans import ListingSpan, history
from storage.reads.yields import last_yields
from storage.sites.known import every_name

__all__ = [
    "Due",
    "ListingSpan",
    "Seen",
    "SiteLife",
    "SiteRow",
    "Span",
    "changing_looks",
    "dump",
    "every_name",
    "history",
    "last_yields",
    "observations",
    "site_life",
    "site_looks",
    "site_rows",
    "site_states",
    "sweep_times",
]
