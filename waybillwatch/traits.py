"""A page's traits: the figures that triage weighs, read off its words and its facts.

Each kind of word counts by its distinct words (their binary logarithm, capped), so no page
becomes a seller, or the press, by repetition. What a page puts between quotation marks is told
of others and counts by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from waybillwatch.adverts import DENIED, QUOTED, Advert, advert_in
from waybillwatch.cues import Cue
from waybillwatch.evidence import Cues, cues_in, cues_of, is_bound, much, plain
from waybillwatch.listings import ContactKind, Listing, Service, Stance
from waybillwatch.publishers import publisher_signs

_AGAINST_TITLE = {
    Cue.PRESS, Cue.COURT, Cue.LAW, Cue.WARNING, Cue.REPORT, Cue.ASKING, Cue.TRACKING, Cue.FREIGHT,
    Cue.SAAS, Cue.SHOP,
}  # fmt: skip
COUNTED = tuple(cue for cue in Cue if cue not in {Cue.GOODS, Cue.DENIAL, Cue.TRAP})
"""Kinds of words that count by how many of them there are."""
_ANOTHER = (Cue.SAAS, Cue.SHOP, Cue.TRACKING, Cue.FREIGHT)
_SUM = re.compile(r"[¥￥$] ?(\d{1,7}(?:\.\d+)?)|(?<![\d.])(\d{1,7}(?:\.\d+)?) ?(?:元|块)")
_DEAR, _CHEAP = 12.0, 6.0
"""CNY above which a sum buys no number, and up to which it may."""
_SPEECH = re.compile(
    r"(?:说|称|表示|告诉|介绍|透露|问道?|答道?|写道|坦言|直言)[,:]? ?[“「『\"]"
    r"|记者(?:问|注意到|发现|登录|联系|看到|随机)"
    r"|同期声|解说】|(?:^|\n)(?:记者|客服|对方|卖家|店主|他|她|我|问|答)[:](?=\n|\S)"
)
_COURIERS = re.compile(
    "圆通|申通|中通|韵达|天天|顺丰|汇通|百世|极兔|邮政|宅急送|国通|优速|快捷|德邦|全峰|龙邦|速尔|ems|元通"
)
_THEIR_UNITS = frozenset("双包盒袋套件卷台本米箱瓶块副把支")
"""Units that numbers are not counted in."""
_DATA = re.compile(
    "[收出供][^,。]{0,3}料(?![理工])|kd料|料子|试料|三要素|实时|隔夜|历史|面[单d](?:数据|信息)"
    "|精准(?:电话|客户|数据)|名[+、]机|[+、]机[+、]址"
    "|带信息|带资料|姓名[+、/]?(?:手机|电话)[+、/]?地址|当天的?料|一手料|[ku]d照片|物流料"
)
"""How the trade in waybill data speaks of what it sells."""
_WANTS = re.compile(
    r"求购|收购|诚收|高价收|长期收|大量收|现金收|收料|求(?:靠谱|稳定|推荐|一个|个|长期)?[^,。\n]{0,4}(?:单号|空包|底单|货源)"
    r"|(?<![签接吸验])收(?:圆通|申通|中通|韵达)?[^,。\n到货件]{0,4}(?:单号|面单|底单)|我是收的|有货的(?:老板)?[加联私]"
)
_US = re.compile("我们|我家|本站|本店|我站|本平台|咱们")
_THEM = re.compile("他们|对方|他说|她说|他家|该网站|该站|该平台|其网站|当事人|嫌疑人|被告")
_YOU = re.compile("您|老板|亲[,们~!]|店主|掌柜|各位")
_ASKS = re.compile("[?]|怎么|如何|什么|吗")
_ANYBODYS = {ContactKind.EMAIL, ContactKind.PHONE}
"""Handles that any firm has."""
_MARKED = re.compile('[“「『"]')
_REPORTER = re.compile("记者[:]")
_SPEAKER = re.compile(
    r"[【(]?(记者|[^\s:,。]{0,8}(?:客服|对方|卖家|站长|老板|店主|买家|业务员))[】)]?[:]"
)
_PARAGRAPH = 80
"""Signs from which on a block is prose."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as triage sees it."""

    figures: dict[str, float]
    """By the names of ``weights.TRAITS``."""
    cues: Cues
    """The words of its own voice behind them."""
    text: str
    """What it says in its own voice."""
    advert: Advert | None


def traits(blocks: Sequence[str], frame: Sequence[str], listing: Listing) -> Sheet:
    """The figures of a page.

    ``blocks`` is its own text, ``frame`` its furniture, both folded and in lower case, block by
    block. ``listing`` holds the facts found before anybody knew whether the page sells. Prices,
    claims and disclaimers count less on a page that speaks like the press or a court: there
    they are quoted.
    """
    own = _own_voice(blocks)
    cues, text, advert = cues_in(own), "\n".join(own), advert_in(blocks)
    said = _said(cues)
    figures = said | _facts(said, text, listing) | _voice(blocks, text) | _title(listing)
    figures |= _frame(cues_in(frame))
    figures["advert"] = 0.0 if advert is None else 1.0 + advert.priced
    return Sheet(figures, cues, text, advert)


