"""Probes and control hosts: what they leave, and that it can be had from the archive again."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.history import site_life, site_rows, site_states, sweep_times
from storage.reread import reread
from storage.schema import observations, sweeps, visits
from tests.storage import records
from tests.storage.homes import Home, reader
from tests.storage.records import WALL, at_week, key_of
from waybillwatch.captures import Outage, OutageReason, Purpose
from waybillwatch.controls import subject_of
from waybillwatch.fates import Sight
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import (
    Standing,
    SweepKind,
    SweepPlan,
    Visit,
    VisitKind,
    VisitRecord,
)

SITE = SiteKey("taodan114.example")
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
PROBED = at_week(1) + DAY


def probe(made: VisitRecord) -> VisitRecord:
    """A sweep's visit as a probe a day after its week's sweep."""
    visit = made.finished.visit
    key = f"{visit.at + DAY:%Y-%m-%dT%H:%MZ}"
    visit = replace(visit, kind=VisitKind.PROBE, sweep=key, at=visit.at + DAY)
    seen = made.observation
    assert seen is not None
    return replace(
        made,
        finished=replace(made.finished, visit=visit),
        observation=replace(seen, at=visit.at),
    )


def live_probe(home: Home, record: VisitRecord) -> None:
    visit = record.finished.visit
    drawn = SweepPlan(visit.sweep, visit.at, True, (visit,), SweepKind.PROBE)  # noqa: FBT003  (a plan)
    home.archive.write_plan(drawn)
    home.store.begin_sweep(drawn, started=WALL)
    home.commit(record)
    home.store.finish_sweep(visit.sweep, finished=WALL)


SWEPT = records.selling(1)
DARK = probe(records.unseen(1))


@pytest.fixture
def probed(home: Home) -> Home:
    home.live(SWEPT)
    live_probe(home, DARK)
    return home


def test_a_probe_is_told_from_a_sweep(probed: Home) -> None:
    with probed.store.reading() as connection:
        states = site_states(connection, [SITE])
        assert states[SITE] == (
            Sight(at_week(1), Standing.SELLING),
            Sight(PROBED, Standing.DOWN, probe=True),
        )
        assert states[SITE][1].outage is OutageReason.DNS
        assert sweep_times(connection) == (at_week(1),)
        due = site_life(connection, SITE).sweeps
        assert [(one.at, one.probe) for one in due] == [(at_week(1), False), (PROBED, True)]
        (row,) = site_rows(connection)
        assert (row.standing, row.visits) == (Standing.SELLING, 1)
    info = probed.store.sweep(DARK.finished.visit.sweep)
    assert info is not None
    assert info.kind is SweepKind.PROBE


def test_a_probe_that_goes_nowhere_near_a_site_is_no_gap_in_its_life(home: Home) -> None:
    home.live(SWEPT, records.selling(1, "b.example"))
    live_probe(home, DARK)
    with home.store.reading() as connection:
        assert [one.at for one in site_life(connection, "b.example").sweeps] == [at_week(1)]


def test_what_a_sweep_goes_by_is_the_last_sweep_and_not_a_probe(probed: Home) -> None:
    asked = records.watch(2)
    known = probed.store.known(asked, text_version="page-1")
    assert [one.url for one in known if one.purpose is Purpose.FRONT] == [f"http://{SITE}/"]
    # A probe goes by it too, whatever its own budget.
    light = replace(asked, kind=VisitKind.PROBE, budget=replace(asked.budget, pages=1))
    assert probed.store.known(light, text_version="page-1") == known


def test_a_probe_settles_nothing_of_a_site(home: Home) -> None:
    home.live(SWEPT)
    before = home.store.sites()
    seen = DARK.observation
    assert seen is not None
    said = replace(seen, name="改名", standing=Standing.SILENT)
    live_probe(home, replace(DARK, observation=said))
    assert home.store.sites() == before


def test_probes_are_had_from_the_archive_again(probed: Home) -> None:
    before = probed.lines()
    reread(probed.store, probed.archive, reader([SWEPT, DARK]))
    assert probed.lines() == before


@pytest.mark.parametrize("plans", ["kept", "lost"])
def test_from_a_lost_database_too_and_without_the_plans(probed: Home, plans: str) -> None:
    before = probed.lines()
    if plans == "lost":
        for path in probed.folder.glob("archive/*/*/plan-*"):
            path.unlink()
    again = probed.lose_database()
    reread(again.store, again.archive, reader([SWEPT, DARK]))
    assert again.lines() == before
    again.store.close()


def control(number: int, at: datetime, *, up: bool, host: str = "up.example") -> VisitRecord:
    """One asking of a control host."""
    url = f"http://{host}/"
    visit = Visit(
        sweep=key_of(1),
        kind=VisitKind.CONTROL,
        subject=subject_of(number, url),
        start_url=url,
        at=at_week(1),
        budget=records.watch(1).budget,
    )
    attempt = (
        records.capture(url, b"<p>up</p>", status=503)
        if up
        else Outage(url, at, Purpose.FRONT, OutageReason.DNS, "no such name")
    )
    return VisitRecord(
        replace(records.finished(visit, attempt), started=at, finished=at),
        (records.exchange(attempt),),
    )


def seen_at(record: VisitRecord, at: datetime) -> VisitRecord:
    return replace(record, finished=replace(record.finished, started=at, finished=at))


def standings(home: Home) -> dict[str, tuple[Standing, str]]:
    """How each site stood in the sweep, and why."""
    with home.store.reading() as connection:
        rows = connection.execute(
            observations.select()
            .join(visits, observations.c.visit_id == visits.c.id)
            .join(sweeps, visits.c.sweep_id == sweeps.c.id)
            .add_columns(visits.c.subject)
        )
        return {row.subject: (row.standing, row.ground_detail) for row in rows}


def sweep_with_controls(*up: bool) -> list[VisitRecord]:
    """A sweep with two sites in each stretch between its control rounds, one of them silent."""
    made = []
    for number, answered in enumerate(up, 1):
        at = WALL + number * 10 * MINUTE
        made += [
            control(number, at, up=answered),
            control(number, at + MINUTE, up=False, host="other.example"),
        ]
        if number < len(up):
            made += [
                seen_at(records.unseen(1, f"down{number}.example"), at + 5 * MINUTE),
                seen_at(records.selling(1, f"sells{number}.example"), at + 5 * MINUTE),
            ]
    return made


def test_where_no_control_host_answers_what_seemed_down_is_not_known(home: Home) -> None:
    lived = sweep_with_controls(True, True, True, False)  # noqa: FBT003  (rounds, in order)
    home.live(*lived)
    said = standings(home)
    assert said["down1.example"] == (Standing.DOWN, "no such name")
    assert said["down2.example"] == (Standing.DOWN, "no such name")
    assert said["down3.example"] == (
        Standing.UNKNOWN,
        "our own connection failed (control hosts other.example, up.example)",
    )
    assert {said[f"sells{number}.example"][0] for number in (1, 2, 3)} == {Standing.SELLING}
    assert [one.answered for one in home.store.control_rounds(key_of(1))] == [
        *(True, True, True, False)
    ]
    before = home.lines()
    reread(home.store, home.archive, reader(lived))
    assert home.lines() == before
    assert standings(home) == said


def test_a_round_that_failed_darkens_both_sides_of_it(home: Home) -> None:
    home.live(*sweep_with_controls(True, False, True))  # noqa: FBT003  (rounds, in order)
    said = standings(home)
    assert [said[f"down{number}.example"][0] for number in (1, 2)] == [Standing.UNKNOWN] * 2


def test_one_control_host_that_answers_is_enough(home: Home) -> None:
    home.live(*sweep_with_controls(True, True))  # noqa: FBT003  (rounds, in order)
    assert standings(home)["down1.example"][0] is Standing.DOWN
