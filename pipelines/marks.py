"""What an element's name and attributes say of it: hidden, struck, furniture, a block, a label."""

from __future__ import annotations

import re
from collections.abc import Mapping

Attributes = Mapping[str, str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _words(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html iframe input legend li
    main marquee menu nav noframes noscript ol optgroup option p pre section select summary table
    tbody td textarea tfoot th thead title tr ul
    """
)
"""Elements whose text is a unit of its own."""
UNREAD = frozenset({"style", "svg", "math", "canvas", "template", "audio", "video", "map"})
"""Elements whose inside is no text of the page."""
_STRUCK = frozenset({"del", "s", "strike"})
_FURNITURE = frozenset({"nav", "footer", "aside"})

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
_LABELS = ("alt", "title", "placeholder", "aria-label", "data-clipboard-text", "data-title")


def _named(attributes: Attributes) -> str:
    return f"{attributes.get('class', '')} {attributes.get('id', '')}".strip()


def is_hidden(attributes: Attributes) -> bool:
    """Whether the element says that nobody sees it."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDES.search(style))


def is_block(name: str, attributes: Attributes) -> bool:
    """Whether the element's text stands by itself."""
    if name in BLOCKS:
        return True
    style = attributes.get("style")
    return bool(style and _AS_BLOCK.search(style))


def is_struck(name: str, attributes: Attributes) -> bool:
    """Whether the element crosses its text out."""
    if name in _STRUCK:
        return True
    style = attributes.get("style")
    if style and _LINES_THROUGH.search(style):
        return True
    named = attributes.get("class")
    return bool(named and _STRUCK_CLASS.search(named))


def is_furniture(name: str, attributes: Attributes) -> bool:
    """Whether the element frames the page: navigation, footer, aside, links of friends."""
    if name in _FURNITURE:
        return True
    if name in {"html", "body", "main", "table", "form"}:
        return False
    named = _named(attributes)
    return bool(named and _FURNITURE_CLASS.search(named))


def heads(name: str, attributes: Attributes) -> bool:
    """Whether the element is the head of what comes after it, by its name or its class."""
    if name in {"header", "legend", "summary"}:
        return True
    named = _named(attributes)
    return bool(named and _HEAD_CLASS.search(named))


def titles(attributes: Attributes) -> bool:
    """Whether the element's class says that its text is a title."""
    named = attributes.get("class")
    return bool(named and _TITLE_CLASS.search(named))


def names(attributes: Attributes) -> set[str]:
    """The element's classes as ``.x`` and its id as ``#x``."""
    found = {f".{name}" for name in attributes.get("class", "").split()}
    return found | ({f"#{attributes['id']}"} if attributes.get("id") else set())


def labels(name: str, attributes: Attributes) -> list[str]:
    """Texts that stand in the element's attributes; an image's alt is not among them."""
    found: list[str] = []
    for key in _LABELS:
        value = attributes.get(key)
        if value and not (key == "alt" and name == "img") and value.strip() not in found:
            found.append(value.strip())
    return found


def hidden_names(style_sheet: str) -> frozenset[str]:
    """Classes (``.x``) and ids (``#x``) that a style sheet hides by themselves."""
    if "none" not in style_sheet or len(style_sheet) > _SHEET:
        return frozenset()
    return frozenset(rule[1] for rule in _RULE.finditer(style_sheet) if _HIDES.search(rule[2]))


_SHEET = 200_000
"""Characters of a style sheet beyond which it is a framework's and not read."""
_RULE = re.compile(r"(?:^|[};,\s])([.#][\w-]{1,60})\s*\{([^{}]{0,400})\}")
