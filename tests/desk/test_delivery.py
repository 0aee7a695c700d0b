"""Messages go out by Apprise to a receiver on this machine: tried again, held back, logged."""

import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from desk.alertkeys import Alerting
from desk.delivery import PAUSES, deliver, send, target_of, tried_once, written_down
from storage.store import Store
from tests.desk.lived import Desk
from tests.desk.receiving import dead_address, receiver
from waybillwatch.alerts import DEFAULT, Message
from waybillwatch.errors import BadConfig
from waybillwatch.telling import AlertState
from waybillwatch.wallclock import Quiet

NOON = datetime(2012, 11, 5, 4, tzinfo=UTC)
NIGHT = datetime(2012, 11, 5, 15, tzinfo=UTC)
"""Of Shanghai."""
MESSAGE = Message("digest", "waybillwatch: 1 exit", "单号乙 (b[.]example): closed")
WEEK = timedelta(weeks=1)


def told(*urls: str, quiet: Quiet | None = None) -> Alerting:
    return Alerting(urls, DEFAULT, digest=True, quiet=quiet, zone=ZoneInfo("Asia/Shanghai"))


def go(store: Store, alerting: Alerting, now: datetime = NOON) -> tuple[list[str], list[float]]:
    slept: list[float] = []
    return deliver(store, alerting, now=lambda: now, sleep=slept.append), slept


def states(store: Store) -> list[tuple[AlertState, int]]:
    return [(one.state, one.tries) for one in store.alerts()]


def test_one_that_refuses_twice_and_then_accepts_has_it_once(desk: Desk) -> None:
    store = desk.home.store
    with receiver(refusals=2) as kept:
        alerting = told(kept.url)
        assert written_down(store, alerting, "sweep 1", [MESSAGE], NOON) == 1
        assert go(store, alerting) == ([], list(PAUSES))
        assert go(store, alerting) == ([], [])
    assert kept.asked == 3
    (got,) = kept.got
    assert (got["title"], got["message"]) == (MESSAGE.title, MESSAGE.body)
    assert states(store) == [(AlertState.SENT, 3)]
    assert store.alerts()[0].sent == NOON


def test_what_is_told_is_told_once_whoever_says_it_again(desk: Desk) -> None:
    store = desk.home.store
    with receiver() as kept:
        alerting = told(kept.url)
        for _ in range(2):
            written_down(store, alerting, "sweep 1", [MESSAGE], NOON)
            go(store, alerting)
    assert len(kept.got) == 1


def test_what_one_that_is_down_did_not_get_is_sent_with_the_next(desk: Desk) -> None:
    store, dead = desk.home.store, dead_address()
    with receiver() as kept:
        alerting = told(dead, kept.url)
        written_down(store, alerting, "sweep 1", [MESSAGE, Message("2", "t", "b")], NOON)
        said, slept = go(store, alerting)
        assert said == [
            f"2 alerts to {target_of(dead)} could not be sent and are tried with the next"
        ]
        assert slept == list(PAUSES), "one that is down is not tried anew for each message"
        assert len(kept.got) == 2
        waiting = store.alerts(AlertState.WAITING)
        assert [one.tries for one in waiting] == [3, 0]
        assert "not accepted" in waiting[0].detail
        written_down(store, alerting, "sweep 2", [MESSAGE], NOON + WEEK)
        accepted: list[str] = []
        later = deliver(store, alerting, post=lambda *said: not accepted.append(said[0]))
    assert later == []
    assert accepted == [dead, dead, dead, kept.url]
    assert not store.alerts(AlertState.WAITING)


def test_quiet_hours_hold_back_until_their_end(desk: Desk) -> None:
    store = desk.home.store
    with receiver() as kept:
        alerting = told(kept.url, quiet=Quiet(22, 8))
        written_down(store, alerting, "sweep 1", [MESSAGE], NIGHT)
        assert go(store, alerting, NIGHT) == ([], [])
        assert kept.asked == 0
        go(store, alerting, NIGHT + timedelta(hours=9))
    assert len(kept.got) == 1


def test_an_address_that_was_taken_away_gets_nothing_more(desk: Desk) -> None:
    store, dead = desk.home.store, dead_address()
    written_down(store, told(dead), "sweep 1", [MESSAGE], NOON)
    with receiver() as kept:
        assert go(store, told(kept.url)) == ([], [])
    assert kept.asked == 0
    assert states(store) == [(AlertState.DROPPED, 0)]


def test_two_senders_send_it_once(desk: Desk) -> None:
    store = desk.home.store
    alerting = told("json://127.0.0.1:9/")
    written_down(store, alerting, "sweep 1", [MESSAGE], NOON)
    sent: list[str] = []
    start = threading.Barrier(6)

    def one() -> None:
        start.wait()
        deliver(store, alerting, post=lambda *said: not sent.append(said[0]), now=lambda: NOON)

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sent) == 1


def test_one_that_a_killed_sender_had_in_hand_is_sent_later(desk: Desk) -> None:
    store = desk.home.store
    alerting = told("json://127.0.0.1:9/")
    written_down(store, alerting, "sweep 1", [MESSAGE], NOON)
    assert store.take_alert(store.alerts()[0], now=NOON, lease=timedelta(minutes=10))
    sent: list[str] = []
    for minutes in (5, 11):
        now = NOON + timedelta(minutes=minutes)
        deliver(
            store,
            alerting,
            post=lambda *said: not sent.append(said[0]),
            now=partial(max, now, NOON),
        )
        assert len(sent) == (minutes > 10)


def test_the_log_knows_no_secret(desk: Desk) -> None:
    url = "json://watcher:S3CRET@127.0.0.1:9/token"
    written_down(desk.home.store, told(url), "sweep 1", [MESSAGE], NOON)
    assert "S3CRET" not in str(desk.home.store.alerts())
    assert target_of(url).startswith("json-")


def test_an_address_apprise_does_not_know_is_said_without_its_secret(desk: Desk) -> None:
    with pytest.raises(BadConfig, match="Apprise knows no address such as nosuch-") as error:
        send("nosuch://S3CRET@127.0.0.1/", "t", "b")
    assert "S3CRET" not in str(error.value)
    store = desk.home.store
    alerting = told("nosuch://S3CRET@127.0.0.1/")
    written_down(store, alerting, "sweep 1", [MESSAGE], NOON)
    assert len(go(store, alerting)[0]) == 1
    assert "Apprise knows no address" in store.alerts()[0].detail


def test_a_test_that_fails_is_not_kept_for_later() -> None:
    assert tried_once(dead_address(), NOON).state is AlertState.DROPPED
