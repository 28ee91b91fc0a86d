"""What a server says with every page: the part of the policy that a page cannot say of itself.

Each page carries a policy of its own (`policy`), but browsers take some rules from headers alone:
who may show the site in a frame, what it may use of the device, what it tells other sites. The
policy in the header is the sum of those of all pages. Both hold, so a page may only do what its own
says. Sources: W3C Content Security Policy Level 3, Fetch, HTML, RFC 6797.
"""

from __future__ import annotations

from common.problems import Problem, ProblemsError
from publish.pages.policy import policy_of
from publish.pages.staging import Files, pages

LONGEST = 2000
"""Characters in a line of `_headers` that Cloudflare Pages still reads."""

OTHERS = {
    "X-Content-Type-Options": "nosniff",
    # what somebody reads here about their health is not told to the sites it links to
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "accelerometer=(), gyroscope=(), magnetometer=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # this name alone: other names of the same owner are not ours to decide on
    "Strict-Transport-Security": "max-age=31536000",
}

NONE = "'none'"


def for_site(files: Files) -> dict[str, str]:
    """Return the headers that every answer for this site should carry, by name."""
    rules: dict[str, list[str]] = {}
    for name in pages(files):
        for rule in policy_of(files[name], hosted=True).split("; "):
            directive, *sources = rule.split()
            known = rules.setdefault(directive, [])
            known += [source for source in sources if source not in known]
    rules["frame-ancestors"] = [NONE]
    policy = _written(rules)
    if len(policy) > LONGEST:
        # pages still let in their own style elements alone: both policies hold
        rules["style-src"] = ["'self'", "'unsafe-inline'"]
        policy = _written(rules)
    if len(policy) > LONGEST:
        message = (
            f"expected a policy of at most {LONGEST} characters, found {len(policy)}: pages have "
            "too many different scripts inside them; put them into a file"
        )
        raise ProblemsError([Problem("Content-Security-Policy", 0, message)])
    return {"Content-Security-Policy": policy, **OTHERS}


def _written(rules: dict[str, list[str]]) -> str:
    # 'none' stands alone or means nothing
    return "; ".join(
        " ".join([directive, *(sorted(set(sources) - {NONE}) or [NONE])])
        for directive, sources in rules.items()
    )
