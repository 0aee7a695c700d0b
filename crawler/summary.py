"""One line on a finished visit, for who runs a spider by hand."""

from __future__ import annotations

from waybillwatch.captures import Outage
from waybillwatch.sweeps import FinishedVisit


def summary(finished: FinishedVisit) -> str:
    """One line on a visit: how many answers came, and the reasons of those that did not."""
    attempts = finished.attempts
    outages = [attempt for attempt in attempts if isinstance(attempt, Outage)]
    told = [f"{len(attempts) - len(outages)} answers"]
    told += [f"{outage.purpose}: {outage.reason} ({outage.detail})" for outage in outages]
    told += [f"{answer.outcome}, {len(answer.hits)} hits" for answer in finished.answers]
    return f"{finished.visit.kind} {finished.visit.subject}: {'; '.join(told)}"
