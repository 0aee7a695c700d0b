"""What a page says of its own state, weighed by where and how often it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.blocks import BlockKind, Span
from pipelines.view import View
from waybillwatch.quotes import Quote
from waybillwatch.states import ANY, STATES
from waybillwatch.sweeps import Standing

_SHORT_PAGE = 450
"""Signs of a page's own text up to which one mention is enough."""
_SHORT_ANSWER = 400
"""Likewise for a challenge and for "not found": such pages say little else."""
_LONG_PAGE = 3000
"""Signs beyond which a page talks of other things than its end."""
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_NO_WORDS = frozenset({BlockKind.META})
_ANSWERS = frozenset({Standing.BLOCKED, Standing.SOFT_404})


@dataclass(frozen=True, slots=True)
class Stated:
    """A state that the page's words speak for."""

    standing: Standing
    weight: int
    """A title or heading counts two, a line one; each pattern once."""
    in_head: bool
    quote: Quote


def state_of(view: View, *, status: int, sells: bool, prices: int) -> Stated | None:
    """The state a page says it is in, where that outweighs what it still offers."""
    size = own_size(view)
    stated = [one for one in _stated(view) if _holds(one, size, sells=sells, prices=prices)]
    if status in {404, 410}:
        stated = [one for one in stated if one.standing is not Standing.SOFT_404]
    return max(stated, key=lambda one: one.weight) if stated else None


def own_size(view: View) -> int:
    """Signs of the page's own text, its frame and its scripts left out."""
    return sum(
        block.span[1] - block.span[0]
        for block in view.page.layout.blocks
        if not block.furniture and block.kind not in {BlockKind.TITLE, *_NO_WORDS, BlockKind.SCRIPT}
    )


def _holds(one: Stated, size: int, *, sells: bool, prices: int) -> bool:
    if one.standing in _ANSWERS:
        return size <= _SHORT_ANSWER and not sells
    if size > _LONG_PAGE:
        return False
    if sells:
        return one.weight > (3 if prices else 1) and (one.in_head or not prices)
    return size <= _SHORT_PAGE or one.in_head or one.weight > 2  # noqa: PLR2004  (said thrice)


def _stated(view: View) -> Iterator[Stated]:
    places = list(_places(view))
    for standing, patterns in STATES:
        near = [one for one in places if ANY[standing].search(view.text, *one[0])]
        weight, in_head, quote = 0, False, None
        for pattern in patterns if near else ():
            best = 0
            for place, is_head in near:
                found = pattern.search(view.text, *place)
                if found is None:
                    continue
                best = max(best, 2 if is_head else 1)
                in_head = in_head or is_head
                clause = view.clause(found.start(), *place)
                quote = quote or view.quote(*clause)
            weight += best
        if quote is not None:
            yield Stated(standing, weight, in_head, quote)


def _places(view: View) -> Iterator[tuple[Span, bool]]:
    """Where a state is stated: the body's lines first, so that its sentence is quoted."""
    blocks = [
        block
        for block in view.page.layout.blocks
        if not (block.struck or block.furniture) and block.kind not in _NO_WORDS
    ]
    for block in blocks:
        if block.kind not in _HEADS:
            yield view.inner(block.span), False
    for block in blocks:
        if block.kind in _HEADS:
            yield view.inner(block.span), True
