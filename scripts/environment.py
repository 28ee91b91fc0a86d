"""Make `.venv` and install the locked requirements into it: `python3 scripts/environment.py site`.

Runs before anything is installed and on whatever Python there is, so: standard library only, and
no syntax newer than Python 3.6, or an old Python would answer with a traceback.
"""

import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11, 2)
NEWER_NAMES = ["python3.14", "python3.13", "python3.12", "python3.11"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")


def main(names):
    """Bring `.venv` up to date with `requirements/NAME.txt` for each name."""
    wanted = [os.path.join("requirements", name + ".txt") for name in names]
    if version_of(VENV_PYTHON) < OLDEST:
        make_venv()
    for path in wanted:
        install(path)


def make_venv():
    """Make a new `.venv` with a Python that is new enough."""
    python = find_python()
    if subprocess.call([python, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL):
        sys.exit(
            "This Python cannot make virtual environments. On Debian and Ubuntu: "
            "apt-get install python3-venv, then try again."
        )
    say("Making .venv with " + ".".join(map(str, version_of(python))))
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.check_call([python, "-m", "venv", VENV])
    # so that our packages are found whichever way a tool in .venv is started
    with open(os.path.join(site_packages(), "pins-and-needles.pth"), "w") as file:
        file.write(ROOT + "\n")


def find_python():
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


def version_of(python):
    """Return the version of a Python as numbers; nothing where it does not run."""
    try:
        told = subprocess.check_output(
            [python, "-c", "import sys; print(*sys.version_info[:3])"], stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(map(int, told.split()))


def site_packages():
    """Return the folder that `.venv` installs into."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return subprocess.check_output([VENV_PYTHON, "-c", code]).decode().strip()


def install(path):
    """Install one lock file, unless the very same one was installed before."""
    with open(os.path.join(ROOT, path), "rb") as file:
        lock = file.read()
    digest = hashlib.sha256(lock).hexdigest()
    stamp = os.path.join(VENV, path.replace(os.sep, "-") + ".installed")
    if os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == digest:
                return
    say("Installing {} packages of {}, each checked by its hash".format(lock.count(b"=="), path))
    # the locks name every package, so pip need not look for more; and it runs no build scripts
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    pip = [VENV_PYTHON, "-m", "pip"]
    if subprocess.call(pip + ["install", "-r", path] + options + quiet, cwd=ROOT):
        sys.exit("Some packages of {} could not be installed: see above.".format(path))
    if subprocess.call(pip + ["check", "--disable-pip-version-check"], stdout=subprocess.DEVNULL):
        sys.exit("The packages of {} do not fit together on this Python.".format(path))
    with open(stamp, "w") as file:
        file.write(digest)


def say(words):
    """Print at once: make's own output would overtake a buffered line."""
    print("==> " + words)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:] or ["site"])
