from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.captures import OutageReason
from waybillwatch.ends import Spell
from waybillwatch.fates import SHOWN, UNSEEN, ExitKind, Sight
from waybillwatch.ordering import ordered
from waybillwatch.spells import returns, spells
from waybillwatch.sweeps import Standing

WEEKS = [datetime(2012, 10, 28, 19, tzinfo=UTC) + timedelta(weeks=week) for week in range(14)]
S, C, D, B, U = (
    Standing.SELLING,
    Standing.CLOSED,
    Standing.DOWN,
    Standing.BLOCKED,
    Standing.UNKNOWN,
)
DAY = timedelta(days=1)


def life(*standings: Standing | None) -> list[Sight]:
    return [Sight(at, standing) for at, standing in zip(WEEKS, standings, strict=False) if standing]


def one(*standings: Standing | None) -> Spell:
    (found,) = spells(life(*standings))
    return found


def test_every_standing_is_selling_a_miss_or_tells_nothing() -> None:
    assert {S, Standing.DOWN} | set(SHOWN) | UNSEEN == set(Standing)
    assert set(SHOWN.values()) | {ExitKind.DEAD} == set(ExitKind)


def test_two_misses_confirm_an_end_between_the_last_sight_and_the_first_miss() -> None:
    spell = one(S, S, S, C, C)
    assert spell.is_over
    assert spell.end is not None
    assert (spell.end.last_selling, spell.end.first_missed) == (WEEKS[2], WEEKS[3])
    assert (spell.end.standing, spell.end.kind, spell.end.confirmed) == (
        C,
        ExitKind.CLOSED,
        WEEKS[4],
    )


def test_one_miss_is_an_end_that_waits_for_another() -> None:
    spell = one(S, S, C)
    assert not spell.is_over
    assert spell.end is not None
    assert spell.end.confirmed is None
    (at_once,) = spells(life(S, S, C), confirm=1)
    assert at_once.is_over


def test_what_tells_nothing_neither_counts_nor_breaks() -> None:
    assert one(S, B, B, U).end is None
    spell = one(S, D, B, U, None, D)
    assert spell.end is not None
    assert (spell.end.first_missed, spell.end.confirmed) == (WEEKS[1], WEEKS[5])
    assert not one(S, D, B, U, B).is_over


def test_our_own_failure_is_no_miss_whatever_standing_it_was_given() -> None:
    ours = [Sight(at, D, outage=OutageReason.OURS) for at in WEEKS[1:4]]
    assert one(S).end is None
    (spell,) = spells([Sight(WEEKS[0], S), *ours])
    assert spell.end is None


@pytest.mark.parametrize("dark", [1, 2, 5])
def test_a_silence_that_ends_in_a_return_was_no_exit(dark: int) -> None:
    (spell,) = spells(life(S, *[D] * dark, S))
    assert spell.end is None
    assert spell.last_selling == WEEKS[dark + 1]
    (absence,) = spell.absences
    assert absence.voided
    assert (absence.last_selling, absence.first_missed, absence.back) == (
        WEEKS[0],
        WEEKS[1],
        WEEKS[dark + 1],
    )
    assert returns((spell,)) == (absence,)


@pytest.mark.parametrize(
    ("standing", "kind"),
    [
        (Standing.CLOSED, ExitKind.CLOSED),
        (Standing.GUTTED, ExitKind.GUTTED),
        (Standing.SILENT, ExitKind.GUTTED),
        (Standing.SOFT_404, ExitKind.GUTTED),
        (Standing.PARKED, ExitKind.PARKED),
        (Standing.SUSPENDED, ExitKind.SUSPENDED),
        (Standing.MOVED, ExitKind.MOVED),
    ],
)
def test_after_an_exit_that_a_page_told_of_a_return_is_a_new_spell(
    standing: Standing, kind: ExitKind
) -> None:
    first, second = spells(life(S, standing, standing, S, S))
    assert first.end is not None
    assert first.end.kind is kind
    assert first.is_over
    assert (second.missed_before, second.first_selling) == (WEEKS[2], WEEKS[3])
    assert second.end is None
    (away,) = returns((first, second))
    assert not away.voided


def test_one_closing_notice_that_is_gone_a_week_later_was_no_exit() -> None:
    (spell,) = spells(life(S, C, S))
    assert [(away.kind, away.voided) for away in spell.absences] == [(ExitKind.CLOSED, True)]


