"""Makes this machine ready for Esteem with nothing but Python's own library, because nothing else is there yet.

It makes a private virtual environment in `.venv` (unless it already runs inside one), brings the installed
packages to the pinned versions, and sees to the system libraries that printing needs. When all of that is in
order, which is nearly always, it costs a few hundredths of a second and writes nothing.
"""

import ctypes
import importlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import site
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

HERE = Path(__file__).resolve().parent
ROOM = HERE / ".venv"
ROOM_LOCK = HERE / ".venv.lock"
ROOM_PYTHON = ROOM / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

PRINTING_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PRINTING_LIBRARIES = {
    "linux": ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
    "darwin": ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.0.dylib"),
    "win32": ("libpango-1.0-0.dll", "libpangoft2-1.0-0.dll", "libharfbuzz-subset-0.dll"),
}
# Where Homebrew and MSYS2 put libraries that the system's own search does not reach.
LIBRARY_FOLDERS = {
    "linux": ("",),
    "darwin": ("", "/opt/homebrew/lib/", "/usr/local/lib/"),
    "win32": ("", "C:\\msys64\\ucrt64\\bin\\", "C:\\msys64\\mingw64\\bin\\"),
}
HOW_TO_GET_PRINTING = {
    "apt-get": "sudo apt-get install " + " ".join(PRINTING_PACKAGES),
    "dnf": "sudo dnf install pango harfbuzz",
    "apk": "apk add pango harfbuzz-subset fontconfig",
    "pacman": "sudo pacman -S pango harfbuzz",
    "zypper": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
    "brew": "brew install pango",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ON_WINDOWS = "install MSYS2 from https://www.msys2.org/, open it, and type: pacman -S mingw-w64-ucrt-x86_64-pango"


def make_ready(arguments: Sequence[str]) -> None:
    """Return once everything is there for the command; in the private environment, which may mean a fresh start."""
    if not inside_an_environment():
        enter_room(arguments)
    testing = list(arguments[:1]) == ["test"]
    install_what_differs(HERE / ("requirements-dev.txt" if testing else "requirements.txt"))
    see_to_printing()
    if testing:
        see_to_browser()


def say(sentence: str) -> None:
    """Tell the person at the terminal; standard output stays free for what a command answers."""
    print(sentence, file=sys.stderr, flush=True)


def run(command: Sequence[str | Path]) -> tuple[bool, str]:
    """Whether the command succeeded, and all it said."""
    nothing, told = subprocess.DEVNULL, subprocess.PIPE
    done = subprocess.run(command, check=False, stdin=nothing, stdout=told, stderr=subprocess.STDOUT)
    return done.returncode == 0, done.stdout.decode(errors="replace").strip()


# --- the private environment


def inside_an_environment() -> bool:
    return sys.prefix != sys.base_prefix


def enter_room(arguments: Sequence[str]) -> NoReturn:
    """Start again with the private environment's own Python, making that environment first if need be."""
    if Path(sys.executable) == ROOM_PYTHON:
        sys.exit(f"The private environment {ROOM} is damaged. Delete that folder, and start Esteem again.")
    if not room_is_whole() or is_unfinished(ROOM_LOCK):
        make_room()
    command = [str(ROOM_PYTHON), str(HERE / "app.py"), *arguments]
    if sys.platform == "win32":  # where a process cannot be replaced by another
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def room_is_whole() -> bool:
    return ROOM_PYTHON.exists() and (ROOM / "pyvenv.cfg").exists()


def make_room() -> None:
    see_to_venv()
    with alone(ROOM_LOCK) as left_unfinished:
        if room_is_whole() and not left_unfinished:
            return
        say("Making a private Python environment in .venv (once).")
        well, said = run([sys.executable, "-m", "venv", "--clear", ROOM])
    if not well:
        shutil.rmtree(ROOM, ignore_errors=True)
        sys.exit(f"The private environment {ROOM} could not be made. Python said:\n{said}")


def see_to_venv() -> None:
    """Debian and Ubuntu keep Python's means of making an environment in a package of its own."""
    if has_venv():
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not (apt_install([package]) and has_venv()):
        sys.exit(
            "This Python cannot make a virtual environment yet. Type this, and start Esteem again:\n"
            f"  sudo apt-get install python3-venv    (or, if that is not enough: {package})"
        )


def has_venv() -> bool:
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


# --- one start at a time


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Hold the lock, waiting for whoever has it; gives whether its last holder was cut off in the middle."""
    if not os.access(lock if lock.exists() else lock.parent, os.W_OK):
        sys.exit(f"Esteem has to write in {lock.parent} to make itself ready, and may not.")
    with lock.open("a+", encoding="ascii") as held:
        wait_for(held)
        held.seek(0)
        left_unfinished = held.read() != ""
        held.truncate(0)
        held.write("unfinished")
        held.flush()
        yield left_unfinished
        held.truncate(0)


def is_unfinished(lock: Path) -> bool:
    return lock.exists() and lock.stat().st_size > 0


if sys.platform == "win32":
    import msvcrt

    def wait_for(held: IO[str]) -> None:
        while True:
            held.seek(1000)  # locked bytes cannot be read by others, so lock one that is never written
            try:
                return msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:
                say("Waiting for another start of Esteem that is making this machine ready.")
else:
    import fcntl

    def wait_for(held: IO[str]) -> None:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another start of Esteem that is making this machine ready.")
            fcntl.flock(held, fcntl.LOCK_EX)


# --- the packages


def pins(requirements: Path) -> dict[str, str]:
    """The pinned version of each package that this machine needs, by normalised name, following `-r` lines."""
    wanted: dict[str, str] = {}
    for line in requirements.read_text(encoding="utf-8").splitlines():
        requirement, _, marker = line.partition("#")[0].partition(";")
        if requirement.startswith("-r"):
            wanted |= pins(requirements.with_name(requirement[2:].strip()))
        elif requirement.strip() and ("win32" not in marker or sys.platform == "win32"):
            name, _, version = requirement.strip().partition("==")
            wanted[normalised(name)] = version
    return wanted


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def differing(wanted: dict[str, str]) -> list[str]:
    """The names whose installed version is not the pinned one, or that are not installed."""
    here: dict[str, str] = {}
    for found in importlib.metadata.distributions():
        here.setdefault(normalised(found.name), found.version)
    return [name for name, version in wanted.items() if here.get(name) != version]


def install_what_differs(requirements: Path) -> None:
    lock = Path(sys.prefix) / "esteem.lock"
    wanted = pins(requirements)
    if not differing(wanted) and not is_unfinished(lock):
        return
    with alone(lock) as left_unfinished:
        well, said = pip_install(requirements, differing(wanted), again=left_unfinished)
    site.addsitedir(sysconfig.get_path("purelib"))  # not there when this began, if the system's Python was renewed
    importlib.invalidate_caches()
    if not well or differing(wanted):
        sys.exit(
            "The packages that Esteem is built from could not be installed. Is this computer connected to the internet? "
            f"If it is, and this comes again, delete the folder {sys.prefix} and start once more. The installer said:\n"
            + "\n".join([line for line in said.splitlines() if line.startswith("ERROR")] or said.splitlines()[-3:])
        )


def pip_install(requirements: Path, missing: Sequence[str], *, again: bool) -> tuple[bool, str]:
    if not missing and not again:  # another start did it while this one waited
        return True, ""
    what = "the packages again" if again else "1 package" if len(missing) == 1 else f"{len(missing)} packages"
    say(f"Installing {what} into {sys.prefix}; this may take a minute.")
    if not importlib.util.find_spec("pip"):
        well, said = run([sys.executable, "-m", "ensurepip"])
        if not well:
            return well, said
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    afresh = ["--force-reinstall"] if again else []
    return run([*pip, "--retries", "2", *afresh, "--requirement", requirements])


# --- what is not Python: libraries for printing, a browser for the tests


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages if this is Debian (or its kin) and we may; else leave everything alone."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return False
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if rights and not (shutil.which("sudo") and run(["sudo", "-n", "true"])[0]):
        return False
    say(f"Installing {' '.join(packages)} with apt-get.")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    return run(install)[0] or (run([*apt, "update"])[0] and run(install)[0])


def see_to_printing() -> None:
    """Get the libraries WeasyPrint stands on; without them Esteem starts all the same, and only cannot print."""
    if can_print() or (apt_install(PRINTING_PACKAGES) and can_print()):
        return
    say(
        "Esteem starts, but cannot print documents yet: some system libraries are missing. "
        f"To get them, stop Esteem, {how_to_get_printing()}"
    )


def can_print() -> bool:
    return all(loads(library) for library in PRINTING_LIBRARIES.get(sys.platform, ()))


def loads(library: str) -> bool:
    for folder in LIBRARY_FOLDERS[sys.platform]:
        try:
            ctypes.CDLL(folder + library)
        except OSError:
            continue
        return True
    return False


def how_to_get_printing() -> str:
    if sys.platform == "win32":
        return ON_WINDOWS
    known = [line for tool, line in HOW_TO_GET_PRINTING.items() if shutil.which(tool)]
    lines = known[:1] or list(HOW_TO_GET_PRINTING.values())
    return "type this, and start it again:\n  " + "\n  or ".join(lines)


def see_to_browser() -> None:
    """The journeys need Chromium: Debian's own where there is one, else the copy that Playwright fetches."""
    if any(map(shutil.which, BROWSERS)) or (apt_install(["chromium"]) and shutil.which("chromium")):
        return
    well, said = run([sys.executable, "-m", "playwright", "install", "chromium"])
    if not well:
        say(f"No Chromium for the browser tests. Install your system's package `chromium`. Playwright said:\n{said}")
