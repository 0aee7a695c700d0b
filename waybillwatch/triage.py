"""Triage: what a hit, a link, a page and a site are, each with the reasons.

A score is the evidence for a seller above that against it. Each kind of word counts by its
distinct words and is capped, so no page becomes a seller (or the press) by repetition.
Above ``SURE_SELLER`` and below ``SURE_NOT`` we are sure; between them a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from waybillwatch.captures import Purpose
from waybillwatch.cues import Cue, cue_scanner
from waybillwatch.listings import ContactKind, Listing, PriceTier, Stance
from waybillwatch.pii import Redacted
from waybillwatch.search import SearchHit
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement
from waybillwatch.text import fold
from waybillwatch.words import Term

SURE_SELLER = 3.0
SURE_NOT = -1.5
SURE_HIT = 2.5
"""A hit shows one title and one snippet: less can be asked of it."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a kind of evidence adds: for the first word, for each further one, at most."""

    first: float
    more: float
    most: float
    name: str
    """How the reasons call it."""

    def of(self, count: int) -> float:
        """The score of so many distinct words."""
        if not count:
            return 0.0
        score = self.first + self.more * (count - 1)
        return min(score, self.most) if self.first > 0 else max(score, self.most)


WEIGHTS: dict[Cue, Weight] = {
    Cue.OFFER: Weight(2.0, 0.5, 3.5, "offers goods of the trade"),
    Cue.ORDER: Weight(1.0, 0.4, 2.2, "order flow"),
    Cue.USE: Weight(0.4, 0.2, 1.0, "use in fake orders"),
    Cue.FOOTPRINT: Weight(1.0, 0.5, 1.5, "a shop program's footprint"),
    Cue.PRESS: Weight(-1.5, -1.2, -7.0, "press words"),
    Cue.COURT: Weight(-0.8, -1.0, -6.0, "words of courts, police and law"),
    Cue.WARNING: Weight(-0.8, -0.8, -4.0, "warnings and complaints"),
    Cue.TRACKING: Weight(-1.0, -1.0, -5.0, "a courier's or look-up tool's words"),
    Cue.FREIGHT: Weight(-0.6, -0.8, -4.0, "freight words"),
    Cue.SAAS: Weight(-0.6, -0.8, -5.0, "words of programs and interfaces"),
    Cue.SHOP: Weight(-0.5, -0.6, -3.0, "other wares"),
    Cue.BUYING: Weight(-2.5, -1.0, -4.0, "wants to buy"),
    Cue.FORUM: Weight(-0.2, -0.2, -0.8, "a discussion"),
}
_KINDS: tuple[tuple[SiteKind, tuple[Cue, ...]], ...] = (
    (SiteKind.PRESS, (Cue.PRESS, Cue.COURT, Cue.WARNING)),
    (SiteKind.COURIER, (Cue.TRACKING, Cue.FREIGHT)),
    (SiteKind.FORUM, (Cue.BUYING, Cue.FORUM)),
    (SiteKind.UNRELATED, (Cue.SAAS, Cue.SHOP)),
)
_CLAUSE = re.compile(r"[^,。;!?\n|_]+")
_AGAINST_OFFER = {Cue.DENIAL, Cue.WARNING, Cue.BUYING, Cue.PRESS, Cue.COURT, Cue.SAAS, Cue.TRACKING}
_SHOWN = 5
"""Words shown for a reason."""


def _clauses(text: str) -> Iterator[tuple[int, int, list[Term]]]:
    terms = iter(cue_scanner()(text))
    term = next(terms, None)
    for clause in _CLAUSE.finditer(text):
        inside = []
        while term is not None and term.start < clause.end():
            if term.start >= clause.start():
                inside.append(term)
            term = next(terms, None)
        yield clause.start(), clause.end(), inside


def offers_in(text: str) -> list[tuple[int, int]]:
    """The clauses of a folded lower-case text that offer goods of the trade, and deny nothing."""
    found = []
    for start, end, terms in _clauses(text):
        kinds = {term.kind for term in terms}
        if Cue.GOODS in kinds and Cue.OFFER in kinds and not kinds & _AGAINST_OFFER:
            found.append((start, end))
    return found


