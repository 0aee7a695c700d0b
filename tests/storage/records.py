"""Made-up visits for the storage's tests: small, complete, every kind of fact in them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from waybillwatch.captures import Capture, Digest, Outage, OutageReason, Purpose
from waybillwatch.contradiction import contradictions
from waybillwatch.indexing import searchable
from waybillwatch.listings import (
    Contact,
    ContactKind,
    Disclaimer,
    DisclaimerKind,
    Listing,
    PiiClaim,
    PriceTier,
    Service,
    Stance,
)
from waybillwatch.pii import AddressGrade, PiiField, PiiKind, Redacted, Sighting, Tokens
from waybillwatch.quotes import Courier, Quote
from waybillwatch.search import Query, SearchAnswer, SearchHit, SearchOutcome
from waybillwatch.sites import Origin, SiteKey, SiteKind, site_key
from waybillwatch.sweeps import (
    Budget,
    Exchange,
    Find,
    FinishedVisit,
    Ground,
    Judgement,
    Observation,
    Reading,
    Standing,
    SweepPlan,
    Visit,
    VisitKind,
    VisitRecord,
)

WEEK = timedelta(days=7)
FIRST = datetime(2012, 11, 5, 3, 0, tzinfo=UTC)
WALL = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
TOKENS = Tokens(b"k" * 32)
SELLER = Judgement(SiteKind.SELLER, sure=True, score=6.5, reasons=("price table", "批量购买"))
UNSURE = Judgement(SiteKind.UNSURE, sure=False, score=0.5)
PRESS = Judgement(SiteKind.PRESS, sure=True, score=-4.0, reasons=("记者",))
TEXT = (
    "淘单114 单号出售 没有姓名 有收货地址 0.5元/个 收件人 ** 130****0001 后果自负 客服QQ 30000114"
)


def at_week(week: int) -> datetime:
    """The time of a weekly sweep, counted from 1."""
    return FIRST + (week - 1) * WEEK


def key_of(week: int) -> str:
    """Its key."""
    return f"{at_week(week):%Y-%m-%dT%H:%MZ}"


def watch(week: int, site: str = "taodan114.example", *, was_selling: bool = False) -> Visit:
    """A visit to a site."""
    return Visit(
        sweep=key_of(week),
        kind=VisitKind.WATCH,
        subject=site,
        start_url=f"http://{site}/",
        at=at_week(week),
        budget=Budget(),
        name=site,
        was_selling=was_selling,
    )


def search(week: int, text: str = "单号") -> Visit:
    """A visit to a search engine."""
    query = Query(text)
    return Visit(
        sweep=key_of(week),
        kind=VisitKind.SEARCH,
        subject=query.key,
        start_url="http://search.example/",
        at=at_week(week),
        budget=Budget(pages=2),
        query=query,
    )


def plan(week: int, *visits: Visit, simulated: bool = True) -> SweepPlan:
    """A sweep's plan."""
    return SweepPlan(key_of(week), at_week(week), simulated, visits)


def capture(url: str, body: bytes, purpose: Purpose = Purpose.FRONT, status: int = 200) -> Capture:
    """An answer as the crawler hands it over."""
    return Capture(
        url=url,
        at=WALL,
        purpose=purpose,
        status=status,
        headers=(("Content-Type", "text/html; charset=gbk"), ("X-Odd", " two  blanks ")),
        payload=body,
        request_headers=(("User-Agent", "waybillwatch"),),
        ip="127.0.0.1",
    )


def listing(url: str, digest: Digest, price: str = "0.5", title: str = "淘单114") -> Listing:
    """One page's facts, one of each kind at least."""

    def quote(exact: str, *ranges: tuple[int, int]) -> Quote:
        return Quote(exact, ranges or ((0, len(exact)),), digest)

    return Listing(
        url=url,
        capture=digest,
        title=title,
        tiers=(
            PriceTier(
                amount=Decimal(price),
                quote=quote(f"有收货地址 {price}元/个", (16, 21), (22, 28)),
                courier=Courier("圆通"),
                service=Service.NUMBER,
                level="VIP",
                scanned=True,
                includes=(PiiField.RECIPIENT_ADDRESS,),
                min_quantity=1,
                max_quantity=100,
                unit="个",
            ),
            PriceTier(amount=Decimal("0.875"), quote=quote("0.875元"), includes=()),
            PriceTier(amount=Decimal(0), quote=quote("0元")),
        ),
        claims=(PiiClaim(Stance.DENIES, PiiField.RECIPIENT_NAME, quote("没有姓名")),),
        disclaimers=(Disclaimer(DisclaimerKind.OWN_RISK, quote("后果自负")),),
        contacts=(Contact(ContactKind.QQ, "30000114", quote("客服QQ 30000114")),),
        sightings=(
            Sighting(
                kind=PiiKind.PHONE,
                field=PiiField.RECIPIENT_PHONE,
                masked="130****0001",
                token=TOKENS.of(PiiKind.PHONE, "13000000001"),
                quote=quote("130****0001"),
            ),
            Sighting(
                kind=PiiKind.ADDRESS,
                field=PiiField.RECIPIENT_ADDRESS,
                masked="杭州市****",
                token=None,
                quote=quote("杭州市****"),
                grade=AddressGrade.DOOR,
            ),
            Sighting(
                kind=PiiKind.WAYBILL,
                field=None,
                masked="**********",
                token=TOKENS.of(PiiKind.WAYBILL, "D000000001"),
                quote=quote("**********"),
                courier=Courier("圆通"),
            ),
        ),
    )


