"""Reading an archived visit as a fresh crawl would have."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from crawler.engines import engine
from pipelines.observe import observe
from waybillwatch.captures import Purpose, answer_of
from waybillwatch.pii import Tokens
from waybillwatch.sweeps import FinishedVisit, Recall, VisitKind, VisitRecord


def reader(
    tokens: Tokens, tell: Callable[[str], None]
) -> Callable[[FinishedVisit, Recall], VisitRecord]:
    """Make what ``storage.reread`` calls for each visit of the archive."""

    def read(finished: FinishedVisit, recall: Recall) -> VisitRecord:
        tell(f"  {finished.visit.sweep} {finished.visit.subject}")
        return observe(answered(finished), tokens=tokens, recall=recall)

    return read


def answered(finished: FinishedVisit) -> FinishedVisit:
    """A search with its answers read again from the pages the engine sent."""
    if finished.visit.kind is not VisitKind.SEARCH or finished.visit.query is None:
        return finished
    found = engine(finished.visit.query.backend)
    answers = tuple(
        found.read_hits(answer.body, answer.header("Content-Type"), answer.status)
        for attempt in finished.attempts
        if attempt.purpose is Purpose.SERP and (answer := answer_of(attempt)) is not None
    )
    return dataclasses.replace(finished, answers=answers)
