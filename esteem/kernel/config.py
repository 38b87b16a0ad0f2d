"""The settings of the program (not of the group), each with where it comes from and what it is when nobody says."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"  # this computer alone
THREADS = 4  # that answer at once: more gain nothing, since only one of them can write


@dataclass(frozen=True, slots=True)
class Config:
    """What one running program is told from outside.

    `hosts` maps a host name to the folder of the group it serves; when it is empty, every trusted host
    serves the one group in `instance`.
    """

    instance: Path = HOME / "instance"
    hosts: Mapping[str, Path] = field(default_factory=dict)
    trusted_hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    behind_proxy: bool = False
    workbench: bool = False
    cheap_passwords: bool = False


@cache
def version() -> str:
    """The version of the program: the first heading of the changelog below its title."""
    found = re.search(r"^## (\S+)", (HOME / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def from_environment(environment: Mapping[str, str] = os.environ) -> Config:
    """The settings as the environment gives them; each name stands in docs/settings.md."""
    listed = environment.get("ESTEEM_TRUSTED_HOSTS", "").replace(",", " ").split()
    return Config(
        instance=Path(environment.get("ESTEEM_INSTANCE") or HOME / "instance").resolve(),
        hosts=_host_map(environment.get("ESTEEM_HOSTS", "")),
        trusted_hosts=(*Config().trusted_hosts, *listed),
        behind_proxy=environment.get("ESTEEM_BEHIND_PROXY", "") == "1",
        workbench=environment.get("ESTEEM_WORKBENCH", "") == "1",
    )


def _host_map(text: str) -> dict[str, Path]:
    pairs = (entry.partition("=") for entry in text.split(";") if entry.strip())
    return {host.strip().lower(): Path(folder.strip()).resolve() for host, _, folder in pairs if folder.strip()}
