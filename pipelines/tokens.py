"""The tokens of a script, and what its escapes stand for. Every pattern is linear."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"""(?P<skip>//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?|\?\.|\?\?|=>|[=!<>]=+
        |(?:(?<=[(,=:\[!&|?;])|(?<=[(,=:\[!&|?;][ ]))/(?![*/])
         (?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,60}\]){1,120}/[gimsuy]*)
    |(?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\.)*`?)
    |(?P<number>-?(?<![\w$.])\d+(?:\.\d+)?(?![\w$]))
    |(?P<ident>[A-Za-z_$\u3400-\u9fff][\w$]*)
    |(?P<mark>[{}\[\]():,;=?+])""",
    re.VERBOSE | re.DOTALL,
)
COLON = re.compile(r"\s*:(?!:)")
ASSIGN = re.compile(r"\s*=(?![=>])")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}


def unescape(body: str) -> str:
    """A string literal's text; a lone surrogate becomes U+FFFD."""

    def one(found: re.Match[str]) -> str:
        code = found[1] or found[2] or found[3]
        if code:
            number = int(code, 16)
            return chr(number) if number < 0x110000 else ""  # noqa: PLR2004  (the last code point)
        return _PLAIN.get(found[4], found[4])

    if "\\" not in body:
        return body
    text = _ESCAPE.sub(one, body)
    # Astral characters come as pairs of surrogates; a lone one is no text.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
