"""Put the clinic's name, telephone and logo on its copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from common.call_button import call_first
from hooks import build
from pages.clinic import time_zones

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


log = get_plugin_logger("region")
EARLY = "assets/page/early.js"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the logo to the site, and the script for the number of the reader's time zone."""
    if here := time_zones.script(build.of(config).choosable):
        early = files.get_file_from_path(EARLY)
        # a hosted page holds both: as one they need one hash in its policy
        before = f"{early.content_string.strip()};" if early and not config.extra["offline"] else ""
        files.append(File.generated(config, time_zones.ADDRESS, content=before + here))
    clinic = build.of(config).clinic
    if clinic and clinic.logo:
        address = _address(clinic.logo)
        files.append(File.generated(config, address, abs_src_path=str(clinic.logo)))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Give templates the clinic; 404.html gets no page context, so it stands with the globals."""
    clinic, region = build.of(config).clinic, build.of(config).region
    if region.unconfirmed:
        # no warning: a strict build would stop, and whoever builds it cannot mend that
        listed = "; ".join(region.unconfirmed)
        log.info("%s, not confirmed by anybody yet: %s", region.name, listed)
    env.globals["clinic"] = clinic
    env.globals["clinic_logo"] = _address(clinic.logo) if clinic and clinic.logo else ""
    env.globals["region"] = region
    choosable = build.of(config).choosable
    first = region.calls[0] if region.is_one_place else None
    env.globals["call_first"] = lambda help_page: call_first(
        f"{help_page}#call", first, by_time_zone=bool(choosable)
    )
    env.globals["here_script"] = time_zones.script(choosable)
    env.globals["here_address"] = time_zones.ADDRESS


def _address(logo: Path) -> str:
    return f"assets/clinic/logo{logo.suffix.lower()}"
