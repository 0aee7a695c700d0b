"""A visit and a sweep's plan as JSON, and back, exactly."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from waybillwatch.captures import Digest, Purpose
from waybillwatch.search import Query
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Budget, Known, SweepKind, SweepPlan, Visit, VisitKind

Json = dict[str, Any]


def time_text(at: datetime) -> str:
    """An aware time as WARC 1.1 writes it: UTC with microseconds."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def read_time(text: str) -> datetime:
    """The time behind ``time_text``."""
    return datetime.fromisoformat(text).astimezone(UTC)


def visit_to_json(visit: Visit) -> Json:
    """A Visit as JSON."""
    return {
        "sweep": visit.sweep,
        "kind": visit.kind.value,
        "subject": visit.subject,
        "start_url": visit.start_url,
        "at": time_text(visit.at),
        "budget": asdict(visit.budget),
        "name": visit.name,
        "was_selling": visit.was_selling,
        "query": None if visit.query is None else asdict(visit.query),
        "known_front": visit.known_front,
        **({"known": [_known_to_json(one) for one in visit.known]} if visit.known else {}),
    }


def _known_to_json(known: Known) -> Json:
    """A Known as JSON, what it does not say left out: one stands here for every page."""
    row = {
        "url": known.url,
        "purpose": known.purpose.value,
        "found_on": known.found_on,
        "digest": None if known.digest is None else str(known.digest),
        "size": known.size,
        "etag": known.etag,
        "last_modified": known.last_modified,
        "segment": known.segment,
        "at": None if known.at is None else time_text(known.at),
        "met": known.met,
    }
    return {name: value for name, value in row.items() if value not in {None, (), ""}}


def _known_from_json(row: Json) -> Known:
    return Known(
        url=row.get("url", ""),
        purpose=Purpose(row["purpose"]),
        found_on=row.get("found_on"),
        digest=Digest.parse(row["digest"]) if "digest" in row else None,
        size=row["size"],
        etag=row.get("etag"),
        last_modified=row.get("last_modified"),
        segment=row.get("segment", ""),
        at=read_time(row["at"]) if "at" in row else None,
        met=tuple(map(SiteKey, row.get("met", ()))),
    )


def visit_from_json(row: Json) -> Visit:
    """The Visit behind ``visit_to_json``. Raises KeyError, TypeError or ValueError."""
    return Visit(
        sweep=row["sweep"],
        kind=VisitKind(row["kind"]),
        subject=row["subject"],
        start_url=row["start_url"],
        at=read_time(row["at"]),
        budget=Budget(**row["budget"]),
        name=row["name"],
        was_selling=row["was_selling"],
        query=None if row["query"] is None else Query(**row["query"]),
        known_front=row.get("known_front", ""),
        known=tuple(map(_known_from_json, row.get("known", ()))),
    )


def plan_to_json(plan: SweepPlan) -> Json:
    """A SweepPlan as JSON."""
    return {
        "key": plan.key,
        "at": time_text(plan.at),
        "simulated": plan.simulated,
        "kind": plan.kind.value,
        "visits": [visit_to_json(visit) for visit in plan.visits],
    }


def plan_from_json(row: Json) -> SweepPlan:
    """The SweepPlan behind ``plan_to_json``."""
    visits = tuple(visit_from_json(visit) for visit in row["visits"])
    kind = SweepKind(row.get("kind", SweepKind.SWEEP))
    return SweepPlan(row["key"], read_time(row["at"]), row["simulated"], visits, kind)
