from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.controls import Round, failed_beside, host_of, round_of, subject_of

START = datetime(2026, 11, 30, 3, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def rounds(*answered: bool) -> list[Round]:
    """A round every ten minutes."""
    return [
        Round(number, START + 10 * number * MINUTE, answered=one)
        for number, one in enumerate(answered)
    ]


def blind(*answered: bool, minute: int) -> bool:
    return failed_beside(rounds(*answered), START + minute * MINUTE) is not None


def test_a_failed_round_darkens_what_lies_beside_it_and_no_more() -> None:
    said = [
        blind(True, False, True, True, minute=minute)  # noqa: FBT003  (rounds, in order)
        for minute in (5, 15, 25, 35)
    ]
    assert said == [True, True, False, False]


def test_without_rounds_nothing_is_dark() -> None:
    assert failed_beside([], START) is None


def test_before_the_first_and_after_the_last_one_neighbour_decides() -> None:
    assert blind(False, True, minute=-5)  # noqa: FBT003
    assert not blind(True, False, minute=-5)  # noqa: FBT003
    assert blind(True, False, minute=15)  # noqa: FBT003


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(-20, 80))
def test_it_is_dark_exactly_where_a_neighbour_failed(answered: list[bool], minute: int) -> None:
    at = START + minute * MINUTE
    before = [one for one in rounds(*answered) if one.at <= at]
    after = [one for one in rounds(*answered) if one.at > at]
    beside = before[-1:] + after[:1]
    found = failed_beside(reversed(rounds(*answered)), at)
    assert (found is not None) == any(not one.answered for one in beside)


def test_a_control_visits_name_says_round_and_host() -> None:
    subject = subject_of(12, "https://www.example:8443/")
    assert (round_of(subject), host_of(subject)) == (12, "www.example:8443")
