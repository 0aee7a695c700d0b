"""The fonts that charts are written in: one with Chinese signs, or no chart."""

from __future__ import annotations

from matplotlib.font_manager import fontManager

from waybillwatch.errors import NotReady

CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Heiti SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimHei",
    "Arial Unicode MS",
)
"""Sans-serifs with the signs of Simplified Chinese, as the usual systems have them."""

READERS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "DejaVu Sans",
)
"""What an SVG asks for where it is looked at: there its words are written anew."""


def families() -> list[str]:
    """The font to write in and the one for its missing signs. Raises NotReady."""
    there = set(fontManager.get_font_names())
    found = next((name for name in CHINESE if name in there), None)
    if found is None:
        raise NotReady(
            "no font with Chinese signs is on this machine, and a chart would show boxes: "
            "install Debian's package fonts-noto-cjk"
        )
    return [found, "DejaVu Sans"]
