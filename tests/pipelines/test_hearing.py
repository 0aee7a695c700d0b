"""A board's page comes to what those say that sell."""

from __future__ import annotations

from pipelines.extract import extract
from tests.pipelines.boards import LIST_URL, THREAD_URL, entry, listed, thread
from tests.pipelines.pages import capture
from waybillwatch.captures import Purpose
from waybillwatch.listings import Listing
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Reading, Standing


def read(body: str, url: str = THREAD_URL) -> Reading:
    return extract(capture(body, url, Purpose.LISTING), tokens=None).reading


def prices(listing: Listing) -> list[tuple[str, str | None]]:
    return [(f"{tier.amount.normalize():f}", tier.courier) for tier in listing.tiers]


def handles(listing: Listing) -> list[str]:
    return [contact.value for contact in listing.contacts]


def test_two_sellers_in_a_thread_and_one_who_asks() -> None:
    reading = read(
        thread(
            "长期出圆通单号，先试后买",
            ("南城小掌柜", "长期出售圆通真实单号。<br>圆通单号0.75元一个。<br>QQ：9900408801"),
            ("橙子味的海", "官网能看到走件吗，我QQ：9900408899"),
            ("小北物流", "楼上贵了，韵达单号0.5元一个，长期有货。<br>QQ：9900408802"),
        )
    )
    assert prices(reading.listing) == [("0.75", "圆通"), ("0.5", "韵达")]
    assert handles(reading.listing) == ["9900408801", "9900408802"]
    assert reading.standing is Standing.SELLING
    assert reading.judgement.kind is SiteKind.SELLER
    assert reading.judgement.sure
    for fact in (*reading.listing.tiers, *reading.listing.contacts):
        ((start, end),) = fact.quote.ranges
        assert str(reading.text[start:end]) == fact.quote.exact


def test_an_advertising_reply_makes_a_seller_s_page_and_only_it_counts() -> None:
    reading = read(
        thread(
            "求购韵达单号，每天一百个",
            ("店铺小白兔", "求购价三毛一个，QQ：9900408811"),
            ("小北物流", "韵达单号六毛一个，现货。QQ：9900408802"),
        )
    )
    assert prices(reading.listing) == [("0.6", "韵达")]
    assert handles(reading.listing) == ["9900408802"]


def test_who_asks_sells_nothing_and_can_be_reached() -> None:
    reading = read(thread("求购韵达单号", ("店铺小白兔", "求购价三毛一个，QQ：9900408811")))
    assert reading.listing.tiers == ()
    assert handles(reading.listing) == ["9900408811"]
    assert reading.standing is Standing.SILENT
    assert reading.judgement.kind is SiteKind.FORUM


def test_the_accused_is_no_contact() -> None:
    reading = read(
        thread(
            "被卖单号的骗了五百块",
            ("吃亏是福啊", "充了500元，一个单号都没拿到，骗子QQ9900408804把我拉黑了，大家小心。"),
            ("走走看看", "这种骗子多了去了"),
        )
    )
    assert reading.listing.is_empty
    assert reading.standing is Standing.SILENT


def test_what_a_post_shows_of_a_parcel_is_a_sighting_whoever_shows_it() -> None:
    reading = read(thread("问一下", ("甲甲", "单号：圆通 8200408811 查不到")))
    (sighting,) = reading.listing.sightings
    assert sighting.masked == "8200******"


def test_a_list_sells_where_one_of_its_entries_does() -> None:
    sells = listed(entry("甲甲", "求购单号"), entry("乙乙", "出单号", "长期出售圆通真实单号。"))
    assert read(sells, LIST_URL).standing is Standing.SELLING
    talk = read(listed(entry("甲甲", "毛衣怎么收针"), entry("乙乙", "新手报到")), LIST_URL)
    assert talk.standing is Standing.SILENT
    assert (talk.judgement.kind, talk.judgement.sure) == (SiteKind.FORUM, True)
    asked = read(listed(entry("甲甲", "毛衣怎么收针"), entry("乙乙", "单号是什么")), LIST_URL)
    assert not asked.judgement.sure


def test_links_count_where_who_sells_shows_them() -> None:
    jump = '<a href="/safecheck/index?url=http%3A%2F%2F{}.example%2F">看</a>'
    body = thread(
        "出单号",
        ("甲甲", f"圆通单号0.5元一个 {jump.format('shop')}"),
        ("乙乙", f"我看 {jump.format('news')}"),
    )
    found = extract(capture(body, THREAD_URL, Purpose.LISTING), tokens=None)
    assert [link.url for link in found.links] == ["http://shop.example/"]


def test_a_wall_before_a_board_is_none_of_its_words() -> None:
    wall = read("<title>百度安全验证</title><p>请完成安全验证后继续</p>", LIST_URL)
    assert wall.standing is Standing.BLOCKED
    bare = read("<title>单号吧</title><p>网络不给力，请稍后重试</p>", LIST_URL)
    assert bare.standing is Standing.BLOCKED
    assert bare.ground.detail == "a board without its threads"
    large = read(f"<title>单号吧</title><p>{'长长的介绍' * 1000}</p>", LIST_URL)
    assert large.standing is Standing.SILENT