def test_the_first_thing_a_page_shows_types_the_exit() -> None:
    assert one(S, D, D, Standing.PARKED, C).end is not None
    found = one(S, D, D, Standing.PARKED, C).end
    assert found is not None
    assert (found.kind, found.standing) == (ExitKind.PARKED, D)


def test_the_entry_is_an_interval_too() -> None:
    assert one(None, S).missed_before is None
    assert one(D, C, B, S).missed_before == WEEKS[1]
    assert spells(life(C, D, B)) == ()


def test_probes_narrow_an_interval() -> None:
    probes = [Sight(WEEKS[1] + 2 * DAY, S, probe=True), Sight(WEEKS[1] + 3 * DAY, C, probe=True)]
    (spell,) = spells([*life(S, S, C, C), *probes])
    assert spell.end is not None
    assert (spell.end.last_selling, spell.end.first_missed) == tuple(one.at for one in probes)
    assert spell.end.confirmed == WEEKS[3]


def test_probes_never_confirm_an_exit() -> None:
    probes = [Sight(WEEKS[2] + day * DAY, C, probe=True) for day in range(1, 6)]
    (spell,) = spells([*life(S, S, C), *probes])
    assert not spell.is_over


def test_a_probe_that_sees_an_offer_breaks_a_row_of_misses() -> None:
    (spell,) = spells([*life(S, S, D, D), Sight(WEEKS[2] + DAY, S, probe=True)])
    assert not spell.is_over


def test_a_front_page_without_offers_says_nothing_of_the_site() -> None:
    (spell,) = spells([*life(S, S), Sight(WEEKS[1] + DAY, Standing.SILENT, probe=True)])
    assert spell.end is None


def test_a_blind_sweep_leaves_everything_as_it_was() -> None:
    week = {WEEKS[2]}
    seeing = spells([sight for sight in life(S, S, D, D, S, C, C) if sight.at not in week])
    (blind, *_) = spells(life(S, S, D, D, S, C, C), blind=week)
    (seen, *_) = seeing
    assert (blind.end, blind.absences) == (seen.end, seen.absences)
    assert blind.gaps == (WEEKS[2],)


def test_missed_sweeps_are_gaps() -> None:
    (spell,) = spells(life(S, None, B, S, C, None, C), due=WEEKS[:9])
    assert spell.gaps == (WEEKS[1], WEEKS[2], WEEKS[5])


def test_of_two_sights_at_one_time_the_firmer_stands() -> None:
    at = WEEKS[0]
    assert ordered([Sight(at, D), Sight(at, S), Sight(at, U)]) == (Sight(at, S),)
    assert ordered([Sight(at, D), Sight(at, B)]) == (Sight(at, B),)
    assert ordered([Sight(at, U), Sight(at, C), Sight(at, D)]) == (Sight(at, C),)


STANDINGS = st.lists(st.sampled_from(list(Standing)), max_size=14)


@given(STANDINGS, st.randoms(use_true_random=False), st.lists(st.integers(0, 13)))
def test_order_and_repetition_change_nothing(
    standings: list[Standing], chance: object, again: list[int]
) -> None:
    sights = life(*standings)
    mixed = sights + [sights[at] for at in again if at < len(sights)]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert spells(mixed) == spells(sights)


@given(STANDINGS, st.lists(st.sampled_from([*UNSEEN, None]), min_size=13, max_size=13))
def test_what_tells_nothing_changes_no_end_wherever_it_stands(
    standings: list[Standing], nothing: list[Standing | None]
) -> None:
    sights = life(*standings)
    between = [
        Sight(at + DAY, standing) for at, standing in zip(WEEKS, nothing, strict=False) if standing
    ]

    def bare(sights: list[Sight]) -> list[tuple[object, ...]]:
        return [(s.missed_before, s.first_selling, s.end, s.absences) for s in spells(sights)]

    assert bare([*sights, *between]) == bare(sights)


@given(STANDINGS)
def test_spells_follow_one_another(standings: list[Standing]) -> None:
    found = spells(life(*standings))
    for spell, later in pairwise(found):
        assert spell.is_over
        assert spell.end is not None
        assert spell.end.first_missed < later.first_selling
        assert later.missed_before is not None
        assert spell.end.first_missed <= later.missed_before
    assert sum(s.selling for s in life(*standings)) == 0 or found
