"""Canonical text and layout from a stream of start, text and end: any parser may feed it."""

from __future__ import annotations

from dataclasses import replace

from pipelines import marks
from pipelines.assembly import Assembly, Frame
from pipelines.blocks import BlockKind, Layout
from pipelines.boards import Board
from pipelines.elements import closed, opened
from pipelines.headers import to_grid, trim
from pipelines.scripts import read_script

_KINDS = {
    "title": BlockKind.TITLE,
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "option": BlockKind.OPTION,
    "textarea": BlockKind.FIELD,
    "input": BlockKind.FIELD,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BY_CLASS = 7
"""The level of a heading that is one by its class."""
_BY_WEIGHT = 8
"""The level of a paragraph that is all bold."""
_STRONG = frozenset({"b", "strong"})
_KEPT_LINES = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})


class Builder:
    """Takes elements in document order; ``finish`` gives text and layout."""

    def __init__(self, url: str, *, board: bool = False) -> None:
        self._page = Assembly(url)
        self._board = Board() if board else None
        self._frames = [Frame("", BlockKind.PARAGRAPH)]

    def start(self, name: str, attributes: marks.Attributes) -> None:
        """An element begins; its name and its attributes' in lower case."""
        parent, flow = self._frames[-1], self._page.flow
        block = marks.is_block(name, attributes)
        if block:
            self._end_run(parent)
            flow.headings.depth += 1
        else:
            flow.seam(opens=True)
        frame = Frame(
            name, _KINDS.get(name, parent.kind), flow.place, block, parent.hidden, parent.struck
        )
        frame.level = _LEVELS.get(name) or parent.level
        frame.pre = parent.pre or name in _KEPT_LINES
        if name in marks.UNREAD:
            frame.hidden = True
        if attributes:
            self._note(frame, attributes)
        if self._board is not None:
            self._board.opens(frame, parent)
        frame.struck = frame.struck or marks.is_struck(name, attributes)
        if marks.is_furniture(name, attributes):
            frame.furniture = True
            flow.furniture += 1
        flow.strong += name in _STRONG
        self._frames.append(frame)
        if not frame.hidden:
            opened(self._page, frame, attributes)
        if name == "script":
            self._page.scripts += 1

    def _note(self, frame: Frame, attributes: marks.Attributes) -> None:
        frame.attributes = attributes
        if marks.is_hidden(attributes) or (
            not frame.block and self._page.hidden_names & marks.names(attributes)
        ):
            frame.hidden = True
        if frame.block:
            frame.head = marks.heads(frame.name, attributes)
            if not frame.level and frame.kind is BlockKind.PARAGRAPH and marks.titles(attributes):
                frame.level = _BY_CLASS

    def text(self, data: str) -> None:
        """Text of the open element."""
        frame = self._frames[-1]
        if frame.hidden:
            return
        if frame.pre:
            self._page.flow.lines(data, frame.kind)
        else:
            self._page.flow.add(data, frame.kind, struck=frame.struck)
        frame.own_text = frame.own_text or not data.isspace()

    def end(self) -> None:
        """The open element ends."""
        frame, flow = self._frames.pop(), self._page.flow
        if frame.block:
            self._end_run(frame)
        else:
            flow.seam(opens=False)
        if not frame.hidden:
            closed(self._page, frame, self._frames[-1])
            if self._board is not None:
                self._board.closes(frame, flow.place)
        if frame.block:
            flow.headings.leave(is_head=frame.head)
            flow.headings.depth -= 1
        flow.furniture -= frame.furniture
        flow.strong -= frame.name in _STRONG

    def _end_run(self, frame: Frame) -> None:
        level = frame.level or (_BY_WEIGHT if frame.kind is BlockKind.PARAGRAPH else 0)
        span = self._page.flow.end_run(level)
        if span and frame.kind is BlockKind.TITLE and self._page.title is None:
            self._page.title = span

    def script(self, source: str) -> None:
        """The source of a script; its literals are read behind the open run."""
        read_script(self._page, source)

    def style(self, source: str) -> None:
        """A style sheet of the page, before the elements it hides."""
        self._page.hidden_names |= marks.hidden_names(source)

    def finish(self, layout: Layout) -> tuple[str, Layout]:
        """The canonical text, and ``layout`` with all that was met filled in."""
        while len(self._frames) > 1:
            self.end()
        page = self._page
        self._end_run(self._frames[0])
        page.done_tables.extend(page.tables)
        text = page.flow.text()
        grids = (to_grid(table, text) for table in page.done_tables)
        posts, user_names = self._board.made(text) if self._board else ((), ())
        return text, replace(
            layout,
            blocks=tuple(page.flow.blocks),
            grids=tuple(grid for grid in grids if grid is not None),
            links=tuple(replace(link, text=trim(link.text, text)) for link in page.links),
            title=page.title or (0, 0),
            has_password=page.has_password,
            refresh=page.refresh,
            scripts=page.scripts,
            posts=posts,
            user_names=user_names,
        )
