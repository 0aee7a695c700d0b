"""How a page turns liability away; on whose page that counts is decided in ``extract``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.blocks import Span
from pipelines.passage import Passage, remembered
from pipelines.view import View, view_of
from waybillwatch.disclaimers import DISCLAIMERS, HOST, MAY_DISCLAIM, MAY_SPREAD, SHORTEST, SPREAD
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
        if part.passage.end < SHORTEST:
            continue
        for kind, (start, end) in _disclaiming(part.passage):
            quote = view.quote(part.start + start, part.start + end)
            found.setdefault((kind, quote.exact), Disclaimer(kind, quote))
    return tuple(sorted(found.values(), key=lambda one: one.quote.ranges[0]))


@remembered
def _disclaiming(passage: Passage) -> tuple[tuple[DisclaimerKind, Span], ...]:
    """The clauses of a passage that disclaim, each with how."""
    text = passage.text
    if not (MAY_DISCLAIM.search(text) or MAY_SPREAD.search(text)):
        return ()
    return tuple(
        found
        for sentence in passage.sentences(0, passage.end)
        for found in _said(passage, sentence)
        if not HOST.search(text, *sentence)
    )


def _said(passage: Passage, sentence: Span) -> Iterator[tuple[DisclaimerKind, Span]]:
    """What the clauses of a sentence say by themselves, else what they say together."""
    text, alone = passage.text, False
    for clause in passage.clauses(*sentence):
        if not MAY_DISCLAIM.search(text, *clause):
            continue
        for kind, pattern in DISCLAIMERS:
            if pattern.search(text, *clause):
                alone = True
                yield kind, clause
    if alone or not MAY_SPREAD.search(text, *sentence):
        return
    for kind, pattern in SPREAD:
        if found := pattern.search(text, *sentence):
            yield kind, passage.trimmed(*found.span())
