"""A bare folder makes itself ready: the real app.py and bootstrap.py, over a project of one small package."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bootstrap
from esteem.kernel.config import HOME

BARE_PYTHON = str(Path(sys.base_prefix) / ("python.exe" if sys.platform == "win32" else "bin/python3"))
SMALL_CLI = """
import sys, teapot
def main(arguments):
    print(sys.prefix, teapot.VERSION, *arguments, sep="|")
    return 0
def ready_app():
    return "the app"
"""


def make_wheel(folder: Path, version: str) -> None:
    """A package called teapot, as an installer fetches it."""
    files = {
        "teapot.py": f"VERSION = {version!r}\n",
        f"teapot-{version}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: teapot\nVersion: {version}\n",
        f"teapot-{version}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},{digest(text)},{len(text)}\n" for name, text in files.items())
    files[f"teapot-{version}.dist-info/RECORD"] = f"{record}teapot-{version}.dist-info/RECORD,,\n"
    with zipfile.ZipFile(folder / f"teapot-{version}-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)


def digest(text: str) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


class Bare:
    """A copy of the project on a machine where nothing is ready, and no network: packages come from a shelf."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.shelf = folder / "my group's folder", folder / "shelf"
        self.room = self.folder / ".venv"
        (self.folder / "esteem").mkdir(parents=True)
        self.shelf.mkdir()
        for name in ("app.py", "bootstrap.py"):
            (self.folder / name).write_text((HOME / name).read_text())
        (self.folder / "esteem/cli.py").write_text(SMALL_CLI)
        self.needs("1.0")

    def needs(self, version: str) -> None:
        make_wheel(self.shelf, version)
        (self.folder / "requirements.txt").write_text(f"teapot=={version}\n")

    def begin(self, *arguments: str, python: str = BARE_PYTHON, **environment: str) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        shelf = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.shelf.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.Popen(
            [python, str(self.folder / "app.py"), *arguments], cwd=self.shelf, env={**kept, **shelf, **environment},
            text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def start(self, *arguments: str, python: str = BARE_PYTHON, **environment: str) -> tuple[str, str, int]:
        """What it answers, what it says on the side, and how it ends."""
        begun = self.begin(*arguments, python=python, **environment)
        answered, said = begun.communicate()
        return answered.strip(), said, begun.returncode


@pytest.fixture
def bare(tmp_path: Path) -> Bare:
    return Bare(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """One that has been started before."""
    bare = Bare(tmp_path_factory.mktemp("made"))
    bare.start()
    return bare


def test_a_bare_folder_makes_its_own_environment_and_carries_on_with_the_command(bare: Bare) -> None:
    answered, said, ended = bare.start("serve", "--port", "8001")
    assert (answered, ended) == (f"{bare.room}|1.0|serve|--port|8001", 0)
    assert said.splitlines()[:2] == [
        "Making a private Python environment in .venv (once).",
        f"Installing 1 package into {bare.room}; this may take a minute.",
    ]


def test_a_second_start_makes_nothing_and_says_nothing(made: Bare) -> None:
    before = sorted(made.folder.rglob("*"))
    answered, said, _ = made.start("x")
    assert answered == f"{made.room}|1.0|x"
    assert said == "" or not bootstrap.can_print()
    assert sorted(made.folder.rglob("*")) == before


def test_a_new_pin_replaces_the_old_version(made: Bare) -> None:
    made.needs("2.0")
    assert made.start()[0] == f"{made.room}|2.0"
    made.needs("1.0")
    assert made.start()[0] == f"{made.room}|1.0"


def test_an_installation_cut_off_in_the_middle_is_done_again(made: Bare) -> None:
    (next(made.room.rglob("teapot.py"))).write_text("VERSION = 'half'")
    (made.room / "esteem.lock").write_text("unfinished")
    answered, said, _ = made.start()
    assert answered == f"{made.room}|1.0"
    assert said.startswith("Installing the packages again")
    assert (made.room / "esteem.lock").read_text() == ""


@pytest.mark.parametrize("cut_off", ["before the settings", "after them"])
def test_an_environment_half_made_is_made_anew(made: Bare, cut_off: str) -> None:
    (made.room / "left over").touch()
    if cut_off == "before the settings":
        (made.room / "pyvenv.cfg").unlink()
    else:
        (made.room / "../.venv.lock").write_text("unfinished")
    assert made.start()[0] == f"{made.room}|1.0"
    assert not (made.room / "left over").exists()


def test_two_starts_at_once_make_one_environment(bare: Bare) -> None:
    begun = [bare.begin(str(number)) for number in range(2)]
    ended = [start.communicate() for start in begun]
    assert [answered.strip() for answered, _ in ended] == [f"{bare.room}|1.0|{number}" for number in range(2)]
    said = "".join(told for _, told in ended)
    assert said.count("Making a private Python environment") == 1
    assert said.count("Installing 1 package") == 1


def test_an_environment_of_the_person_s_own_is_used_even_without_an_installer(bare: Bare, tmp_path: Path) -> None:
    subprocess.run([BARE_PYTHON, "-m", "venv", "--without-pip", tmp_path / "own"], check=True)
    own = tmp_path / "own" / bootstrap.ROOM_PYTHON.relative_to(bootstrap.ROOM)
    assert bare.start(python=str(own))[0] == f"{tmp_path / 'own'}|1.0"
    assert not bare.room.exists()


def test_without_the_network_it_says_so_plainly_and_tries_again_next_time(made: Bare) -> None:
    made.needs("3.0")
    (made.shelf / "teapot-3.0-py3-none-any.whl").rename(made.folder / "elsewhere")
    answered, said, ended = made.start()
    assert (answered, ended) == ("", 1)
    assert "Is this computer connected to the internet?" in said
    assert "Traceback" not in said
    made.needs("3.0")
    assert made.start()[0] == f"{made.room}|3.0"
    made.needs("1.0")
    made.start()


def test_a_damaged_environment_is_not_mended_from_inside_itself(made: Bare) -> None:
    settings = made.room / "pyvenv.cfg"
    kept = settings.read_text()
    settings.unlink()
    try:
        _, said, ended = made.start(python=str(made.room / bootstrap.ROOM_PYTHON.relative_to(bootstrap.ROOM)))
    finally:
        settings.write_text(kept)
    advice = f"The private environment {made.room} is damaged. Delete that folder, and start Esteem again.\n"
    assert (said, ended) == (advice, 1)


def test_imported_it_offers_the_app_from_any_directory(made: Bare, tmp_path: Path) -> None:
    program = "import importlib.util as u; s = u.spec_from_file_location('app', {!r}); m = u.module_from_spec(s); "
    program += "s.loader.exec_module(m); print(m.app)"
    room_python = made.room / bootstrap.ROOM_PYTHON.relative_to(bootstrap.ROOM)
    asked = [room_python, "-c", program.format(str(made.folder / "app.py"))]
    done = subprocess.run(asked, cwd=tmp_path, text=True, capture_output=True, check=True)
    assert done.stdout == "the app\n"


def test_an_old_python_is_told_which_one_is_needed() -> None:
    source = (HOME / "app.py").read_text()
    before_the_check = source[: source.index("HERE =")]
    ast.parse(source, feature_version=(3, 4))
    program = f"import sys; sys.version_info = (3, 9, 2)\n{before_the_check}"
    done = subprocess.run([sys.executable, "-c", program], text=True, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Esteem needs Python 3.11 or newer, and this is Python 3.9.")


def test_what_runs_before_the_requirements_is_python_s_own() -> None:
    tree = ast.parse((HOME / "bootstrap.py").read_text())
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == set()


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    nowhere = tmp_path / "not there"
    with pytest.raises(SystemExit) as refused, bootstrap.alone(nowhere / "esteem.lock"):
        pass
    assert refused.value.code == f"Esteem has to write in {nowhere} to make itself ready, and may not."


def test_how_to_get_printing_is_one_line_for_this_system() -> None:
    told = bootstrap.how_to_get_printing()
    assert sum(line in told for line in [*bootstrap.HOW_TO_GET_PRINTING.values(), bootstrap.ON_WINDOWS]) >= 1


def test_app_py_stays_a_page() -> None:
    assert len((HOME / "app.py").read_text().splitlines()) <= 40
