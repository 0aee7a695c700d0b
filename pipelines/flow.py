"""The text of a page as it is laid down: runs that read as a unit, one after the other.

White space collapses as in a browser; a line break of the source within Chinese vanishes.
Text that is struck out, and labels read off attributes, are kept aside and laid down behind
the run (or the table cell) they stand in, so that what is on offer reads without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.blocks import Block, BlockKind, Span
from pipelines.headings import Headings

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f"
_HEADING = 30
"""Characters of a heading that is none by its element."""
_SENTENCE = re.compile(r"[，,。；;！!？?\n]|\d{5}|\d元|[:：].")
"""What such a heading does not hold."""
_WRAPPED = re.compile(rf"(?<=[{_HAN}])[ \t\r]*\n\s*(?=[{_HAN}])")


@dataclass(slots=True)
class _Aside:
    kind: BlockKind
    text: str
    struck: bool = False
    laid: Callable[[Span], None] | None = None
    """Told where the text came to lie."""


@dataclass(slots=True)
class Flow:
    """Lays text down and keeps count of code points."""

    headings: Headings = field(default_factory=Headings)
    blocks: list[Block] = field(default_factory=list)
    furniture: int = 0
    """How many furniture elements are open."""
    strong: int = 0
    """How many bold elements are open."""
    holding: int = 0
    """How many elements are open that keep what stands aside until they end (cells)."""
    _laid: list[str] = field(default_factory=list)
    _size: int = 0
    _run: list[str] = field(default_factory=list)
    _run_size: int = 0
    _struck: list[str] = field(default_factory=list)
    _aside: list[_Aside] = field(default_factory=list)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _gap: str = ""
    """What parts the next text from the run: nothing, a blank or a line end."""
    _seam: int = 0
    """1 after an inline element closed, 2 when another opened right behind it."""
    _only_labels: bool = True
    _only_strong: bool = True

    @property
    def place(self) -> int:
        """Where the next character will stand, but for a gap."""
        return self._size + self._run_size

    @property
    def is_open(self) -> bool:
        """Whether a run has begun."""
        return bool(self._run)

    def since(self, start: int) -> str:
        """The open run's text from a place on."""
        return "".join(self._run)[max(0, start - self._size) :]

    def seam(self, *, opens: bool) -> None:
        """Note the edge of an inline element: digits on both sides of it are two numbers."""
        self._seam = (2 if self._seam else 0) if opens else 1

    def gap(self, sign: str = " ") -> None:
        """Part what comes next from what stands: by a blank, or by a line end."""
        if self._gap != "\n":
            self._gap = sign

    def add(self, text: str, kind: BlockKind, *, struck: bool = False, label: bool = False) -> None:
        """Lay text into the open run, or begin one."""
        if "\n" in text:
            text = _WRAPPED.sub("", text)
        words = text.split()
        if not words:
            self.gap()
            return
        plain = " ".join(words)
        if struck:
            self._struck.append(plain)
            return
        if not self._run:
            self._kind, self._only_labels, self._only_strong = kind, True, True
        else:
            gap = self._gap or (" " if text[0].isspace() else "")
            last = self._run[-1][-1]
            if not gap and self._seam > 1 and _both_ascii(last, plain[0]):
                gap = " "
            if gap:
                self._run.append(gap)
                self._run_size += 1
        self._only_labels &= label
        self._only_strong &= self.strong > 0 and len(self._run) == 0
        self._run.append(plain)
        self._run_size += len(plain)
        self._gap = " " if text[-1].isspace() else ""
        self._seam = 0

    def lines(self, text: str, kind: BlockKind) -> None:
        """Lay preformatted text into the open run, its line ends kept."""
        for line in text.splitlines():
            self.add(line, kind)
            self.gap("\n")

    def set_aside(
        self, kind: BlockKind, text: str, laid: Callable[[Span], None] | None = None
    ) -> None:
        """Keep a label or a script's literal for behind the open run.

        ``laid`` is told the span in which the text comes to lie.
        """
        if text and not text.isspace():
            self._aside.append(_Aside(kind, text, laid=laid))
            if not self._run and not self.holding:
                self._lay_asides()

    def end_run(self, heading_level: int = 0) -> Span | None:
        """End the open run; its span, or None where none was open.

        ``heading_level`` is that of the element the run stands in; from 7 on it is a guess
        by class (7) or by weight (8), which the words must bear out.
        """
        self._gap, self._seam = "", 0
        if not (self._run or self._struck or self._aside):
            return None
        span: Span | None = None
        if self._run:
            text, kind = "".join(self._run), self._kind_of_run(heading_level)
            span = self._lay(text, kind)
            self._run, self._run_size = [], 0
            if kind is BlockKind.HEADING:
                self.headings.push(heading_level or 1, span)
        if self._struck:
            self._aside.append(_Aside(self._kind, " ".join(self._struck), struck=True))
            self._struck = []
        if self._aside and not self.holding:
            self._lay_asides()
        return span

    def _kind_of_run(self, level: int) -> BlockKind:
        if self._only_labels and self._kind is not BlockKind.CELL:
            return BlockKind.LABEL
        if self._kind is BlockKind.PARAGRAPH and (level == 7 or (level and self._only_strong)):  # noqa: PLR2004
            text = "".join(self._run)
            if len(text) <= _HEADING and not _SENTENCE.search(text):
                return BlockKind.HEADING
        return self._kind

    def _lay_asides(self) -> None:
        asides, self._aside = self._aside, []
        for aside in asides:
            span = self._lay(aside.text, aside.kind, struck=aside.struck)
            if aside.laid is not None:
                aside.laid(span)

    def _lay(self, text: str, kind: BlockKind, *, struck: bool = False) -> Span:
        span = (self._size, self._size + len(text))
        self._laid += (text, "\n")
        self._size += len(text) + 1
        owners = self.headings.owners()
        self.blocks.append(Block(kind, span, owners, struck, self.furniture > 0))
        return span

    def text(self) -> str:
        """All that was laid down."""
        return "".join(self._laid)


def _both_ascii(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
