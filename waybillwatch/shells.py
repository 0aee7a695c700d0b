"""Pages whose plain answer would not do: what they sell is put there by a script.

A page is asked to be rendered for one of four reasons, in fixed words that hold nothing of the
page. A challenge or a parked name is built by scripts too and shows nothing more in a browser:
those stay as they are, and so does a page that sets a cookie and sends its reader round again.
"""

from __future__ import annotations

import re

from waybillwatch.glance import shows_enough
from waybillwatch.outline import LARGEST_PAGE, Outline, outline

SHELL = "script shell"
"""Next to no words, and scripts that build the page."""
PLACEHOLDERS = "placeholders"
"""A template that nobody has filled in yet."""
LOADING = "loading"
"""A line that says that the goods are on their way."""
EMPTY_LISTS = "empty lists"
"""Tables or lists with nothing in them, and scripts that may fill them."""

FEW_LETTERS = 80
"""Letters, signs and digits up to which a page says next to nothing."""
NO_LETTERS = 10
FEW_LINKS = 4
PRICED = 4
"""Visible prices from which on a page shows its goods, whatever else is still loading."""

_FETCHES = re.compile(
    r"\bfetch\s*\(|XMLHttpRequest|\baxios\b|\$\.(?:get|post|ajax|getJSON)\b|jQuery\.ajax|ActiveXObject"
)
_BUILDS = re.compile(
    r"\.innerHTML\b|insertAdjacentHTML|document\.write|createApp|new\s+Vue|ReactDOM|\.hydrate"
    r"|angular\.module|\.(?:html|append|prepend)\s*\(|insertRow|\.render\s*\("
)
_ADDS = re.compile(r"appendChild|insertCell|insertBefore|replaceChildren")
_SENDS_ON = re.compile(r"location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(")
_COOKIE = re.compile(r"document\.cookie\s*=")
_PRICE = re.compile(r"\d\s*(?:元|块|毛|￥)|[¥￥]\s*\d|\d\s*(?:CNY|RMB)", re.IGNORECASE)
_WALL = re.compile(
    r"安全验证|人机验证|滑动验证|拖动滑块|完成验证|安全检查|访问验证|captcha|cf-chl|_chl_opt"
    r"|challenge-platform|just a moment|checking (?:your|if)|turnstile|geetest|_jsl|acw_sc|ddos"
    r"|unusual traffic|window\.park\b|parkingads|[\"']parked[\"']|domain is parked|sedoparking"
    r"|parkingcrew|bodis|adsense/domains|/caf\.js|afternic|domain (?:is|may be) for sale|域名出售"
    r"|此域名|该域名|本域名",
    re.IGNORECASE,
)


def needs_browser(text: str) -> str | None:
    """Why the plain answer would not do, for a page's decoded HTML; None where it does.

    One of ``SHELL``, ``PLACEHOLDERS``, ``LOADING`` and ``EMPTY_LISTS``. Never raises.
    """
    if shows_enough(text[:LARGEST_PAGE], _PRICE, PRICED, FEW_LETTERS):
        return None
    page = outline(text)
    if page.frames or not (page.sources or page.code):
        return None
    if page.template:
        return PLACEHOLDERS
    said, code = " ".join(page.words), "\n".join(page.code)
    if _WALL.search(" ".join([*page.titles, said, *page.sources])) or _WALL.search(code):
        return None
    return None if len(_PRICE.findall(said)) >= PRICED else _unfilled(page, said, code)


def _unfilled(page: Outline, said: str, code: str) -> str | None:
    if _is_shell(page, said, code):
        return SHELL
    if page.waiting:
        return LOADING
    if page.app and page.sources:
        return SHELL
    fills = _FETCHES.search(code) and (_BUILDS.search(code) or _ADDS.search(code))
    if page.empty_table or page.empty_goods or (page.empty_list and fills):
        return EMPTY_LISTS
    return None


def _is_shell(page: Outline, said: str, code: str) -> bool:
    letters = sum(map(str.isalnum, said))
    if letters >= FEW_LETTERS or page.links > FEW_LINKS or page.in_comment:
        return False
    if _COOKIE.search(code) and _SENDS_ON.search(code):
        return False
    if page.mount or _BUILDS.search(code):
        return True
    return letters < NO_LETTERS and bool(page.sources or _SENDS_ON.search(code))
