"""Between the sweeps: probes of what was exposed; and what is known when our own line is down."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.history import site_rows, site_states
from storage.schema import captures, observations, sites, visits
from tests.flow.world import World
from waybillwatch.captures import NOT_MODIFIED, Purpose
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing, SweepKind, VisitKind

EXPOSED = ("dh31", "淘单114")
DARK_WEEK = 3


def expose(world: World) -> None:
    named = [part for name in EXPOSED for part in ("--site", name)]
    world.run(
        *("exposure", "add", "--publisher", "晨报", "--date", "2012-11-08", "--title", "单号"),
        *named,
    )


@pytest.mark.slow
def test_a_probe_asks_the_exposed_for_their_front_pages_alone(world: World) -> None:
    world.sweep(1)
    expose(world)
    with world.store() as store, store.reading() as connection:
        before = site_rows(connection)
    world.run("schedule", "add", "daily", "--probe", "--every", "day")
    done = world.run("schedule", "run-now", "daily")
    assert "2 of 2 visits done" in done.stdout
    with world.store() as store, store.reading() as connection:
        probe = store.sweeps()[-1]
        assert probe.kind is SweepKind.PROBE
        assert {visit.kind for visit in store.visits(probe.key)} == {VisitKind.PROBE}
        asked = connection.execute(
            select(captures, sites.c.key)
            .join(visits, captures.c.visit_id == visits.c.id)
            .join(sites, visits.c.subject == sites.c.key)
            .where(visits.c.kind == VisitKind.PROBE, captures.c.purpose != Purpose.ROBOTS)
        ).all()
        assert {row.purpose for row in asked} == {Purpose.FRONT}
        assert len(asked) == len(EXPOSED)
        assert NOT_MODIFIED in {row.status for row in asked}
        for states in site_states(connection, [SiteKey(row.key) for row in asked]).values():
            assert [sight.probe for sight in states] == [False, True]
            # A front page alone shows no site gutted.
            assert states[1].standing in {Standing.SELLING, Standing.SILENT}
        assert site_rows(connection) == before
    history = world.dump()
    world.run("reread")
    assert world.dump() == history


@pytest.mark.slow
def test_where_the_control_hosts_fail_nothing_is_down(world: World) -> None:
    def standings(week: int) -> dict[str, Standing]:
        with world.store() as store, store.reading() as connection:
            rows = connection.execute(
                select(sites.c.key, observations.c.standing)
                .join(sites, observations.c.site_id == sites.c.id)
                .where(observations.c.at == world.script.weeks[week - 1])
            )
            return {row.key: row.standing for row in rows}

    def controls(target: str) -> None:
        settings = world.home / "watch.toml"
        text = settings.read_text("utf-8")
        text = text.replace("[crawler.hosts]\n", f'[crawler.hosts]\n"up.example" = "{target}"\n')
        settings.write_text(text + '\n[controls]\nhosts = ["http://up.example/"]\n', "utf-8")

    def sweep(week: int) -> str:
        done = world.run("sweep", "--at", world.script.weeks[week - 1].isoformat(), code=None)
        return done.stderr

    world.turn(DARK_WEEK - 1)
    controls(next(iter(world.web.hosts.values())))
    assert "no control host" not in sweep(DARK_WEEK - 1)
    world.turn(DARK_WEEK)
    controls("127.0.0.1:9")  # nobody listens there
    said = sweep(DARK_WEEK)
    assert "no control host answered in round 1 (up.example)" in said
    dark = standings(DARK_WEEK)
    assert Standing.DOWN not in dark.values()
    assert Standing.SELLING in dark.values()
    assert Standing.UNKNOWN in dark.values()
    history = world.dump()
    world.run("reread")
    assert world.dump() == history
    assert standings(DARK_WEEK) == dark
