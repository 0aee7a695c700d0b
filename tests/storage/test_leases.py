"""Leases: a visit is in one pair of hands at a time, and is never lost or done twice."""

from datetime import datetime, timedelta

import pytest

from storage.store import SweepState
from storage.work.leases import MOST_TRIES
from tests.storage import records
from tests.storage.homes import LEASE, Home, nobody
from tests.storage.records import WALL, key_of
from waybillwatch.errors import LeaseLost, StoreError
from waybillwatch.sweeps import Visit, VisitKind

SITES = ("a.example", "b.example", "c.example")


def claim(
    home: Home, holder: str, now: datetime = WALL, *, dead: str = "", limit: int | None = None
) -> tuple[str, ...]:
    taken = home.store.claim(
        key_of(1),
        VisitKind.WATCH,
        holder=holder,
        now=now,
        lease=LEASE,
        gone=lambda name: name == dead,
        limit=limit,
    )
    return tuple(visit.subject for visit in taken)


@pytest.fixture
def planned(home: Home) -> Home:
    home.begin(*(records.selling(1, site) for site in SITES))
    return home


def test_a_visit_is_handed_out_as_it_was_planned(home: Home) -> None:
    visits = (records.search(1), records.watch(1, was_selling=True))
    home.store.begin_sweep(records.plan(1, *visits), started=WALL)
    assert home.store.visits(key_of(1)) == visits
    taken: list[Visit] = []
    for kind in VisitKind:
        taken += home.store.claim(key_of(1), kind, holder="me", now=WALL, lease=LEASE, gone=nobody)
    assert tuple(taken) == visits


def test_a_plan_said_again_changes_nothing_and_more_may_be_added(planned: Home) -> None:
    before = planned.lines()
    again = records.plan(1, *(records.watch(1, site) for site in SITES))
    planned.store.begin_sweep(again, started=WALL + LEASE)
    assert planned.lines() == before
    more = records.plan(1, records.search(1), records.watch(1, "a.example"))
    assert planned.store.begin_sweep(more, started=WALL).planned == 4


def test_a_sweep_does_not_turn_from_real_to_simulated(planned: Home) -> None:
    with pytest.raises(StoreError, match="another kind"):
        planned.store.begin_sweep(records.plan(1, simulated=False), started=WALL)


def test_what_one_holds_no_other_gets(planned: Home) -> None:
    assert claim(planned, "one", limit=2) == SITES[:2]
    assert claim(planned, "two") == SITES[2:]
    assert claim(planned, "three") == ()
    assert claim(planned, "one") == ()


def test_a_lease_that_is_over_is_free(planned: Home) -> None:
    claim(planned, "one")
    assert claim(planned, "two", WALL + LEASE - timedelta(seconds=1)) == ()
    assert claim(planned, "two", WALL + LEASE) == SITES


def test_a_lease_that_is_renewed_is_not(planned: Home) -> None:
    claim(planned, "one")
    assert planned.store.renew("one", now=WALL + LEASE / 2, lease=LEASE) == 3
    assert claim(planned, "two", WALL + LEASE) == ()
    assert planned.store.renew("two", now=WALL, lease=LEASE) == 0


def test_the_dead_need_not_be_waited_for(planned: Home) -> None:
    claim(planned, "one")
    assert claim(planned, "two", dead="nobody") == ()
    assert claim(planned, "two", dead="one") == SITES


def test_a_lost_lease_commits_nothing(planned: Home) -> None:
    claim(planned, "one")
    claim(planned, "two", dead="one")
    before = planned.lines()
    record = records.selling(1, "a.example")
    with pytest.raises(LeaseLost, match=r"a\.example"):
        planned.store.commit(record, planned.archive.write(record), holder="one")
    assert planned.lines() == before
    planned.store.commit(record, planned.archive.write(record), holder="two")
    with pytest.raises(LeaseLost, match="done"):
        planned.store.commit(record, planned.archive.write(record), holder="one")


def test_a_lease_that_lapsed_unnoticed_still_commits(planned: Home) -> None:
    claim(planned, "one")
    record = records.selling(1, "a.example")
    planned.store.commit(record, planned.archive.write(record), holder="one")
    assert planned.store.open_visits(key_of(1)) == 2


def test_a_commit_said_again_changes_nothing(planned: Home) -> None:
    claim(planned, "one")
    record = records.selling(1, "a.example")
    segment = planned.archive.write(record)
    planned.store.commit(record, segment, holder="one")
    before = planned.lines()
    planned.store.commit(record, segment, holder="one")
    assert planned.lines() == before


def test_a_visit_nobody_planned_or_claimed_is_refused(planned: Home) -> None:
    stray = records.selling(1, "stray.example")
    with pytest.raises(StoreError, match="no visit"):
        planned.store.commit(stray, planned.archive.write(stray), holder="one")
    unclaimed = records.selling(1, "a.example")
    with pytest.raises(LeaseLost, match="planned"):
        planned.store.commit(unclaimed, planned.archive.write(unclaimed), holder="one")


def test_what_kills_us_each_time_is_given_up_until_a_person_asks_again(planned: Home) -> None:
    for number in range(MOST_TRIES):
        assert claim(planned, f"run{number}", dead=f"run{number - 1}") == SITES
    assert claim(planned, "last", dead=f"run{MOST_TRIES - 1}") == ()
    assert planned.store.open_visits(key_of(1)) == 0
    reasons = {visit.subject: reason for visit, reason in planned.store.failures(key_of(1))}
    assert reasons == dict.fromkeys(SITES, "begun 3 times and never finished")
    assert planned.store.finish_sweep(key_of(1), finished=WALL).state is SweepState.PARTIAL
    assert planned.store.retry(key_of(1)) == 3
    assert planned.store.failures(key_of(1)) == ()
    assert [sweep.key for sweep in planned.store.unfinished()] == [key_of(1)]
    assert claim(planned, "again") == SITES


def test_a_visit_given_up_stays_so_and_one_done_stays_done(planned: Home) -> None:
    planned.commit(records.selling(1, "a.example"))
    for site in ("a.example", "b.example"):
        planned.store.fail(records.watch(1, site), "the page kills the reader")
    counts = planned.store.sweep(key_of(1))
    assert counts is not None
    assert (counts.done, counts.failed, counts.running) == (1, 1, 1)
    assert claim(planned, "two", dead="me") == ("c.example",)


def test_a_sweep_is_closed_when_all_its_visits_are_over(planned: Home) -> None:
    assert planned.store.finish_sweep(key_of(1), finished=WALL).state is SweepState.RUNNING
    for site in SITES:
        planned.commit(records.selling(1, site))
    done = planned.store.finish_sweep(key_of(1), finished=WALL)
    assert (done.state, done.finished, done.open, done.done) == (SweepState.DONE, WALL, 0, 3)
    assert planned.store.unfinished() == ()
    assert planned.store.sweeps() == (done,)


def test_a_sweep_nobody_made(home: Home) -> None:
    assert home.store.sweep("2012-11-05T03:00Z") is None
    with pytest.raises(StoreError, match="no sweep"):
        home.store.finish_sweep("2012-11-05T03:00Z", finished=WALL)
