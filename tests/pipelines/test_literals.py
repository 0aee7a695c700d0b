import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.literals import Record, read_literals


@pytest.mark.parametrize(
    ("source", "records"),
    [
        (
            "var price={ptvip:1.8, 'vip':1.7};",
            [Record("price", (("ptvip", "1.8"), ("vip", "1.7")))],
        ),
        ('var n="\\u5706\\u901a";', [Record("", (("n", "圆通"),))]),
        ('document.write("<p>单号"+"平台</p>")', [Record("", (("", "单号平台"),))]),
        ("var a = b ? 'x' : '好'; // 注释 '坏'", [Record("", (("", "好"),))]),
        (
            '[["圆通",1.8],["申通",1.6]]',
            [
                Record("", (("", "圆通"), ("", "1.8")), 1),
                Record("", (("", "申通"), ("", "1.6")), 1),
            ],
        ),
        (
            '{"data":{"receiver":{"name":"张三","mobile":"13000001234"}}}',
            [Record("data.receiver", (("name", "张三"), ("mobile", "13000001234")))],
        ),
        ("JSON.parse('{\"k\":\"圆通\"}')", [Record("", (("k", "圆通"),))]),
        ('var p=/["]/g; alert("单号")', [Record("", (("", "单号"),))]),
        ("$.fn.x=function(a){return a+'px'}", []),
        ("var u='https://a.example/x', h='0123456789abcdef0123456789abcdef', q='单'", [
            Record("", (("q", "单"),)),
        ]),
    ],
)  # fmt: skip
def test_literals_are_read_with_their_keys(source: str, records: list[Record]) -> None:
    assert read_literals(source) == records


@given(st.text(alphabet="单号'\"`\\{}[]():,;=?+/*u12a \n", max_size=80))
def test_any_source_gives_records(source: str) -> None:
    for record in read_literals(source):
        assert record.members
        assert all(value for _, value in record.members)


def test_unclosed_brackets_strings_and_comments_take_linear_time() -> None:
    for piece in ("{", "/*", "(/[", '"', "单:", "`${"):
        assert isinstance(read_literals("单" + piece * 40_000), list)
