"""Text as it can be searched: ``decode`` from bytes, ``fold`` to one spelling with a way back."""

from waybillwatch.charsets import Decoded, decode
from waybillwatch.folding import Folded, fold
from waybillwatch.pinyin import is_hijacked

__all__ = ["Decoded", "Folded", "decode", "fold", "is_hijacked"]
