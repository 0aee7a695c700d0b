from decimal import Decimal

import pytest

from waybillwatch.captures import Digest
from waybillwatch.eras import era_of
from waybillwatch.listings import Listing, PriceTier, Service
from waybillwatch.quotes import Quote
from waybillwatch.words import Era

QUOTE = Quote("0.5元", ((0, 4),), Digest.of(b""))


def era(*tiers: tuple[Service | None, bool | None]) -> Era | None:
    made = (PriceTier(Decimal(1), QUOTE, service=what, scanned=scan) for what, scan in tiers)
    return era_of([Listing("http://a.example/", Digest.of(b""), "", tiers=tuple(made))])


@pytest.mark.parametrize(
    ("tiers", "wanted"),
    [
        ([(None, True)], Era.NUMBERS),
        ([(Service.EMPTY_PARCEL, None), (Service.EMPTY_PARCEL, None), (None, False)], Era.EMPTY),
        ([(Service.GIFT_PARCEL, None), (Service.NUMBER, None)], Era.GIFTS),
        ([(Service.WAYBILL_DATA, None)], Era.DATA),
        ([(None, None)], None),
        ([], None),
    ],
)
def test_a_site_belongs_where_most_of_its_tiers_do(
    tiers: list[tuple[Service | None, bool | None]], wanted: Era | None
) -> None:
    assert era(*tiers) is wanted
