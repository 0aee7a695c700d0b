"""Rules pick events, events become one message, and a noisy site takes one line of it."""

from datetime import UTC, datetime, timedelta

from waybillwatch.alerts import DEFAULT, EVERY, MOST_LINES, Event, News, each, noise, told
from waybillwatch.sides import ChangeKind

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
WEEKS = [AT + timedelta(weeks=number) for number in range(12)]
KEY = "2012-11-05T03:00Z"
EXIT = Event(News.EXIT, "closed between 2012-11-19 and 2012-11-26", "b.example", "单号乙")
UP = Event(ChangeKind.PRICE_UP, "圆通, 0.5 → 0.6", "a.example", "单号甲")
DOWN = Event(ChangeKind.PRICE_DOWN, "圆通, 0.6 → 0.5", "a.example", "单号甲")
BLIND = Event(News.BLIND, "no control host answered in round 1 (www.example)")


def test_the_gravest_stands_first_and_no_link_is_live() -> None:
    message = told([UP, EXIT, BLIND], DEFAULT, KEY)
    assert message is not None
    assert message.title == f"waybillwatch: 1 blind spot, 1 exit, 1 change (sweep {KEY})"
    lines = [line for line in message.body.splitlines() if line.startswith("- ")]
    assert lines == [
        "- no control host answered in round 1 (www[.]example)",
        "- 单号乙 (b[.]example): closed between 2012-11-19 and 2012-11-26",
        "- 单号甲 (a[.]example): 圆通, 0.5 → 0.6",
    ]


def test_what_no_rule_picks_is_not_told() -> None:
    assert told([UP, BLIND], ["exit"], KEY) is None
    assert told([], DEFAULT, KEY) is None
    message = told([UP, EXIT], ["exit"], KEY)
    assert message is not None
    assert "圆通" not in message.body


def test_a_noisy_site_takes_one_line_and_its_exit_still_counts() -> None:
    gone = Event(News.EXIT, "closed", "a.example", "单号甲")
    message = told([UP, UP, DOWN, gone], DEFAULT, KEY, noisy={"a.example"})
    assert message is not None
    assert "- 单号甲 (a[.]example): price up 2, price down 1" in message.body
    assert "- 单号甲 (a[.]example): closed" in message.body
    assert "0.6" not in message.body


def test_a_long_list_is_cut_and_counted() -> None:
    many = [Event(News.NEW_SELLER, "new", f"s{number}.example") for number in range(40)]
    message = told(many, DEFAULT, KEY)
    assert message is not None
    assert f"- and {40 - MOST_LINES} more" in message.body
    assert "40 new sellers" in message.title


def test_without_a_digest_each_event_is_a_message() -> None:
    found = each([UP, EXIT, UP], DEFAULT, KEY)
    assert [one.part for one in found] == ["1", "2"]
    assert found[1].title == "waybillwatch: Stopped selling (confirmed)"
    hushed = each([UP, EXIT], DEFAULT, KEY, noisy={"a.example"})
    assert [one.part for one in hushed] == ["1", "digest"]


def test_noise_is_the_share_of_the_last_sweeps_with_a_change() -> None:
    now = WEEKS[10]
    assert noise(WEEKS, WEEKS, now) == 1.0
    assert noise([], WEEKS, now) == 0.0
    assert noise([WEEKS[9], WEEKS[8], WEEKS[0], now], WEEKS, now) == 0.25
    assert noise(WEEKS, WEEKS, WEEKS[3]) == 0.0


def test_every_change_and_all_news_have_a_rule() -> None:
    assert set(EVERY) == {*News, *ChangeKind}
    assert set(DEFAULT) == {*EVERY} - {ChangeKind.TEMPLATE_CHANGED}
