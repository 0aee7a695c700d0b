from decimal import Decimal

from waybillwatch.captures import Digest
from waybillwatch.contradiction import Against, ContradictionKind, contradictions
from waybillwatch.listings import Listing, PiiClaim, PriceTier, Stance
from waybillwatch.pii import PiiField, PiiKind, Sighting
from waybillwatch.quotes import Quote

PAGE = Digest.of(b"page")


def quote(words: str) -> Quote:
    return Quote(words, ((0, len(words)),), PAGE)


def page(**facts: object) -> Listing:
    return Listing(url="http://a.example/", capture=PAGE, title="", **facts)  # type: ignore[arg-type]


def denies(field: PiiField) -> PiiClaim:
    return PiiClaim(Stance.DENIES, field, quote(f"无{field}"))


def priced(*fields: PiiField) -> PriceTier:
    return PriceTier(Decimal("0.5"), quote("0.5元"), includes=fields)


def test_denied_name_and_phone_against_a_priced_address_is_in_substance() -> None:
    site = [
        page(claims=(denies(PiiField.RECIPIENT_NAME), denies(PiiField.RECIPIENT_PHONE))),
        page(tiers=(priced(), priced(PiiField.RECIPIENT_ADDRESS))),
    ]
    found = contradictions(site)
    assert [(c.kind, c.denied, c.against, c.field) for c in found] == [
        (
            ContradictionKind.IN_SUBSTANCE,
            denied,
            Against.PRICE,
            PiiField.RECIPIENT_ADDRESS,
        )
        for denied in (PiiField.RECIPIENT_NAME, PiiField.RECIPIENT_PHONE)
    ]
    assert found[0].denial.exact == "无recipient_name"
    assert found[0].evidence.exact == "0.5元"


def test_the_same_field_is_direct_and_the_price_is_the_strongest_evidence() -> None:
    offers = PiiClaim(Stance.OFFERS, PiiField.RECIPIENT_ADDRESS, quote("带地址"))
    found = contradictions(
        [
            page(
                claims=(offers, denies(PiiField.RECIPIENT_ADDRESS)),
                tiers=(priced(PiiField.RECIPIENT_ADDRESS),),
            )
        ]
    )
    assert [(c.kind, c.against) for c in found] == [(ContradictionKind.DIRECT, Against.PRICE)]


def test_shown_data_contradict_and_a_waybill_number_does_not() -> None:
    shown = Sighting(
        PiiKind.PHONE, PiiField.RECIPIENT_PHONE, "130********", None, quote("130********")
    )
    number = Sighting(PiiKind.WAYBILL, None, "YT13***********", None, quote("YT13***********"))
    assert (
        contradictions([page(claims=(denies(PiiField.RECIPIENT_NAME),), sightings=(number,))]) == ()
    )
    found = contradictions([page(claims=(denies(PiiField.RECIPIENT_PHONE),), sightings=(shown,))])
    assert [(c.kind, c.against) for c in found] == [(ContradictionKind.DIRECT, Against.SIGHTING)]


def test_without_a_denial_there_is_none() -> None:
    assert contradictions([page(tiers=(priced(PiiField.RECIPIENT_NAME),))]) == ()
