"""How Lighthouse judges each kind of page: `python -m benchmarks.lighthouse site`.

Opens every kind of page of a built, hosted site, and a result of the quiz, three times each with
Lighthouse's own settings for phones, packed by gzip as hosts do. Prints the median of each
category, and the audits that cost points in any of the three runs. Lighthouse needs Node; nothing
else here does.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.page_weight import KINDS, wanted_site
from publish.pages.staging import parse
from scripts import browsers

RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PATIENCE = 300
"""Seconds by the clock for one run."""

Report = dict[str, Any]


class _Packed(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        data = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Say nothing: only the scores matter."""


def addresses(folder: Path) -> dict[str, str]:
    """Return where each kind of page is, from the root of the site."""
    page = parse((folder / KINDS["quiz"]).read_bytes())
    (data,) = page.find_class("quiz__data")
    quiz = json.loads(data.text or "")
    name, *_, choices, _ = quiz["questions"][0]
    # an emergency sign, which leads to a result at once
    answer = f"#{quiz['flow']}/{quiz['hash']}/{name}={choices[0][0]}"
    return KINDS | {"quiz result": KINDS["quiz"] + answer}


def judge(lighthouse: str, address: str) -> Report:
    """Return the report of one run; raise `CalledProcessError` where there is none."""
    flags = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    command = [lighthouse, address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    done = subprocess.run(
        [*command, f"--only-categories={','.join(CATEGORIES)}"],
        env=os.environ | {"CHROME_PATH": str(browsers.need("chromium"))},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    report: Report = json.loads(done.stdout)
    return report


def lost(report: Report) -> Iterator[str]:
    """Yield the audits that cost points, such as `seo: robots-txt 0.00`."""
    for category in CATEGORIES:
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                found = audit.get("displayValue", "")
                yield f"{category}: {part['id']} {audit['score']:.2f} {found}".rstrip()


def main() -> int:
    """Print the scores; return 2 where there is no site or no Lighthouse."""
    folder = wanted_site(__doc__)
    if folder is None:
        return 2
    lighthouse = shutil.which("lighthouse")
    if not lighthouse:
        print("lighthouse: could not run, it is not on the PATH: `npm install -g lighthouse`")
        return 2
    handler = functools.partial(_Packed, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_address[1]}"
        print("kind         perf  a11y  best   seo")
        for kind, page in addresses(folder).items():
            reports = [judge(lighthouse, f"{root}/{page}") for _ in range(RUNS)]
            scores = [
                statistics.median(100 * report["categories"][name]["score"] for report in reports)
                for name in CATEGORIES
            ]
            print(f"{kind:11}" + "".join(f"{score:6.0f}" for score in scores), flush=True)
            for audit in dict.fromkeys(audit for report in reports for audit in lost(report)):
                print(f"    {audit}", flush=True)
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
