from decimal import Decimal

from tests.waybillwatch.charts.observed import (
    ADDRESS,
    REPORT,
    STO,
    WEEKS,
    YTO,
    looked,
    seen,
    tier,
)
from waybillwatch.charts.pricelines import Shop, couriers_of, price_lines
from waybillwatch.charts.timelines import Line, Stood, Timeline
from waybillwatch.quotes import Courier
from waybillwatch.sweeps import Observation, Standing


def lines(*observations: Observation, weeks: int = 4, courier: Courier | None = None) -> Timeline:
    return price_lines(Shop("淘单114", observations, looked(weeks), (REPORT,)), courier)


def values(line: Line) -> list[str | None]:
    return [None if dot.value is None else str(dot.value) for dot in line.dots]


def test_a_tier_is_a_line_and_its_gaps_are_gaps() -> None:
    made = lines(
        seen(0, tier("0.4")),
        seen(1, tier("9"), standing=Standing.BLOCKED),
        seen(3, tier("0.5")),
    )
    (line,) = made.lines
    assert values(line) == ["0.4", None, None, "0.5"]
    assert [[str(dot.value) for dot in run] for run in line.runs()] == [["0.4"], ["0.5"]]
    assert [one.standing for one in made.stood] == ["selling", "blocked", "", "selling"]
    assert made.stood[2] == Stood(WEEKS[2], "")


def test_tiers_always_priced_alike_are_one_line_and_couriers_are_named() -> None:
    page = tier("2", YTO), tier("2", STO), tier("1", YTO, (ADDRESS,))
    made = lines(seen(0, *page), seen(1, *page), weeks=2)
    assert [line.name for line in made.lines] == ["圆通, 申通", "圆通 with address"]
    parted = lines(seen(0, *page), seen(1, tier("2", YTO), tier("3", STO)), weeks=2)
    assert [line.name for line in parted.lines] == ["申通", "圆通", "圆通 with address"]


def test_an_offer_at_two_prices_is_two_lines() -> None:
    made = lines(seen(0, tier("2", YTO), tier("3", YTO)), weeks=1)
    assert [(line.name, values(line)) for line in made.lines] == [
        ("圆通 (price 2 of it)", ["3"]),
        ("圆通", ["2"]),
    ]


def test_one_courier_alone() -> None:
    made = lines(seen(0, tier("2", YTO), tier("3", STO)), weeks=1, courier=STO)
    assert [line.name for line in made.lines] == ["申通"]
    assert made.words.title == "What 淘单114, 申通 asks for one piece, in CNY"
    assert couriers_of([seen(0, tier("2", YTO), tier("3", STO))]) == (YTO, STO)


def test_the_lead_says_what_was_asked_last_and_what_rose() -> None:
    made = lines(seen(0, tier("0.40"), tier("2", YTO)), seen(1, tier("0.5"), tier("2", YTO)))
    assert made.words.lead == (
        "淘单114 asked 0.5–2 CNY when it was last seen selling, 5 November 2012; "
        "of 2 price lines 1 rose and none fell until then."
    )
    assert lines(seen(0, standing=Standing.DOWN)).words.lead == "No price was seen on 淘单114."


def test_the_rows_hold_every_dot_gaps_too() -> None:
    rows = lines(seen(0, tier("0.40")), seen(1, standing=Standing.DOWN), weeks=2).rows()
    prices = [row for row in rows if row["part"] == "price"]
    assert [(row["at"], row["cny"], row["sites"]) for row in prices] == [
        (WEEKS[0], Decimal("0.40"), 1),
        (WEEKS[1], None, 0),
    ]
    assert [row["standing"] for row in rows if row["part"] == "standing"] == ["selling", "down"]
    assert {key for row in rows for key in row} <= set(Timeline.COLUMNS)
