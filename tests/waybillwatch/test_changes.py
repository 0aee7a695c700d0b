from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import Digest, OutageReason
from waybillwatch.changes import Change, Look, changes
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
from waybillwatch.pii import PiiField
from waybillwatch.quotes import Courier, Quote
from waybillwatch.reactions import reactions
from waybillwatch.reactionwords import reactions_in_words
from waybillwatch.sides import ChangeKind
from waybillwatch.sites import SiteKey, SiteKind
from waybillwatch.sweeps import Ground, Judgement, Observation, Standing

WEEKS = [datetime(2012, 10, 28, 19, tzinfo=UTC) + timedelta(weeks=week) for week in range(9)]
SITE = SiteKey("a.example")
SELLER = Judgement(SiteKind.SELLER, sure=True, score=3.0)
S = Standing.SELLING
YTO, STO = Courier("圆通"), Courier("申通")
ADDRESS = (PiiField.RECIPIENT_ADDRESS,)


def said(words: str) -> Quote:
    return Quote(words, ((0, len(words)),), Digest.of(words.encode()))


def tier(amount: str, courier: Courier | None = None, **more: object) -> PriceTier:
    return PriceTier(Decimal(amount), said(f"{courier or ''}{amount}元"), courier, **more)  # type: ignore[arg-type]


def offer(stance: Stance, field: PiiField = PiiField.RECIPIENT_NAME) -> PiiClaim:
    return PiiClaim(stance, field, said(f"{stance} {field}"))


def risk(words: str = "后果自负") -> Disclaimer:
    return Disclaimer(DisclaimerKind.OWN_RISK, said(words))


def qq(value: str) -> Contact:
    return Contact(ContactKind.QQ, value, said(f"QQ：{value}"))


def page(*facts: object, url: str = "http://a.example/") -> Listing:
    def of(kind: type) -> tuple[object, ...]:
        return tuple(fact for fact in facts if isinstance(fact, kind))

    return Listing(
        url=url,
        capture=Digest.of(b""),
        title="",
        tiers=of(PriceTier),  # type: ignore[arg-type]
        claims=of(PiiClaim),  # type: ignore[arg-type]
        disclaimers=of(Disclaimer),  # type: ignore[arg-type]
        contacts=of(Contact),  # type: ignore[arg-type]
    )


def look(
    week: int,
    *pages: Listing,
    standing: Standing = S,
    ground: Ground | None = None,
    site: SiteKey = SITE,
    **more: object,
) -> Look:
    seen = Observation(
        site=site,
        at=WEEKS[week],
        standing=standing,
        ground=ground or Ground(said(standing)),
        listings=pages,
        contradictions=(),
        judgement=SELLER,
    )
    return Look(seen, **more)  # type: ignore[arg-type]


def told(found: Iterable[Change]) -> list[tuple[ChangeKind, str, str | None, str | None]]:
    return [
        (
            one.kind,
            one.what,
            one.before.value if one.before else None,
            one.after.value if one.after else None,
        )
        for one in found
    ]


def between(
    before: Listing, after: Listing
) -> list[tuple[ChangeKind, str, str | None, str | None]]:
    return told(changes([look(0, before), look(1, after)]))


def test_a_price_that_moved_has_both_quotes_and_lies_between_two_sights() -> None:
    (found,) = changes([look(0, page(tier("0.4", YTO))), look(2, page(tier("0.50", YTO)))])
    assert (found.kind, found.what) == (ChangeKind.PRICE_UP, "圆通")
    assert found.before is not None
    assert found.after is not None
    assert found.before.quote == said("圆通0.4元")
    assert (found.before.value, found.after.value) == ("0.4", "0.5")
    assert (found.since, found.at) == (WEEKS[0], WEEKS[2])
    assert found.tier is not None
    assert found.tier.courier == YTO


def test_prices_are_told_by_tier() -> None:
    before = page(tier("0.4", YTO, includes=()), tier("0.5", YTO, includes=ADDRESS), tier("1", STO))
    after = page(tier("0.3", YTO, includes=()), tier("0.5", YTO, includes=ADDRESS), tier("2", STO))
    assert between(before, after) == [
        (ChangeKind.PRICE_DOWN, "圆通 without data", "0.4", "0.3"),
        (ChangeKind.PRICE_UP, "申通", "1", "2"),
    ]


