"""What names a cell, and which cells speak of one thing."""

from __future__ import annotations

from pipelines.shadow import Shadow
from tests.pipelines.pages import html

ONE = "<dl><dt>收件人<dd>林小禾<dt>手机<dd>13000000001</dl>"
MANY = (
    "<dl><dt>样单一</dt><dd>快递：圆通</dd><dd>单号：8200706031</dd><dd>收件人：林小禾</dd>"
    "<dt>样单二</dt><dd>快递：申通</dd><dd>单号：468007060318</dd><dd>收件人：段小树</dd></dl>"
)


def row_of(body: str, words: str) -> str:
    page = html(body)
    shadow = Shadow.of(str(page.text), page.layout)
    cell = shadow.cell(shadow.text.index(words))
    assert cell is not None
    return shadow.text[slice(*cell.row_span)]


def test_a_list_of_labels_and_values_tells_of_one_thing() -> None:
    assert row_of(ONE, "收件人").count("\n") == 3


def test_a_label_over_several_values_keeps_them_together_and_others_out() -> None:
    first, second = row_of(MANY, "快递:圆通"), row_of(MANY, "快递:申通")
    assert "样单一" in first
    assert "样单二" not in first
    assert "圆通" not in second
    assert second.startswith("样单二")


def test_a_table_row_is_its_own() -> None:
    table = "<table><tr><th>快递<th>价<tr><td>圆通<td>0.5<tr><td>申通<td>0.6</table>"
    assert row_of(table, "0.6") == "申通\n0.6"
