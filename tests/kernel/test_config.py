"""The settings of the program, as the environment gives them."""

from pathlib import Path

import pytest

from esteem.kernel.config import HOME, Config, from_environment, version


def test_without_any_setting_one_group_lives_beside_the_program_and_only_this_machine_is_trusted() -> None:
    assert from_environment({}) == Config(
        instance=HOME / "instance", hosts={}, trusted_hosts=("localhost", "127.0.0.1", "[::1]"), workbench=False
    )


@pytest.mark.parametrize(
    ("name", "value", "setting", "meant"),
    [
        ("ESTEEM_INSTANCE", "/srv/hill", "instance", Path("/srv/hill")),
        ("ESTEEM_INSTANCE", "", "instance", HOME / "instance"),
        ("ESTEEM_WORKBENCH", "1", "workbench", True),
        ("ESTEEM_BEHIND_PROXY", "1", "behind_proxy", True),
        ("ESTEEM_BEHIND_PROXY", "", "behind_proxy", False),
        ("ESTEEM_WORKBENCH", "no", "workbench", False),
        (
            "ESTEEM_TRUSTED_HOSTS",
            "a.org, b.org c.org",
            "trusted_hosts",
            (*Config().trusted_hosts, "a.org", "b.org", "c.org"),
        ),
        ("ESTEEM_HOSTS", "a.org=; b.org=/srv/b", "hosts", {"b.org": Path("/srv/b")}),
        ("ESTEEM_HOSTS", "A.org=/srv/a; b.org = /srv/b ;", "hosts", {"a.org": Path("/srv/a"), "b.org": Path("/srv/b")}),
    ],
)
def test_a_setting_is_read_from_the_environment(name: str, value: str, setting: str, meant: object) -> None:
    assert getattr(from_environment({name: value}), setting) == meant


def test_the_version_is_the_changelog_s_first_heading() -> None:
    first = next(line for line in (HOME / "CHANGELOG.md").read_text().splitlines() if line.startswith("## "))
    assert version() == first.split()[1]
