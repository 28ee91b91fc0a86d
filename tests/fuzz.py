"""Throw broken and hostile input at all that reads files of others: `python -m tests.fuzz`.

Each case is made from its subject and a seed, so that a failure can be had again with
`--only logo --seed 7`. The laws: no error but one in words, nothing that a person would lose or
that could do harm, no signal, and no more than `SECONDS` of processor time and `BYTES` of memory.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lxml import etree

from bundle.integrity import verify
from bundle.integrity.checksums import write_sums
from common.problems import ProblemsError
from pages.clinic import clinic
from pages.model import picture, quiz_marks
from pages.model.frontmatter import parse
from pages.model.schema import read_head
from tests.article import fuzz as article

ENOUGH = 20
"""Failures, to look at first."""
SECONDS = 5
"""Of processor time, for one case."""
BYTES = 500_000_000
"""Of memory, for one case, besides what the program needs to be there at all."""
ROOT = Path(__file__).parent.parent
ASCII_LETTERS = re.compile(r"[\x20-\x7e]*")

_YAML = [
    *(":", "-", "[]", "[a", "{a: {a: b}", "&a", "*a", "!!int", "!!python/object:os.system", "!x"),
    *("|", ">", "|+", "?", "%", "@", "`", "'", '"', "#", "---", "...", "null", "~", "yes", "0x1F"),
    *("1e9", ".inf", "2026-01-01", "012", "1_000", "<<: *a", '"\\x00"', '"\\u202e"', '"\\ud800"'),
]
_TEXTS = ["\t", "\u202e", "\u2028", "\x00", "é", "ị", "عيادة", "🦶", "#4", "x" * 3000, "\ufeff"]


@dataclass(frozen=True)
class Subject:
    """What is tried, and how what comes of it is judged."""

    check: Callable[[int], list[str]]
    """Return what is wrong with the case of a seed."""
    kept: Sequence[int] = ()
    """Seeds of cases that once failed."""


def changed(random_: random.Random, text: str, more: Sequence[str]) -> str:
    """Return a text with some lines moved, doubled, cut or with something put in."""
    lines = text.split("\n")
    for _ in range(random_.randint(0, 6)):
        at = random_.randrange(len(lines) + 1)
        choice = random_.randrange(6)
        if choice <= 1 and at < len(lines):
            where = random_.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:where] + random_.choice(more) + lines[at][where:]
        elif choice == 2:
            lines.insert(at, random_.choice(more))
        elif choice == 3:
            del lines[at : at + random_.randint(1, 3)]
        elif choice == 4:
            lines[at:at] = lines[at : at + random_.randint(1, 4)]
        else:
            lines[at:at] = ["  " * random_.randint(0, 30) + f"k{random_.randint(0, 9)}: [x, *a]"]
    return "\n".join(lines)


def spoilt(random_: random.Random, data: bytes) -> bytes:
    """Return bytes with some of them changed, cut off or doubled."""
    made = bytearray(data)
    for _ in range(random_.randint(1, 5)):
        at = random_.randrange(len(made) + 1)
        choice = random_.randrange(5)
        if choice <= 1:
            made[at : at + 1] = random_.randbytes(1)
        elif choice == 2:
            del made[at : at + random_.randint(1, 60)]
        elif choice == 3:
            made[at:at] = made[max(at - random_.randint(1, 200), 0) : at]
        else:
            made[at : at + 4] = random_.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"))
    return bytes(made)


def _head(seed: int) -> list[str]:
    random_ = random.Random(seed)
    pages = sorted((ROOT / "docs").rglob("*.md"))
    text = changed(random_, random_.choice(pages).read_text("utf-8"), [*_YAML, *_TEXTS])
    source, problems = parse("page.md", text)
    last = len(text.split("\n")) + 1
    wrong = [] if source or problems else ["neither a head nor a problem"]
    if source:
        head, more = read_head(source)
        problems = [*problems, *more]
        wrong += [] if head or more else ["neither a checked head nor a problem"]
        kept = quiz_marks.kept(text).endswith(source.body)
        wrong += [] if kept else ["the body is not what stands in the file"]
    wrong += [f"a line that is none: {one}" for one in problems if not 0 <= one.line <= last]
    return wrong


def _clinic(seed: int) -> list[str]:
    random_ = random.Random(seed)
    sample = (ROOT / "clinic.sample.yml").read_text("utf-8")
    sample = re.sub(r"^# (?=\w+: )", "", sample, flags=re.MULTILINE)
    data = changed(random_, sample, [*_YAML, *_TEXTS]).encode("utf-8", "surrogatepass")
    data = spoilt(random_, data) if random_.random() < 0.2 else data
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "clinic.yml")
        file.write_bytes(data)
        try:
            found = clinic.read(file, ["uk", "us"])
        except ProblemsError as error:
            last = len(data.decode("utf-8", "replace").splitlines()) + 1  # as YAML counts them
            return [f"a line that is none: {p}" for p in error.problems if not 0 <= p.line <= last]
    told = f"{found.name}{found.hours}{found.address}{found.website}"
    unseen = clinic.NOT_TO_BE_SEEN.sub("", told.replace(clinic.ISOLATE, "").replace(clinic.END, ""))
    wrong = [] if len(unseen) == len(re.sub("[\u2066-\u2069]", "", told)) else ["an unseen sign"]
    return wrong + ([] if found.website.startswith(("", "https://")) else [found.website])


_HARM = [
    *("<script>x()</script>", "<a href='javascript:x()'>", "</svg>", "<!DOCTYPE svg>", "<!--"),
    *(
        "<style>@import 'http://a.example';</style>",
        "<use href='#a'/>",
        "<g id='a'>",
        "</g>",
        "&a;",
    ),
    *("<image href='http://a.example/b'/>", "<image href='data:image/png;base64,AAAA'/>", "<set/>"),
    *("<foreignObject>", "<animate/>", "<?x y?>", "<![CDATA[", " id='a'", " width='1e99'"),
    *(" onload='x()'", " style='fill:url(http://a.example)'", " xml:base='http://a'"),
    *(" transform='scale(9e9)'", " href='//a.example'"),
]
_FAR = re.compile(r"javascript:|^\s*(?:https?:)?//|url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)
_RUNS = {"script", "foreignobject", "set", "animate", "iframe", "handler", "a"}


def _logo(seed: int) -> list[str]:
    random_ = random.Random(seed)
    samples = sorted(p for p in (ROOT / "docs").rglob("*") if p.suffix in (".svg", ".png", ".jpg"))
    sample = random_.choice(samples)
    if sample.suffix == ".svg" and random_.random() < 0.8:
        text = sample.read_text("utf-8").replace(">", ">\n")
        data = changed(random_, text, _HARM).encode("utf-8", "surrogatepass")
    else:
        data = spoilt(random_, sample.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        name = f"logo{random_.choice((sample.suffix, sample.suffix, '.svg', '.png', '.jpg'))}"
        Path(folder, name).write_bytes(data)
        told = picture.problem(Path(folder), name)
    if told or not name.endswith(".svg"):
        return []
    let_in = []
    for element in etree.fromstring(data).iter("{*}*"):
        tag = etree.QName(element).localname.lower()
        let_in += [tag] if tag in _RUNS else []
        let_in += [str(name) for name in element.attrib if str(name).lower().startswith("on")]
        values = [*element.attrib.values(), (element.text or "") if tag == "style" else ""]
        let_in += [str(value) for value in values if _FAR.search(str(value))]
    return [f"let in: {one}" for one in let_in]


_PAGES = {"a.html": b"<p>a</p>", "b.html": b"<p>b</p>" * 40, "c/d.html": b"d" * 3000}


def _verify(seed: int) -> list[str]:
    random_ = random.Random(seed)
    made = io.BytesIO()
    pages = dict(_PAGES)
    with zipfile.ZipFile(made, "w", random_.choice((0, 8))) as packed:
        for name, text in pages.items():
            packed.writestr(f"copy/{name}", text)
        if random_.random() < 0.2:
            name = random_.choice(("copy/A.html", "../x", "/x", "copy/c", "copy/\u202ex", "x\\y"))
            packed.writestr(name, random_.choice((b"", b"\0" * 3_000_000)))
        packed.writestr("copy/SHA256SUMS", write_sums(pages))
    data = spoilt(random_, made.getvalue())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "copy.zip")
        file.write_bytes(data)
        try:
            found = verify.verify(file)
        except (ProblemsError, OSError) as error:
            return [] if ASCII_LETTERS.fullmatch(str(error).replace("\n", "")) else [repr(error)]
        odd = [f"not escaped: {f!r}" for f in map(str, found.findings) if not f.isprintable()]
        return odd if found.findings else odd + list(_missed(file))


def _missed(file: Path) -> Iterator[str]:
    """Yield which pages are not as they were, where nothing was said of it."""
    with zipfile.ZipFile(file) as packed:
        for name, text in _PAGES.items():
            now = packed.read(f"copy/{name}")
            if sha256(now).digest() != sha256(text).digest():
                yield f"{name} is another, and nothing says so"


SUBJECTS: Mapping[str, Subject] = {
    "article": Subject(article.check),
    "head": Subject(_head),
    "clinic": Subject(_clinic),
    "logo": Subject(_logo),
    "verify": Subject(_verify),
}


def problems(subject: str, seed: int) -> list[str]:
    """Return what is wrong with one case, an error without words included."""
    try:
        return SUBJECTS[subject].check(seed)
    except Exception:
        return [traceback.format_exc()]


def _go(subjects: Sequence[str], first: int, end: float, now: object, found: object) -> None:
    """Try one case after the other; the processor's clock stops one that takes too long."""
    using = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (using + BYTES, resource.RLIM_INFINITY))
    seed, failures = first, 0
    while time.monotonic() < end and failures < ENOUGH:
        now.value = seed  # type: ignore[attr-defined]
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        subject = subjects[seed % len(subjects)]
        for told in problems(subject, seed)[:1]:
            # written at once: the next case may be the last of this process
            found.put((subject, seed, told[-1500:]))  # type: ignore[attr-defined]
            failures += 1
        seed += 1
    signal.setitimer(signal.ITIMER_PROF, 0)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on")
    parser.add_argument("--only", nargs="*", choices=SUBJECTS, default=list(SUBJECTS))
    parser.add_argument("--seed", type=int, help="try this one case of each subject")
    options = parser.parse_args(argv)
    if options.seed is not None:
        told = [f"{name}: {one}" for name in options.only for one in problems(name, options.seed)]
        print(*told or ["nothing is wrong"], sep="\n")
        return 1 if told else 0
    forked = multiprocessing.get_context("fork")
    end = time.monotonic() + options.seconds
    first = seed = int(time.time()) * 1000  # other cases each time; a failure prints its seed
    failures = 0
    while time.monotonic() < end and failures < ENOUGH:
        now, found = forked.Value("q", seed), forked.SimpleQueue()
        child = forked.Process(target=_go, args=(options.only, seed, end, now, found))
        child.start()
        child.join()
        while not found.empty():
            subject, at, told = found.get()
            print(f"{subject}, seed {at}: {told}", flush=True)
            failures += 1
        seed = now.value + 1
        if child.exitcode:
            subject = options.only[now.value % len(options.only)]
            name = signal.Signals(-child.exitcode).name if child.exitcode < 0 else child.exitcode
            print(f"{subject}, seed {now.value}: stopped by {name}", flush=True)
            failures += 1
    print(f"{seed - first} cases, seeds {first} to {seed - 1}, {failures} against a law")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
