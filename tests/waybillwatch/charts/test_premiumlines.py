from decimal import Decimal

from tests.waybillwatch.charts.observed import ADDRESS, NAME, REPORT, YTO, looked, seen, tier
from waybillwatch.charts.premiumlines import premium_lines
from waybillwatch.pii import PiiField
from waybillwatch.sweeps import Observation, Standing


def pair(
    week: int, bare: str, rich: str, *fields: PiiField, site: str = "a.example"
) -> Observation:
    return seen(week, tier(bare, YTO, ()), tier(rich, YTO, fields), site=site)


def test_a_week_is_the_median_of_its_sites_and_one_without_a_pair_is_a_gap() -> None:
    made = premium_lines(
        [
            pair(0, "0.4", "0.5", ADDRESS),
            pair(0, "1", "1.3", ADDRESS, site="b.example"),
            pair(2, "0.4", "0.6", ADDRESS),
            seen(1, tier("1"), standing=Standing.SELLING),
        ],
        looked(3),
        [REPORT],
    )
    (line,) = made.lines
    assert line.name == "address"
    assert [(dot.value, dot.least, dot.most, dot.sites) for dot in line.dots] == [
        (Decimal("0.2"), Decimal("0.1"), Decimal("0.3"), 2),
        (None, None, None, 1),
        (Decimal("0.2"), Decimal("0.2"), Decimal("0.2"), 1),
    ]
    assert made.words.lead == "Last seen: address 0.2 CNY (1 site, week of 12 November 2012)."
    assert made.marks == (REPORT,)
    assert made.stood == ()


def test_each_set_of_fields_is_a_line_single_ones_first() -> None:
    made = premium_lines(
        [
            pair(0, "0.4", "0.7", NAME, ADDRESS),
            pair(0, "0.4", "0.5", NAME, site="b.example"),
            pair(0, "0.4", "0.5", PiiField.SENDER_PHONE, site="c.example"),
        ],
        looked(1),
        whose="淘单114",
    )
    assert [line.name for line in made.lines] == ["name", "sender's phone", "address and name"]
    assert "on 淘单114" in made.words.title


def test_nothing_to_tell_is_said() -> None:
    made = premium_lines([seen(0, tier("1"))], looked(1))
    assert made.lines == ()
    assert made.words.lead == "No two prices that differ by personal data alone were seen."
