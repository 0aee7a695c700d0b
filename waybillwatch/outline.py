"""One pass over a page's tags: what it says, which scripts it has, and what stands empty.

Time grows with the length of the page. No tree is built: hostile pages aim at trees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from waybillwatch.pieces import pieces

LARGEST_PAGE = 1_000_000
"""Code points of a page that are looked at."""
LONGEST_WAITING = 24
"""Code points of the longest line that says that something is coming."""
SMALL_SNIPPET = 2_000
"""Code points of the longest script that only loads a visitor counter."""

_I = re.IGNORECASE
_QUOTING = frozenset({"pre", "code", "samp", "kbd"})
_LISTS = frozenset({"tbody", "ul", "ol", "dl", "select"})
_BOXES = frozenset({"div", "main", "section", "article", "p", "span", "h1", "table", "td"})
_MUSTACHE = re.compile(r"\{\{[^{}\n]{1,120}\}\}|\$\{[\w.$\[\]() ]{1,60}\}|<%[=-]?[^%]{1,80}%>")
_DIRECTIVE = re.compile(
    r"\s(?:v-(?:for|text|html)|ng-(?:repeat|bind)|x-(?:for|text)|wx:for)\s*=", _I
)
_WAITING = re.compile(
    r"(?:加载|载入|读取|获取|查询)中|正在(?:努力)?(?:加载|载入|读取|获取)|努力加载|载入数据|^loading\b",
    _I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|\shidden(?:[\s=]|$)", _I)
_NAMED = re.compile(r"""\s(?:id|class)\s*=\s*["']?([^"'>]{1,200})""", _I)
_IDENTIFIED = re.compile(r"\sid\s*=", _I)
_MOUNT = re.compile(
    r"""\sid\s*=\s*["']?(?:app|root|q-app|__next|__nuxt|main|container|page|wrap|wrapper|content"""
    r"""|body|view|mount|index|box|layout|website)\d?(?:["'\s/]|$)""",
    _I,
)
_APP = re.compile(r"""\sid\s*=\s*["']?(?:app|root|q-app|__next|__nuxt)(?:["'\s/]|$)""", _I)
_GOODS = re.compile(
    r"goods|price|jiage|product|danhao|kongbao|express|kuaidi|tariff|shop-?list|item-?list", _I
)
_SOURCE = re.compile(r"""\ssrc\s*=\s*["']?([^"'\s>]{1,500})""", _I)
_DATA = re.compile(r"""\stype\s*=\s*["']?(?:application/(?:ld\+)?json|text/(?:x-)?template)""", _I)
_COUNTER = re.compile(
    r"hm\.baidu\.com|cnzz\.com|51\.la|google-?analytics|googletagmanager|umeng|tongji|zz\.bdstatic"
    r"|push\.zhanzhang|beacon\.min|/stat(?:s|\.php)?\b|pagead|adsbygoogle",
    _I,
)


@dataclass(slots=True)
class Outline:
    """What one pass over a page came to."""

    words: list[str] = field(default_factory=list)
    """Visible text, piece by piece."""
    titles: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    """Inline scripts; visitor counters and data left out."""
    sources: list[str] = field(default_factory=list)
    """Addresses of external scripts; visitor counters left out."""
    links: int = 0
    template: bool = False
    """Placeholders stand in the text, or a template's directives in a tag."""
    waiting: bool = False
    """A line says that something is coming."""
    mount: bool = False
    """An element that scripts hang a page into holds nothing."""
    app: bool = False
    """Likewise, by a name that only frameworks give."""
    empty_table: bool = False
    """A table has heads and no cells, or a body and nothing in it."""
    empty_goods: bool = False
    """An element named after goods or prices holds nothing."""
    empty_list: bool = False
    """A list, or an element with an id, holds nothing."""
    in_comment: bool = False
    """Markup waits in a comment, where a reader finds it."""
    frames: bool = False


def outline(text: str) -> Outline:
    """Look a page over. Never raises."""
    pass_ = _Pass()
    for words, name, attributes, inner in pieces(text[:LARGEST_PAGE]):
        if said := words.strip():
            pass_.hear(said)
        if name == "!--":
            pass_.out.in_comment |= pass_.quoting > 0 and "<" in inner
            continue
        pass_.mounts(name, attributes)
        pass_.empties(name, attributes, said)
        pass_.tables(name)
        pass_.scripts(name, attributes, inner)
    return pass_.out


def waits(said: str) -> bool:
    """Whether a line says nothing but that something is coming."""
    return len(said) <= LONGEST_WAITING and _WAITING.search(said) is not None


class _Pass:
    """The state of one pass."""

    def __init__(self) -> None:
        self.out = Outline()
        self.quoting = 0
        self._open = ("", "")
        self._heads_and_cells: list[list[int]] = []
        self._mount = ("", "")
        self._depth = self._words = 0

    def hear(self, said: str) -> None:
        self.out.words.append(said)
        if self.quoting:
            return
        self.out.template |= _MUSTACHE.search(said) is not None
        self.out.waiting |= waits(said) and not _HIDDEN.search(self._open[1])

    def mounts(self, name: str, attributes: str) -> None:
        """Watch the innermost element that scripts may hang a page into."""
        if name in _BOXES and _MOUNT.search(attributes):
            self._mount, self._depth, self._words = (name, attributes), 1, len(self.out.words)
        elif self._depth and name == self._mount[0]:
            self._depth += 1
        elif self._depth and name == f"/{self._mount[0]}":
            self._depth -= 1
            if not self._depth and all(map(waits, self.out.words[self._words :])):
                self.out.mount = True
                self.out.app |= _APP.search(self._mount[1]) is not None

    def empties(self, name: str, attributes: str, said: str) -> None:
        opened, before = self._open
        if opened and name == f"/{opened}" and (not said or waits(said)):
            self.out.empty_table |= opened == "tbody"
            if opened in _LISTS or opened in _BOXES:
                named = _NAMED.search(before)
                self.out.empty_goods |= bool(named and _GOODS.search(named[1]))
                self.out.empty_list |= opened in _LISTS or bool(_IDENTIFIED.search(before))
        self._open = ("", "") if name[:1] == "/" else (name, attributes)
        if attributes and not self.quoting and name != "script":
            self.out.template |= _DIRECTIVE.search(attributes) is not None

    def tables(self, name: str) -> None:
        if name == "table":
            self._heads_and_cells.append([0, 0])
        elif name in {"th", "td"} and self._heads_and_cells:
            self._heads_and_cells[-1][name == "td"] += 1
        elif name == "/table" and self._heads_and_cells:
            heads, cells = self._heads_and_cells.pop()
            self.out.empty_table |= heads > 0 and cells == 0

    def scripts(self, name: str, attributes: str, inner: str) -> None:
        if name.removeprefix("/") in _QUOTING:
            self.quoting = max(0, self.quoting + (-1 if name[0] == "/" else 1))
        elif name == "title":
            self.out.titles.append(inner[:200])
        elif name == "script":
            self._script(attributes, inner)
        self.out.links += name == "a"
        self.out.frames |= name == "frameset"

    def _script(self, attributes: str, code: str) -> None:
        source = _SOURCE.search(attributes)
        if source is not None:
            if not _COUNTER.search(source[1]):
                self.out.sources.append(source[1])
        elif code.strip() and not _DATA.search(attributes) and not _counts(code):
            self.out.code.append(code)


def _counts(code: str) -> bool:
    """Whether a script is a snippet that only loads a visitor counter."""
    return len(code) <= SMALL_SNIPPET and _COUNTER.search(code) is not None
