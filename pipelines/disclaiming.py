"""How a page turns liability away; on whose page that counts is decided in ``extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.view import View, view_of
from waybillwatch.disclaimers import DISCLAIMERS
from waybillwatch.listings import Disclaimer

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage


def find_disclaimers(page: RedactedPage) -> tuple[Disclaimer, ...]:
    """Every disclaimer of the page, each clause and kind once, in page order."""
    return disclaimers_in(view_of(page))


def disclaimers_in(view: View) -> tuple[Disclaimer, ...]:
    """``find_disclaimers`` over a view."""
    found: dict[tuple[object, str], Disclaimer] = {}
    for block in view.running:
        start, end = view.inner(block.span)
        for clause in view.clauses(start, end):
            for kind, pattern in DISCLAIMERS:
                if pattern.search(view.text, *clause):
                    quote = view.quote(*clause)
                    found.setdefault((kind, quote.exact), Disclaimer(kind, quote))
    return tuple(sorted(found.values(), key=lambda one: one.quote.ranges[0]))
