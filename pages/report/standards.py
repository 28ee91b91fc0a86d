"""What published standards for health information ask for, and how these pages stand.

The words are ours, and shorter than the standards' own. What needs people whom the project does
not have yet (clinicians, readers, a publisher) is not met, and says so.
"""

from __future__ import annotations

from pages.report import criteria
from pages.report.criteria import Criterion, Standard, met, not_applicable, not_met

NOBODY_YET = "no reader has used or tested the pages yet"
NO_FEEDBACK = "there is no address yet: whoever publishes a copy adds one (about.md)"
NO_CHART = "there are no charts or graphs"
TWO_DRAWINGS = "a leg map and a way to lace; nobody but their makers has looked at them"

PIF = Standard(
    "PIF TICK",
    "pif-tick-about",
    "The mark is given after an outside check. These pages do not have it.",
    (
        Criterion(
            "PIF 1",
            "One documented process is followed",
            met("CONTRIBUTING.md says how a page is made, cited and reviewed; the build checks it"),
        ),
        Criterion("PIF 2", "The people who write are trained", not_met("no training is recorded")),
        Criterion(
            "PIF 3",
            "There is a real need among readers",
            not_met("the questions are those of an article; no runner was asked"),
        ),
        Criterion(
            "PIF 4",
            "Facts rest on reliable, current evidence, told clearly",
            not_met("every page cites, but from excerpts: the live pages are still to be opened"),
        ),
        Criterion("PIF 5", "Readers take part in making it", not_met(NOBODY_YET)),
        Criterion(
            "PIF 6",
            "Needs of language, literacy and access are met",
            not_met("plain English, print and offline copies; one language, no audio, not tested"),
        ),
        Criterion("PIF 7", "It is clear and easy to find one's way in", not_met(NOBODY_YET)),
        Criterion("PIF 8", "There is a way to send feedback", not_met(NO_FEEDBACK)),
        Criterion("PIF 9", "It is brought to the people who need it", not_met("not published yet")),
        Criterion("PIF 10", "What it changes is measured", not_met("nothing is measured")),
    ),
)

PEMAT = Standard(
    "PEMAT-P",
    "pemat-guide-2013",
    "Items 13 and 14 are for film and sound. Items 20 to 26 were read in part, so their order and "
    "words here are ours. No score is worked out.",
    (
        Criterion(
            "PEMAT 1",
            "The purpose is plain from title and opening",
            criteria.pages_have_summaries,
        ),
        Criterion(
            "PEMAT 2",
            "Nothing distracts from the purpose",
            met("no adverts, no pictures for show; what the article got wrong stands last"),
        ),
        Criterion("PEMAT 3", "Everyday words are used", criteria.plain_english),
        Criterion(
            "PEMAT 4",
            "Medical words only where they teach, and explained",
            met("the plain word comes first, the medical one in brackets; there is a glossary"),
        ),
        Criterion(
            "PEMAT 5",
            "Active voice",
            met("the reader is the subject; passive stays where a nerve is pressed by a thing"),
        ),
        Criterion(
            "PEMAT 6",
            "Numbers are clear",
            met('numerals throughout, and "1 in 3" for shares, but for one line on training'),
        ),
        Criterion(
            "PEMAT 7",
            "No sums for the reader",
            not_met("a tenth more than the longest run, and adding up vitamin B6, are sums"),
        ),
        Criterion("PEMAT 8", "Text comes in short sections", criteria.text_is_in_chunks),
        Criterion(
            "PEMAT 9",
            "Headings say what follows",
            met("the same headings on every cause, and on every question"),
        ),
        Criterion(
            "PEMAT 10",
            "The order makes sense",
            met("emergency signs first, as a strip or a card; then what, where, when, what to do"),
        ),
        Criterion("PEMAT 11", "There is a summary", criteria.pages_have_summaries),
        Criterion("PEMAT 12", "Key points are marked", criteria.help_is_shown),
        Criterion(
            "PEMAT 15",
            "Pictures wherever they help",
            not_met("no drawing shows the heel walk or how to compare two legs"),
        ),
        Criterion("PEMAT 16", "Pictures support the text", not_met(TWO_DRAWINGS)),
        Criterion("PEMAT 17", "Pictures have titles", not_met(TWO_DRAWINGS)),
        Criterion("PEMAT 18", "Pictures are clear", not_met(TWO_DRAWINGS)),
        Criterion(
            "PEMAT 19", "Tables are simple, with short headings", criteria.table_heads_are_short
        ),
        Criterion("PEMAT 20", "At least one clear action is named", criteria.help_is_shown),
        Criterion("PEMAT 21", "It speaks to the reader", criteria.readers_are_spoken_to),
        Criterion(
            "PEMAT 22",
            "Actions come in steps",
            met("numbered steps on happening-now.md and most questions; do and do-not lists"),
        ),
        Criterion(
            "PEMAT 23",
            "A tool helps to act",
            met("a quiz whose answers can be printed, and signs to print (get-help.md)"),
        ),
        Criterion(
            "PEMAT 24",
            "A sum, where needed, is explained",
            not_met(
                "prevention.md works one out (10 km, so 11 km); faq/how-to-prevent.md does not"
            ),
        ),
        Criterion("PEMAT 25", "Charts are explained", not_applicable(NO_CHART)),
        Criterion(
            "PEMAT 26",
            "Pictures make it easier to act",
            not_met("of the actions, only lacing is drawn"),
        ),
    ),
)

