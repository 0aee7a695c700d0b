"""How a page turns liability away; on whose page that counts is decided in ``extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.blocks import Span
from pipelines.passage import Passage, remembered
from pipelines.view import View, view_of
from waybillwatch.disclaimers import DISCLAIMERS, MAY_DISCLAIM
from waybillwatch.listings import Disclaimer, DisclaimerKind

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage


def find_disclaimers(page: RedactedPage) -> tuple[Disclaimer, ...]:
    """Every disclaimer of the page, each clause and kind once, in page order."""
    return disclaimers_in(view_of(page))


def disclaimers_in(view: View) -> tuple[Disclaimer, ...]:
    """``find_disclaimers`` over a view."""
    found: dict[tuple[object, str], Disclaimer] = {}
    for part in view.running:
        for kind, (start, end) in _disclaiming(part.passage):
            quote = view.quote(part.start + start, part.start + end)
            found.setdefault((kind, quote.exact), Disclaimer(kind, quote))
    return tuple(sorted(found.values(), key=lambda one: one.quote.ranges[0]))


@remembered
def _disclaiming(passage: Passage) -> tuple[tuple[DisclaimerKind, Span], ...]:
    """The clauses of a passage that disclaim, each with how."""
    if not MAY_DISCLAIM.search(passage.text):
        return ()
    return tuple(
        (kind, clause)
        for clause in passage.clauses(0, passage.end)
        if MAY_DISCLAIM.search(passage.text, *clause)
        for kind, pattern in DISCLAIMERS
        if pattern.search(passage.text, *clause)
    )
