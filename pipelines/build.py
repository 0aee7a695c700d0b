"""Canonical text and layout from a stream of start, text and end: any parser may feed it."""

from __future__ import annotations

from dataclasses import replace

from pipelines import marks
from pipelines.assembly import Assembly, Frame
from pipelines.blocks import BlockKind, Layout, Link
from pipelines.boards import Board
from pipelines.elements import closed, opened
from pipelines.headers import to_grid, trim
from pipelines.looks import Attributes, look_of
from pipelines.scripts import read_script

_BY_CLASS = 7
"""The level of a heading that is one by its class."""
_BY_WEIGHT = 8
"""The level of a paragraph that is all bold."""


class Builder:
    """Takes elements in document order; ``finish`` gives text and layout."""

    def __init__(self, url: str, *, board: bool = False) -> None:
        self._page = Assembly(url)
        self._board = Board() if board else None
        self._frames = [Frame("", look_of("", {}), {}, None)]

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; its name and its attributes' in lower case."""
        page, parent = self._page, self._frames[-1]
        flow, look = page.flow, look_of(name, attributes)
        if look.block:
            self._end_run(parent)
            flow.headings.depth += 1
        else:
            flow.seam(opens=True)
        frame = Frame(name, look, attributes, parent)
        frame.start = flow.place
        if look.titled and not frame.level and frame.kind is BlockKind.PARAGRAPH:
            frame.level = _BY_CLASS
        if look.names and not (look.block or page.hidden_names.isdisjoint(look.names)):
            frame.hidden = True
        if self._board is not None:
            self._board.opens(frame, parent)
        flow.furniture += look.furniture
        flow.strong += look.strong
        self._frames.append(frame)
        if look.opens and not frame.hidden:
            opened(page, frame, attributes)
        if name == "script":
            page.scripts += 1

    def text(self, data: str) -> None:
        """Text of the open element."""
        frame = self._frames[-1]
        if frame.hidden:
            return
        if frame.pre:
            self._page.flow.lines(data, frame.kind)
        else:
            self._page.flow.add(data, frame.kind, struck=frame.struck)
        if not frame.own_text and not data.isspace():
            frame.own_text = True

    def end(self) -> None:
        """The open element ends."""
        frame, flow = self._frames.pop(), self._page.flow
        look = frame.look
        if look.block:
            self._end_run(frame)
        else:
            flow.seam(opens=False)
        if not frame.hidden:
            closed(self._page, frame, self._frames[-1])
            if self._board is not None:
                self._board.closes(frame, flow.place)
        if look.block:
            flow.headings.leave(is_head=look.head)
        flow.furniture -= look.furniture
        flow.strong -= look.strong

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
            links=tuple(Link(url, trim(span, text), aside) for url, span, aside in page.links),
            title=page.title or (0, 0),
            has_password=page.has_password,
            refresh=page.refresh,
            scripts=page.scripts,
            posts=posts,
            user_names=user_names,
        )
