from datetime import UTC, date, datetime, timedelta

from waybillwatch.bootstrap import Band
from waybillwatch.fates import Sight
from waybillwatch.headline import caveat, headline
from waybillwatch.shares import band_in_words, count_in_words, of_all
from waybillwatch.sites import SiteKey
from waybillwatch.survival import survival
from waybillwatch.sweeps import Standing

DAY = date(2012, 11, 8)
WEEKS = [datetime(2012, 10, 28, 19, tzinfo=UTC) + timedelta(weeks=week) for week in range(16)]
S, C, D, B = Standing.SELLING, Standing.CLOSED, Standing.DOWN, Standing.BLOCKED


def life(*standings: Standing | None) -> list[Sight]:
    return [Sight(at, standing) for at, standing in zip(WEEKS, standings, strict=False) if standing]


def test_an_end_seen_once_is_said_to_be() -> None:
    seen = {SiteKey("open.example"): life(S, S, S, S), SiteKey("ends.example"): life(S, S, S, C)}
    assert headline(survival(DAY, seen, seen, WEEKS[:4])) == (
        "Of 2 sites named on 8 November 2012 and seen selling then, 1 was seen selling 7 days "
        "later; ends.example present on 12 November, absent on 19 November (closed, missed in "
        "one sweep)."
    )


def test_another_year_is_named() -> None:
    seen = {SiteKey("ends.example"): life(*[S] * 10, *[C] * 6)}
    assert headline(survival(DAY, seen, seen, WEEKS), {SiteKey("ends.example"): "单号吧"}) == (
        "Of 1 site named on 8 November 2012 and seen selling then, 0 were seen selling 90 days "
        "later; 单号吧 present on 31 December, absent on 7 January 2013 (closed)."
    )


def test_the_caveat_tells_of_returns_and_gaps() -> None:
    seen = {SiteKey("back.example"): life(S, S, D, S, B, S)}
    said = caveat(survival(DAY, seen, seen, WEEKS[:6]))
    assert "1 of them was away and came back." in said
    assert "1 of the sweeps due" in said
    quiet = caveat(survival(DAY, {SiteKey("a.example"): life(S, S, S)}, {}, WEEKS[:3]))
    assert "sweeps due" not in quiet


def test_a_blind_sweep_leaves_the_counts_as_they_were() -> None:
    seen = {
        SiteKey("a.example"): life(S, D, S, S, S, C, C),
        SiteKey("b.example"): life(S, D, D, D, S, S, S),
    }
    week = WEEKS[1]
    plain = {key: [one for one in sights if one.at != week] for key, sights in seen.items()}
    without = survival(DAY, seen, plain, [at for at in WEEKS[:7] if at != week])
    blind = survival(DAY, seen, seen, WEEKS[:7], blind={week})
    assert blind.counts == without.counts
    assert blind.counts[0].m == 2
    assert headline(blind) == headline(without)


def test_shares_in_words() -> None:
    assert of_all(7, 9) == "7 of 9 (78 %, 95 % CI 45–94 %)"
    assert of_all(4, 4) == "4 of 4 (100 %, 95 % CI 51–100 %)"
    assert of_all(0, 0) == "0 of 0"
    assert band_in_words(Band(30, 0.61, 0.49, 0.73, 60)) == "61 % (95 % CI 49–73 %)"
    seen = {SiteKey("a.example"): life(S, S, S, S), SiteKey("b.example"): life(S, S, S, B)}
    (count,) = survival(DAY, seen, seen, WEEKS[:4]).counts
    assert count_in_words(count) == "1 of 2 (50 %, 95 % CI 9–91 %), 1 not known"
