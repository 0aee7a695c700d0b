"""What is made of a site: the same whatever the order in which its evidence came."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.history import site_life
from storage.sites.intervals import intervals
from storage.sites.origins import front_of
from tests.storage import records
from tests.storage.homes import Home
from tests.storage.records import FIRST, PRESS, SELLER, UNSURE, WALL, WEEK
from waybillwatch.errors import BadUrl, UnknownName
from waybillwatch.greyzone import REASON
from waybillwatch.sites import Origin, SiteKind, SiteStatus
from waybillwatch.sweeps import Judgement, Standing, VisitRecord

SITE = "taodan114.example"
URL = f"http://{SITE}/list?id=1"


def status(home: Home) -> tuple[SiteKind, SiteStatus]:
    site = home.store.site(SITE)
    return site.kind, site.status


@pytest.mark.parametrize(
    ("judgements", "kind", "then"),
    [
        ((SELLER,), SiteKind.SELLER, SiteStatus.TRACKED),
        ((UNSURE,), SiteKind.UNSURE, SiteStatus.CANDIDATE),
        ((PRESS,), SiteKind.PRESS, SiteStatus.BENIGN),
        ((UNSURE, SELLER), SiteKind.SELLER, SiteStatus.TRACKED),
        ((PRESS, SELLER), SiteKind.UNSURE, SiteStatus.CANDIDATE),
        ((UNSURE, PRESS), SiteKind.UNSURE, SiteStatus.CANDIDATE),
    ],
)
def test_a_site_is_tracked_by_itself_only_where_triage_is_sure(
    home: Home, judgements: tuple[Judgement, ...], kind: SiteKind, then: SiteStatus
) -> None:
    found = [records.find(URL, rank, one) for rank, one in enumerate(judgements, 1)]
    home.live(records.searched(1, *found))
    assert status(home) == (kind, then)


@pytest.mark.parametrize(
    ("standing", "judgement", "then"),
    [
        (Standing.SILENT, SELLER, SiteStatus.TRACKED),
        (Standing.SILENT, PRESS, SiteStatus.BENIGN),
        (Standing.SILENT, UNSURE, SiteStatus.CANDIDATE),
        (Standing.PARKED, PRESS, SiteStatus.CANDIDATE),
        (Standing.DOWN, UNSURE, SiteStatus.CANDIDATE),
        (Standing.SELLING, UNSURE, SiteStatus.TRACKED),
    ],
)
def test_a_visit_says_more_than_a_hit(
    home: Home, standing: Standing, judgement: Judgement, then: SiteStatus
) -> None:
    home.live(records.searched(1, records.find(URL, 1, UNSURE)))
    home.live(records.unseen(2, standing=standing, judgement=judgement))
    assert status(home)[1] is then


def test_a_shop_in_the_grey_zone_waits_for_a_person(home: Home) -> None:
    gifts = replace(UNSURE, reasons=(REASON,))
    home.live(records.unseen(1, standing=Standing.SELLING, judgement=gifts))
    assert status(home) == (SiteKind.UNSURE, SiteStatus.CANDIDATE)
    home.live(records.selling(2))
    assert status(home) == (SiteKind.SELLER, SiteStatus.TRACKED)


def test_a_link_s_words_do_not_make_a_candidate_of_what_a_search_is_sure_of(home: Home) -> None:
    link = replace(records.find(URL, 1, UNSURE, "http://a.example/"), origin=Origin.LINK)
    home.live(records.searched(1, link))
    assert status(home)[1] is SiteStatus.CANDIDATE
    home.live(records.searched(2, records.find(URL, 1, PRESS)))
    assert status(home) == (SiteKind.PRESS, SiteStatus.BENIGN)
    moved = replace(records.find(URL, 1, SELLER, "moved from a.example"), origin=Origin.LINK)
    home.live(records.searched(3, moved))
    assert status(home)[1] is SiteStatus.CANDIDATE


def test_once_seen_selling_it_stays_watched(home: Home) -> None:
    home.live(records.selling(1))
    home.live(records.unseen(2, standing=Standing.GUTTED, judgement=PRESS))
    home.live(records.unseen(3, standing=Standing.SILENT, judgement=PRESS))
    assert status(home) == (SiteKind.SELLER, SiteStatus.TRACKED)


def test_a_persons_word_is_never_overruled(home: Home) -> None:
    home.live(records.searched(1, records.find(URL, 1, SELLER)))
    assert home.store.ignore(SITE, now=WALL).judged_by == "person"
    home.live(records.selling(2), records.searched(2, records.find(URL, 1, SELLER)))
    assert home.store.site(SITE).status is SiteStatus.IGNORED
    home.store.track(SITE, now=WALL + timedelta(days=1))
    home.live(records.unseen(3, standing=Standing.SILENT, judgement=PRESS))
    assert home.store.site(SITE).status is SiteStatus.TRACKED
    assert home.store.site(SITE).judged_by == "person"


def test_a_site_a_person_gives_is_tracked_and_said_again_changes_nothing(home: Home) -> None:
    url = f"HTTP://{SITE.upper()}"
    made = home.store.add_site(url, name="淘单", detail="sweep --site", now=WALL)
    assert (made.key, made.front_url, made.name) == (SITE, f"http://{SITE}/", "淘单")
    assert (made.status, made.kind) == (SiteStatus.TRACKED, SiteKind.UNSURE)
    assert (made.origin, made.origin_detail) == (Origin.PERSON, "sweep --site")
    before = home.lines()
    home.store.add_site(url, name="淘单", detail="sweep --site", now=WALL + WEEK)
    assert home.lines() == before
    with pytest.raises(BadUrl):
        home.store.add_site("taodan", now=WALL)


def test_a_site_ignored_and_then_given_again_is_tracked_again(home: Home) -> None:
    home.store.add_site(URL, now=WALL)
    home.store.ignore(SITE, now=WALL + WEEK)
    assert home.store.add_site(URL, now=WALL + 2 * WEEK).status is SiteStatus.TRACKED


def test_the_origin_kept_is_the_first_in_the_world_not_in_the_database(tmp_path: Path) -> None:
    visits = [
        records.searched(1, records.find(URL, 2, SELLER, "c"), text="单号"),
        records.searched(
            1,
            records.find(f"{URL}9", 9, PRESS, "d"),
            records.find(URL, 1, UNSURE, "a"),
            text="单",
        ),
        records.selling(1),
    ]
    found = set()
    for number, order in enumerate(permutations(visits)):
        home = Home.make(tmp_path / str(number))
        home.live(*order)
        site = home.store.site(SITE)
        assert (site.origin_detail, site.first_seen) == ("a", FIRST)
        found.add("\n".join(home.lines()))
        home.store.close()
    assert len(found) == 1


def test_sweeps_finished_out_of_order_write_the_same_history(tmp_path: Path) -> None:
    weeks = [
        records.selling(1, counter=11),
        records.selling(2, counter=22),
        records.selling(3, price="0.9", name="淘单网"),
        records.unseen(4),
        records.selling(5, price="0.9", name="淘单网", counter=55),
    ]
    found = set()
    for number, order in enumerate(
        (weeks, weeks[::-1], [weeks[2], weeks[4], *weeks[:2], weeks[3]])
    ):
        home = Home.make(tmp_path / str(number))
        for record in order:
            home.live(record)
        found.add("\n".join(home.lines()))
        home.store.close()
    assert len(found) == 1


def test_names_and_addresses_have_intervals(home: Home) -> None:
    home.live(records.selling(1, name="淘单114"))
    home.live(records.selling(2, name="淘单114"))
    home.live(records.unseen(3))
    home.live(records.selling(4, name="淘单网"))
    home.store.rename(SITE, "TD114", now=WALL)
    with home.store.reading() as connection:
        life = site_life(connection, "TD114")
    assert [(one.value, one.given_by, one.valid_from, one.valid_to) for one in life.names] == [
        ("TD114", "person", WALL, None),
        ("淘单114", "site", FIRST, FIRST + 3 * WEEK),
        ("淘单网", "site", FIRST + 3 * WEEK, None),
    ]
    assert [(one.value, one.valid_from, one.valid_to) for one in life.addresses] == [
        (f"http://{SITE}/", FIRST, None)
    ]
    home.live(records.selling(5, name="淘单王"))
    assert home.store.site(SITE).name == "TD114"


def test_a_site_that_never_said_its_name_is_called_what_its_hits_call_it(home: Home) -> None:
    titled = [
        replace(records.find(URL, rank), title=title)
        for rank, title in enumerate(("单号价目 - 淘单114", "淘单114 - 单号批发", "安全验证"), 1)
    ]
    home.live(records.searched(1, *titled))
    assert home.store.site(SITE).name == "淘单114"
    home.live(records.unseen(2))
    assert home.store.site(SITE).name == "淘单114"
    home.live(records.searched(3, replace(records.find("http://b.example/", 1), title="安全验证")))
    assert home.store.site("b.example").name == "b.example"


def test_what_it_first_called_itself_stays(home: Home) -> None:
    home.live(records.searched(1, replace(records.find(URL, 1), title="单号批发 - 别的")))
    home.live(records.selling(2, name="淘单114"))
    home.live(records.unseen(3))
    home.live(records.selling(4, name="淘单网"))
    assert home.store.site("淘单114").key == SITE


@given(st.lists(st.sampled_from(["", "a", "b"]), max_size=8))
def test_intervals_join_without_gap_or_overlap(values: list[str]) -> None:
    times = [FIRST + number * WEEK for number in range(len(values))]
    found = intervals(zip(times, values, strict=True))
    for one, after in pairwise(found):
        assert one[2] == after[1]
        assert one[0] != after[0]
    assert all(end is not None for _, _, end in found[:-1])
    if found:
        assert found[-1][2] is None
    for at, value in zip(times, values, strict=True):
        held = [one for one in found if one[1] <= at and (one[2] is None or at < one[2])]
        if value:
            assert [one[0] for one in held] == [value]


def test_of_two_words_of_one_moment_the_later_stands() -> None:
    assert intervals([(FIRST, "a"), (FIRST, "b")]) == (("b", FIRST, None),)
    said = [(FIRST, "a"), (FIRST + WEEK, "b"), (FIRST + WEEK, "a")]
    assert intervals(said) == (("a", FIRST, None),)


def test_an_unknown_key_is_answered_with_the_nearest(home: Home) -> None:
    home.live(records.selling(1))
    for wrong in ("taodan14.example", "淘单115"):
        with pytest.raises(UnknownName, match=f"nearest is {SITE}"):
            home.store.track(wrong)
    with pytest.raises(UnknownName, match="waybillwatch sites"):
        home.store.site("zzzzzzzzzzz")
    assert home.store.site("淘单114").key == SITE


def test_a_name_two_sites_have_names_neither(home: Home) -> None:
    home.live(records.selling(1, "a.example"), records.selling(1, "b.example"))
    with pytest.raises(UnknownName, match=r"a\.example and b\.example"):
        home.store.site("淘单114")


@pytest.mark.parametrize(
    ("url", "front"),
    [
        ("http://a.example:8080/x/y?z=1", "http://a.example:8080/"),
        (
            "https://tieba.baidu.com/f?kw=%E5%8D%95%E5%8F%B7",
            "https://tieba.baidu.com/f?kw=%E5%8D%95%E5%8F%B7",
        ),
        (
            "http://tieba.example/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8&pn=50",
            "http://tieba.example/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8",
        ),
    ],
)
def test_the_front_page_of_an_address(url: str, front: str) -> None:
    assert front_of(url) == front


def test_a_link_found_while_visiting_is_a_find_like_any_other(home: Home) -> None:
    seen = records.selling(1)
    link = records.find("http://new.example/", 1, SELLER, f"http://{SITE}/")
    linked = VisitRecord(seen.finished, seen.exchanges, seen.readings, seen.observation, (link,))
    home.live(linked)
    assert home.store.site("new.example").origin_detail == f"http://{SITE}/"
