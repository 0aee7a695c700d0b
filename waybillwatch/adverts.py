"""Finds an advertisement that stands among other words: a comment, an entry in a guest book.

A page that speaks of cats sells nothing, and somebody under it does. An advertisement says in a
few lines what it sells, at what price or that it sells, and how to reach it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waybillwatch.cues import Cue
from waybillwatch.evidence import cues_in

QUOTED = re.compile(r'“[^”\n]{4,300}”|「[^」\n]{4,300}」|『[^』\n]{4,300}』|"[^"\n]{4,300}"')
"""Somebody else's words, as the press marks them."""
HANDLE = re.compile(
    r"(?:q ?q|扣扣?|企鹅|微 ?信|[薇威维][ 信]{1,2}|wx|v[xv信]|[加+]\s?v|飞机|tg|telegram|t\.me"
    r"|旺旺|蝙蝠|联系方式)[^\n,。]{0,8}?[a-z0-9@_\-](?: ?[a-z0-9_\-]){4,}"
)
_SUM = re.compile(
    r"(?<![\d.])[0-9](?:\.\d{1,3})? ?(?:元|块|毛|角|/[单个条]|一[单个条])"
    r"|[¥￥] ?[0-9](?:\.\d+)?(?![\d.])"
    r"|[一二两三四五六七八九]\s?[毛角块]"
)
"""A sum that one number may cost."""
_SELLS = re.compile(
    r"(?<!找)出售|批发|代发|供应|专[业做]|长期[有出供]|本店|我家[也还]?有|我们[做有出]|报价|这里有|看这里"
)
_CALL = re.compile(
    r"需要的|要的(?:老板|朋友|加|联系|来|私)|有需要|有意|老板们?|来找我|找我|联系我|加我|私聊|私我|速联系|欢迎"
)
_TURNS = re.compile(
    r"求购|[收求](?:料|单号|空包|面单|[^,。\n货件到]{1,14}面单)|单号余额|面单余额|我是收的|预算|有资源的|有货的"
    r"|被骗|受骗|是骗子|都是骗|个骗子|上当|曝光|举报|别信"
    r"|走错|绕道|绕行|禁止|严禁|拒绝"
)
_FAKE = "(?:空包|单号|刷单|礼品单|底单|礼品件|空单)"
DENIED = re.compile(
    r"(?:不(?:接|发|做|卖|收|代发|承接)|拒[绝接]|谢绝|清退|只买|别买|勿买|远离|打击|查处|(?<!售)不含)"
    rf"[^,。;!?\n]{{0,8}}{_FAKE}"
    rf"|{_FAKE}[^,。;!?\n]{{0,8}}(?:绕行|绕道|走开|勿扰|免谈|一律退|别来|找别家|不接|不做|拒接|不予)"
)
"""Turns the trade down."""
_AGAINST = (Cue.PRESS, Cue.COURT, Cue.WARNING, Cue.REPORT, Cue.BUYING, Cue.SAAS)
_LINES = 4
_LONGEST = 260
"""Lines and signs of the longest advertisement."""


@dataclass(frozen=True, slots=True)
class Advert:
    """An advertisement and how much of one it is."""

    words: str
    priced: bool
    sells: bool
    """It says that it sells, and does not only call for customers."""


def advert_in(blocks: Sequence[str]) -> Advert | None:
    """The plainest advertisement of goods of the trade in folded lower-case blocks, or None."""
    found: Advert | None = None
    for words in _stretches(blocks):
        sells = _SELLS.search(words) is not None
        if not (sells or _CALL.search(words)) or _TURNS.search(words) or DENIED.search(words):
            continue
        cues = cues_in(words.split("\n"))
        if not cues.of(Cue.GOODS) or any(map(cues.of, _AGAINST)):
            continue
        advert = Advert(words, _SUM.search(words) is not None, sells)
        if found is None or (advert.priced, advert.sells) > (found.priced, found.sells):
            found = advert
        if found.priced and found.sells:
            break
    return found


def _stretches(blocks: Sequence[str]) -> Iterator[str]:
    """A line with a handle, alone and with the lines before it, what is quoted left out."""
    for last, block in enumerate(blocks):
        if len(block) > _LONGEST or not HANDLE.search(block):
            continue
        for first in range(last, max(-1, last - _LINES), -1):
            words = "\n".join(blocks[first : last + 1])
            if len(words) > _LONGEST:
                break
            yield QUOTED.sub("", words)
