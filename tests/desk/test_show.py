import json

import pytest
import typer

from desk.show import Column, Form, form, safe_cell, table

COLUMNS = (Column("site", "Site"), Column("n", "N"))
ROWS = [{"site": "=HYPERLINK(1)", "n": 2}, {"site": "单号\n吧", "n": None}]


def test_plain_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    table(COLUMNS, ROWS, Form.TABLE, title="T")
    assert capsys.readouterr().out == "T\nSite\tN\n=HYPERLINK(1)\t2\n单号 吧\t\n"


def test_json_keeps_values_and_csv_keeps_spreadsheets_safe(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table(COLUMNS, ROWS, Form.JSON)
    assert json.loads(capsys.readouterr().out) == ROWS
    table(COLUMNS, ROWS, Form.CSV)
    assert capsys.readouterr().out.splitlines()[:2] == ["site,n", "'=HYPERLINK(1),2"]


@pytest.mark.parametrize("sign", "=+-@\t\r＝＋－＠")
def test_formula_signs_are_quoted(sign: str) -> None:
    assert safe_cell(sign + "1") == "'" + sign + "1"
    assert safe_cell("1" + sign) == "1" + sign


def test_two_forms_are_refused() -> None:
    with pytest.raises(typer.BadParameter, match="not both"):
        form(as_json=True, as_csv=True)
