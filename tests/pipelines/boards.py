"""A board's pages, made for tests: their markup is that of the real ones, cut short."""

from __future__ import annotations

import html
import json

LIST_URL = "http://tieba.example/f?kw=%E5%8D%95%E5%8F%B7&ie=utf-8"
THREAD_URL = "http://tieba.example/p/1904410021"


def _data(**said: object) -> str:
    return html.escape(json.dumps(said, ensure_ascii=False), quote=True)


def entry(author: str, title: str, said: str = "", number: int = 1904410021) -> str:
    """An entry of the list of threads."""
    return (
        f'<li class=" j_thread_list clearfix" data-field="{_data(id=number, author_name=author)}">'
        f'<div class="threadlist_title pull_left j_th_tit "><i class="icon-top" title="置顶"></i>'
        f'<a href="/p/{number}" class="j_th_tit ">{title}</a></div>'
        f'<span class="tb_icon_author " title="主题作者: {author}"><a class="frs-author-name'
        f' j_user_card " href="/home/main?un={author}">{author}</a></span>'
        f'<div class="threadlist_abs ">{said}</div></li>'
    )


def listed(*entries: str) -> str:
    """A list of threads, in the comment a script takes it from."""
    return (
        "<title>单号吧-贴吧</title>"
        '<code class="pagelet_html" id="pagelet_html_frs-list/pagelet/thread_list"'
        f' style="display:none;"><!--<ul id="thread_list">{"".join(entries)}</ul>--></code>'
    )


def floor(author: str, said: str, number: int) -> str:
    """A floor of a thread."""
    content = {"post_id": 28000 + number, "post_no": number}
    return (
        f'<div class="l_post j_l_post clearfix  "'
        f' data-field="{_data(author={"user_name": author}, content=content)}">'
        f'<ul class="p_author"><li class="d_name"><a class="p_author_name j_user_card"'
        f' href="/home/main?un={author}">{author}</a></li></ul>'
        f'<div id="post_content_{28000 + number}" class="d_post_content j_d_post_content ">'
        f"  {said}</div><ul class=p_tail><li>{number}楼</li></ul></div>"
    )


def thread(title: str, *said: tuple[str, str], first: int = 1) -> str:
    """A thread: who said what, floor by floor."""
    floors = (floor(author, words, first + at) for at, (author, words) in enumerate(said))
    return (
        f"<title>{title}_单号吧_贴吧</title>"
        f'<h1 class="core_title_txt  ">{title}</h1><div id="j_p_postlist">{"".join(floors)}</div>'
    )
