"""A key file that holds no public key is blamed itself, never the copy."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import programs
from tests.bundle.sample import run, write_site


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle that is signed with two keys, and the keys beside it."""
    folder = tmp_path_factory.mktemp("signed")
    ssh = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ann@desk", "-f", "ssh"]
    mini = ["minisign", "-G", "-W", "-p", "minisign.pub", "-s", "minisign"]
    for command in (ssh, mini):
        command[0] = programs.need(command[0])
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    assert run(write_site(folder / "site"), "--to", folder / "dist").returncode == 0
    for kind in ("ssh", "minisign"):
        assert run("sign", folder / "dist", "--key", folder / kind).returncode == 0
    return folder


def key(signed: Path, kind: str) -> str:
    return (signed / f"{kind}.pub").read_text("utf-8").strip()


def verified(signed: Path, at: Path, data: bytes) -> subprocess.CompletedProcess[str]:
    (at / "key.pub").write_bytes(data)
    return run("verify", signed / "dist", "--key", at / "key.pub")


FORMS = {
    "as it is": "{}",
    "with a line end": "{}\n",
    "of Windows": "{}\r\n",
    "with a mark at its start": "\ufeff{}\r\n",
    "with a note": "# from the clinic's IT\n{}\n\n",
    "with blanks around": "  {}  \n",
}


@pytest.mark.parametrize("kind", ["ssh", "minisign"])
@pytest.mark.parametrize("form", FORMS)
def test_a_key_is_read_in_the_forms_that_editors_give_it(
    form: str, kind: str, signed: Path, tmp_path: Path
) -> None:
    text = FORMS[form].format(key(signed, kind))
    if form == "of Windows":
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    for encoding in ("utf-8", "utf-16"):
        result = verified(signed, tmp_path, text.encode(encoding))
        assert result.returncode == 0, result
        assert "The list is signed with this key." in result.stdout


def test_a_key_is_read_alone_and_with_names(signed: Path, tmp_path: Path) -> None:
    ssh = " ".join(key(signed, "ssh").split()[:2])
    mini = key(signed, "minisign").splitlines()[-1]
    for text in (ssh, f"maker {ssh}", f"ann@desk {ssh} a comment of more words", mini):
        assert verified(signed, tmp_path, text.encode()).returncode == 0


EXPECTED = "expected one public key, found "


def test_what_is_no_public_key_is_blamed_itself(signed: Path, tmp_path: Path) -> None:
    ssh, mini = key(signed, "ssh"), key(signed, "minisign")
    cases = {
        (signed / "ssh").read_bytes(): "a secret key",
        (signed / "minisign").read_bytes(): "a secret key",
        f"{ssh}\n{ssh}\n".encode(): "2",
        f"{mini}\n{ssh}\n".encode(): "2",
        b"# nothing\n": "none",
        b"no key at all": "something else",
        b"ssh-ed25519 AAAA": "something else",
        b"ssh-ed25519 !!!!": "something else",
        ssh.replace("AAAAC3", "AAAAC4").encode(): "something else",
        ssh[:50].encode(): "something else",
        b"RWQ": "something else",
        b"untrusted comment: minisign public key\nx\n": "something else",
        b"---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n": "something else",
        bytes(range(256)): "something else",
        b"x" * 70_000: "more than 64 kB",
    }
    for data, found in cases.items():
        result = verified(signed, tmp_path, data)
        assert result.returncode == 2, data[:60]
        assert f"{tmp_path / 'key.pub'}: {EXPECTED}{found}" in result.stderr
        assert "Do not use it" not in result.stdout


@pytest.mark.parametrize("kind", ["ssh", "minisign"])
def test_a_good_key_of_somebody_else_is_the_copys_fault(
    kind: str, signed: Path, tmp_path: Path
) -> None:
    """Also where the signature itself is spoilt."""
    copy = Path(shutil.copytree(signed / "dist", tmp_path / "dist"))
    suffix = {"ssh": "sig", "minisign": "minisig"}[kind]
    signature = copy / f"SHA256SUMS.{suffix}"
    for data in (b"", b"\x1b[2K junk", signature.read_bytes()[:-40]):
        signature.write_bytes(data)
        result = run("verify", copy, "--key", signed / f"{kind}.pub")
        assert result.returncode == 1
        assert "not signed with this key (" in result.stdout
        assert "\x1b" not in result.stdout
    signature.unlink()
    assert "found none): SHA256SUMS" in run("verify", copy, "--key", signed / f"{kind}.pub").stdout
