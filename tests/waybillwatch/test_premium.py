from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fixtures.labels import STREET_ROWS, read_rows
from waybillwatch.captures import Digest
from waybillwatch.listings import Listing, PriceTier, Service
from waybillwatch.pii import PiiField
from waybillwatch.premium import premiums, premiums_seen
from waybillwatch.priceindex import Added, By, Middle, Offered, premium_index, price_index, week_of
from waybillwatch.quotes import Courier, Quote
from waybillwatch.sites import SiteKey, SiteKind
from waybillwatch.sweeps import Ground, Judgement, Observation, Standing

YTO, STO = Courier("圆通"), Courier("申通")
NAME, ADDRESS = PiiField.RECIPIENT_NAME, PiiField.RECIPIENT_ADDRESS
MONDAY = datetime(2012, 11, 4, 19, tzinfo=UTC)


def tier(
    amount: str,
    courier: Courier | None = None,
    includes: tuple[PiiField, ...] | None = None,
    *,
    scanned: bool | None = None,
    service: Service | None = None,
) -> PriceTier:
    quote = Quote(amount, ((0, len(amount)),), Digest.of(b""))
    return PriceTier(Decimal(amount), quote, courier, service, scanned=scanned, includes=includes)


def page(*tiers: PriceTier) -> Listing:
    return Listing("http://a.example/", Digest.of(b""), "", tiers=tiers)


def amounts(*tiers: PriceTier) -> list[tuple[tuple[PiiField, ...], str]]:
    return [(one.fields, str(one.amount)) for one in premiums([page(*tiers)])]


def seen(
    site: str, at: datetime, *tiers: PriceTier, standing: Standing = Standing.SELLING
) -> Observation:
    judgement = Judgement(SiteKind.SELLER, sure=True, score=3.0)
    return Observation(SiteKey(site), at, standing, Ground(), (page(*tiers),), (), judgement)


def test_an_address_costs_one_mao() -> None:
    found = amounts(
        tier("0.4", includes=(), scanned=True),
        tier("0.5", includes=(ADDRESS,), scanned=True),
        tier("1", includes=(), scanned=False),
    )
    assert found == [((ADDRESS,), "0.1")]


def test_the_street_s_premiums_are_those_of_its_labels() -> None:
    found = {}
    for row in read_rows(STREET_ROWS):
        tiers = [
            tier(
                one["amount"],
                one["courier"],
                None if one["includes"] is None else tuple(map(PiiField, one["includes"])),
                scanned=one["scanned"],
            )
            for one in row.get("tiers", ())
        ]
        if pairs := premiums([page(*tiers)]):
            found[row["site"], row["week"]] = [(one.fields, str(one.amount)) for one in pairs]
    assert found == {("taodan114.example", week): [((ADDRESS,), "0.1")] for week in range(1, 7)}


def test_every_pair_of_contents_of_which_one_holds_the_other() -> None:
    found = amounts(
        tier("0.5", includes=()),
        tier("0.6", includes=(ADDRESS,)),
        tier("0.8", includes=(NAME, ADDRESS)),
    )
    assert found == [
        ((ADDRESS,), "0.1"),
        ((ADDRESS, NAME), "0.3"),
        ((NAME,), "0.2"),
    ]


def test_only_like_is_matched_with_like() -> None:
    assert amounts(tier("0.4", YTO, ()), tier("0.5", STO, (ADDRESS,))) == []
    assert amounts(tier("0.4", YTO), tier("0.5", YTO, (ADDRESS,))) == []
    assert amounts(tier("0.4", YTO, (NAME,)), tier("0.5", YTO, (ADDRESS,))) == []
    doubled = (tier("0.4", YTO, ()), tier("0.45", YTO, ()), tier("0.5", YTO, (ADDRESS,)))
    assert amounts(*doubled) == []
    assert amounts(*doubled, tier("0.55", YTO, (ADDRESS,))) == [
        ((ADDRESS,), "0.1"),
        ((ADDRESS,), "0.10"),
    ]


