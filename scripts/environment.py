"""Make `.venv` and install the locked requirements into it: `python3 scripts/environment.py site`.

Runs before anything is installed and on whatever Python there is, so: standard library only, and
no syntax newer than Python 3.6, or an old Python would answer with a traceback.

However a run is interrupted, the next one mends it: `.venv/whole` lists the locks that were
installed. It goes before anything is changed and comes back last; without it all is made anew.
"""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lock
import pip_report

OLDEST = (3, 11, 2)
NEWER_NAMES = ["python3.14", "python3.13", "python3.12", "python3.11"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
OURS = os.path.join(VENV, "pins-and-needles")  # the mark of a folder that this script made
PIP = [VENV_PYTHON, "-m", "pip"]
WHOLE = os.path.join(VENV, "whole")
LOG = os.path.join(ROOT, "build", "pip.log")
INTERRUPTED = 130


def main(names: "list[str]") -> None:
    """Bring `.venv` up to date with `requirements/NAME.txt` for each name."""
    wanted = [os.path.join("requirements", name + ".txt") for name in names]
    if is_sound() and all(stamp(path) in installed() for path in wanted):
        return
    refuse_strangers()
    with lock.held(ROOT, "an installation into .venv") as handle:
        if not is_sound():
            make_venv(handle)
        for path in wanted:
            if stamp(path) not in installed():
                install(path, handle)


def is_sound() -> bool:
    """Tell whether `.venv` runs, and no change of it broke off."""
    return os.path.exists(WHOLE) and version_of(VENV_PYTHON) >= OLDEST


def is_ours() -> bool:
    """Tell whether `.venv` is this script's to delete, or not there at all."""
    if os.path.isdir(VENV):
        return os.path.exists(OURS) or not os.listdir(VENV)
    return not os.path.lexists(VENV)


def refuse_strangers() -> None:
    """Stop where `.venv` is something that this script did not make."""
    if not is_ours():
        what = "was not made by `make site`" if os.path.isdir(VENV) else "is no folder"
        sys.exit(
            ".venv {}, and is left as it is. Move it away, for example with "
            "`mv .venv .venv.old`, then try again.".format(what)
        )


def make_venv(handle: int) -> None:
    """Make a new `.venv` with a Python that is new enough."""
    python = find_python()
    if subprocess.call([python, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL):
        sys.exit(
            "This Python cannot make virtual environments. On Debian and Ubuntu: "
            "apt-get install python3-venv, then try again."
        )
    say("Making .venv with " + ".".join(map(str, version_of(python))))
    os.makedirs(VENV, exist_ok=True)
    write(OURS, "")
    clear()
    if subprocess.call([python, "-m", "venv", VENV], pass_fds=[handle]):
        sys.exit("Python could not make .venv: see above.")
    # so that our packages are found whichever way a tool in .venv is started
    write(os.path.join(site_packages(), "pins-and-needles.pth"), ROOT + "\n")
    write(WHOLE, "")


def clear() -> None:
    """Empty `.venv` but for its mark; the sign that it is whole goes first."""
    for path in [WHOLE] + [os.path.join(VENV, name) for name in os.listdir(VENV)]:
        if path != OURS:
            remove(path)


def find_python() -> str:
    """Return the Python that runs this, or a newer one from the PATH."""
    for name in [sys.executable] + NEWER_NAMES:
        if version_of(name) >= OLDEST:
            return name
    sys.exit(
        "Python {} or newer is needed, found {} at {}. If there is another:\n"
        "    make site PYTHON=/path/to/python3\n"
        "If not, uv brings one, and needs no root; docs.astral.sh/uv tells how to get it. Then:\n"
        "    uv python install 3.13\n"
        '    make site PYTHON="$(uv python find 3.13)"'.format(
            ".".join(map(str, OLDEST)),
            ".".join(map(str, version_of(sys.executable))),
            sys.executable,
        )
    )


def version_of(python: str) -> "tuple[int, ...]":
    """Return the version of a Python as numbers; nothing where it does not run."""
    try:
        told = subprocess.check_output(
            [python, "-c", "import sys; print(*sys.version_info[:3])"], stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(map(int, told.split()))


def site_packages() -> str:
    """Return the folder that `.venv` installs into."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return subprocess.check_output([VENV_PYTHON, "-c", code]).decode().strip()


def stamp(path: str) -> str:
    """Return the line in `.venv/whole` that says that this very lock file is installed."""
    with open(os.path.join(ROOT, path), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest() + "  " + path


def installed() -> "list[str]":
    """Return the stamps of what is installed; none where another run is changing it."""
    try:
        with open(WHOLE) as file:
            return file.read().splitlines()
    except FileNotFoundError:
        return []


def install(path: str, handle: int) -> None:
    """Install one lock file."""
    with open(os.path.join(ROOT, path), "rb") as file:
        count = file.read().count(b"==")
    say("Installing {} packages of {}, each checked by its hash".format(count, path))
    before, packages = installed(), site_packages()
    untouched = os.stat(packages).st_mtime_ns
    os.remove(WHOLE)
    others = [line for line in before if not line.endswith("  " + path)]
    try:
        run_pip(path, handle)
        drop_leftovers([path] + [line.split("  ")[1] for line in others])
        check(path)
    except BaseException:
        # without a network nothing was changed yet, and what is there is still of use
        if os.stat(packages).st_mtime_ns == untouched:
            write(WHOLE, "\n".join(before))
        raise
    write(WHOLE, "\n".join([*others, stamp(path)]))


def run_pip(path: str, handle: int) -> None:
    """Let pip install a lock file, or stop with one line that says why it could not."""
    remove(LOG)
    # the locks name every package, so pip need not look for more; and it runs no build scripts
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--log", LOG]
    command = PIP + ["install", "-r", path] + options + quiet
    with subprocess.Popen(
        command, cwd=ROOT, pass_fds=[handle], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            hold_on = False
            for line in process.stdout or ():
                if b"connection broken" in line and not hold_on:
                    say("The package index does not answer. Trying again a few times")
                    hold_on = True
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if process.returncode:
        with open(LOG, encoding="utf-8", errors="replace") as file:
            why = pip_report.reason(file.read())
        report = os.path.relpath(LOG, ROOT)
        sys.exit("Cannot install {}: {}\nThe whole report is in {}.".format(path, why, report))


def drop_leftovers(locks: "list[str]") -> None:
    """Take out the packages that no lock names any more: they may not fit to what came."""
    named = {"pip", "setuptools"}
    for path in locks:
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            named.update(plain(line.split("==")[0]) for line in file if "==" in line)
    told = subprocess.check_output(PIP + ["list", "--format=freeze", "--disable-pip-version-check"])
    there = {line.split("==")[0] for line in told.decode().split()}
    gone = sorted(name for name in there if plain(name) not in named)
    if gone:
        subprocess.check_call(PIP + ["uninstall", "--yes", "--quiet"] + gone)


def plain(name: str) -> str:
    """Return the name of a package in the one form that all its spellings have."""
    return re.sub("[-_.]+", "-", name).lower()


def check(path: str) -> None:
    """Stop where the packages do not fit together."""
    if subprocess.call(PIP + ["check", "--disable-pip-version-check"], stdout=subprocess.DEVNULL):
        sys.exit("The packages of {} do not fit together on this Python.".format(path))


def remove(path: "str | Path") -> None:
    """Take away a file or folder if it is there."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)


def write(path: str, text: str) -> None:
    """Write a small file."""
    with open(path, "w") as file:
        file.write(text)


def say(words: str) -> None:
    """Print at once: make's own output would overtake a buffered line."""
    print("==> " + words)
    sys.stdout.flush()


def start(work: "Callable[[], None]") -> None:
    """Do some work, and say in one line why it could not be done."""
    for one in (signal.SIGINT, signal.SIGTERM):
        # in the background of a plain shell, Python is born with Ctrl+C ignored
        signal.signal(one, signal.default_int_handler)
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        del os.environ[name]  # they would load somebody's own modules into pip
    try:
        work()
    except KeyboardInterrupt:
        print("\nStopped. The next run goes on.")
        sys.exit(INTERRUPTED)
    except OSError as error:
        sys.exit("cannot read or write a file: {}: {}".format(error.strerror, error.filename))


if __name__ == "__main__":
    start(lambda: main(sys.argv[1:] or ["site"]))
