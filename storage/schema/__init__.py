"""The tables: work, schedules, alerts, what was met, sites, what people said, pages, facts.

Tables of the work, of its schedules and alerts, and of what people said stay when the archive
is read again; the tables in ``READ`` are a reading of it and are rebuilt.
"""

from __future__ import annotations

from storage.schema.alerts import alerts
from storage.schema.exchanges import answers, captures, ledger
from storage.schema.facts import claims, contacts, disclaimers, sightings, tiers
from storage.schema.pages import listings, observation_listings, observations, readings, texts
from storage.schema.said import decisions, exposure_sites, exposures
from storage.schema.schedules import schedule_runs, schedules
from storage.schema.sites import finds, site_addresses, site_names, sites
from storage.schema.work import meta, metadata, sweeps, visits

__all__ = [
    "READ",
    "SCHEMA_REVISION",
    "alerts",
    "answers",
    "captures",
    "claims",
    "contacts",
    "decisions",
    "disclaimers",
    "exposure_sites",
    "exposures",
    "finds",
    "ledger",
    "listings",
    "meta",
    "metadata",
    "observation_listings",
    "observations",
    "readings",
    "schedule_runs",
    "schedules",
    "sightings",
    "site_addresses",
    "site_names",
    "sites",
    "sweeps",
    "texts",
    "tiers",
    "visits",
]

SCHEMA_REVISION = "0007"
"""The newest migration, so that opening an up-to-date database need not load Alembic."""

READ = (
    observation_listings,
    readings,
    sightings,
    contacts,
    disclaimers,
    claims,
    tiers,
    observations,
    listings,
    texts,
    finds,
    answers,
    captures,
    site_names,
    site_addresses,
    sites,
)
"""What a reread clears, children before their parents."""