def test_only_what_was_seen_selling_counts() -> None:
    pair = (tier("0.4", YTO, ()), tier("0.5", YTO, (ADDRESS,)))
    found = premiums_seen(
        [
            seen("a.example", MONDAY, *pair),
            seen("b.example", MONDAY, *pair, standing=Standing.CLOSED),
        ]
    )
    assert [(one.site, one.at, one.premium.courier) for one in found] == [
        ("a.example", MONDAY, YTO)
    ]


def test_weeks_begin_on_monday_in_china() -> None:
    assert week_of(MONDAY) == date(2012, 11, 5)
    assert week_of(datetime(2012, 11, 4, 15, 59, tzinfo=UTC)) == date(2012, 10, 29)


def test_a_site_speaks_once_with_its_middle() -> None:
    found = price_index(
        [
            seen("long.example", MONDAY, *(tier(f"0.{n}", YTO) for n in range(1, 10))),
            seen("one.example", MONDAY, tier("2", YTO), tier("5", service=Service.RECEIPT)),
        ]
    )
    week = date(2012, 11, 5)
    assert found == {
        Offered(week, YTO, None): Middle(Decimal("1.25"), Decimal("0.1"), Decimal(2), 2, 10),
        Offered(week, None, Service.RECEIPT): Middle(Decimal(5), Decimal(5), Decimal(5), 1, 1),
    }


def test_the_last_sight_of_a_week_stands_for_it() -> None:
    later = MONDAY + timedelta(days=3)
    found = price_index(
        [seen("a.example", later, tier("0.7", YTO)), seen("a.example", MONDAY, tier("0.5", YTO))]
    )
    assert [one.median for one in found.values()] == [Decimal("0.7")]
    assert (
        len(
            price_index(
                [seen("a.example", MONDAY + timedelta(weeks=n), tier("1")) for n in range(3)]
            )
        )
        == 3
    )


def test_premiums_have_their_middle_by_week_courier_and_field() -> None:
    found = premium_index(
        [
            seen("a.example", MONDAY, tier("0.4", YTO, ()), tier("0.5", YTO, (ADDRESS,))),
            seen("b.example", MONDAY, tier("0.6", YTO, ()), tier("0.85", YTO, (ADDRESS,))),
        ]
    )
    assert found == {
        Added(date(2012, 11, 5), YTO, (ADDRESS,)): Middle(
            Decimal("0.175"), Decimal("0.1"), Decimal("0.25"), 2, 2
        )
    }


@given(st.lists(st.decimals("0.0001", "10", places=4), min_size=2, max_size=2))
def test_a_premium_is_exact(pair: list[Decimal]) -> None:
    (found,) = premiums([page(tier(str(pair[0]), YTO, ()), tier(str(pair[1]), YTO, (ADDRESS,)))])
    assert found.amount + pair[0] == pair[1]


def test_medians_by_week_or_by_courier_alone() -> None:
    pair = tier("0.4", YTO, ()), tier("0.5", YTO, (ADDRESS,))
    other = tier("0.4", STO, ()), tier("0.7", STO, (ADDRESS,))
    found = [
        seen("a.example", MONDAY, *pair),
        seen("a.example", MONDAY + timedelta(weeks=1), tier("0.6", YTO, ()), *pair[1:]),
        seen("b.example", MONDAY, *other),
    ]
    weeks = premium_index(found, by=By.WEEK)
    assert {one.week: str(middle.median) for one, middle in weeks.items()} == {
        date(2012, 11, 5): "0.2",
        date(2012, 11, 12): "-0.1",
    }
    assert {one.courier for one in weeks} == {None}
    couriers = premium_index(found, by=By.COURIER)
    assert {(one.week, one.courier): str(middle.median) for one, middle in couriers.items()} == {
        (None, YTO): "0.0",
        (None, STO): "0.3",
    }
    assert price_index(found, by=By.COURIER)[Offered(None, YTO, None)].sites == 1