CDC = Standard(
    "CDC Clear Communication Index",
    "cdc-index",
    "Of its 20 items, 3 were seen word for word (a to c); the rest follow its seven areas. "
    "So no score can be worked out.",
    (
        Criterion(
            "CDC a",
            "There is one main message",
            met(
                'index.md: "Tight shoes or laces can numb a foot on a run"; each '
                "other page has one in its summary"
            ),
        ),
        Criterion(
            "CDC b",
            "The main message stands at the top",
            met("it is the first line of index.md; on every page the summary is below the title"),
        ),
        Criterion(
            "CDC c",
            "The main message stands out to the eye",
            met("bold on index.md; the summary is set larger than the text"),
        ),
        Criterion("CDC d", "There is a call to action", criteria.help_is_shown),
        Criterion("CDC e", "Words the readers use", criteria.plain_english),
        Criterion("CDC f", "The design breaks text up", criteria.text_is_in_chunks),
        Criterion(
            "CDC g",
            "It says what is known and what is not",
            criteria.causes_say_what_is_not_known,
        ),
        Criterion(
            "CDC h",
            "It says what to do, why and how",
            met("every cause has what to do, what not to do and why not"),
        ),
        Criterion(
            "CDC i",
            "Numbers are those readers use, and explained",
            not_met("sums are left to the reader: see PEMAT 7"),
        ),
        Criterion(
            "CDC j",
            "Risk is explained, with numbers where there are any",
            not_met("how common a cause is in runners is not known, and pages say so"),
        ),
    ),
)

NHS = Standard(
    "NHS standard for creating health content",
    "nhs-content-standard-2022",
    "Ten essential points, then five of best practice.",
    (
        Criterion(
            "NHS 1",
            "A documented process, in which clinicians approve",
            criteria.clinicians_have_reviewed,
        ),
        Criterion("NHS 2", "Reviews are planned", criteria.reviews_are_planned),
        Criterion("NHS 3", "The publisher is named", not_met("no publisher yet (about.md)")),
        Criterion(
            "NHS 4",
            "Adverts and interests are declared",
            met("about.md: no adverts, nothing sold, no funding recorded"),
        ),
        Criterion(
            "NHS 5",
            "Good clinical evidence, reviewed by experts",
            criteria.clinicians_have_reviewed,
        ),
        Criterion(
            "NHS 6",
            "Evidence is looked at again at each update",
            not_applicable("this is the first edition; no page has been updated"),
        ),
        Criterion(
            "NHS 7",
            "Copyright and data law are kept",
            not_met("own words, and no data is collected, but no lawyer has looked"),
        ),
        Criterion("NHS 8", "It rests on what users need", not_met("no user was asked")),
        Criterion("NHS 9", "Simple, plain English", criteria.plain_english),
        Criterion(
            "NHS 10",
            "People who are easily left out are thought of, and WCAG 2.1 AA is met",
            not_met(
                "skin colour, pregnancy and age are on the pages; accessibility is checked by "
                "programs, not by people who use aids"
            ),
        ),
        Criterion("NHS 11", "Versions are kept", met("in Git, with CHANGELOG.md")),
        Criterion(
            "NHS 12",
            "Last and next review are shown",
            criteria.clinicians_have_reviewed,
        ),
        Criterion("NHS 13", "Sources are recorded", criteria.health_pages_cite),
        Criterion("NHS 14", "Users can comment", not_met(NO_FEEDBACK)),
        Criterion("NHS 15", "It is designed with users", not_met(NOBODY_YET)),
    ),
)

DISCERN = Standard(
    "DISCERN, questions 1 to 8",
    "discern-questions-2023",
    "Questions 9 to 16 are on choices of treatment, which these pages leave to a clinician. "
    "DISCERN counts only as a whole, so no score is worked out.",
    (
        Criterion("DISCERN 1", "The aims are clear", criteria.pages_have_summaries),
        Criterion("DISCERN 2", "It reaches its aims", not_met(NOBODY_YET)),
        Criterion("DISCERN 3", "It matters to its readers", not_met("no user was asked")),
        Criterion("DISCERN 4", "It says what its sources are", criteria.health_pages_cite),
        Criterion("DISCERN 5", "It says how old its sources are", criteria.sources_have_dates),
        Criterion(
            "DISCERN 6",
            "It is balanced",
            met("what the article got right is said as well; nothing is sold"),
        ),
        Criterion(
            "DISCERN 7",
            "It points to more help",
            met("every page leads to get-help.md, and each source to its address"),
        ),
        Criterion(
            "DISCERN 8",
            "It says where there is doubt",
            criteria.causes_say_what_is_not_known,
        ),
    ),
)

STANDARDS = (PIF, PEMAT, CDC, NHS, DISCERN)
