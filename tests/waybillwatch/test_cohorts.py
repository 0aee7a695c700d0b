from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from waybillwatch.cohorts import Weeks, cohort, contrasts, controls
from waybillwatch.fates import ExitKind, Sight, moment
from waybillwatch.lifetimes import Lifetime
from waybillwatch.risk import lifetime
from waybillwatch.shares import contrast_in_words
from waybillwatch.sites import SiteKey
from waybillwatch.spells import spells
from waybillwatch.strata import NOT_KNOWN, Subject, Trait, once, strata
from waybillwatch.sweeps import Standing

DAY = date(2012, 11, 8)
ORIGIN = moment(DAY)
WEEKS = [datetime(2012, 10, 28, 19, tzinfo=UTC) + timedelta(weeks=week) for week in range(10)]
"""Sweeps 9.875 and 2.875 days before the exposure, and 4.125, 11.125 … days after it."""
S, C, D, B = Standing.SELLING, Standing.CLOSED, Standing.DOWN, Standing.BLOCKED
ALL = Weeks(tuple(WEEKS))


def life(*standings: Standing | None) -> list[Sight]:
    return [Sight(at, standing) for at, standing in zip(WEEKS, standings, strict=False) if standing]


def since(*standings: Standing | None) -> Lifetime | None:
    return lifetime(spells(life(*standings)), ORIGIN, before=WEEKS[1])


def test_a_lifetime_is_counted_in_days_from_the_exposure() -> None:
    assert since(S, S, S, S, C, C) == Lifetime(11.125, 18.125, 0, ExitKind.CLOSED)
    assert since(S, S, S, S) == Lifetime(11.125)


def test_seen_in_the_last_sweep_before_it_counts_as_selling_then() -> None:
    assert since(S, S, C, C) == Lifetime(0, 4.125, 0, ExitKind.CLOSED)
    assert since(S, S) == Lifetime(0)


def test_of_a_site_last_seen_longer_ago_nothing_is_told() -> None:
    assert since(S, B, C, C) is None
    assert since(S, C, C) is None
    assert since() is None


def test_a_site_first_seen_after_the_exposure_enters_with_its_first_sight() -> None:
    assert since(None, None, None, S, S, D, D) == Lifetime(18.125, 25.125, 11.125, ExitKind.DEAD)


def test_one_that_had_ended_before_enters_with_its_return() -> None:
    assert since(S, C, C, C, S, S) == Lifetime(25.125, entered=18.125)


def test_an_end_that_waits_for_another_miss_is_no_end_yet() -> None:
    assert since(S, S, S, S, C) == Lifetime(11.125)


def test_a_blind_sweep_changes_no_lifetime() -> None:
    seen = {SiteKey("a.example"): life(S, D, S, C, C), SiteKey("b.example"): life(S, D, C, C)}
    keys = list(seen)
    plain = {key: [one for one in sights if one.at != WEEKS[1]] for key, sights in seen.items()}
    blind = Weeks(tuple(WEEKS), frozenset({WEEKS[1]}))
    missed = Weeks(tuple(at for at in WEEKS if at != WEEKS[1]))
    assert cohort(DAY, keys, seen, blind) == cohort(DAY, keys, plain, missed)


def test_controls_are_never_exposed_and_seen_weekly_alone() -> None:
    probe = Sight(WEEKS[3] + timedelta(days=2), S, probe=True)
    seen = {
        SiteKey("named.example"): [*life(S, S, S, S, C, C), probe],
        SiteKey("quiet.example"): [*life(S, S, S, S, C, C), probe],
    }
    named = [SiteKey("named.example")]
    assert controls(DAY, set(named), seen, ALL) == {
        SiteKey("quiet.example"): Lifetime(11.125, 18.125, 0, ExitKind.CLOSED)
    }
    assert cohort(DAY, named, seen, ALL)[named[0]].after == 13.125
    assert cohort(DAY, named, seen, ALL, weekly=True)[named[0]].after == 11.125


def group(seed: int, size: int, ending: float) -> dict[SiteKey, Lifetime]:
    chance = Random(seed)
    return {
        SiteKey(f"{seed}-{number}.example"): (
            Lifetime(3, 10, 0, ExitKind.DEAD) if chance.random() < ending else Lifetime(60)
        )
        for number in range(size)
    }


def test_exposed_and_controls_are_compared_with_an_interval() -> None:
    exposed, control = group(1, 80, 0.6), group(2, 200, 0.1)
    (found,) = contrasts(exposed, control, (30, 90))
    assert found.gap == pytest.approx(found.exposed.share - found.control.share)
    assert found.low < found.gap < found.high < 0
    said = contrast_in_words(found, len(control))
    assert "of 200 never exposed" in said
    assert "chance alone" not in said
    (same,) = contrasts(group(3, 20, 0.2), group(4, 20, 0.2), (30,))
    assert same.low < 0 < same.high
    assert "chance alone" in contrast_in_words(same, 20)
    assert contrasts({}, control, (30,)) == ()


def test_strata_keep_the_unknown_apart_and_count_a_site_once() -> None:
    early, late = date(2012, 10, 26), DAY
    subjects = [
        Subject(SiteKey("a.example"), late, Lifetime(9), {Trait.ERA: "2012–13"}),
        Subject(SiteKey("a.example"), early, Lifetime(22, 29), {Trait.ERA: "2012–13"}),
        Subject(SiteKey("b.example"), early, Lifetime(22), {Trait.ERA: "2014–20"}),
        Subject(SiteKey("c.example"), early, Lifetime(22)),
    ]
    assert next((one.site, one.exposed) for one in once(subjects)) == ("a.example", early)
    found = strata(subjects, Trait.ERA, (7,))
    assert [(one.value, one.sites, one.exits) for one in found] == [
        ("2012–13", 1, 1),
        ("2014–20", 1, 0),
        (NOT_KNOWN, 1, 0),
    ]
    by_exposure = [
        Subject(one.site, one.exposed, one.lifetime, {Trait.EXPOSURE: f"{one.exposed}"})
        for one in subjects
    ]
    assert [one.sites for one in strata(by_exposure, Trait.EXPOSURE, (7,))] == [3, 1]


@pytest.mark.parametrize(
    "wrong", [(5, 3, 0), (2, 3, 4), (-1, 3, -1), (3, 3, 3), (float("inf"), float("inf"), 0)]
)
def test_a_lifetime_that_cannot_be_is_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="lifetime"):
        Lifetime(*wrong)