def _cues(text: str) -> dict[Cue, tuple[str, ...]]:
    """The distinct words of each kind; of OFFER the clauses that offer."""
    found: dict[Cue, dict[str, None]] = {}
    for start, end, terms in _clauses(text):
        kinds = {term.kind for term in terms}
        for term in terms:
            if term.kind != Cue.OFFER:
                found.setdefault(Cue(term.kind), {})[text[term.start : term.end]] = None
        if Cue.GOODS in kinds and Cue.OFFER in kinds and not kinds & _AGAINST_OFFER:
            found.setdefault(Cue.OFFER, {})[text[start:end].strip()[:40]] = None
    return {cue: tuple(words) for cue, words in found.items()}


def _weigh(cues: Mapping[Cue, tuple[str, ...]]) -> tuple[float, list[str]]:
    score, reasons = 0.0, []
    for cue, weight in WEIGHTS.items():
        words = cues.get(cue, ())
        if words:
            part = weight.of(len(words))
            score += part
            reasons.append(f"{weight.name} ({part:+.1f}): {', '.join(words[:_SHOWN])}")
    if not cues.get(Cue.GOODS):
        score -= 2.0
        reasons.append("none of the trade's goods is named (-2.0)")
    return score, reasons


def _verdict(
    score: float, cues: Mapping[Cue, tuple[str, ...]], reasons: Iterable[str], sure_at: float
) -> Judgement:
    kept = tuple(reasons)
    if score >= sure_at:
        return Judgement(SiteKind.SELLER, sure=True, score=round(score, 2), reasons=kept)
    if score > SURE_NOT:
        return Judgement(SiteKind.UNSURE, sure=False, score=round(score, 2), reasons=kept)
    against = {
        kind: sum(WEIGHTS[cue].of(len(cues.get(cue, ()))) for cue in family)
        for kind, family in _KINDS
    }
    kind, worst = min(against.items(), key=lambda pair: pair[1])
    if worst >= 0:
        kind = SiteKind.UNRELATED
    return Judgement(kind, sure=True, score=round(score, 2), reasons=kept)


def _plain(text: str) -> str:
    folded = fold(text).text
    lower = folded.lower()
    return lower if len(lower) == len(folded) else folded


def judge_hit(hit: SearchHit) -> Judgement:
    """What a search hit's title, snippet and address say of its site."""
    parts = urlsplit(hit.url)
    cues = _cues(_plain(f"{hit.title}\n{hit.snippet}\n{parts.path}"))
    score, reasons = _weigh(cues)
    return _verdict(score, cues, reasons, SURE_HIT)


def _is_bound(tier: PriceTier) -> bool:
    return any(
        part is not None
        for part in (tier.courier, tier.service, tier.level, tier.scanned, tier.includes)
    )


def judge_page(text: Redacted, listing: Listing) -> Judgement:
    """What a page is, by its words and by what was read off it.

    ``text`` is best given without the page's furniture; the facts of ``listing`` are those
    found before anybody knew whether the page sells.
    """
    cues = _cues(_plain(str(text)))
    score, reasons = _weigh(cues)
    bound = sum(1 for tier in listing.tiers if _is_bound(tier))
    if listing.tiers:
        part = (0.8 if not bound else 1.8) + min(len(listing.tiers) - 1, 3) * 0.4
        score += part
        reasons.append(f"{len(listing.tiers)} prices, {bound} bound to goods ({part:+.1f})")
    levels = {tier.level for tier in listing.tiers if tier.level}
    if levels:
        score += 0.5
        reasons.append(f"prices by member level (+0.5): {', '.join(sorted(levels))}")
    handles = [c.value for c in listing.contacts if c.kind is not ContactKind.EMAIL]
    if handles:
        score += 0.5
        reasons.append(f"handles of its own (+0.5): {', '.join(handles[:_SHOWN])}")
    said = [claim for claim in listing.claims if claim.stance is Stance.DENIES] or listing.claims
    if said:
        score += 0.5
        reasons.append(f"says what data its numbers carry (+0.5): {said[0].quote.exact}")
    if listing.disclaimers:
        score += 0.4
        reasons.append(f"disclaims (+0.4): {listing.disclaimers[0].quote.exact}")
    return _verdict(score, cues, reasons, SURE_SELLER)


