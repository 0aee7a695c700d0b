"""The pinyin noise of hijacked hosts: ``報(bào)道``, ``單號(hào)``.

Bare Latin in parentheses is none: 圆通(yto), 客服(qq), (vip), (wx) stay. A toned syllable
is noise where it recurs; the few syllables that carry no tone go with the toned ones.
"""

from __future__ import annotations

import re

_LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜḿńňǹ"
_GLOSS = re.compile(
    rf"\((?<=[\u3400-\u4dbf\u4e00-\u9fff]\()[{_LETTERS}]{{1,7}}\)(?:\([{_LETTERS}]{{1,7}}\))*"
)
"""Begins with a plain sign, so that a search can skip to it."""
_ONE = re.compile(rf"\([{_LETTERS}]+\)")
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜḿńňǹ]")
_TONELESS = dict(
    pair.split(":")
    for pair in """
    的:de 地:de 得:de 了:le 们:men 吗:ma 吧:ba 呢:ne 着:zhe 么:me 子:zi 个:ge 上:shang 里:li 啊:a
    过:guo 头:tou 家:jia 边:bian 面:mian 生:sheng 友:you 西:xi 来:lai 去:qu 下:xia 服:fu 息:xi
    候:hou 处:chu
    """.split()  # noqa: SIM905  (a word list reads best as words)
)
"""Characters often written without a tone, and how."""
_RECURS = 2
"""Toned syllables from which on they are noise; a text under _SHORT characters needs one."""
_SHORT = 200
_ESTABLISHED = 3
"""From so many toned syllables on the toneless ones are noise too, and the host hijacked."""


def _first_toned(glosses: list[re.Match[str]]) -> int:
    return sum(1 for gloss in glosses if _TONED.search(gloss.group().partition(")")[0]))


def noise_count(folded: str) -> int:
    """How many toned syllables stand behind characters of a text (NFKC, Simplified)."""
    return _first_toned(list(_GLOSS.finditer(folded))) if "(" in folded else 0


def is_hijacked(folded: str) -> bool:
    """Whether pinyin noise recurs over a text as hijacked hosts write it."""
    return noise_count(folded) >= _ESTABLISHED


def noise_spans(folded: str) -> list[tuple[int, int]]:
    """Where a text (NFKC, Simplified) holds pinyin noise, in order."""
    if "(" not in folded:
        return []
    glosses = list(_GLOSS.finditer(folded))
    toned = _first_toned(glosses)
    if toned < (1 if len(folded) < _SHORT else _RECURS):
        return []
    spans: list[tuple[int, int]] = []
    for gloss in glosses:
        start = end = gloss.start()
        toneless = f"({_TONELESS.get(folded[start - 1])})" if toned >= _ESTABLISHED else ""
        for one in _ONE.finditer(folded, start, gloss.end()):
            if not (_TONED.search(one.group()) or one.group() == toneless):
                break
            end = one.end()
        if end > start:
            spans.append((start, end))
    return spans
