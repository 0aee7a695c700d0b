"""Every report of the town, imported: by its address or from a file, whole or damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc_purepy import OpenCC

from desk.script import FIXTURES
from tests.flow.world import World

PAGES = {
    "望潮晨报": FIXTURES / "web/chenbao.example/content_1108.html",
    "澜江晚报": FIXTURES / "town/web/lanjiangwb.example/4417.html",
    "澜江市邮政管理局": FIXTURES / "town/web/lanjiangyz.example/t20121129_318.html",
}
PINYIN = {"号": "hào", "报": "bào", "网": "wǎng", "单": "dān", "的": "de"}


def damaged(page: bytes) -> bytes:
    """A page turned Traditional, with the pinyin that hijacked hosts write behind characters."""
    text = page.decode("gb18030" if b"gb" in page[:400].lower() else "utf-8")
    noisy = "".join(sign + (f"({PINYIN[sign]})" if sign in PINYIN else "") for sign in text)
    return OpenCC("s2t").convert(noisy).encode()


def recorded(town: World) -> dict[str, tuple[str, str, set[str], str]]:
    with town.store() as store:
        return {
            one.publisher: (one.day.isoformat(), one.title, set(one.sites), one.kind)
            for one in store.exposures()
        }


@pytest.mark.slow
def test_every_report_names_what_the_script_says(town: World, tmp_path: Path) -> None:
    town.sweep(1)
    wanted = {
        one.publisher: (one.day.isoformat(), one.title, set(one.sites), one.kind)
        for one in town.script.exposures
    }
    for page in PAGES.values():
        town.run("exposure", "import", str(page), "--yes")
    assert recorded(town) == wanted
    # A copy that was damaged is the same report again, and one at its address is, too.
    for publisher, page in PAGES.items():
        copy = tmp_path / f"{publisher}.html"
        copy.write_bytes(damaged(page.read_bytes()).replace(b"gb2312", b"utf-8"))
        day, title, _, kind = wanted[publisher]
        said = town.run("exposure", "import", str(copy), "--yes", "--title", title).stdout
        assert f"{kind}: {publisher}, {day}" in said
    assert recorded(town) == wanted
    town.turn(8)
    for exposure in town.script.exposures:
        town.run("exposure", "import", exposure.link, "--yes")
    assert recorded(town) == wanted
    with town.store() as store:
        assert all(one.source and set(one.quotes) == set(one.sites) for one in store.exposures())