def test_a_tier_came_and_one_went() -> None:
    before = page(tier("0.4", YTO), tier("5", service=Service.RECEIPT))
    after = page(tier("0.4", YTO), tier("0.6", STO, scanned=True))
    assert between(before, after) == [
        (ChangeKind.TIER_GONE, "底单", "5", None),
        (ChangeKind.TIER_ADDED, "申通 已扫描", None, "0.6"),
    ]


def test_which_of_several_prices_became_which_is_not_guessed() -> None:
    assert between(page(tier("0.4")), page(tier("0.5"), tier("0.6"))) == [
        (ChangeKind.TIER_GONE, "", "0.4", None),
        (ChangeKind.TIER_ADDED, "", None, "0.5"),
        (ChangeKind.TIER_ADDED, "", None, "0.6"),
    ]


def test_claims_and_disclaimers_and_contacts() -> None:
    before = page(offer(Stance.OFFERS), qq("99001"), qq("99002"))
    after = page(offer(Stance.DENIES), risk(), qq("99001"), qq("99003"))
    assert between(before, after) == [
        (ChangeKind.CLAIM_WITHDRAWN, "offers recipient_name", "offers recipient_name", None),
        (ChangeKind.CLAIM_ADDED, "denies recipient_name", None, "denies recipient_name"),
        (ChangeKind.DISCLAIMER_ADDED, "own_risk", None, "后果自负"),
        (ChangeKind.CONTACT_CHANGED, "qq", "99002", "99003"),
    ]


def test_a_disclaimer_in_other_words_is_no_new_one_and_a_second_is() -> None:
    assert between(page(risk("后果 自负")), page(risk("后果自负"))) == []
    assert between(page(risk()), page(risk("一切后果自行承担"))) == []
    assert between(page(risk()), page(risk(), risk("概不负责"))) == [
        (ChangeKind.DISCLAIMER_ADDED, "own_risk", None, "概不负责")
    ]
    assert [kind for kind, *_ in between(page(risk()), page())] == [ChangeKind.DISCLAIMER_WITHDRAWN]


def test_a_wall_or_a_closing_notice_withdraws_nothing() -> None:
    for standing in (Standing.BLOCKED, Standing.CLOSED, Standing.PARKED, Standing.LOGIN):
        found = changes([look(0, page(tier("0.4"), risk())), look(1, page(), standing=standing)])
        assert [one.kind for one in found] == [ChangeKind.STANDING_CHANGED]


def test_a_gutted_site_lost_its_tiers() -> None:
    found = changes([look(0, page(tier("0.4"))), look(1, page(), standing=Standing.GUTTED)])
    assert [one.kind for one in found] == [ChangeKind.STANDING_CHANGED, ChangeKind.TIER_GONE]


def test_a_site_that_was_away_is_compared_with_how_it_was_before() -> None:
    down = Ground(outage=OutageReason.TIMEOUT)
    found = changes(
        [
            look(0, page(tier("0.4"))),
            look(1, standing=Standing.DOWN, ground=down),
            look(2, standing=Standing.UNKNOWN),
            look(3, page(tier("0.3"))),
        ]
    )
    assert told(found) == [
        (ChangeKind.STANDING_CHANGED, "", "selling", "down (timeout)"),
        (ChangeKind.STANDING_CHANGED, "", "down (timeout)", "selling"),
        (ChangeKind.PRICE_DOWN, "", "0.4", "0.3"),
    ]
    assert [(one.since, one.at) for one in found] == [
        (WEEKS[0], WEEKS[1]),
        (WEEKS[1], WEEKS[3]),
        (WEEKS[0], WEEKS[3]),
    ]


def test_what_could_not_be_read_this_time_stands_still() -> None:
    prices = page(tier("0.4", YTO), url="http://a.example/jiage")
    looks = [
        look(0, page(risk()), prices),
        look(1, page(risk()), unread=frozenset({"http://a.example/jiage"})),
        look(2, page(risk()), page(tier("0.5", YTO), url="http://a.example/jiage")),
    ]
    assert told(changes(looks)) == [(ChangeKind.PRICE_UP, "圆通", "0.4", "0.5")]
    assert len(changes([looks[0], look(1, page(risk()))])) == 1


