"""Which headings own what follows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.blocks import Span


@dataclass(slots=True)
class _Heading:
    level: int
    span: Span
    depth: int
    """How deep the element lies whose end ends what the heading owns."""
    owns: bool = False


@dataclass(slots=True)
class Headings:
    """The headings in force, outermost first.

    A heading gives way to one of its own or a higher level, and ends with the element it
    stands in, unless that element held the heading alone (``<div class="hd"><h3>…``).
    """

    depth: int = 0
    _stack: list[_Heading] = field(default_factory=list)
    _owners: tuple[Span, ...] = ()

    def push(self, level: int, span: Span) -> None:
        """A heading was laid down; level 1 is the highest."""
        while self._stack and self._stack[-1].level >= level:
            self._stack.pop()
        self._stack.append(_Heading(level, span, self.depth))
        self._owners = tuple(heading.span for heading in self._stack)

    @property
    def in_force(self) -> tuple[Span, ...]:
        """The spans of the headings in force."""
        return self._owners

    def owners(self) -> tuple[Span, ...]:
        """The headings in force, for a block that they own from now on."""
        if self._stack:
            self._stack[-1].owns = True
        return self._owners

    def leave(self, *, is_head: bool) -> None:
        """An element ends; ``is_head`` says that it was itself the head of what follows."""
        self.depth -= 1
        if not self._stack or self._stack[-1].depth <= self.depth:
            return
        changed = False
        while self._stack and self._stack[-1].depth > self.depth:
            last = self._stack[-1]
            if is_head or not last.owns:
                break
            self._stack.pop()
            changed = True
        for heading in reversed(self._stack):
            if heading.depth <= self.depth:
                break
            heading.depth = self.depth
        if changed:
            self._owners = tuple(heading.span for heading in self._stack)
