"""Made-up observations for the charts' tests."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from waybillwatch.captures import Digest
from waybillwatch.charts.sheets import Looked, Mark
from waybillwatch.listings import Listing, PriceTier
from waybillwatch.pii import PiiField
from waybillwatch.quotes import Courier, Quote
from waybillwatch.sites import SiteKey, SiteKind
from waybillwatch.sweeps import Ground, Judgement, Observation, Standing

YTO, STO = Courier("圆通"), Courier("申通")
ADDRESS, NAME = PiiField.RECIPIENT_ADDRESS, PiiField.RECIPIENT_NAME
WEEKS = [datetime(2012, 10, 28, 19, tzinfo=UTC) + timedelta(weeks=week) for week in range(8)]
"""Mondays at three in China, from 29 October 2012 on."""
REPORT = Mark(date(2012, 11, 8), "望潮晨报, 8 Nov 2012")


def looked(weeks: int, *, simulated: bool = True) -> Looked:
    return Looked(tuple(WEEKS[:weeks]), simulated)


def tier(
    amount: str, courier: Courier | None = None, includes: tuple[PiiField, ...] | None = None
) -> PriceTier:
    quote = Quote(amount, ((0, len(amount)),), Digest.of(b""))
    return PriceTier(Decimal(amount), quote, courier, includes=includes)


def seen(
    week: int, *tiers: PriceTier, standing: Standing = Standing.SELLING, site: str = "a.example"
) -> Observation:
    page = Listing(f"http://{site}/", Digest.of(b""), "", tiers=tiers)
    judgement = Judgement(SiteKind.SELLER, sure=True, score=3.0)
    return Observation(SiteKey(site), WEEKS[week], standing, Ground(), (page,), (), judgement)
