"""What a sweep came to, told as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from waybillwatch.captures import Outage
from waybillwatch.controls import Round
from waybillwatch.search import SearchOutcome
from waybillwatch.sweeps import VisitKind, VisitRecord


@dataclass(slots=True)
class Outcome:
    """What a sweep came to."""

    key: str
    planned: int = 0
    done: int = 0
    troubles: list[str] = field(default_factory=list)
    """A back-end that is down, a visit that failed: the sweep went on without it."""


def report(record: VisitRecord, outcome: Outcome, tell: Callable[[str], None]) -> None:
    """Count one visit and say what came of it."""
    visit = record.finished.visit
    if visit.kind in {VisitKind.WATCH, VisitKind.PROBE} and record.observation is not None:
        seen = record.observation
        name = seen.name or visit.name or seen.site
        tell(f"  {name}: {seen.standing}, {len(record.exchanges)} requests")
        return
    if visit.kind is VisitKind.CONTROL:
        answers = any(exchange.status is not None for exchange in record.exchanges)
        tell(f"  {visit.start_url} {'answers' if answers else 'does not answer'}")
        return
    for answer in record.finished.answers:
        if answer.outcome in {SearchOutcome.HITS, SearchOutcome.NONE, SearchOutcome.FILTERED}:
            tell(f"  {visit.subject}: {len(answer.hits)} hits")
        else:
            said = f"{visit.subject}: {answer.outcome}; {answer.detail}"
            outcome.troubles.append(said)
            tell(f"  {said}")
    if not record.finished.answers:
        outages = [one for one in record.finished.attempts if isinstance(one, Outage)]
        reasons = [outage.detail for outage in outages]
        outcome.troubles.append(f"{visit.subject}: {'; '.join(reasons) or 'no answer'}")


def blind_rounds(rounds: Iterable[Round]) -> list[str]:
    """A sentence for each round in which no control host answered."""
    return [
        f"no control host answered in round {one.number} ({', '.join(one.hosts)}): "
        "what seemed down around then counts as unknown"
        for one in rounds
        if not one.answered
    ]
