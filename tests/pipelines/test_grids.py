from pipelines.blocks import Grid
from pipelines.page import read_page


def grids_of(html: str) -> list[tuple[list[list[str | None]], Grid]]:
    page = read_page(html.encode(), content_type=None, url="http://dan.example/")
    return [
        ([[None if s is None else page.text[slice(*s)] for s in row] for row in grid.rows], grid)
        for grid in page.layout.grids
    ]


def test_spanning_cells_stand_in_every_place_they_cover() -> None:
    ((rows, grid),) = grids_of(
        "<table><tr><th>快递<th colspan=2>会员价"
        "<tr><td rowspan=2>圆通<td>1.8<td>1.7<tr><td>1.6</table>"
    )
    assert rows == [["快递", "会员价", "会员价"], ["圆通", "1.8", "1.7"], ["圆通", "1.6", None]]
    assert (grid.header_rows, grid.header_columns) == (1, 1)


def test_headers_are_guessed_from_the_figures() -> None:
    ((_, grid),) = grids_of(
        "<table><caption>价格表</caption><tr><td>快递类型<td>普通会员<td>黄金会员"
        "<tr><td>圆通<td>1.8<td>1.7元<tr><td>申通<td>1.5<td>1.4元</table>"
    )
    assert (grid.header_rows, grid.header_columns) == (1, 1)
    assert grid.caption is not None


def test_a_struck_price_is_not_in_its_cell() -> None:
    ((rows, _),) = grids_of(
        "<table><tr><td>圆通<td><del>1.5</del> 1.2<tr><td>申通<td><s>1</s></table>"
    )
    assert rows == [["圆通", "1.2"], ["申通", ""]]


def test_pairs_of_a_list_and_of_a_table_have_a_header_column() -> None:
    ((rows, grid),) = grids_of("<dl><dt>收件人<dd>张三<dt>电话<dd>13000001234</dl>")
    assert rows == [["收件人", "张三"], ["电话", "13000001234"]]
    assert (grid.header_rows, grid.header_columns) == (0, 1)
    ((_, table),) = grids_of("<table><tr><td>普通会员<td>1.8<tr><td>黄金会员<td>1.7</table>")
    assert (table.header_rows, table.header_columns) == (0, 1)


def test_rows_of_one_shape_read_as_a_grid_with_what_heads_them() -> None:
    ((rows, grid),) = grids_of(
        "<h3>空包</h3><div class=list><div class='row head'><b>快递</b><b>单价</b></div>"
        "<div class=row><span>圆通</span><span>1.20</span></div>"
        "<div class=row><span>中通</span><span>1.30</span></div></div>"
    )
    assert rows == [["快递", "单价"], ["圆通", "1.20"], ["中通", "1.30"]]
    assert (grid.header_rows, grid.header_columns) == (1, 1)
    assert len(grid.headings) == 1


def test_sentences_with_bold_words_and_layout_tables_are_no_grids() -> None:
    assert (
        grids_of("<div><p>加<b>微信</b>和<b>QQ</b></p><p>找<b>客服</b>与<b>站长</b></p></div>")
        == []
    )
    outer = "<table><tr><td>左<td><table><tr><td>圆通<td>1<tr><td>申通<td>2</table></table>"
    assert [rows for rows, _ in grids_of(outer)] == [[["圆通", "1"], ["申通", "2"]]]


def test_a_cell_that_claims_the_world_is_bounded() -> None:
    wide = "<table>" + "<tr>" + "<td rowspan=9999 colspan=9999>1" * 50
    for rows, _ in grids_of(wide * 20 + "</table>"):
        assert len(rows[0]) <= 200
        assert len(rows) * len(rows[0]) <= 60_000


def test_an_array_of_objects_in_a_script_is_a_grid_under_its_keys() -> None:
    ((rows, grid),) = grids_of(
        "<script>var l=[{kd:'圆通',price:1.2},{kd:'\\u7533\\u901a',price:1.1}]</script>"
    )
    assert rows == [["kd", "price"], ["圆通", "1.2"], ["申通", "1.1"]]
    assert grid.header_rows == 1
