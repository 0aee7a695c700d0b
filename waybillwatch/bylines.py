"""Who published something, what kind of publication it is, and its title without either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from waybillwatch.exposures import ExposureKind

_AUTHORITY = re.compile(
    r"(?:管理局|监督局|监管局|工商局|公安局|公安厅|分局|检察院|法院网?|委员会|办公室|政府网?|邮政局|消协"
    r"|协会|网信办|派出所|总队|支队)$"
)
_PRESS = re.compile(
    r"(?:日报|晚报|晨报|早报|快报|都市报|商报|时报|导报|周报|青年报|新报|新闻网?|新闻频道|电视台|电台|周刊"
    r"|杂志社?|新华社|新华网|人民网)$"
)
_PORTAL = re.compile(r"(?:网|在线|门户)$")
"""Ends a portal's name in a title; elsewhere such a word may be any site's."""
_SOURCE = re.compile(
    r"(?:稿件|文章|新闻|信息)?(?:来源|转自|摘自)\s*[::]?\s*[《“\"]?([^\s》”\"|,，。;;()]{2,20})"
)
_REPORTED = re.compile(r"(?:据|原载)《([^》]{2,20})》")
_REPOSTED = re.compile(r"^(?:[【\[(](?:转载?|转帖|原创)[】\])]|转载?[:：])\s*")
_CUT = re.compile(r"(?:作者|记者|编辑|责编|阅读|浏览|点击|时间|日期|字号|分享|发布).*$")
_SEPARATOR = re.compile(r"\s*(?:[-_|·>«»]|—+)\s*|\s{2,}")
_HEAD, _FOOT = 12, 6
_SHORTEST, _LONGEST = 2, 20
"""Signs of a publisher's name."""
_LEAST_TITLE = 6
_NOTICE = re.compile(r"通告|通知|通报|公告|公示|清查|整治")
_FINE = re.compile(r"处罚|罚款|被罚|罚单")
_COMPLAINT = re.compile(r"消协|协会|12315")


def is_publisher(name: str, *, in_title: bool = False) -> bool:
    """Whether a folded name says that it is a newspaper, a news site or an authority."""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return False
    portal = in_title and _PORTAL.search(name) is not None
    return portal or bool(_AUTHORITY.search(name) or _PRESS.search(name))


def publisher(title: str, lines: Sequence[str], furniture: Sequence[str] = ()) -> str:
    """Who published something, from its folded title, its own lines and what frames it; "" unsaid.

    What is named as the source comes first (others repost), then the end of the title, the
    words about the day, a signature, the masthead, and whom it cites.
    """
    return next(_publishers(title, lines, furniture), "")


def _publishers(title: str, lines: Sequence[str], furniture: Sequence[str]) -> Iterator[str]:
    for line in (*lines[:_HEAD], *lines[-_FOOT:]):
        if len(line) <= 4 * _LONGEST and (found := _SOURCE.search(line)):
            name = _CUT.sub("", found[1]).strip(" :")
            if len(name) >= _SHORTEST:
                yield name
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    yield from (part for part in reversed(parts[1:]) if is_publisher(part, in_title=True))
    for line in (*lines[:_HEAD], *reversed(lines[-_FOOT:]), *furniture[:_HEAD]):
        words = (word.removesuffix("讯") for word in line.split()[:2])
        yield from (word for word in words if is_publisher(word))
    for line in lines:
        if found := _REPORTED.search(line):
            yield found[1]


def own_title(title: str, lines: Sequence[str]) -> str:
    """A title without what portals put behind it; the first line where there is none."""
    whole = _REPOSTED.sub("", title.strip())
    if not whole:
        return next((line.strip() for line in lines if line.strip()), "")
    for cut in reversed(list(_SEPARATOR.finditer(whole))):
        head, tail = whole[: cut.start()].strip(), whole[cut.end() :].strip()
        of_portal = len(tail) <= _LEAST_TITLE or is_publisher(tail, in_title=True)
        if len(head) < _LEAST_TITLE or not of_portal:
            break
        whole = head
    return whole


def kind_of(title: str, by: str) -> ExposureKind:
    """What kind of publication it is, by its title and who published it."""
    if re.search(r"公安|警|派出所", by):
        return ExposureKind.POLICE
    if _COMPLAINT.search(by):
        return ExposureKind.COMPLAINT
    if _AUTHORITY.search(by):
        if _FINE.search(title):
            return ExposureKind.FINE
        if _NOTICE.search(title):
            return ExposureKind.NOTICE
    return ExposureKind.ARTICLE
