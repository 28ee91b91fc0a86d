"""Sign a list of checksums or versions, and check who signed it, with programs that people have.

`ssh-keygen` comes with Windows 10, macOS and Linux; `minisign` is one small program. The key file
says which of the two it is for. Sources: the manuals ssh-keygen(1), section "-Y sign", and
minisign(1).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from bundle.integrity.checksums import SUMS
from bundle.integrity.keys import PublicKey, read_public
from common.problems import Problem, ProblemsError

IDENTITY = "maker"
"""What the sheet for IT calls the one who signed."""
NAMESPACE = "file"
"""What the signature is for, so that one of an e-mail cannot pass for one of a file."""
MINISIGN_KEY = "untrusted comment:"
SSH_SUFFIX, MINISIGN_SUFFIX = ".sig", ".minisig"
SIGNATURES = (SUMS + SSH_SUFFIX, SUMS + MINISIGN_SUFFIX)


@dataclass(frozen=True)
class Signature:
    """A signature that was made."""

    file: Path
    hand_out: str
    """What people need to check it, to be given to them another way than with the copy."""


def sign(file: Path, key: Path) -> Signature:
    """Sign a list with a secret key; raise `ProblemsError` where that fails.

    A key that has a password makes the program ask for it.
    """
    made = _free(file, MINISIGN_SUFFIX if _is_minisign(key) else SSH_SUFFIX)
    if made.name.endswith(MINISIGN_SUFFIX):
        # its usual comment holds the time, and would differ each time
        comment = ["-t", f"signature of {file.name}"]
        minisign = _program("minisign")
        _run(minisign, "-S", "-s", str(key), "-m", str(file), "-x", str(made), *comment)
        with tempfile.TemporaryDirectory() as folder:
            public = Path(folder, "public")
            _run(minisign, "-R", "-s", str(key), "-p", str(public))
            return Signature(made, public.read_text("utf-8").splitlines()[-1])
    ssh = _program("ssh-keygen")
    _run(ssh, "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(file))
    line = _run(ssh, "-y", "-f", str(key)).strip()
    return Signature(made, f"{IDENTITY} {line}")


def suffix_for(key: Path) -> str:
    """Return how the file of a signature ends that a public key can check."""
    return _suffix(read_public(key))


def _suffix(key: PublicKey) -> str:
    return MINISIGN_SUFFIX if key.is_minisign else SSH_SUFFIX


def check_signature(sums: Path, key: Path) -> str:
    """Return why the list was not signed with the secret half of `key`; "" where it was.

    Raises `ProblemsError` where the key or the program is not there.
    """
    public = read_public(key)
    file = Path(f"{sums}{_suffix(public)}")
    if not file.is_file():
        return f"expected a signature {file.name} beside {sums.name}, found none"
    program = _program("minisign" if public.is_minisign else "ssh-keygen")
    try:
        if public.is_minisign:
            _run(program, "-V", "-q", "-P", public.line, "-m", str(sums), "-x", str(file))
        else:
            _verify_with_ssh(program, sums, file, public)
    except ProblemsError as error:
        return "; ".join(fault.message for fault in error.problems)
    return ""


def _verify_with_ssh(program: str, sums: Path, file: Path, key: PublicKey) -> None:
    """Check with a list of the one signer."""
    with tempfile.TemporaryDirectory() as folder:
        signers = Path(folder, "signers")
        signers.write_text(f"{IDENTITY} {key.line}\n", "utf-8")
        command = ["-Y", "verify", "-f", str(signers), "-I", IDENTITY, "-n", NAMESPACE]
        _run(program, *command, "-s", str(file), read=sums)


def _is_minisign(key: Path) -> bool:
    return _read(key).startswith(MINISIGN_KEY)


def _read(key: Path) -> str:
    """Return a key file's text."""
    if not key.is_file():
        message = "expected a key made by ssh-keygen or minisign, found no such file"
        raise ProblemsError([Problem(str(key), 0, message)])
    text = key.read_text("utf-8", "replace")
    if not text.strip():
        raise ProblemsError([Problem(str(key), 0, "expected a key, found an empty file")])
    return text


def _free(file: Path, suffix: str) -> Path:
    """Return where the signature goes, with no older one in its way: ssh-keygen would ask."""
    made = Path(f"{file}{suffix}")
    made.unlink(missing_ok=True)
    return made


def _program(name: str) -> str:
    """Return where a program is; raise `ProblemsError` where it is not."""
    found = shutil.which(name)
    if found is None:
        where = {"ssh-keygen": "OpenSSH's client"}.get(name, name)
        message = f"this key needs the program {name}: install {where}"
        raise ProblemsError([Problem(name, 0, message)])
    return found


def _run(program: str, *arguments: str, read: Path | None = None) -> str:
    with read.open("rb") if read else nullcontext() as source:
        done = subprocess.run(  # noqa: S603 - a program by its full path, with arguments of our own
            [program, *arguments],
            stdin=source,  # else our own: a program may ask for a password there
            capture_output=True,
            check=False,
        )
    if done.returncode:
        said = " ".join((done.stderr + b" " + done.stdout).decode("utf-8", "replace").split())
        message = said or f"stopped with exit code {done.returncode}"
        raise ProblemsError([Problem(Path(program).name, 0, message)])
    return done.stdout.decode("utf-8", "replace")
