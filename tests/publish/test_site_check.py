"""The check of a built site: silent on a good one, and one row for each thing it finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.checks.site_check import check, run

HEAD = '<meta name="description" content="{description}"><title>{title}</title>'
NOTICE = "<aside data-disclaimer><p>General information.</p></aside>"


def page(title: str, description: str, body: str) -> str:
    head = HEAD.format(title=title, description=description)
    head += '<link rel="stylesheet" href="@site.css">'
    top = f'{NOTICE}<h1 id="top">{title}</h1>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>{top}\n{body}\n</body></html>'
    )


HOME = page(
    "Numb feet",
    "Why feet go numb.",
    """\
<h2 id="causes">Causes</h2>
<ul><li><a href="causes/shoes/">Shoes</a></li><li><a href="causes/shoes/#why">Why shoes</a></li>
<li><a href="#causes">Causes</a></li>
<li><a href="causes/shoes/index.html?print=1">Print</a></li></ul>
<p style="background: url(assets/leg%20map.svg)">Read <a href="https://example.org/">more</a>, or
<a href="mailto:somebody@example.org">write</a>.</p>
<h3>Deeper</h3>
<img src="assets/leg%20map.svg" srcset="assets/leg%20map.svg 1x, assets/big.png 2x" alt="A leg">
<svg><use xlink:href="assets/leg%20map.svg#toe"></use></svg>
<a href="causes/shoes/"><img src="assets/big.png" alt="Shoes"></a>
<a href="causes/shoes/" aria-label="Shoes"></a>
<script type="application/json">{"pages": ["causes/shoes/#why"], "url": "causes/shoes/"}</script>
<h2>Last</h2>""",
).replace("@site.css", "assets/site.css")

SHOES = page(
    "Shoes",
    "Tight shoes press on nerves.",
    """\
