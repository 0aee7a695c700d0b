"""How far a visit may rely on what the last one had."""

from datetime import UTC, datetime

from crawler.following import Next
from crawler.memory import Memory
from waybillwatch.captures import Capture, Digest, Outage, OutageReason, Purpose
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Budget, Known, Visit, VisitKind

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
FRONT, LIST, PRICE = (f"http://shop.example/{path}" for path in ("", "list", "price"))
FIRST = Next(FRONT, Purpose.FRONT, 0)
FRIEND = SiteKey("friend.example")
HTML = (("Content-Type", "text/html"),)


def known(url: str, purpose: Purpose, found_on: str | None = FRONT, **more: object) -> Known:
    values: dict[str, object] = {"digest": Digest.of(url.encode()), "size": 10, "etag": '"1"'}
    return Known(url, purpose, found_on, **(values | more))  # type: ignore[arg-type]


KNOWN = (
    Known("http://shop.example/robots.txt", Purpose.ROBOTS, digest=Digest.of(b"r")),
    known(FRONT, Purpose.FRONT, None, met=(FRIEND,)),
    known(LIST, Purpose.LISTING),
    known(PRICE, Purpose.PRICE, last_modified="Mon, 05 Nov 2012 03:00:00 GMT"),
)


def memory(
    *pages: Known, pictures: bool = False, front: str = "", subject: str = "shop.example"
) -> Memory:
    visit = Visit(
        *("s", VisitKind.WATCH, subject, FRONT, AT, Budget()),
        known_front=front,
        known=pages or KNOWN,
    )
    return Memory(visit, pictures=pictures)


def answer(url: str, purpose: Purpose, status: int = 304, body: bytes = b"") -> Capture:
    return Capture(url, AT, purpose, status, HTML, body)


def test_along_the_known_way_each_page_is_asked_for_with_its_validators() -> None:
    held = memory()
    assert held.conditions(FRONT, Purpose.FRONT) == (("If-None-Match", '"1"'),)
    held.passed(answer(FRONT + "robots.txt", Purpose.ROBOTS, 200))
    held.passed(answer(FRONT, Purpose.FRONT))
    links = held.links(FIRST, answer(FRONT, Purpose.FRONT))
    assert links == [Next(LIST, Purpose.LISTING, 1), Next(PRICE, Purpose.PRICE, 1)]
    held.passed(answer(LIST, Purpose.LISTING))
    assert [name for name, _ in held.conditions(PRICE, Purpose.PRICE)] == [
        "If-None-Match",
        "If-Modified-Since",
    ]
    assert held.spared == 20


def test_off_the_known_way_nothing_is_asked_with_conditions() -> None:
    held = memory()
    held.passed(answer(FRONT, Purpose.FRONT))
    held.passed(answer(FRONT + "new", Purpose.LISTING, 200))
    assert held.conditions(LIST, Purpose.LISTING) == ()
    skipped = memory()
    skipped.passed(answer(FRONT, Purpose.FRONT))
    assert skipped.conditions(PRICE, Purpose.PRICE) == ()


def test_a_changed_page_that_leads_where_it_led_ends_nothing() -> None:
    links = [Next(LIST, Purpose.LISTING, 1), Next(PRICE, Purpose.PRICE, 1)]
    page = b'<a href="http://friend.example/">x</a>'
    for body, fresh, holds in (
        (page, links, True),
        (page, links[:1], False),
        (page, links[::-1], False),
        (b"", links, False),  # it no longer leads to the other site
    ):
        held = memory()
        sent = answer(FRONT, Purpose.FRONT, 200, body)
        held.passed(sent)
        held.compare(sent, fresh)
        assert bool(held.conditions(LIST, Purpose.LISTING)) is holds


def test_a_page_that_is_gone_ends_it_where_it_led_on() -> None:
    held = memory()
    gone = Outage(FRONT, AT, Purpose.FRONT, OutageReason.TIMEOUT, "")
    held.passed(gone)
    held.compare(gone, [])
    assert held.conditions(LIST, Purpose.LISTING) == ()


def test_a_front_page_that_led_nowhere_or_was_never_pictured_is_asked_for_whole() -> None:
    assert memory(KNOWN[1]).conditions(FRONT, Purpose.FRONT) == ()
    assert memory(pictures=True).conditions(FRONT, Purpose.FRONT) == ()
    pictured = memory(pictures=True, front=str(KNOWN[1].digest))
    assert pictured.conditions(FRONT, Purpose.FRONT)


def test_no_conditions_where_a_link_is_not_kept_in_clear_nor_on_a_board() -> None:
    masked = known(FRONT + "?tel=130****0001", Purpose.LISTING)
    assert memory(KNOWN[1], masked).conditions(FRONT, Purpose.FRONT) == ()
    assert memory(subject="shop.example/吧").conditions(FRONT, Purpose.FRONT) == ()
    bare = known(FRONT, Purpose.FRONT, None, etag=None)
    assert memory(bare, KNOWN[2]).conditions(FRONT, Purpose.FRONT) == ()


def test_forgotten_it_is_no_guide() -> None:
    held = memory()
    held.forget()
    assert held.conditions(FRONT, Purpose.FRONT) == ()