def test_addresses_and_templates() -> None:
    found = changes(
        [
            look(0, page(), address="http://a.example/", template="t1"),
            look(1, page()),
            look(2, page(), address="http://www.a.example/", template="t1"),
            look(3, page(), address="http://www.a.example/", template="t2"),
        ]
    )
    assert told(found) == [
        (ChangeKind.ADDRESS_CHANGED, "", "http://a.example/", "http://www.a.example/"),
        (ChangeKind.TEMPLATE_CHANGED, "", "t1", "t2"),
    ]
    assert found[0].since == WEEKS[0]


FACTS = st.lists(
    st.one_of(
        st.builds(
            tier,
            st.sampled_from(["0.4", "0.5", "1"]),
            st.sampled_from([None, YTO, STO]),
        ),
        st.builds(offer, st.sampled_from(Stance)),
        st.builds(risk, st.sampled_from(["后果自负", "概不负责"])),
        st.builds(qq, st.sampled_from(["99001", "99002"])),
    ),
    max_size=6,
)
OPPOSITE = {
    ChangeKind.PRICE_UP: ChangeKind.PRICE_DOWN,
    ChangeKind.TIER_ADDED: ChangeKind.TIER_GONE,
    ChangeKind.CLAIM_ADDED: ChangeKind.CLAIM_WITHDRAWN,
    ChangeKind.DISCLAIMER_ADDED: ChangeKind.DISCLAIMER_WITHDRAWN,
    ChangeKind.CONTACT_CHANGED: ChangeKind.CONTACT_CHANGED,
}
OPPOSITE |= {there: back for back, there in OPPOSITE.items()}


@given(FACTS, FACTS)
def test_what_changes_there_changes_back(before: list[object], after: list[object]) -> None:
    there, back = between(page(*before), page(*after)), between(page(*after), page(*before))
    turned = [(OPPOSITE[kind], what, new, old) for kind, what, old, new in there]
    assert sorted(map(str, turned)) == sorted(map(str, back))


@given(FACTS, st.randoms(use_true_random=False))
def test_the_same_facts_are_no_change_however_often_they_stand(
    facts: list[object], chance: object
) -> None:
    again = facts + facts[:2]
    assert between(page(*facts), page(*again)) == []
    assert (
        told(changes([look(0, page(*facts)), look(0, page(*facts)), look(1, page(*facts))])) == []
    )


def test_what_the_exposed_did_is_one_sentence() -> None:
    with_address = (tier("0.4", YTO, includes=()), tier("0.5", YTO, includes=ADDRESS))
    sites = {
        "adds.example": [page(*with_address), page(*with_address, risk())],
        "lowers.example": [page(tier("0.4")), page(tier("0.3"))],
        "drops.example": [page(*with_address), page(tier("0.4", YTO), risk())],
        "still.example": [page(tier("1")), page(tier("1"))],
    }
    looks = {
        SiteKey(key): [
            look(at, one, site=SiteKey(key)) for at, one in zip((1, 2), pages, strict=True)
        ]
        for key, pages in sites.items()
    }
    closed = SiteKey("closed.example")
    looks[closed] = [
        look(1, page(*with_address), site=closed),
        look(2, page(), standing=Standing.CLOSED, site=closed),
    ]
    found = reactions(date(2012, 11, 8), looks)
    assert len(found.sites) == 4
    assert reactions_in_words(found) == (
        "2 of 4 added a disclaimer, 1 lowered its price, "
        "1 of the 2 with one dropped the address surcharge."
    )


def test_none_is_said_in_words_and_later_changes_are_not_counted() -> None:
    priced = page(tier("0.4", includes=()), tier("0.5", includes=ADDRESS))
    looks = {SITE: [look(1, priced), look(2, priced), look(8, page(tier("9"), risk()))]}
    assert reactions_in_words(reactions(date(2012, 11, 8), looks)) == (
        "none of 1 added a disclaimer, none lowered its price, "
        "none of the 1 with one dropped the address surcharge."
    )
    assert "None of the exposed" in reactions_in_words(reactions(date(2012, 10, 1), looks))
