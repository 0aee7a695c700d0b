from desk.lives import collapsed

Row = dict[str, object]


def row(sweep: str, standing: str = "selling", changed: str = "") -> Row:
    return {
        "sweep": sweep,
        "standing": standing,
        "ground": "",
        "prices": "0.5",
        "changed": changed,
    }


def test_a_short_life_is_shown_sweep_by_sweep() -> None:
    rows = [row(str(week)) for week in range(5)]
    assert collapsed(rows, 5) == rows


def test_a_long_one_by_what_changed() -> None:
    rows = [row("1", changed="first seen"), row("2"), row("3"), row("4", "down"), row("5")]
    found = collapsed([*rows, row("6", changed="price_up"), row("7")], 5)
    assert [(one["sweep"], one["standing"], one["changed"]) for one in found] == [
        ("1 – 3 (3 sweeps)", "selling", "first seen"),
        ("4", "down", ""),
        ("5", "selling", ""),
        ("6 – 7 (2 sweeps)", "selling", "price_up"),
    ]
    assert rows[0]["sweep"] == "1"
