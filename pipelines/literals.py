"""Reads the literals of a script (JSON, JavaScript) without running it.

One pass over its tokens, linear in its length: which strings and numbers stand in which
object or array, under which key. Kept are those that say something to a reader: Chinese
text, and objects whose keys are those of prices, parties, parcels and contacts.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from pipelines.tokens import ASSIGN, COLON, TOKEN, unescape

_MAX_SOURCE = 2_000_000
_MAX_VALUE = 2_000
_MAX_LITERALS = 20_000
_MAX_NESTED = 2
"""How often a string may itself hold JSON that is read."""

_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_HAN = re.compile("[\u3400-\u9fff]")
DATA_KEY = re.compile(
    r"price|jiage|money|cost|fee|mobile|phone|tel(?![a-z])|addr|recei|recv|consign|contact|sender|"
    r"shou|fahuo|kuaidi|express|courier|waybill|mail_?no|danhao|kongbao|qq|wechat|weixin|wx(?![a-z])|"
    r"vip(?![a-z])|uin(?![a-z])|id_?card|\b(?:yto|zto|sto|yunda|ems|jt|sf|jd|kd)\b|单|价|快递|电话|姓名|地址|微信",
    re.IGNORECASE,
)  # fmt: skip
_WORTH = re.compile(rf"[\u3400-\u9fff]|\\u[4-9][0-9a-fA-F]{{3}}|{DATA_KEY.pattern}", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"(?:https?:)?//\S*|[./]\S*|[\w+/=-]{32,}|#[0-9a-fA-F]{3,8}|[a-zA-Z]+/[\w.+-]+|[.#]?[a-z-]+\s*\{.*",
    re.DOTALL,
)
"""Values that are addresses, tokens, colours or style: no words."""


@dataclass(frozen=True, slots=True)
class Record:
    """The literals of one object or array that are worth reading."""

    path: str
    """The keys it lies under, the last two, joined by a dot; may be empty."""
    members: tuple[tuple[str, str], ...]
    """Key (empty in an array) and value, in order."""
    group: int = 0
    """The array it is an element of, numbered from 1; 0 for none."""


@dataclass(slots=True)
class _Open:
    bracket: str
    key: str = ""
    number: int = 0
    block: bool = False
    """Braces of code, not of an object."""
    pending: str = ""
    members: list[tuple[str, str]] = field(default_factory=list)


def _words(value: str) -> str:
    if "<" in value:
        value = _MARKUP.sub(" ", value)
    if "&" in value:
        value = html.unescape(value)
    return " ".join(value[:_MAX_VALUE].split())


class _Reader:
    """Follows brackets and keys through the tokens of one script."""

    def __init__(self, depth: int) -> None:
        self.records: list[Record] = []
        self.stack = [_Open("", block=True)]
        self.depth = depth
        self.arrays = 0
        self.ternaries = 0
        self.joins = False
        """A plus sign stands between a string and what comes next."""
        self.after_string = False
        self.count = 0

    def value(self, value: str, *, is_string: bool) -> None:
        """A literal in the innermost container."""
        top = self.stack[-1]
        self.count += 1
        if self.joins and is_string and top.members:
            key, before = top.members[-1]
            top.members[-1] = (key, before + value)
        else:
            top.members.append((top.pending, value))
        self.joins, self.after_string = False, is_string

    def mark(self, sign: str) -> None:
        """A bracket or a separator."""
        top = self.stack[-1]
        self.joins = sign == "+" and self.after_string
        self.after_string = False
        if sign in "{[(":
            self.arrays += sign == "["
            self.stack.append(_Open(sign, top.pending or (top.key if sign != "(" else "")))
            self.stack[-1].number = self.arrays
            top.pending = ""
        elif sign in "}])":
            if len(self.stack) > 1:
                self._close(self.stack.pop())
        elif sign == "?":
            self.ternaries += 1
        elif sign == ":":
            self.ternaries -= self.ternaries > 0
        elif sign in ",;":
            top.pending = ""
            self.ternaries = 0
            top.block = top.block or sign == ";"

    def _close(self, container: _Open) -> None:
        parent = self.stack[-1]
        by_member = container.block or container.bracket in {"(", ""}
        path = container.key
        if parent.key and parent.key != path and parent.bracket == "{":
            path = f"{parent.key}.{path}" if path else parent.key
        members = [(key, _words(value)) for key, value in container.members]
        members = [(k, v) for k, v in members if v and not _NO_WORDS.fullmatch(v)]
        if by_member:
            members = [(k, v) for k, v in members if _HAN.search(v) or DATA_KEY.search(k)]
        elif not any(_HAN.search(v) or DATA_KEY.search(k) for k, v in members) and not (
            DATA_KEY.search(path)
        ):
            members = []
        if members:
            group = parent.number if parent.bracket == "[" else 0
            self.records.append(Record("" if by_member else path, tuple(members), group))


def _holds_json(value: str) -> bool:
    return value[:1] in {"{", "["} and value[-1:] in {"}", "]"} and '"' in value


def _read(source: str, depth: int) -> list[Record]:
    reader = _Reader(depth)
    for token in TOKEN.finditer(source):
        kind, text, end = token.lastgroup, token.group(), token.end()
        top = reader.stack[-1]
        if kind == "mark":
            reader.mark(text)
        elif kind in {"string", "number", "ident"}:
            is_string = kind == "string"
            plain = unescape(text[1:].removesuffix(text[0])) if is_string else text
            if not reader.ternaries and top.bracket != "(" and COLON.match(source, end):
                top.pending = plain
            elif kind == "ident":
                assigned = ASSIGN.match(source, end)
                top.pending = plain if assigned else ""
                top.block = top.block or (bool(assigned) and top.bracket == "{")
                reader.joins = reader.after_string = False
            elif is_string and depth < _MAX_NESTED and _holds_json(plain):
                reader.records.extend(_read(plain, depth + 1))
            else:
                reader.value(plain, is_string=is_string)
        if reader.count > _MAX_LITERALS:
            break
    while len(reader.stack) > 1:
        reader.mark("}")
    reader.stack.append(_Open(""))
    reader._close(reader.stack.pop(0))  # noqa: SLF001  (the outermost level, closed by the end)
    return reader.records


def read_literals(source: str) -> list[Record]:
    """The records of a script in the order in which they end; none if it says nothing."""
    source = source[:_MAX_SOURCE]
    return _read(source, 0) if _WORTH.search(source) else []