def judge_site(judgements: Iterable[Judgement]) -> Judgement:
    """What a site is, by its pages together.

    A page that surely sells makes a seller, unless another is surely the press's; sure pages
    of other kinds outvote unsure ones only where none leans towards selling.
    """
    pages = list(judgements)
    if not pages:
        return Judgement(SiteKind.UNSURE, sure=False, score=0.0, reasons=("no page was read",))
    best = max(pages, key=lambda page: page.score)
    worst = min(pages, key=lambda page: page.score)
    sellers = [page for page in pages if page.kind is SiteKind.SELLER]
    if sellers:
        if worst.kind is SiteKind.PRESS and worst.sure:
            reasons = ("its pages disagree", *best.reasons, *worst.reasons)
            return Judgement(SiteKind.UNSURE, sure=False, score=best.score, reasons=reasons)
        return best
    if any(page.kind is SiteKind.UNSURE and page.score > 0 for page in pages):
        return Judgement(SiteKind.UNSURE, sure=False, score=best.score, reasons=best.reasons)
    sure = [page for page in pages if page.sure]
    if not sure:
        return best
    counts: dict[SiteKind, int] = {}
    for page in sure:
        counts[page.kind] = counts.get(page.kind, 0) + 1
    kind = max(counts, key=lambda one: (counts[one], one is not SiteKind.UNRELATED))
    chosen = min((page for page in sure if page.kind is kind), key=lambda page: page.score)
    return Judgement(kind, sure=True, score=chosen.score, reasons=chosen.reasons)


_PRICE_TEXT = re.compile(r"价格|资费|报价|收费|价目|价表|会员价|单价|多少钱|价钱|费用")
_LISTING_TEXT = re.compile(
    r"购买|批量|单号列表|最新单号|单号大厅|空包列表|下单|选购|单号|空包|礼品代发|小礼品|底单|面单|到货|现货|提号|商城|产品"
)
_NEITHER_TEXT = re.compile(
    r"登录|登陆|注册|帮助|联系|关于|公告|新闻|查询|查件|退出|教程|怎样|怎么|如何|什么|新手|常见|招聘|投诉|条款|声明"
    r"|邀请|代理加盟|首页|返回|收藏|下载|论坛|客服|找回|忘记|密码|跟踪|物流"
)
_PRICE_PATH = re.compile(r"price|jiage|zifei|shoufei|baojia|fee|tariff|vip")
_LISTING_PATH = re.compile(
    r"danhao|kongbao|lipin|buy|list|goods|shop|product|bag|mall|item|dan_|/dh"
)
_NEITHER_PATH = re.compile(
    r"login|logon|reg|denglu|zhuce|help|about|contact|lianxi|news|article|notice|logout|bangzhu|"
    r"member|user|admin|track|query|search|guestbook|invit|friend"
)


def judge_link(text: str, url: str) -> Purpose | None:
    """Whether a link of a seller's page leads to a price list or a listing, by words and path."""
    words = _plain(text).strip()
    path = unquote(urlsplit(url).path).lower()
    if path in {"", "/"} or _NEITHER_TEXT.search(words):
        return None
    if _PRICE_TEXT.search(words):
        return Purpose.PRICE
    if _LISTING_TEXT.search(words) and not _NEITHER_PATH.search(path):
        return Purpose.LISTING
    if _NEITHER_PATH.search(path):
        return None
    if _PRICE_PATH.search(path):
        return Purpose.PRICE
    return Purpose.LISTING if _LISTING_PATH.search(path) else None


def judge_link_site(text: str, url: str) -> Judgement:
    """What the words of a link to another site say of that site; never sure of it."""
    cues = _cues(_plain(f"{text}\n{urlsplit(url).path}"))
    score, reasons = _weigh(cues)
    return Judgement(SiteKind.UNSURE, sure=False, score=round(score, 2), reasons=tuple(reasons))
