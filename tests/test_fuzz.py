"""What `make fuzz` throws at the readers of others' files keeps the laws, in some cases of each."""

from __future__ import annotations

import faulthandler

import pytest

from tests import fuzz

OTHERS = [name for name in fuzz.SUBJECTS if name != "article"]  # has its own in tests/article


@pytest.mark.parametrize("subject", OTHERS)
def test_some_broken_files_of_each_subject_keep_the_laws(subject: str) -> None:
    told = {
        seed: fuzz.problems(subject, seed) for seed in (*range(60), *fuzz.SUBJECTS[subject].kept)
    }
    assert {seed: wrong for seed, wrong in told.items() if wrong} == {}


def test_an_error_without_words_a_signal_and_a_long_case_are_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def falls(seed: int) -> list[str]:
        if seed % 3 == 0:
            raise KeyError("nobody caught this")
        if seed % 3 == 1:
            faulthandler.disable()  # it would print where this process is
            fuzz.signal.raise_signal(fuzz.signal.SIGSEGV)
        while True:
            pass

    monkeypatch.setattr(fuzz, "SUBJECTS", {"falls": fuzz.Subject(falls)})
    monkeypatch.setattr(fuzz, "SECONDS", 0.05)
    assert fuzz.main(["--seconds", "20", "--only", "falls"]) == 1
    told = capsys.readouterr().out
    assert all(name in told for name in ("nobody caught this", "SIGSEGV", "SIGPROF"))
