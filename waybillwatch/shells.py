"""Pages whose plain answer would not do: what they sell is put there by a script.

One pass over the tags, in time that grows with the length of the page. A page is asked to be
rendered for one of four reasons, in fixed words that hold nothing of the page. A challenge or
a parked name is built by scripts too and shows nothing more in a browser: those stay as they
are, and so does a page that sets a cookie and sends the reader round again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SHELL = "script shell"
"""Next to no words, and scripts that build the page."""
PLACEHOLDERS = "placeholders"
"""A template that nobody has filled in yet."""
LOADING = "loading"
"""A line that says that the goods are on their way."""
EMPTY_LISTS = "empty lists"
"""Tables or lists with nothing in them, and scripts that fetch."""

LARGEST_PAGE = 1_000_000
"""Code points of a page that are looked at."""
FEW_LETTERS = 80
"""Letters, signs and digits up to which a page says next to nothing."""
NO_LETTERS = 10
PRICED = 4
"""Visible prices from which on a page shows its goods, whatever else is still loading."""

_TAG = re.compile(r"<(!--|[!?]|/?[a-z][a-z0-9:-]*)([^<>]{0,4000}+)>?", re.IGNORECASE)
_UNREAD = frozenset({"script", "style", "template", "noscript", "title", "textarea", "svg"})
_QUOTING = frozenset({"pre", "code", "samp", "kbd"})
_LISTS = frozenset({"tbody", "ul", "ol", "dl", "select"})
_BOXES = frozenset({"div", "main", "section", "article", "p", "span", "table", "td"})
_MUSTACHE = re.compile(r"\{\{[^{}\n]{1,120}\}\}|\$\{[\w.$\[\]() ]{1,60}\}|<%[=-]?[^%]{1,80}%>")
_DIRECTIVE = re.compile(
    r"\s(?:v-for|v-text|v-html|ng-repeat|ng-bind|x-for|x-text|wx:for)\s*=", re.I
)
_WAITING = re.compile(
    r"(?:加载|载入|读取|获取|查询)中|正在(?:努力)?(?:加载|载入|读取|获取)|努力加载|载入数据|^loading\b",
    re.IGNORECASE,
)
_LONGEST_WAITING = 24
_HIDDEN = re.compile(r"display\s*:\s*none|\shidden(?:[\s=]|$)", re.IGNORECASE)
_NAMED = re.compile(r"""(?:^|\s)(?:id|class)\s*=\s*["']?([^"'>]{1,200})""", re.IGNORECASE)
_IDENTIFIED = re.compile(r"(?:^|\s)id\s*=", re.IGNORECASE)
_MOUNT = re.compile(
    r"""(?:^|\s)id\s*=\s*["']?(?:q-)?(?:app|root|__next|__nuxt|main|container|page|wrap|wrapper"""
    r"""|content|body|view|mount|index|box|layout|website)\d?["'\s/]*(?:\s|$)""",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"goods|price|jiage|product|danhao|kongbao|express|kuaidi|tariff|shop-?list|item-?list", re.I
)
_APP = re.compile(
    r"""(?:^|\s)id\s*=\s*["']?(?:app|root|q-app|__next|__nuxt)["'\s/]*(?:\s|$)""", re.IGNORECASE
)
_SOURCE = re.compile(r"""\ssrc\s*=\s*["']?([^"'\s>]{1,500})""", re.IGNORECASE)
_DATA = re.compile(
    r"""\stype\s*=\s*["']?(?:application/(?:ld\+)?json|text/(?:x-)?template)""", re.I
)
_COUNTERS = re.compile(
    r"hm\.baidu\.com|cnzz\.com|51\.la|google-?analytics|googletagmanager|umeng|tongji|zz\.bdstatic"
    r"|push\.zhanzhang|beacon\.min|/stat(?:s|\.php)?\b|pagead|adsbygoogle",
    re.IGNORECASE,
)
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


@dataclass(slots=True)
class _Seen:
    """What one pass over a page came to."""

    words: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    links: int = 0
    template: bool = False
    waiting: bool = False
    mount: bool = False
    """An element that scripts hang a page into, with nothing in it."""
    app: bool = False
    """Likewise, by a name that only frameworks give."""
    empty_table: bool = False
    empty_goods: bool = False
    empty_list: bool = False
    frames: bool = False

    @property
    def scripted(self) -> bool:
        return bool(self.sources or self.code)


def needs_browser(text: str) -> str | None:
    """Why the plain answer would not do, for a page's decoded HTML; None where it does.

    One of ``SHELL``, ``PLACEHOLDERS``, ``LOADING`` and ``EMPTY_LISTS``. Never raises.
    """
    seen = _look(text[:LARGEST_PAGE])
    if not seen.scripted or seen.frames:
        return None
    if seen.template:
        return PLACEHOLDERS
    said = " ".join(seen.words)
    code = "\n".join(seen.code)
    if _WALL.search(" ".join([*seen.titles, said, *seen.sources])) or _WALL.search(code):
        return None
    if _is_shell(seen, said, code):
        return SHELL
    if len(_PRICE.findall(said)) >= PRICED:
        return None
    if seen.waiting:
        return LOADING
    if seen.app and seen.sources:
        return SHELL
    filled = _FETCHES.search(code) and (_BUILDS.search(code) or _ADDS.search(code))
    if seen.empty_table or seen.empty_goods or (seen.empty_list and filled):
        return EMPTY_LISTS
    return None


def _is_shell(seen: _Seen, said: str, code: str) -> bool:
    letters = sum(map(str.isalnum, said))
    if letters >= FEW_LETTERS or seen.links > PRICED:
        return False
    if _COOKIE.search(code) and _SENDS_ON.search(code):
        return False
    if seen.mount or _BUILDS.search(code):
        return True
    return letters < NO_LETTERS and bool(seen.sources or _SENDS_ON.search(code))


def _look(text: str) -> _Seen:
    seen = _Seen()
    quoting = 0
    opened: tuple[str, str] | None = None
    tables: list[list[int]] = []
    mount = _Mount()
    for words, name, attributes, inner in _pieces(text):
        said = words.strip()
        if said:
            _hear(seen, said, opened, quoting=quoting > 0)
        if name == "!--":
            continue
        mount.step(seen, name, attributes)
        if opened is not None and name == f"/{opened[0]}" and (not said or _waits(said)):
            _note_empty(seen, *opened)
        opened = (name, attributes) if name[:1] != "/" else None
        if name.removeprefix("/") in _QUOTING:
            quoting = max(0, quoting + (-1 if name[0] == "/" else 1))
        elif name == "script":
            _take_script(seen, attributes, inner)
        elif name == "title":
            seen.titles.append(inner[:200])
        elif name in {"th", "td"} and tables:
            tables[-1][name == "td"] += 1
        elif name == "table":
            tables.append([0, 0])
        elif name == "/table" and tables:
            heads, cells = tables.pop()
            seen.empty_table |= heads > 0 and cells == 0
        seen.links += name == "a"
        seen.frames |= name == "frameset"
        if attributes and not quoting and name != "script":
            seen.template |= _DIRECTIVE.search(attributes) is not None
    return seen


@dataclass(slots=True)
class _Mount:
    """Watches one element at a time that scripts may hang a page into."""

    name: str = ""
    attributes: str = ""
    depth: int = 0
    words: int = 0

    def step(self, seen: _Seen, name: str, attributes: str) -> None:
        """Take the next tag."""
        if not self.depth:
            if name in _BOXES and _MOUNT.search(attributes):
                self.name, self.attributes, self.depth = name, attributes, 1
                self.words = len(seen.words)
        elif name == self.name:
            self.depth += 1
        elif name == f"/{self.name}":
            self.depth -= 1
            if not self.depth and all(map(_waits, seen.words[self.words :])):
                seen.mount = True
                seen.app |= _APP.search(self.attributes) is not None


def _pieces(text: str) -> Iterator[tuple[str, str, str, str]]:
    """The words before each tag, its name in lower case, its attributes, and what it hides."""
    position = 0
    while (match := _TAG.search(text, position)) is not None:
        name = match[1].lower()
        words = text[position : match.start()]
        position = match.end()
        inner = ""
        if name == "!--":
            end = text.find("-->", match.start() + 4)
            position = end + 3 if end >= 0 else len(text)
        elif name in _UNREAD and not match[2].endswith("/"):
            ending = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, position)
            end = ending.start() if ending else len(text)
            inner, position = text[position:end], end
        yield words, name, match[2], inner
    yield text[position:], "", "", ""


