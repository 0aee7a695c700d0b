"""How an element looks by its name, classes, id and style: hidden, struck, furniture, a block.

A page repeats a few looks over and over, so each is thought about once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipelines.blocks import BlockKind

Attributes = Mapping[str, str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _words(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html iframe input legend li
    main marquee menu nav noframes noscript ol optgroup option p pre section select summary table
    tbody td textarea tfoot th thead title tr ul
    """
)
"""Elements whose text is a unit of its own."""
_UNREAD = _words("style svg math canvas template audio video map rt rp noembed")
"""Elements whose inside is no text of the page; a ruby's reading is among them."""
_OPENING = _words("br img input meta base iframe frame area optgroup table tr td th")
"""Elements that do something when they open."""
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
_STRUCK = _words("del s strike")
_FURNITURE = _words("nav footer aside")
_NO_FURNITURE = _words("html body main table form")
_HEADS = _words("header legend summary")
_STRONG = _words("b strong")
_KEPT_LINES = _words("pre textarea listing xmp plaintext")

_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_LINES_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_STRUCK_CLASS = re.compile(
    r"(?<![a-z])(?:line-?through|(?:old|origin|original|orig|market|del)[-_]?price|price[-_]?(?:old|del))(?![a-z])",
    re.IGNORECASE,
)
_FURNITURE_CLASS = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|menu|foot(?:er)?|breadcrumbs?|crumbs?|friend[-_]?links?|"
    r"flinks?|yqlj|copy(?:right)?|side(?:bar)?|topbar|toolbar|pagination)(?![a-z])",
    re.IGNORECASE,
)
_HEAD_CLASS = re.compile(
    r"(?<![a-z])(?:hd|head(?:er|ing)?|tit(?:le)?|caption)(?![a-z])", re.IGNORECASE
)
_TITLE_CLASS = re.compile(r"(?<![a-z])(?:tit(?:le)?|heading|caption)(?![a-z])", re.IGNORECASE)
_LONG = 200
"""Characters of a name, classes, id and style together beyond which a look is not remembered."""
_LOOKS = 4_096


@dataclass(frozen=True, slots=True)
class Look:
    """What an element says of itself before its text is read."""

    kind: BlockKind | None
    """What its text is; None where that is for the element around it to say."""
    level: int
    """Of a heading, 1 the highest; 0 of anything else."""
    block: bool
    """Its text stands by itself."""
    hidden: bool
    """Nobody sees what is in it."""
    struck: bool
    """It crosses its text out."""
    furniture: bool
    """It frames the page: navigation, footer, aside, links of friends."""
    head: bool
    """It is the head of what comes after it."""
    titled: bool
    """Its class says that its text is a title."""
    strong: bool
    pre: bool
    """Its line ends count."""
    opens: bool
    """It does something when it opens."""
    names: frozenset[str]
    """Its classes as ``.x`` and its id as ``#x``: what a style sheet may hide it by."""


def look_of(name: str, attributes: Attributes) -> Look:
    """How an element looks; its name and its attributes' in lower case."""
    if not attributes:
        return _remembered(name, "", "", "", False)  # noqa: FBT003  (a key of the memory)
    get = attributes.get
    of = (name, get("class", ""), get("id", ""), get("style", ""), "hidden" in attributes)
    if len(of[0]) + len(of[1]) + len(of[2]) + len(of[3]) > _LONG:
        return _look(*of)
    return _remembered(*of)


def hides(style: str) -> bool:
    """Whether a style says that nobody sees the element."""
    return _HIDES.search(style) is not None


def _look(name: str, classes: str, known: str, style: str, hidden: bool) -> Look:
    called = f"{classes} {known}".strip()
    block = name in _BLOCKS or bool(style and _AS_BLOCK.search(style))
    return Look(
        kind=_KINDS.get(name),
        level=_LEVELS.get(name, 0),
        block=block,
        hidden=hidden or name in _UNREAD or bool(style and hides(style)),
        struck=name in _STRUCK
        or bool(style and _LINES_THROUGH.search(style))
        or bool(classes and _STRUCK_CLASS.search(classes)),
        furniture=name in _FURNITURE
        or (name not in _NO_FURNITURE and bool(called and _FURNITURE_CLASS.search(called))),
        head=block and (name in _HEADS or bool(called and _HEAD_CLASS.search(called))),
        titled=block and bool(classes and _TITLE_CLASS.search(classes)),
        strong=name in _STRONG,
        pre=name in _KEPT_LINES,
        opens=name in _OPENING,
        names=_names(classes, known),
    )


_remembered = lru_cache(maxsize=_LOOKS)(_look)


def _names(classes: str, known: str) -> frozenset[str]:
    found = {f".{name}" for name in classes.split()}
    return frozenset(found | ({f"#{known}"} if known else set()))
