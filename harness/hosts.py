"""Which hosts are the candidate's, and which are this machine's."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """A host name or address of this machine."""
    name = host.rsplit(":", 1)[0].strip("[]") if host.count(":") == 1 else host.strip("[]")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_of(url: str, hosts: Collection[str] | None) -> bool:
    """Whether an address is on one of ``hosts`` (a host, or host:port); ``None`` stands for every host."""
    parts = urlsplit(url)
    return hosts is None or parts.netloc in hosts or (parts.hostname or "") in hosts