def _hear(seen: _Seen, said: str, opened: tuple[str, str] | None, *, quoting: bool) -> None:
    seen.words.append(said)
    if quoting:
        return
    if _MUSTACHE.search(said):
        seen.template = True
    if _waits(said) and not (opened and _HIDDEN.search(opened[1])):
        seen.waiting = True


def _waits(said: str) -> bool:
    return len(said) <= _LONGEST_WAITING and _WAITING.search(said) is not None


def _note_empty(seen: _Seen, name: str, attributes: str) -> None:
    """An element that holds nothing, or a line that says that something is coming."""
    seen.empty_table |= name == "tbody"
    if name in _LISTS or name in _BOXES:
        named = _NAMED.search(attributes)
        seen.empty_goods |= bool(named and _GOODS.search(named[1]))
        seen.empty_list |= name in _LISTS or bool(_IDENTIFIED.search(attributes))


def _take_script(seen: _Seen, attributes: str, code: str) -> None:
    source = _SOURCE.search(attributes)
    if source is not None:
        if not _COUNTERS.search(source[1]):
            seen.sources.append(source[1])
    elif code.strip() and not _DATA.search(attributes) and not _is_counter(code):
        seen.code.append(code)


def _is_counter(code: str) -> bool:
    """A snippet that only loads a visitor counter."""
    return len(code) < 2_000 and _COUNTERS.search(code) is not None and not _FETCHES.search(code)
