"""Digits written as something else: 一三零零 in characters, O for 0, l and I for 1.

Both steps change one character for one, look at runs of seven and more, and leave alone
what stands outside them, so that 三十天 and 一单一用 stay words.
"""

from __future__ import annotations

import re

_SIGNS = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_DIGITS = "001234567891123456789"
_TO_DIGIT = str.maketrans(_SIGNS, _DIGITS)
_LETTERS = str.maketrans("OolI", "0011")
_ONE = f"[0-9OolI{_SIGNS}]"
_LETTER_RUN = re.compile(rf"{_ONE}(?<![A-Za-z0-9]{_ONE}){_ONE}{{6,}}(?![A-Za-z])")
_PREFIXED_RUN = re.compile(rf"[0-9](?<=[A-Za-z][0-9]){_ONE}{{6,}}(?![A-Za-z])")
_TRUE_DIGITS = 5
"""O, l and I turn to digits only in runs that hold at least so many digits."""
_SIGN_RUN = re.compile(rf"[0-9{_SIGNS}](?:[ -]?[0-9{_SIGNS}]){{6,}}")
_SIGN = re.compile(f"[{_SIGNS}]")
_INNER = re.compile(rf"(?<=[0-9{_SIGNS}]){_SIGN.pattern}(?=[0-9{_SIGNS}])")
_WHOLE = re.compile("[0-9]{11}")
"""A number that is whole already; what stands behind it is not part of it."""
_MANY = 3
"""From so many characters on all of a run are digits; of fewer only those within it, since
a number is often followed by a word: 1300000…一条."""


def _letters(run: re.Match[str]) -> str:
    text = run.group()
    letters = sum(text.count(letter) for letter in "OolI")
    return text if len(text) - letters < _TRUE_DIGITS else text.translate(_LETTERS)


def _signs(run: re.Match[str]) -> str:
    text = run.group()
    if _WHOLE.search(text):
        return text
    many = len(_SIGN.findall(text)) >= _MANY
    if many:
        return text.translate(_TO_DIGIT)
    return _INNER.sub(lambda sign: sign.group().translate(_TO_DIGIT), text)


def uncover_digits(text: str) -> str:
    """The text with look-alikes in long digit runs as digits, as long as before."""
    if any(letter in text for letter in "OolI"):
        text = _LETTER_RUN.sub(_letters, text)
        text = _PREFIXED_RUN.sub(_letters, text)
    return _SIGN_RUN.sub(_signs, text)
