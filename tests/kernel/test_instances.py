"""One group is one folder: found by host name, with keys of its own, closed to other people of the machine."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, g

from esteem.kernel.config import Config
from esteem.kernel.instances import Instance, Instances, current, instances_of, using


def test_with_no_map_every_host_is_the_one_group(tmp_path: Path) -> None:
    known = Instances(Config(instance=tmp_path))
    assert [instance.folder for instance in known.all()] == [tmp_path]
    assert known.of_host("anything.test") is known.all()[0]


def test_with_a_map_a_host_is_its_own_group_and_any_other_is_none(tmp_path: Path) -> None:
    known = Instances(Config(hosts={"hill.test": tmp_path / "hill", "dale.test": tmp_path / "dale"}))
    assert [instance.folder.name for instance in known.all()] == ["hill", "dale"]
    assert known.of_host("HILL.test") is known.all()[0]
    assert known.of_host("elsewhere.test") is None


def test_each_group_has_a_key_for_each_purpose(tmp_path: Path) -> None:
    hill, dale = Instance(tmp_path / "hill"), Instance(tmp_path / "dale")
    for instance in (hill, dale):
        instance.make_folders()
    keys = {instance.key(purpose) for instance in (hill, dale) for purpose in ("cookie", "history", "form")}
    assert (len(keys), {len(key) for key in keys}) == (6, {32})
    assert Instance(hill.folder).key("cookie") == hill.key("cookie")


def test_a_secret_once_written_is_never_written_over(tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    (tmp_path / "secret").write_bytes(b"k" * 32)
    instance._write_secret(tmp_path / "secret")
    assert (tmp_path / "secret").read_bytes() == b"k" * 32


def test_the_group_s_folders_and_secret_are_for_their_owner_alone(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "hill")
    instance.make_folders()
    instance.key("cookie")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [instance.folder, *instance.folder.iterdir()]}
    assert modes == {"hill": 0o700, "files": 0o700, "backups": 0o700, "secret": 0o600}


def test_a_database_that_was_let_go_is_opened_again_when_needed(group: object, app: Flask) -> None:
    (instance,) = instances_of(app).all()
    first = instance.engine
    instance.close()
    instance.close()
    assert instance.engine is not first


def test_outside_a_request_or_job_no_group_is_chosen(app: Flask) -> None:
    with app.app_context(), pytest.raises(LookupError):
        current()


def test_a_job_works_for_the_group_it_is_given(app: Flask, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other")
    with using(app) as chosen:
        assert chosen is current() is instances_of(app).all()[0]
    with using(app, other) as chosen:
        assert chosen is other is g.instance


def test_a_host_nobody_serves_is_a_plain_404(new_app: Callable[..., Flask], tmp_path: Path) -> None:
    app = new_app(hosts={"hill.test": tmp_path / "hill"})
    answer = app.test_client().get("/group/", base_url="http://dale.test")
    assert answer.status_code in (400, 404)
    assert "hill" not in answer.text.lower()
    assert app.test_client().get("/group/", base_url="http://hill.test").status_code != 404
