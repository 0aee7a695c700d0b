"""A sweep's plan as a segment of its own, and back."""

from __future__ import annotations

from storage.warc.reading import read_records
from storage.warc.segments import FORMAT, content_of, damaged
from storage.warc.software import run_header
from storage.warc.visits import plan_from_json, plan_to_json
from storage.warc.writing import SegmentWriter
from waybillwatch.sweeps import SweepPlan

PLAN = "urn:waybillwatch:plan"


def build_plan(plan: SweepPlan) -> bytes:
    """A sweep's plan as a segment of its own."""
    writer = SegmentWriter()
    writer.info(plan.at, run_header())
    writer.json("metadata", PLAN, plan.at, {"format": FORMAT, "plan": plan_to_json(plan)})
    return writer.content


def read_plan(plain: bytes, name: str = "") -> SweepPlan:
    """The plan behind ``build_plan``. Raises SegmentDamaged."""
    try:
        return plan_from_json(content_of(tuple(read_records(plain)), PLAN)["plan"])
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(name, error) from error
