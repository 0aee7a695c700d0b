"""What a page says of its own state, weighed by where and how often it says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipelines.blocks import BlockKind
from pipelines.passage import Passage, remembered
from pipelines.view import Part, View
from waybillwatch.quotes import Quote
from waybillwatch.states import ANY, MAY_STATE, STATES
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
    if size > _LONG_PAGE:
        return None
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
    if sells:
        return one.weight > (3 if prices else 1) and (one.in_head or not prices)
    return size <= _SHORT_PAGE or one.in_head or one.weight > 2  # noqa: PLR2004  (said thrice)


def _stated(view: View) -> Iterator[Stated]:
    places = [(part, is_head, _states_in(part.passage)) for part, is_head in _places(view)]
    places = [place for place in places if place[2]]
    for standing, patterns in STATES if places else ():
        weight, in_head, quote = 0, False, None
        for number in range(len(patterns)):
            best = 0
            for part, is_head, said in places:
                at = said.get((standing, number))
                if at is None:
                    continue
                best = max(best, 2 if is_head else 1)
                in_head = in_head or is_head
                if quote is None:
                    start, end = part.passage.clause(at, 0, part.passage.end)
                    quote = view.quote(part.start + start, part.start + end)
            weight += best
        if quote is not None:
            yield Stated(standing, weight, in_head, quote)


@remembered
def _states_in(passage: Passage) -> Mapping[tuple[Standing, int], int]:
    """Where the words of a passage first speak for a state, by state and number of the pattern."""
    found: dict[tuple[Standing, int], int] = {}
    if not MAY_STATE.search(passage.text):
        return found
    for standing, patterns in STATES:
        if ANY[standing].search(passage.text):
            for number, pattern in enumerate(patterns):
                if match := pattern.search(passage.text):
                    found[standing, number] = match.start()
    return found


def _places(view: View) -> Iterator[tuple[Part, bool]]:
    """Where a state is stated: the body's lines first, so that its sentence is quoted."""
    parts = [
        part
        for part in view.parts
        if not (part.block.struck or part.block.furniture) and part.block.kind not in _NO_WORDS
    ]
    for part in parts:
        if part.block.kind not in _HEADS:
            yield part, False
    for part in parts:
        if part.block.kind in _HEADS:
            yield part, True
