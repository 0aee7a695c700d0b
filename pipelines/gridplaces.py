"""Where a grid lies among the blocks of a page, and what a script's records call its codes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipelines.blocks import BlockKind, Grid
from pipelines.labels import NOTHING, Label, read_label
from pipelines.view import Part
from waybillwatch.lexicon import Kind

_OWNER = 4
"""Members of a record that are looked at for the courier it belongs to."""
_CODED = re.compile(r"(?:[^\n]*\.)?(?P<code>[\w:;-]+): (?P<name>[^\n:]{1,20})")


def _codes(parts: Sequence[Part]) -> dict[str, Label]:
    """The codes that a page's scripts give names of couriers to, by the last step of their path."""
    found: dict[str, Label] = {}
    for part in parts:
        passage = part.passage
        if part.block.kind is not BlockKind.SCRIPT or Kind.COURIER not in passage.kinds:
            continue
        match = _CODED.fullmatch(passage.text)
        if match is not None and any(sign.isdigit() for sign in match["code"]):
            label = read_label(passage, *match.span("name"))
            found[match["code"].strip(";")] = Label(label.couriers, label.service)
    return found


class Places:
    """Finds the blocks that a grid covers and the one before it."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._starts = [part.block.span[0] for part in parts]
        self._codes: dict[str, Label] | None = None

    def coded(self, inside: Sequence[Part]) -> Label:
        """What a script elsewhere calls the code that these prices stand under.

        ``names.1627207:1: 圆通空包`` names ``skuMap.;1627207:1;.price: 1.80``.
        """
        if self._codes is None:
            self._codes = _codes(self._parts)
        if self._codes and inside:
            key = inside[0].passage.text.partition(": ")[0]
            for step in key.split("."):
                if (label := self._codes.get(step.strip(";"))) is not None:
                    return label
        return NOTHING

    def headed(self, grid: Grid) -> Grid:
        """A script's rows under the array of names before them: columns: [..], data: [[..], ..]."""
        width, (first, second) = len(grid.rows[0]), grid.rows[0][:2]
        if grid.header_rows or grid.header_columns > 1 or first is None or second is None:
            return grid
        place = bisect_right(self._starts, first[0]) - 1
        if bisect_right(self._starts, second[0]) - 1 == place:
            return grid  # a key and its value: no row
        before = self._parts[max(place - width - 1, 0) : place]
        keys = [part.passage.text.partition(": ")[0] for part in before]
        if len(set(keys[-width:])) != 1 or len(keys) < width or keys[:-width] == keys[-1:]:
            return grid
        if any(part.block.kind is not BlockKind.SCRIPT for part in before[-width:]):
            return grid
        names = tuple(part.block.span for part in before[-width:])
        return Grid((names, *grid.rows), 1, 0, grid.caption, grid.headings)

    def covered(self, grid: Grid) -> tuple[Part | None, Sequence[Part], Sequence[Part]]:
        """The block before a grid, those in it, and a few behind it."""
        cells = [span for row in grid.rows for span in row if span and span[1] > span[0]]
        if not cells:
            return None, (), ()
        first = bisect_right(self._starts, min(cells)[0]) - 1
        last = bisect_right(self._starts, max(cells)[0]) - 1
        before = self._parts[first - 1] if first > 0 else None
        inside = self._parts[max(first, 0) : last + 1]
        return before, inside, self._parts[last + 1 : last + 1 + _OWNER]