def _own_voice(blocks: Sequence[str]) -> list[str]:
    """The blocks without what is quoted; of an interview, without what the other side says."""
    interview = any(map(_REPORTER.match, blocks))
    own: list[str] = []
    others_turn = False
    for block in blocks:
        if interview and (turn := _SPEAKER.match(block)):
            others_turn = turn[1] != "记者"
        elif interview and len(block) > _PARAGRAPH:
            others_turn = False
        if others_turn:
            continue
        own.append(QUOTED.sub("", block) if _MARKED.search(block) else block)
    return own


def _said(cues: Cues) -> dict[str, float]:
    said = {cue.value: much(len(cues.of(cue))) for cue in COUNTED}
    outside = 1 + said[Cue.PRESS] + said[Cue.COURT] + said[Cue.REPORT] + said[Cue.ASKING] / 2
    said[Cue.OFFER] /= outside
    return said | {"goods": much(cues.goods, 4.0)}


def _facts(said: dict[str, float], text: str, listing: Listing) -> dict[str, float]:
    quoted = 1 + 0.5 * (said[Cue.PRESS] + said[Cue.COURT])
    cheap = [tier for tier in listing.tiers if is_bound(tier) and tier.amount <= _DEAR]
    couriers = sum(1 for tier in cheap if tier.courier is not None)
    handles = sum(1 for contact in listing.contacts if contact.kind not in _ANYBODYS)
    return {
        "courier_prices": much(couriers) / quoted,
        "bound_prices": much(len(cheap)) / quoted,
        "handles": float(min(handles, 2)),
        "prices_and_handles": float(bool(handles and listing.tiers)),
        "claims": float(bool(listing.claims)) / quoted,
        "disclaimers": float(bool(listing.disclaimers)) / quoted,
        "data_offered": much(_data_offered(listing)) / quoted,
        "data_words": much(len(set(_DATA.findall(text)))) / quoted,
        "couriers": much(len(set(_COURIERS.findall(text))), 3.0),
        "their_units": float(any(tier.unit in _THEIR_UNITS for tier in listing.tiers if tier.unit)),
        "dear_tiers": much(sum(1 for tier in listing.tiers if tier.amount > _DEAR)),
    }


def _data_offered(listing: Listing) -> int:
    """Statements and prices that put parcel parties' data on offer."""
    claims = sum(1 for claim in listing.claims if claim.stance is Stance.OFFERS)
    return claims + sum(
        1 for tier in listing.tiers if tier.includes or tier.service is Service.WAYBILL_DATA
    )


def _voice(blocks: Sequence[str], text: str) -> dict[str, float]:
    """How a page speaks: of itself, of others, at length, in quotations."""
    whole = "\n".join(blocks)
    size = max(1, len(whole))
    sums = [float(one[1] or one[2]) for one in _SUM.finditer(text)]
    return {
        "quoted": min(3 * (size - len(text)) / size, 1.0),
        "speech": much(len(_SPEECH.findall(whole))),
        "dear_sums": much(sum(1 for one in sums if one > _DEAR), 4.0),
        "small_sums": much(sum(1 for one in sums if 0 < one <= _CHEAP), 4.0),
        "prose": sum(len(one) for one in blocks if len(one) >= _PARAGRAPH) / size,
        "us": much(len(_US.findall(text))),
        "them": much(len(_THEM.findall(text))),
        "you": much(len(_YOU.findall(text))),
        "denied": much(len(DENIED.findall(text))),
        "wants": much(len(_WANTS.findall(text))),
    }


def _frame(cues: Cues) -> dict[str, float]:
    """What a page's navigation leads to."""
    return {
        "frame_order": much(len(cues.of(Cue.ORDER))),
        "frame_press": much(len(cues.of(Cue.PRESS)) + len(cues.of(Cue.COURT))),
        "frame_other": much(sum(len(cues.of(cue)) for cue in _ANOTHER)),
    }


def _title(listing: Listing) -> dict[str, float]:
    words = plain(listing.title)
    title = cues_of(words)
    return {
        "title_goods": float(bool(title.of(Cue.GOODS))),
        "title_offer": float(bool(title.of(Cue.OFFER) or title.of(Cue.ORDER))),
        "title_against": float(any(map(title.of, _AGAINST_TITLE))),
        "title_wants": float(bool(title.of(Cue.BUYING) or _WANTS.search(words))),
        "title_asks": float(_ASKS.search(words) is not None),
        "publisher": float(len(publisher_signs(words, ""))),
    }
