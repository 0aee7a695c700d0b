"""What waits is sent by serve, once, and what was refused is left alone for a while."""

import asyncio
from datetime import UTC, datetime

from desk.config import load
from desk.delivery import written_down
from desk.house import House
from desk.outbox import Outbox
from tests.desk.lived import Desk
from tests.desk.receiving import receiver
from waybillwatch.alerts import Message
from waybillwatch.telling import AlertState

MESSAGE = Message("digest", "waybillwatch: 1 exit", "closed")


def served(desk: Desk, url: str, *, looks: int, more: str = "") -> list[str]:
    """What serve says over some looks at what waits."""
    text = f'[alerts]\nurls = ["{url}"]\n{more}'
    (desk.home.folder / "watch.toml").write_text(text, encoding="utf-8")
    house = House(load(desk.home.folder), desk.home.store)
    written_down(house.store, house.config.alerting, "sweep 1", [MESSAGE], datetime.now(UTC))
    said: list[str] = []

    async def go() -> None:
        outbox = Outbox(house, said.append)
        for _ in range(looks):
            outbox.look()
            outbox.look()
            await outbox.end()

    asyncio.run(go())
    return said


def test_what_waits_is_sent_once(desk: Desk) -> None:
    with receiver() as kept:
        assert served(desk, kept.url, looks=3) == []
    assert len(kept.got) == 1
    assert not desk.home.store.alerts(AlertState.WAITING)


def test_what_was_refused_is_not_tried_at_every_look(desk: Desk) -> None:
    desk.monkeypatch.setattr("desk.delivery.PAUSES", ())
    with receiver(refusals=99) as kept:
        (said,) = served(desk, kept.url, looks=3)
    assert "is tried with the next" in said
    assert kept.asked == 1


def test_in_quiet_hours_it_waits(desk: Desk) -> None:
    hour = datetime.now(UTC).hour
    quiet = f'quiet = "{hour:02}-{(hour + 2) % 24:02}"\ntz = "UTC"\n'
    with receiver() as kept:
        assert served(desk, kept.url, looks=2, more=quiet) == []
    assert kept.asked == 0
    assert len(desk.home.store.alerts(AlertState.WAITING)) == 1
