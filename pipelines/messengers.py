"""Telegram and 旺旺 names in folded text, by the cue before them; what a handle is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.blocks import Span
from pipelines.seek import Sought
from waybillwatch.listings import ContactKind

_TELEGRAM = Sought(
    re.compile(
        r"(?:https?://)?(?<![a-z0-9.])(?:t|telegram)\.me\s?/\s?(?:s/)?(?!joinchat|share)@?([A-Za-z][A-Za-z0-9_]{3,31})"
        r"|(?:tele\s?gram|电报|纸?飞机|✈|(?<![a-z])t\s?g(?![a-z]))(?:号|客服|群|频道)?(?:[^\n@]{0,14}@\s?|(?:[^\w\n@]|搜索?|账号|帐号|号|联系|是|加|找){0,6}(?!http|t\.me|channel|group))([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
        re.IGNORECASE,
    ),
    core=re.compile(r"[.电纸飞✈tT](?=(?<=✈)|[mM][eE]\s?/|[报飞机]|\s?[gG]|[eE][lL][eE])"),
    back=len("https://telegram"),
)
_MENTION = Sought(
    re.compile(
        r"(?:人工|客服|下单|机器人|[下单请]找|备用|联系|咨询|管理|认准|频道|成员|(?:admin|support|bot|subscribers|members)(?=[^\w\n@]))[^\w\n]{0,6}@([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_.]*\.)",
        re.IGNORECASE,
    ),
    core=re.compile("@"),
    back=len("subscribers") + 6,
)
_WANGWANG = re.compile(
    r"旺\s?旺(?:号|id|客服|在线|联系)?(?:[:\s]{1,3}|是|\(|(?=[“\"「【])|(?<=id)\s?|(?<=号))[“\"「【]?((?!在线|联系|咨询|号|id)[\w\u4e00-\u9fff-]{2,25}(?::[\w\u4e00-\u9fff]{1,12})?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle in folded text."""

    kind: ContactKind
    value: str
    span: Span


def find_telegram(text: str) -> Iterator[Handle]:
    """Telegram names: t.me, behind their cue, or a mention of whom to ask."""
    for found in _TELEGRAM.finditer(text):
        group = 1 if found[1] else 2
        yield Handle(ContactKind.TELEGRAM, found[group], found.span(group))
    for found in _MENTION.finditer(text):
        yield Handle(ContactKind.TELEGRAM, found[1], found.span(1))


def find_wangwang(text: str) -> Iterator[Handle]:
    """旺旺 names, Chinese ones too."""
    for found in _WANGWANG.finditer(text):
        yield Handle(ContactKind.WANGWANG, found[1], found.span(1))
