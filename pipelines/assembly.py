"""A page under assembly: the open elements, and what was met of tables, links and forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin

from pipelines import marks
from pipelines.blocks import BlockKind, Link, Span
from pipelines.flow import Flow
from pipelines.grids import Part, RawTable
from waybillwatch.boards import outer

_NOWHERE = ("javascript:", "#", "data:", "about:", "void(")
"""How links begin that lead nowhere."""


@dataclass(slots=True)
class Frame:
    """One open element."""

    name: str
    kind: BlockKind
    start: int = 0
    """Where its text begins."""
    block: bool = False
    hidden: bool = False
    struck: bool = False
    furniture: bool = False
    """It opened a piece of furniture."""
    head: bool = False
    """It is the head of what comes after it."""
    level: int = 0
    """Of a heading, 1 the highest; 0 for anything else."""
    pre: bool = False
    """Its line ends count."""
    attributes: marks.Attributes = field(default_factory=dict)
    own_text: bool = False
    """It holds text outside of its children."""
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Assembly:
    """What was met so far."""

    url: str
    """Where the page stood: links are made absolute by it."""
    flow: Flow = field(default_factory=Flow)
    tables: list[RawTable] = field(default_factory=list)
    """The open ones, outermost first."""
    done_tables: list[RawTable] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden_names: set[str] = field(default_factory=set)
    """Classes and ids that the page's style sheets hide."""
    title: Span | None = None
    has_password: bool = False
    refresh: str | None = None
    scripts: int = 0

    def link(self, target: str | None, span: Span) -> None:
        """Note a link, unless it leads nowhere."""
        address = "".join((target or "").split())
        if address and not address.lower().startswith(_NOWHERE):
            self.links.append(Link(self.absolute(address), span, self.flow.furniture > 0))

    def absolute(self, address: str) -> str:
        """Where an address leads, made absolute; as it stands where it is none at all."""
        try:
            return outer(urljoin(self.url, address))
        except ValueError:  # such as http://[ : it leads nowhere, and stays evidence
            return address

    def rebase(self, address: str | None) -> None:
        """A base element moves the address links are counted from."""
        if address:
            self.url = self.absolute(address.strip())
