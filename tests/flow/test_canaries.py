"""Forty seeded personal data in two encodings: none outside ciphertext, killed or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desk.script import Script
from fixtures.server import FixtureWeb
from tests.flow.world import World

NAMES = (
    "苗知秋",
    "褚望舒",
    "霍青禾",
    "欧阳晚晴",
    "蓝采薇",
    "终南雪",
    "司徒映月",
    "柏若溪",
    "花想容",
    "岳临渊",
)
PHONES = tuple(
    f"1300000{number:04d}" for number in (417, 1863, 2290, 3356, 4471, 5528, 6619, 7734, 8805, 9942)
)
ROADS = (
    "听雨路",
    "望江街",
    "采石巷",
    "北梅街",
    "紫藤路",
    "青石街",
    "柳浪路",
    "云栖巷",
    "银杏路",
    "竹影街",
)
ADDRESSES = tuple(f"杭州市西湖区{road}{number}号" for number, road in enumerate(ROADS, 211))
WAYBILLS = tuple(f"YT7788{number:09d}" for number in range(120450001, 120450011))
CANARIES = NAMES + PHONES + tuple(road + str(n) for n, road in enumerate(ROADS, 211)) + WAYBILLS

ROW = "<tr><td>{name}</td><td>{phone}</td><td>{address}</td><td>{waybill}</td></tr>"
PAGE = """<html><head><meta charset="{charset}"><title>单号大全 出售单号 {phone}</title></head>
<body>
<h1>圆通单号批发</h1><p>圆通单号0.8元/个，批量购买单号，客服QQ：30000417</p>
<a href="/danhao.html?phone={phone}">批量购买单号</a>
<a href="/price.html?to={name}">价格表</a>
<script>var sample = {{"收件人": "{name}", "手机": "{phone}", "地址": "{address}"}};</script>
<textarea>收件人：{name} 电话：{phone} 地址：{address}</textarea>
<table><tr><th>收件人姓名</th><th>收件人电话</th><th>收货地址</th><th>圆通单号</th></tr>{rows}</table>
</body></html>"""
HOST = """content_type = "text/html; charset={charset}"
encoding = "{charset}"
robots = "User-agent: *\\nAllow: /\\n"
[[page]]
path = "/"
file = "index.html"
[[page]]
path = "/danhao.html"
file = "index.html"
[[page]]
path = "/price.html"
file = "index.html"
"""
SEARCH = """[[page]]
path = "/search"
file = "hits.json"
"""


def page(charset: str) -> bytes:
    people = list(zip(NAMES, PHONES, ADDRESSES, WAYBILLS, strict=True))
    rows = "".join(
        ROW.format(name=name, phone=phone, address=address, waybill=waybill)
        for name, phone, address, waybill in people
    )
    name, phone, address, _ = people[0]
    text = PAGE.format(charset=charset, rows=rows, name=name, phone=phone, address=address)
    return text.encode(charset)


@pytest.fixture
def leaky(tmp_path: Path) -> Iterator[World]:
    root = tmp_path / "web"
    for host, charset in (("utf.example", "utf-8"), ("gbk.example", "gb18030")):
        folder = root / host
        folder.mkdir(parents=True)
        (folder / "index.html").write_bytes(page(charset))
        (folder / "host.toml").write_text(HOST.format(charset=charset), encoding="utf-8")
    (root / "search.example").mkdir()
    (root / "search.example" / "host.toml").write_text(SEARCH, encoding="utf-8")
    (root / "search.example" / "hits.json").write_text(
        '{"query": "单号", "results": ['
        '{"url": "http://utf.example/", "title": "出售快递单号 空包 0.8元/个", "content": "收件人'
        + NAMES[1]
        + PHONES[1]
        + ADDRESSES[1]
        + '", "engine": "baidu"},'
        '{"url": "http://gbk.example/", "title": "出售快递单号 收件人：'
        + NAMES[2]
        + " "
        + PHONES[2]
        + '", "content": "圆通'
        + WAYBILLS[2]
        + '", "engine": "baidu"}]}',
        encoding="utf-8",
    )
    with FixtureWeb(root) as web:
        world = World(
            tmp_path / "home", web, Script(root, (), (), ("单号",), "http://search.example")
        )
        world.init()
        yield world


def leaks(*folders: Path) -> list[str]:
    needles = [
        (canary, encoding, canary.encode(encoding))
        for canary in CANARIES
        for encoding in ("utf-8", "gb18030", "utf-16-le")
    ]
    found = []
    for folder in folders:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            held = path.read_bytes()
            found += [
                f"{path}: {canary} in {encoding}"
                for canary, encoding, raw in needles
                if raw in held
            ]
    return found


def sweep_line(world: World) -> list[str]:
    return world.line("sweep", "--at", "2012-11-05T03:00+08:00")


@pytest.mark.slow
@pytest.mark.parametrize("kills", [0, 3])
def test_no_canary_lies_on_disk_or_in_what_is_printed(
    leaky: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    for kill in range(kills):
        line = leaky.line("sweep", "--resume") if leaky.unfinished() else sweep_line(leaky)
        leaky.kill(line, 1.2 + 0.5 * kill)
        assert leaks(leaky.home, scratch) == []
    done = leaky.run(
        *(("sweep", "--resume") if leaky.unfinished() else sweep_line(leaky)[-3:]), code=None
    )
    said = [done.stdout + done.stderr]
    commands = (
        ("sites", "--json"),
        ("history", "单号", "--json"),
        ("site", "show", "utf.example"),
        ("history", "utf.example"),
        ("sites", "--csv"),
        ("sites", "--candidates"),
    )
    said += [leaky.run(*command).stdout for command in commands]
    assert [canary for canary in CANARIES if canary in "".join(said)] == []
    assert leaks(leaky.home, scratch) == [], leaks(leaky.home, scratch)
    assert list((leaky.home / "archive").rglob("*.age"))


@pytest.mark.slow
def test_the_canaries_were_met_and_are_counted(leaky: World) -> None:
    """Without this the test above could pass on pages nobody read."""
    leaky.run(*sweep_line(leaky)[-3:], code=None)
    assert "130********" in leaky.run("history", "utf.example", "--json").stdout
    with closing(sqlite3.connect(leaky.home / "waybillwatch.db")) as database:
        query = "select kind, count(distinct token) from sightings group by kind"
        counted = dict(database.execute(query).fetchall())
    assert counted == {"name": 10, "phone": 10, "address": 10, "waybill": 10}
