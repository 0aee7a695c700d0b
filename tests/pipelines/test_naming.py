import pytest

from pipelines.naming import reads_as_name


@pytest.mark.parametrize(
    ("word", "strict"),
    [("张三", True), ("欧阳晴", True), ("向晚", True), ("柳絮儿", True), ("阿强", False)],
)
def test_words_that_may_be_names(word: str, strict: bool) -> None:
    assert reads_as_name(word, strict=strict)


@pytest.mark.parametrize("word", ["单号", "杭州", "圆通", "停售", "成都", "和地址", "无", "全部"])
def test_words_that_are_none(word: str) -> None:
    assert not reads_as_name(word, strict=False)
