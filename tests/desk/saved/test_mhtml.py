import pytest

from desk.saved.mhtml import is_mhtml, open_mhtml
from tests.desk.saved import files
from waybillwatch.errors import InputError


def test_the_page_and_its_frame_are_decoded_and_named() -> None:
    page, frame = open_mhtml(files.mhtml())
    assert page.body.decode().strip() == files.PAGE
    assert (page.url, page.headers) == (
        "http://shop.example/",
        (("Content-Type", "text/html"),),
    )
    assert frame.body.decode() == files.FRAME


def test_eight_bit_bytes_stay_as_they_are() -> None:
    head = b'MIME-Version: 1.0\nContent-Type: text/html; charset="gb2312"\n'
    body = files.PAGE.encode("gbk")
    mail = head + b"Content-Transfer-Encoding: 8bit\nContent-Location: http://a.example/\n\n" + body
    assert is_mhtml(mail)
    [page] = open_mhtml(mail)
    assert page.body == body
    assert page.headers == (("Content-Type", 'text/html; charset="gb2312"'),)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"------MB--7------", b"", "ends before its last part"),
        (b'boundary="----MB--7----"', b'boundary="another"', "its parts are missing"),
        (b'\r\n\tboundary="----MB--7----"', b"", "how its parts are parted"),
        (b"PHA+", b"PHA", "cut off"),
    ],
)
def test_damage_is_said(old: bytes, new: bytes, why: str) -> None:
    mail = files.mhtml()
    assert old in mail
    with pytest.raises(InputError, match=why):
        list(open_mhtml(mail.replace(old, new)))


def test_mails_within_mails_end_somewhere() -> None:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="%d"\n\n--%d\n'
    mail = b"".join(head % (number, number) for number in range(3000))
    with pytest.raises(InputError, match="damaged MHTML"):
        list(open_mhtml(mail))
