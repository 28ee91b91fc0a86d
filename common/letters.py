"""The letters in which leaflets can be set, known before any of them is.

Leaflets are set in one typeface; words that it has not all letters for are set in others, which
come with Typst. A test holds both lists against what Typst sets.
"""

from __future__ import annotations

import unicodedata
from functools import cache

FIRST = """
    20-7e a0-131 134-137 139-13e 141-148 14c-165 168-17e 192 1cd-1dc 1de-1e3 1e6-1ed 1f0
    1f4-1f5 1f8-1ff 218-21b 21e-21f 226-233 2c6-2c7 2d8-2dd 300-304 306-308 30a-30c 326-328
    340-341 344 34f 37e 385 387 38f 394 3a9 3bc 3c0 61c 115f-1160 17b4-17b5 180b-180f
    1e02-1e03 1e08-1e0b 1e10-1e11 1e14-1e17 1e1c-1e23 1e26-1e29 1e2e-1e31 1e3e-1e41 1e44-1e45
    1e4c-1e59 1e60-1e61 1e64-1e67 1e6a-1e6b 1e78-1e7d 1e80-1e87 1e8a-1e91 1e97-1e99 1ea4-1ea7
    1eaa-1eab 1eae-1eb1 1eb4-1eb5 1ebc-1ec1 1ec4-1ec5 1ed0-1ed3 1ed6-1ed7 1ef2-1ef3 1ef8-1ef9
    1fed-1fef 1ffa-1ffb 1ffd 2000-200f 2013-2014 2018-201a 201c-201e 2020-2022 2026 202a-2030
    2039-203a 2044 205f-2064 2066-206f 2074 20ac 2113 2122 2126 212a-212b 212e 2202 220f
    2211-2212 2215 2219-221a 221e 222b 2248 2260 2264-2265 25ca feff
"""
"""What Atkinson Hyperlegible has, by code points."""
ALL = """
    20-7e a0-36f 374-377 37a-37f 384-38a 38c 38e-3a1 3a3-3ce 3d0-3e1 3f0-45f 462-463 470-477
    490-4c4 4c7-4cc 4cf-4f9 510-511 51a-51d 531-556 559-55f 561-587 589-58a 5b0-5c3 5c6
    5d0-5ea 5f0-5f4 606-607 609-60a 60c 615 61b-61c 61f 621-63a 640-655 65a 660-66d 674
    679-67b 67e-680 683-684 686-687 691 698 6a4 6a9 6af 6be 6cc 6f0-6f9 e3f e81-e82 e84
    e87-e88 e8a e8d e94-e97 e99-e9f ea1-ea3 ea5 ea7 eaa-eab ead-eb9 ebb-ebc ec8-ecd 10d0-10fc
    115f-1160 17b4-17b5 17c1-17c3 180b-180f 1d02 1d08-1d09 1d14 1d16-1d17 1d1d-1d1f 1d2c-1d2e
    1d30-1d3c 1d3e-1d5f 1d62-1d67 1d77-1d78 1d7b 1d85 1d9b-1db7 1db9-1dbf 1e00-1e9b 1e9e-1ef9
    1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4
    1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-2027 202a-2037 2039-203f
    2042 2044-204b 204f 205f-2064 2066-2071 2074-208e 2090-209c 20a0-20b5 20b8-20ba 20bd 20bf
    2100-2103 2105-2106 2109 210c-210f 2111 2113 2115-2117 2119-211a 211c-211d 2120 2122 2124
    2126-2127 212a-212b 212e 2135-2139 2148 214f-2151 2153-2184 2189 2190-2220 2223-222d
    2234-223d 2241-226b 226d-228b 228d-22a5 22ac 22b2-22b5 22b8 22c2-22c6 22cd-22d1 22da-22ed
    22ef 2300-2306 2308-2315 2318-2319 231c-2321 2325-232b 2335-237a 237d 2380-2383 2388-238b
    2395 239b-23ae 23ce-23cf 23d3 2423 2460-2473 24ea 24ff-262f 2638-268b 2690-269c 26a0-26a5
    26b0-26b1 2701-2704 2706-2709 270c-2727 2729-274b 274d 274f-2752 2756 2758-275e 2761-277f
    2794 2798-27af 27b1-27be 27c2 27c5-27c6 27dc 27e0 27e6-27eb 27f5-27f7 2987-2988 2997-2998
    29eb 29fa-29fb 2a00 2a2f 2a6a-2a6b 2b05-2b0d 2b12-2b1a 2c60-2c70 2c74-2c77 2c79-2c7a
    2c7c-2c7f 2e17-2e18 2e1f 2e22-2e25 2e2e a708-a716 a71b-a727 a789-a78e a790-a791 a7aa
    a7f8-a7f9 fb01-fb02 fb1d fb1f fb29-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fb4e
    fb52-fb81 fb8a-fb95 fb9e-fb9f fbaa-fbad fbe8-fbe9 fbfc-fbff fe70-fe74 fe76-fefc feff fffd
"""
"""What it or one of those beside it has, upright and bold: Libertinus Serif, DejaVu Sans Mono."""

UNSEEN = "Cf"
"""The kind of signs that need no letter: joiners and isolates."""


@cache
def _known(ranges: str) -> frozenset[str]:
    found: set[str] = set()
    for part in ranges.split():
        start, _, end = part.partition("-")
        found.update(map(chr, range(int(start, 16), int(end or start, 16) + 1)))
    return frozenset(found)


def lacking(text: str, ranges: str = ALL) -> list[str]:
    """Return the letters of a text that are in none of these ranges, each once, in its order."""
    return [
        letter
        for letter in dict.fromkeys(text)
        if letter not in _known(ranges) and unicodedata.category(letter) != UNSEEN
    ]
