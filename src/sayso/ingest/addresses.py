"""Which network addresses are of the public Internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_CLOSED = tuple(
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        # Of IPv6 only 2000::/3 is given out; within it, these lead elsewhere: Teredo and its kin, documentation, 6to4.
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)
"""IANA's special-purpose registries, spelled out: Python's own `is_global` lets multicast, NAT64 and 6to4 through."""

_GIVEN_OUT = IPv6Network("2000::/3")


def is_public(address: str) -> bool:
    """Whether this IP address, as text, is one of the public Internet. Raises `ValueError` where it is no address.

    What only wraps an IPv4 address (mapped, NAT64, 6to4, Teredo) is never public: no web server needs it.
    """
    parsed: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address) and parsed not in _GIVEN_OUT:
        return False
    return not any(parsed in network for network in _CLOSED if network.version == parsed.version)
