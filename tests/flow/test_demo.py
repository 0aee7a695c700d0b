"""The demo as a newcomer runs it, held against what was written down by hand."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from desk.demo import WEEKS
from desk.facts import facts
from storage.history import observations
from tests.flow.world import World

EXPECTED = WEEKS.parent / "expected.jsonl"
FACTS = ("tiers", "claims", "disclaimers", "contacts", "sightings")


def expected() -> dict[tuple[int, str], dict[str, object]]:
    rows = [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines() if line]
    return {(row["week"], row["site"]): row for row in rows if row.get("tracked", True)}


def as_set(rows: object) -> set[str]:
    assert isinstance(rows, list)
    return {json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows}


def comparable(tiers: list[dict[str, object]]) -> list[dict[str, object]]:
    """Tiers without what expected.jsonl does not say, and 0.80 as 0.8."""
    return [
        {key: value for key, value in tier.items() if key != "platform"}
        | {"amount": f"{Decimal(str(tier['amount'])).normalize():f}"}
        for tier in tiers
    ]


@pytest.mark.slow
def test_every_week_reads_as_written_by_hand(world: World) -> None:
    weeks = range(1, len(world.script.weeks) + 1)
    for week in weeks:
        world.sweep(week)
    wanted = expected()
    with world.store() as store, store.reading() as connection:
        names = {site.key: site.name for site in store.sites()}
        seen = {
            (
                world.script.weeks.index(one.observation.at) + 1,
                one.observation.site,
            ): one.observation
            for one in observations(connection)
        }
    differences = []
    for key in sorted(set(seen) | set(wanted)):
        if key not in wanted:
            differences.append(f"{key} was watched and is not expected")
            continue
        if key not in seen:
            differences.append(f"{key} was not watched")
            continue
        row, one = wanted[key], seen[key]
        found: dict[str, list[dict[str, object]]] = facts(one.listings)
        found["tiers"] = comparable(found["tiers"])
        row["tiers"] = comparable(row["tiers"])
        for name in FACTS:
            want, have = as_set(row[name]), as_set(json.loads(json.dumps(found[name])))
            differences += [f"{key} {name} lacks {one}" for one in sorted(want - have)]
            differences += [f"{key} {name} has {one}" for one in sorted(have - want)]
        against = as_set(row["contradictions"])
        made = as_set(
            [
                {"kind": c.kind, "denied": c.denied, "against": c.against, "field": c.field}
                for c in one.contradictions
            ]
        )
        quote = one.ground.quote.exact if one.ground.quote else str(one.ground.outage)
        for name, want_one, have_one in (
            ("standing", row["standing"], one.standing),
            ("standing_quote", row["standing_quote"], quote),
            ("name", row["name"], one.name or names[one.site]),
            ("contradictions", against, made),
        ):
            if want_one != have_one:
                differences.append(f"{key} {name} is {have_one!r}, expected {want_one!r}")
    assert differences == [], "\n".join(differences)


@pytest.mark.slow
def test_make_demo_ends_with_the_table_and_the_sentence(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "desk.cli", "demo", "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < 60
    assert "淘单114" in done.stdout
    assert "in substance" in done.stdout
    assert "named on 8 November 2012 and seen selling then" in done.stdout
    assert "Traceback" not in done.stderr
