"""Where the article is wrong or unsafe, the page that answers it says so.

The data name for each section of the article its page, and the points that the evidence makes
against it: the words of a point stand together in one passage.
"""

from __future__ import annotations

import pytest

from pages.model.schema import FromArticle
from tests.topic.real import CATALOGUE, PASSAGES, data, with_words

CORRECTIONS = data("corrections.json")


def test_every_section_of_the_article_has_its_correction() -> None:
    answered = {
        page.head.article.section: page.path
        for page in CATALOGUE.pages.values()
        if isinstance(page.head.article, FromArticle)
    }
    assert {section: one["page"] for section, one in CORRECTIONS.items()} == answered


@pytest.mark.parametrize("section", CORRECTIONS)
def test_the_correction_stands_on_the_page(section: str) -> None:
    page = CORRECTIONS[section]["page"]
    for words in CORRECTIONS[section]["says"]:
        assert with_words(PASSAGES[page], words), f"{page} does not say: {', '.join(words)}"