<h2 id="why">Why</h2><p><a name="old-name"></a>See <a href="../../#top">the first page</a>.</p>
<p><a href="#old-name">Back</a> <a href="../..">Home</a></p>""",
).replace("@site.css", "../../assets/site.css")

ABOUT = page("About", "Who wrote this.", "<p>Somebody.</p>").replace("@site.css", "assets/site.css")

NOT_FOUND = page("Not here", "Why feet go numb.", '<p><a href="/">Home</a></p>').replace(
    "@site.css", "/assets/site.css"
)

GOOD = {
    "index.html": HOME,
    "causes/shoes/index.html": SHOES,
    "404.html": NOT_FOUND,
    "assets/site.css": "/* url(old.png) */\n@import 'more.css';\na { background: url(big.png) }",
    "assets/more.css": "a { mask: url('data:image/svg+xml,<svg/>'); filter: url(#soft) }",
    "assets/big.png": "",
    "assets/leg map.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="toe"><a href='
    '"../causes/shoes/#why"><path d="M0 0"/></a></g></svg>',
    "search/search_index.json": '{"docs": [{"location": "", "title": "a.b"}, '
    '{"location": "causes/shoes/#why"}]}',
    "app.js": "var url = 'nowhere/';",
}


def build(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def offline(files: dict[str, str]) -> dict[str, str]:
    """Make of the good site one that opens from a disk."""
    made = {
        path: text.replace('shoes/"', 'shoes/index.html"')
        .replace("shoes/#", "shoes/index.html#")
        .replace('"../../#top"', '"../../index.html#top"')
        .replace('"../.."', '"../../index.html"')
        for path, text in files.items()
    }
    index = made["search/search_index.json"]
    more = {"search/search_index.js": f"var __index = {index};", "about.html": ABOUT}
    return made | more


def published(files: dict[str, str]) -> dict[str, str]:
    """Make of the good site one that says where on the web it stands."""
    canonical = '<link rel="canonical" href="https://example.org/feet/{}"></head>'
    return files | {
        "index.html": HOME.replace("</head>", canonical.format("")),
        "causes/shoes/index.html": SHOES.replace("</head>", canonical.format("causes/shoes/")),
        "404.html": NOT_FOUND.replace('="/', '="/feet/'),
    }


@pytest.mark.parametrize("kind", [dict, offline, published], ids=["hosted", "offline", "published"])
def test_a_good_site_is_clean(tmp_path: Path, kind: type[dict[str, str]]) -> None:
    assert check(build(tmp_path, kind(GOOD))) == []


A_LINK = '<a href="causes/shoes/">Shoes</a>'

FAULTS = [
    # what it is, file, what stands there, what is planted, what is said
    ("no such file", "index.html", "shoes/index.html?", "shoe/index.html?", "leads to no file"),
    ("near name", "index.html", "shoes/index.html?", "shoe/index.html?", "Did you mean 'causes/sh"),
    ("no such folder", "index.html", A_LINK, '<a href="causes/">C</a>', "no 'causes/index.html'"),
    ("other case", "index.html", "shoes/index.html?", "Shoes/index.html?", "leads to no file"),
    ("no such place", "index.html", "shoes/#why", "shoes/#where", "has no id 'where'"),
    ("no such place here", "index.html", 'href="#causes"', 'href="#cause"', "has no id 'cause'"),
    ("out of the site", "index.html", A_LINK, '<a href="../x/">X</a>', "leads out of the site"),
    ("root, no file", "404.html", 'href="/"', 'href="/x.html"', "leads to no file"),
    ("no address", "index.html", A_LINK, '<a href="">X</a>', "leads nowhere"),
    ("placeholder", "index.html", A_LINK, '<a href="#">X</a>', "leads nowhere"),
    ("script link", "index.html", A_LINK, '<a href="java\nscript:go()">X</a>', "found javascript:"),
    ("data link", "index.html", A_LINK, '<a href="data:text/html,x">X</a>', "found data:"),
    ("disk link", "index.html", A_LINK, '<a href="file:///c:/x">X</a>', "found file:"),
    ("no scheme", "index.html", A_LINK, '<a href="//example.org">X</a>', "has no http:"),
    ("image gone", "index.html", 'src="assets/big.png"', 'src="big.png"', "<img src> 'big.png'"),
    ("srcset gone", "index.html", "assets/big.png 2x", "assets/huge.png 2x", "<img srcset>"),
    ("poster gone", "index.html", A_LINK, '<video poster="x.png"></video>', "<video poster>"),
    ("object gone", "index.html", A_LINK, '<object data="x.svg"></object>', "<object data>"),
    ("drawing part", "index.html", "map.svg#toe", "map.svg#heel", "has no id 'heel'"),
    ("style gone", "index.html", "url(assets/leg%20map.svg)", "url(x.png)", "<p style> 'x.png'"),
    ("refresh", "index.html", "<body>", '<meta http-equiv="refresh" content="0; url=x"><body>',
     "<meta refresh> 'x'"),
    ("css gone", "assets/site.css", "url(big.png)", "url(x.png)", "style sheet 'x.png'"),
    ("css import gone", "assets/site.css", "'more.css'", "'less.css'", "'less.css' leads to no"),
    ("link in a drawing", "assets/leg map.svg", "#why", "#where", "has no id 'where'"),
    ("broken drawing", "assets/leg map.svg", "</svg>", "", "not an image"),
    ("search index", "search/search_index.json", "#why", "#where", '"location" in the data'),
    ("broken index", "search/search_index.json", "]}", "]", "not JSON"),
    ("data in a page", "index.html", '["causes/shoes/#why"]', '["causes/boots/"]', '"pages" in'),
    ("broken data", "index.html", '["causes/shoes/#why"]', "[causes]", "is not JSON"),
    ("script outside", "index.html", A_LINK, '<script src="https://x.org/a.js"></script>',
     "loaded from outside"),
    ("image outside", "index.html", A_LINK, '<img src="//x.org/a.png" alt="">', "has no http:"),
    ("frame outside", "index.html", A_LINK, '<iframe src="http://x.org"></iframe>', "from outside"),
    ("preload outside", "index.html", "</head>", '<link rel="preload" href="https://x.org/f"></head>',
     "<link href>"),
    ("style outside", "assets/more.css", "#soft", "https://x.org/f.svg", "loaded from outside"),
    ("form outside", "index.html", A_LINK, '<form action="https://x.org/"></form>', "from outside"),
    ("two top headings", "index.html", "<h2>Last</h2>", "<h1>Last</h1>", "a second <h1>, 'Last'"),
    ("no top heading", "index.html", "h1", "h2", "expected one <h1>"),
    ("skipped level", "index.html", "<h3>Deeper</h3>", "<h4>Deeper</h4>", "expected <h3>"),
    ("empty heading", "index.html", "<h2>Last</h2>", "<h2> </h2>", "has no words"),
    ("no language", "index.html", ' lang="en"', "", "page's language"),
    ("no title", "index.html", "<title>Numb feet</title>", "<title> </title>", "a <title>"),
    ("same title", "index.html", "<title>Numb feet", "<title>Shoes", "also that of causes/shoes"),
    ("no description", "index.html", "Why feet go numb.", "", '<meta name="description">'),
    ("same description", "index.html", "Why feet go numb.", "Tight shoes press on nerves.",
     "description is also"),
    ("same id", "index.html", '<p style', '<p id="causes" style', "'causes' stands twice"),
    ("no alt", "index.html", ' alt="A leg"', "", "<img> has no alt"),
    ("link of an image without words", "index.html", 'alt="Shoes"', 'alt=""', "has no words"),
    ("link without words", "index.html", ">Why shoes</a>", "> </a>", "has no words"),
    ("no disclaimer", "index.html", NOTICE, "", "medical disclaimer"),
    ("no disclaimer on an error", "404.html", NOTICE, "", "medical disclaimer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "there", "planted", "said"),
    [row[1:] for row in FAULTS],
    ids=[row[0] for row in FAULTS],
)
def test_a_planted_fault_is_found(
    tmp_path: Path, path: str, there: str, planted: str, said: str
) -> None:
    assert there in GOOD[path]
    files = GOOD | {path: GOOD[path].replace(there, planted)}
    problems = check(build(tmp_path, files))
    # a twin is told of the page that comes second
    assert [p for p in problems if said in p.message and (p.path == path or "also" in said)]


OFFLINE_FAULTS = [
    (
        "root",
        'href="causes/shoes/index.html"',
        'href="/causes/shoes/index.html"',
        "make it relativ",
    ),
    (
        "folder",
        'href="causes/shoes/index.html"',
        'href="causes/shoes/"',
        "'causes/shoes/index.html'",
    ),
    ("folder, no slash", 'href="causes/shoes/index.html"', 'href="causes/shoes"', "opens a folder"),
]


@pytest.mark.parametrize(
    ("there", "planted", "said"), [row[1:] for row in OFFLINE_FAULTS],
    ids=[row[0] for row in OFFLINE_FAULTS],
)  # fmt: skip
def test_what_only_a_server_could_answer(
    tmp_path: Path, there: str, planted: str, said: str
) -> None:
    files = offline(GOOD)
    assert there in files["index.html"]
    files["index.html"] = files["index.html"].replace(there, planted)
    problems = check(build(tmp_path, files))
    assert problems
    assert all(said in problem.message for problem in problems)


def test_the_search_index_of_a_copy_is_checked_too(tmp_path: Path) -> None:
    files = offline(GOOD)
    files["search/search_index.js"] = files["search/search_index.js"].replace("#why", "#where")
    assert [p.path for p in check(build(tmp_path, files))] == ["search/search_index.js"]


def test_links_to_its_own_address_are_checked(tmp_path: Path) -> None:
    files = published(GOOD)
    link = '<a href="https://example.org/feet/causes/boots/">Boots</a>'
    files["index.html"] = files["index.html"].replace(A_LINK, link)
    files["404.html"] = files["404.html"].replace('href="/feet/"', 'href="/"')
    first, second = check(build(tmp_path, files))
    assert "starts at '/feet/'" in first.message
    assert "no 'causes/boots/index.html'" in second.message


def test_a_problem_says_where(tmp_path: Path) -> None:
    files = GOOD | {"index.html": HOME.replace("shoes/#why", "shoes/#wy")}
    first, second = check(build(tmp_path, files))
    assert str(first) == (
        "index.html:5: <a href> 'causes/shoes/#wy' leads to no place: causes/shoes/index.html has "
        "no id 'wy'. Did you mean 'why'?"
    )
    assert str(second).startswith('index.html:15: "pages" in the data')


@pytest.mark.parametrize("text", ["", "<!-- a page -->", "words"], ids=["nothing", "note", "words"])
def test_a_file_that_is_no_page_lacks_everything(tmp_path: Path, text: str) -> None:
    said = " ".join(p.message for p in check(build(tmp_path, GOOD | {"empty.html": text})))
    for part in ("language", "<title>", "<h1>", "disclaimer", "description"):
        assert part in said


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    assert [p.path for p in check(tmp_path)] == ["index.html"]


@pytest.mark.parametrize(
    ("make", "code", "said"),
    [
        (GOOD, 0, "3 pages, no problems"),
        (GOOD | {"index.html": HOME.replace(' alt="A leg"', "")}, 1, "3 pages, 1 problem\n"),
        (None, 2, "make site"),
    ],
    ids=["clean", "a problem", "no folder"],
)
def test_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: dict[str, str] | None, code: int,
    said: str,
) -> None:  # fmt: skip
    site = tmp_path / "site"
    if make is not None:
        build(site, make)
    assert run([site]) == code
    out, err = capsys.readouterr()
    assert said in out + err
