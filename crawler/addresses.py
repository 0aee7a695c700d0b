"""Which addresses are on the public internet. Pure.

Source: IANA's special-purpose address registries for IPv4 and IPv6 (state of 2024).
"""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

_REFUSED_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_UNICAST_6 = IPv6Network("2000::/3")
"""The only part of IPv6 that is handed out for global unicast."""
_REFUSED_6 = tuple(IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str | Address) -> bool:
    """Whether an address is global unicast, behind any wrapping; what is no address is not.

    IPv4 inside IPv6 (v4-mapped, NAT64, 6to4) is judged as the IPv4 address it leads to.
    """
    try:
        plain = ipaddress.ip_address(str(address).partition("%")[0])
    except ValueError:
        return False
    if isinstance(plain, IPv6Address):
        inner = plain.ipv4_mapped or plain.sixtofour
        if plain in _NAT64:
            inner = IPv4Address(int(plain) & 0xFFFF_FFFF)
        if inner is None:
            refused = any(plain in network for network in _REFUSED_6)
            return plain in _UNICAST_6 and plain.is_global and not refused
        plain = inner
    return plain.is_global and not any(plain in network for network in _REFUSED_4)
