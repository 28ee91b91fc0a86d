"""What `make audit` makes of an answer; the service itself is not asked in a test."""

from __future__ import annotations

from scripts.audit import Judged, judge

SOUND = {"name": "lxml", "version": "6.1.3", "vulns": []}
WEAK = {
    "name": "oldlib",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"]}, {"id": "X-2", "fix_versions": []}],
}
SKIPPED = {"name": "ours", "skip_reason": "not found and could not be audited"}


def test_all_is_well_only_where_all_was_asked() -> None:
    assert judge({"dependencies": [SOUND]}) == Judged(1, (), ())


def test_a_weakness_is_named_with_what_mends_it() -> None:
    judged = judge({"dependencies": [SOUND, WEAK]})
    assert judged.checked == 2
    assert judged.weak == (
        "oldlib 1.0: PYSEC-2026-1, mended in 1.1",
        "oldlib 1.0: X-2, mended in no version yet",
    )


def test_a_package_that_was_skipped_is_not_counted_as_sound() -> None:
    judged = judge({"dependencies": [SKIPPED]})
    assert judged.checked == 0
    assert judged.unknown == ("ours: not found and could not be audited",)
