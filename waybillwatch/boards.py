"""Boards on a shared host: how their addresses look and where their threads hide. Pure.

A board is a site of its own, on a host that it shares with thousands. Its list of threads is
at ``/f?kw=<bar>&pn=0,50,…``, a thread at ``/p/<number>?pn=1,2,…``, and what leads elsewhere goes
through ``…/safecheck/index?url=``. Baidu's Tieba made the shape; the shape alone is what is
known here, on whatever host it is met.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote_to_bytes, urlsplit, urlunsplit

_LISTS = frozenset({"/f", "/f/good", "/f/index", "/mo/q/m"})
"""Paths of a list of threads: all, the picked ones, as old links have it, on a telephone."""
_THREAD = re.compile(r"/p/(\d{1,20})/?")
_BAR = re.compile(r"(?:^|&)kw=([^&]*)")
_KEPT = frozenset({"kw", "ie"})
"""What of a list's query names the board; the rest is a page of it, a tab, where one came from."""
_LONGEST = 40
"""Code points of the longest name."""
_TITLED = re.compile(r"(?:^|[_\-—|])\s*([^_\-—|\s]{1,40}?)吧\s*[_\-—|]+\s*(?:百度)?贴吧")
_PAGELET = re.compile(r"<code\b[^<>]{0,400}>\s*<!--", re.IGNORECASE)
_CODE_END = re.compile(r"\s*</code\s*>", re.IGNORECASE)
ITEM = re.compile(r"<li\b[^<>]{0,4000}\bj_thread_list\b", re.IGNORECASE)
"""An entry of the list of threads, as markup. An ``li`` of the list that is none is an ad."""


def bar_of(url: str) -> str | None:
    """The board whose list of threads an address is, without its 吧; None of any other address.

    ``http://tieba.example/f?kw=%E5%8D%95%E5%8F%B7%E5%90%A7`` is 单号's. Old links write the
    name in GBK.
    """
    parts = urlsplit(url)
    named = _BAR.search(parts.query) if parts.path.rstrip("/") in _LISTS else None
    if named is None:
        return None
    raw = unquote_to_bytes(named[1].replace("+", " "))
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("gb18030", "replace")
    name = " ".join(name.split())
    name = name.removesuffix("吧") or name
    return name if 0 < len(name) <= _LONGEST and name.isprintable() else None


def list_of(url: str) -> str:
    """The first page of the list an address is a page of."""
    parts = urlsplit(url)
    named = [one for one in parts.query.split("&") if one.partition("=")[0] in _KEPT]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(named), ""))


def address_of(url: str, bar: str) -> str:
    """The list of a board that a thread of the same host is said to be on."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/f", f"kw={quote(bar)}&ie=utf-8", ""))


def thread_of(url: str) -> str | None:
    """The number of the thread an address is a page of; a thread does not name its board."""
    found = _THREAD.fullmatch(urlsplit(url).path)
    return found[1] if found else None


def page_of(url: str) -> int:
    """Which page of a list (0, 50, …) or of a thread (1, 2, …) an address is; 0 where unsaid."""
    said = parse_qs(urlsplit(url).query).get("pn", ["0"])[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("10000000") else 0


def titled_bar(title: str) -> str | None:
    """The board that a thread's title ends with: 单号 of ``出单号_单号吧_百度贴吧``."""
    found = _TITLED.search(title)
    return found[1] if found else None


def outer(url: str) -> str:
    """Where a link leads that a board sends through its safety check; else the link itself."""
    parts = urlsplit(url)
    if not parts.path.rstrip("/").endswith("/safecheck/index"):
        return url
    leads = parse_qs(parts.query).get("url", [""])[0].strip()
    return leads if leads.lower().startswith(("http://", "https://")) else url


def uncommented(text: str) -> str:
    """A page's markup with the list of threads out of the comment a script would take it from.

    Nothing changes where the list stands in the body already, or where there is none.
    """
    pieces: list[str] = []
    place = skip = 0
    for opening in _PAGELET.finditer(text):
        if opening.start() < skip:
            continue
        end = text.find("-->", opening.end())
        if end < 0:
            break
        skip = end
        if ITEM.search(text, opening.end(), end):
            pieces += [text[place : opening.start()], "<div>", text[opening.end() : end], "</div>"]
            closing = _CODE_END.match(text, end + len("-->"))
            place = skip = closing.end() if closing else end + len("-->")
    if not pieces:
        return text
    pieces.append(text[place:])
    return text if any(map(ITEM.search, pieces[::4])) else "".join(pieces)
