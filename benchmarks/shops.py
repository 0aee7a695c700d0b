"""A web of invented shops for load: 50 hosts, pages of 20-60 kB with prices, claims and links.

``python -m benchmarks.shops PAGES [--dense]`` serves it on 127.0.0.1 and prints its port. Every
page is made from its host's and number's own seed, so two runs serve the same bytes. A page is
what such shops serve: menus, style sheets and counters, one to three price tables, a list of
notices, a guest book. A dense page is the worst case: some twenty price tables and nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from functools import cache

from benchmarks.furniture import counters, guest_book, menu, notices, style

HOSTS = tuple(f"shop{number:02d}.example" for number in range(50))
COURIERS = ("圆通", "申通", "中通", "韵达", "天天", "EMS", "百世", "全峰", "国通", "优速")
LEVELS = ("普通会员", "黄金会员", "铂金会员", "钻石会员")
TALK = (
    "本站单号均为真实快递单号，官网可以查到物流信息。",
    "下单之后系统自动发号，一单一用，不重复出售。",
    "所有单号不含收件人姓名和电话，请放心使用。",
    "量大的朋友请联系客服，价格可以再谈。",
    "单号只供卖家提升销量使用，后果自负。",
    "每天晚上八点更新当天的新单号，先到先得。",
    "充值满一百元送十元，余额可以随时提现。",
    "收货城市可以自己选择，支持全国发全国。",
    "网点直供，签收正常，有问题的单号包退换。",
    "老客户请收藏本站地址，以免找不到我们。",
)
LEAST, MOST = 20_000, 60_000
TABLES = 0.2
"""The share of tables among a dense page's parts."""


@cache
def page(host: str, number: int, pages: int, *, dense: bool = False) -> bytes:
    """One page of a shop; page 0 is its front and links to all the others."""
    chance = random.Random(f"{host} {number}")  # noqa: S311  (a page must be the same each time)
    size = chance.randint(LEAST, MOST)
    name = f"{host[:6]}单号网"
    head = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{name} - 第{number}页</title>'
        f"{style(chance)}</head><body><h1>{name}</h1>{menu(chance)}{_links(number, pages)}"
    )
    foot = "<div class='foot'>客服QQ：990012345 ，微信：danhao_kefu</div></body></html>"
    if dense:
        parts = [head]
        while _size(parts) < size:
            parts.append(_table(chance) if chance.random() < TABLES else _talk(chance))
    else:
        parts = [head, counters(chance), _talk(chance)]
        parts += [
            part for _ in range(chance.randint(1, 3)) for part in (_table(chance), _talk(chance))
        ]
        while _size(parts) < size:
            parts.append(notices(chance) if chance.random() < 1 / 2 else guest_book(chance))
    return "".join([*parts, foot]).encode()


def _size(parts: list[str]) -> int:
    return sum(len(part.encode()) for part in parts)


def _links(number: int, pages: int) -> str:
    wanted = range(number + 1, pages if number == 0 else min(number + 11, pages))
    return (
        "<ul>"
        + "".join(f"<li><a href='/price/{n}'>单号价格表 {n}</a></li>" for n in wanted)
        + "</ul>"
    )


def _table(chance: random.Random) -> str:
    rows = "".join(
        f"<tr><td>{courier}</td>"
        + "".join(f"<td class='n'>{chance.randint(40, 320) / 100:.2f}</td>" for _ in LEVELS)
        + "</tr>"
        for courier in chance.sample(COURIERS, 5)
    )
    head = "".join(f"<th>{level}</th>" for level in LEVELS)
    return f"<h2>空包价格表（元/单）</h2><table><tr><th>快递类型</th>{head}</tr>{rows}</table>"


def _talk(chance: random.Random) -> str:
    words = "".join(chance.choices(TALK, k=chance.randint(2, 6)))
    return f"<div class='post'><p>{words}</p><p>更新：2012-11-{chance.randint(1, 30):02d}</p></div>"


async def serve(pages: int, *, dense: bool) -> None:
    """Answer until the client side closes our standard input."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")
                path = lines[0].split(" ")[1]
                host = next(line[6:] for line in lines if line.lower().startswith("host: "))
                writer.write(_response(host.split(":")[0], path, pages, dense=dense))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client has what it wanted
        finally:
            writer.close()

    for host in HOSTS:
        for number in range(pages):
            page(host, number, pages, dense=dense)
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    async with server:
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def _response(host: str, path: str, pages: int, *, dense: bool) -> bytes:
    if path == "/":
        body, status = page(host, 0, pages, dense=dense), "200 OK"
    elif path.startswith("/price/"):
        number = int(path.removeprefix("/price/"))
        body, status = page(host, number, pages, dense=dense), "200 OK"
    else:
        body, status = b"", "404 Not Found"
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int)
    parser.add_argument("--dense", action="store_true")
    wanted = parser.parse_args()
    asyncio.run(serve(wanted.pages, dense=wanted.dense))