def exchange(attempt: Capture | Outage) -> Exchange:
    """An attempt as the tables may know it."""
    if isinstance(attempt, Outage):
        return Exchange(
            attempt.url,
            attempt.purpose,
            attempt.at,
            reason=attempt.reason,
            detail=attempt.detail,
        )
    return Exchange(
        attempt.url,
        attempt.purpose,
        attempt.at,
        status=attempt.status,
        digest=attempt.digest,
        size=len(attempt.body),
        text_version="page-1" if attempt.purpose is not Purpose.ROBOTS else None,
    )


def finished(visit: Visit, *attempts: Capture | Outage) -> FinishedVisit:
    """A finished visit."""
    return FinishedVisit(visit, attempts, WALL, WALL + timedelta(seconds=9))


def selling(
    week: int,
    site: str = "taodan114.example",
    *,
    price: str = "0.5",
    name: str = "淘单114",
    text: str = TEXT,
    counter: int | None = None,
) -> VisitRecord:
    """A visit that finds a site selling; ``counter`` is a visitor counter on the page."""
    visit = watch(week, site)
    front = f"http://{site}/"
    said = text if counter is None else f"{text} 访问量 {counter}"
    robots = capture(f"{front}robots.txt", b"", Purpose.ROBOTS, 404)
    page = capture(front, f"{said} {price}".encode("gb18030"))
    gone = Outage(f"{front}price", WALL, Purpose.PRICE, OutageReason.TIMEOUT, "30 s without a word")
    found = listing(front, page.digest, price)
    ground = Ground(Quote("单号出售", ((8, 12),), page.digest))
    reading = Reading(
        url=front,
        capture=page.digest,
        purpose=Purpose.FRONT,
        text=Redacted(said),
        listing=found,
        standing=Standing.SELLING,
        ground=ground,
        judgement=SELLER,
        folded=searchable(said),
        canonical_text=said.replace("130****0001", "13000000001"),
    )
    observation = Observation(
        site=SiteKey(visit.subject),
        at=visit.at,
        standing=Standing.SELLING,
        ground=ground,
        listings=(found,),
        contradictions=contradictions((found,)),
        judgement=SELLER,
        name=name,
    )
    attempts = (robots, page, gone)
    return VisitRecord(
        finished(visit, *attempts),
        tuple(exchange(attempt) for attempt in attempts),
        (reading,),
        observation,
    )


def unseen(
    week: int,
    site: str = "taodan114.example",
    *,
    standing: Standing = Standing.DOWN,
    judgement: Judgement = UNSURE,
) -> VisitRecord:
    """A visit that finds nothing for sale."""
    visit = watch(week, site)
    outage = Outage(visit.start_url, WALL, Purpose.FRONT, OutageReason.DNS, "no such name")
    ground = Ground(outage=OutageReason.DNS, detail="no such name")
    observation = Observation(SiteKey(visit.subject), visit.at, standing, ground, (), (), judgement)
    return VisitRecord(finished(visit, outage), (exchange(outage),), (), observation)


def find(url: str, rank: int, judgement: Judgement = SELLER, detail: str = "searxng:单号") -> Find:
    """A search hit, judged."""
    return Find(site_key(url), url, "出售单号", "0.5元/个", Origin.SEARCH, detail, rank, judgement)


def searched(week: int, *finds: Find, text: str = "单号") -> VisitRecord:
    """A search that found something."""
    visit = search(week, text)
    page = capture("http://search.example/search?q=1", text.encode(), Purpose.SERP)
    hits = tuple(SearchHit(one.rank, one.url, one.title, one.snippet, "baidu") for one in finds)
    answer = SearchAnswer(SearchOutcome.HITS, hits, unresponsive=("sogou: timeout",))
    made = replace(finished(visit, page), answers=(answer,))
    return VisitRecord(made, (exchange(page),), finds=finds)
