"""The reader's errors by kind, the commonest first: what the next round of rules goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.labelled import Labelled
from benchmarks.scoring import FACTS, FLAGS, Row

_KEYS = ("courier", "price", "service", "min_qty", "max_qty", "member_level", "data_fields")
_COMPARED = ("claims", "spans, all", "waybill numbers with courier", "contacts")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference between label and row."""

    kind: str
    file: str
    detail: str


def faults(pages: Sequence[Labelled], rows: Sequence[Row]) -> list[Fault]:
    """Every difference on some pages."""
    return [
        Fault(kind, page.label["file"], detail)
        for page, row in zip(pages, rows, strict=True)
        for kind, detail in _page(page.label, row)
    ]


def _page(label: Row, row: Row) -> Iterator[tuple[str, str]]:
    if "error" in row:
        yield "page not read", row["error"]
    if label["page_state"] != row["page_state"]:
        yield "page_state", f"{label['page_state']}, read as {row['page_state']}"
    if label["is_seller"] != row["is_seller"]:
        yield ("seller missed" if label["is_seller"] else "false seller"), label.get("kind", "")
        # The offers of a page hang on what it is: they are counted with it and not by themselves.
        owed = label if label["is_seller"] else row
        said = ", ".join(f"{len(owed[key])} {key}" for key in ("price_tiers", "pii_claims"))
        yield f"follows from {'a missed' if label['is_seller'] else 'a false'} seller", said
    else:
        yield from _offers(label, row)
    for name in _COMPARED[1:]:
        yield from _compared(name, label, row)


def _offers(label: Row, row: Row) -> Iterator[tuple[str, str]]:
    yield from _tiers(label, row)
    yield from _compared("claims", label, row)
    for flag in FLAGS[1:]:
        if bool(label[flag]) != bool(row[flag]):
            yield f"{flag} {'missed' if label[flag] else 'too many'}", ""


def _compared(name: str, label: Row, row: Row) -> Iterator[tuple[str, str]]:
    wanted, found = FACTS[name](label), FACTS[name](row)
    plural = name.removesuffix(", all")
    for fact in _ordered(wanted - found):
        yield f"{plural}: {_sort(name, fact)} missed", _told(fact)
    for fact in _ordered(found - wanted):
        yield f"{plural}: {_sort(name, fact)} too many", _told(fact)


def _sort(name: str, fact: tuple[Hashable, ...]) -> str:
    return "one" if name.startswith("waybill") else str(fact[0])


def _tiers(label: Row, row: Row) -> Iterator[tuple[str, str]]:
    """Tiers paired by courier and price, then by price: what differs names the kind."""
    every = FACTS["tiers, every key"]
    missing, extra = _ordered(every(label) - every(row)), _ordered(every(row) - every(label))
    for alike in (2, 1):
        for tier in list(missing):
            twin = next((one for one in extra if _head(one, alike) == _head(tier, alike)), None)
            if twin is None:
                continue
            missing.remove(tier)
            extra.remove(twin)
            keys = [k for k, a, b in zip(_KEYS, tier, twin, strict=True) if a != b]
            yield f"tiers: {' and '.join(keys)} wrong", f"{_told(tier)}; read {_told(twin)}"
    for tier in missing:
        yield "tiers: price missed", _told(tier)
    for tier in extra:
        yield "tiers: price too many", _told(tier)


def _head(tier: tuple[Hashable, ...], alike: int) -> tuple[Hashable, ...]:
    return tier[:2] if alike > 1 else tier[1:2]


def _ordered(facts: frozenset[tuple[Hashable, ...]]) -> list[tuple[Hashable, ...]]:
    return sorted(facts, key=str)


def _told(fact: tuple[Hashable, ...]) -> str:
    return " ".join("–" if part is None else str(part) for part in fact)[:_SHOWN]


def ranked(found: Sequence[Fault], examples: int) -> Iterator[str]:
    """A line for each kind of fault, and one for each of its first pages."""
    for kind, count in Counter(fault.kind for fault in found).most_common():
        of_kind = [fault for fault in found if fault.kind == kind]
        by_file: dict[str, list[str]] = {}
        for fault in of_kind:
            by_file.setdefault(fault.file, []).append(fault.detail)
        yield f"{count:4} on {len(by_file):3} pages  {kind}"
        for file, details in list(by_file.items())[:examples]:
            more = f" (+{len(details) - 2})" if len(details) > 2 else ""  # noqa: PLR2004  (two are shown)
            yield f"        {file}: {' | '.join(filter(None, details[:2]))}{more}"
