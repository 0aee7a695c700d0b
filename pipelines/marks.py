"""What an element's attributes and a page's style sheets say: labels, and names that are hidden."""

from __future__ import annotations

import re

from pipelines.looks import Attributes, hides

_LABELS = ("alt", "title", "placeholder", "aria-label", "data-clipboard-text", "data-title")
TELLING = frozenset((*_LABELS, "onclick"))
"""Attributes that hold text, and the one that may open a chat."""
CHATS = re.compile(
    r"""((?:https?:)?//(?:wpa|sighttp)\.qq\.com/[^'"\s)]+|(?:tencent|mqqwpa|aliim|weixin|tg):[^'"\s)]+)"""
)
"""Addresses by which a click opens a chat."""
_SHEET = 200_000
"""Characters of a style sheet beyond which it is a framework's and not read."""
_RULE = re.compile(r"(?:^|[};,\s])([.#][\w-]{1,60})\s*\{([^{}]{0,400})\}")


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
    return frozenset(rule[1] for rule in _RULE.finditer(style_sheet) if hides(rule[2]))
