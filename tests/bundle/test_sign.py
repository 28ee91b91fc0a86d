"""Signing, and checking the signature with the very commands of the sheet for IT."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts import programs
from tests.bundle.sample import run, tree, write_site


def call(
    *command: str | Path, folder: Path, read: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        input=read.read_bytes() if read else b"",
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two makers' keys of each kind: `ssh`, `ssh.pub`, `minisign`, `minisign.pub`, `other...`."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("", "other-"):
        ssh = [programs.need("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", f"{name}ssh"]
        mini = [programs.need("minisign"), "-G", "-W", "-p", f"{name}minisign.pub"]
        for command in (ssh, [*mini, "-s", f"{name}minisign"]):
            assert call(*command, folder=folder).returncode == 0
    return folder


KINDS = [("ssh", "SHA256SUMS.sig"), ("minisign", "SHA256SUMS.minisig")]


@pytest.mark.parametrize(("kind", "file"), KINDS)
def test_a_signature_says_who_made_it(kind: str, file: str, dist: Path, keys: Path) -> None:
    result = run("sign", dist, "--key", keys / kind)
    assert (result.returncode, result.stderr) == (0, "")
    assert f"Signed: {dist / file}" in result.stdout
    assert "Who signed it was not checked" in run("verify", dist).stdout
    checked = run("verify", dist, "--key", keys / f"{kind}.pub")
    assert checked.returncode == 0
    assert "The list is signed with this key." in checked.stdout
    other = run("verify", dist, "--key", keys / f"other-{kind}.pub")
    assert other.returncode == 1
    assert "not signed with this key" in other.stdout


def test_the_command_of_the_sheet_for_it_checks_it_with_ssh_keygen(dist: Path, keys: Path) -> None:
    line = run("sign", dist, "--key", keys / "ssh").stdout.splitlines()[-1].strip()
    (dist / "signers.txt").write_text(line + "\n")
    told = (dist / "for-it.txt").read_text("utf-8-sig")
    command = next(line for line in told.splitlines() if "ssh-keygen -Y verify" in line)
    program, _, sums = command.strip().partition(" < ")
    assert call(*program.split(), folder=dist, read=dist / sums).returncode == 0
    (dist / sums).write_bytes((dist / sums).read_bytes().replace(b"a", b"b", 1))
    assert call(*program.split(), folder=dist, read=dist / sums).returncode != 0


def test_the_command_of_the_sheet_for_it_checks_it_with_minisign(dist: Path, keys: Path) -> None:
    key = run("sign", dist, "--key", keys / "minisign").stdout.splitlines()[-1].strip()
    assert key in (keys / "minisign.pub").read_text()
    told = (dist / "for-it.txt").read_text("utf-8-sig")
    command = next(line for line in told.splitlines() if "minisign -V" in line).replace("KEY", key)
    assert call(*command.split(), folder=dist).returncode == 0
    (dist / "SHA256SUMS").write_bytes(b"x")
    assert call(*command.split(), folder=dist).returncode != 0


@pytest.mark.parametrize(("kind", "file"), KINDS)
def test_a_bundle_is_signed_as_it_is_made(kind: str, file: str, tmp_path: Path, keys: Path) -> None:
    site, made = write_site(tmp_path / "site"), []
    for name in ("a", "b"):
        result = run(site, "--to", tmp_path / name, "--sign-key", keys / kind)
        assert result.returncode == 0
        assert f"Signed: {tmp_path / name / file}" in result.stdout
        made.append(tree(tmp_path / name))
    assert made[0] == made[1]
    assert run("verify", tmp_path / "a", "--key", keys / f"{kind}.pub").returncode == 0


@pytest.mark.parametrize(("kind", "file"), KINDS)
def test_a_change_of_the_list_breaks_the_signature(
    kind: str, file: str, dist: Path, keys: Path
) -> None:
    run("sign", dist, "--key", keys / kind)
    (dist / "sbom.cdx.json").unlink()
    lines = (dist / "SHA256SUMS").read_text().splitlines(keepends=True)
    rest = [line for line in lines if not line.endswith("  sbom.cdx.json\n")]
    (dist / "SHA256SUMS").write_text("".join(rest))
    assert run("verify", dist).returncode == 0
    assert run("verify", dist, "--key", keys / f"{kind}.pub").returncode == 1


def test_a_bundle_that_was_changed_is_not_signed(dist: Path, keys: Path) -> None:
    (dist / "read-me-first.txt").write_text("x")
    result = run("sign", dist, "--key", keys / "ssh")
    assert result.returncode == 2
    assert "read-me-first.txt: changed" in result.stderr
    assert not (dist / "SHA256SUMS.sig").exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "expected a key made by ssh-keygen or minisign, found no such file"),
        ("", "expected a key, found an empty file"),
        ("no key at all", "ssh-keygen: "),
        ("untrusted comment: none\nx\n", "minisign: "),
    ],
    ids=["none", "empty", "no key", "no minisign key"],
)
def test_a_key_that_is_none_leaves_no_bundle(text: str | None, reason: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "key").write_text(text)
        (tmp_path / "key").chmod(0o600)
    result = run(
        write_site(tmp_path / "site"), "--to", tmp_path / "dist", "--sign-key", tmp_path / "key"
    )
    assert result.returncode == 2
    assert reason in result.stderr
    assert not (tmp_path / "dist").exists()
