from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.fates import Fate, Sight, fate, moment
from waybillwatch.headline import headline
from waybillwatch.sites import SiteKey
from waybillwatch.survival import survival
from waybillwatch.sweeps import Standing

DAY = date(2012, 11, 8)
WEEKS = [datetime(2012, 10, 28, 19, tzinfo=UTC) + timedelta(weeks=week) for week in range(8)]
S, C, D, B = Standing.SELLING, Standing.CLOSED, Standing.DOWN, Standing.BLOCKED


def life(*standings: Standing | None) -> list[Sight]:
    return [Sight(at, standing) for at, standing in zip(WEEKS, standings, strict=False) if standing]


def test_n_of_m_counts_those_seen_selling_at_or_after_the_day() -> None:
    seen = {
        SiteKey("open.example"): life(S, S, S, S, S, S),
        SiteKey("closes.example"): life(S, S, S, C, C, C),
        SiteKey("blinks.example"): life(S, S, D, S, S, S),
        SiteKey("never.example"): life(C, C, C, C, C, C),
    }
    result = survival(DAY, seen, seen, WEEKS[:6])
    week, fortnight, third = result.counts
    assert (result.named, week.days, week.n, week.m) == (4, 7, 3 - 1, 3)
    assert week.gone == ("closes.example",)
    assert (fortnight.n, third.n, third.m) == (2, 2, 3)
    assert third.not_known == ()


def test_blocked_says_nothing() -> None:
    assert fate(life(S, S, B, B), WEEKS[2]) is Fate.NOT_KNOWN


def test_one_time_down_is_not_known_and_two_in_a_row_are_gone() -> None:
    assert fate(life(S, S, S, D), WEEKS[3]) is Fate.NOT_KNOWN
    assert fate(life(S, S, D, D), WEEKS[3]) is Fate.GONE
    assert fate(life(S, S, D, B, D), WEEKS[3]) is Fate.GONE


def test_a_site_not_selling_around_the_exposure_is_not_counted() -> None:
    seen = {SiteKey("late.example"): life(None, C, C, S, S, S)}
    result = survival(DAY, seen, seen, WEEKS[:6])
    assert result.counts[0].m == 0
    assert "None of the 1 sites" in headline(result)


def test_no_day_is_counted_before_a_sweep_reached_it() -> None:
    seen = {SiteKey("open.example"): life(S, S, S)}
    assert survival(DAY, seen, seen, WEEKS[:3]).counts == ()
    assert "No sweep" in headline(survival(DAY, seen, seen, WEEKS[:3]))


def test_the_headline_says_no_more_than_the_sweeps_hold() -> None:
    seen = {
        SiteKey("open.example"): life(S, S, S, S, S, S),
        SiteKey("closes.example"): life(S, S, S, C, C, C),
        SiteKey("hides.example"): life(S, S, S, B, B, B),
    }
    assert headline(survival(DAY, seen, seen, WEEKS[:6])) == (
        "Of 3 sites named on 8 November 2012 and seen selling then, 1 was seen selling 21 days "
        "later; closes.example present on 12 November, absent on 19 November (closed); "
        "not known: hides.example."
    )


@given(st.lists(st.sampled_from(list(Standing)), min_size=1, max_size=8))
def test_every_counted_site_has_exactly_one_fate(standings: list[Standing]) -> None:
    key = SiteKey("any.example")
    result = survival(DAY, [key], {key: life(*standings)}, WEEKS)
    for count in result.counts:
        assert count.m == (1 if result.lives[0].counted else 0)
        if S in standings and any(
            s.at >= moment(DAY) + timedelta(days=count.days) for s in life(*standings) if s.selling
        ):
            assert count.n == count.m
