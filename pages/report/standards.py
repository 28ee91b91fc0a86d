"""What published standards for health information ask for.

The words are ours, and shorter than the standards' own. A criterion without a function is for
people to judge: a topic's `judgements.yml` says how it stands there, and why.
"""

from __future__ import annotations

from pages.report import criteria
from pages.report.criteria import Criterion, Standard

PIF = Standard(
    "PIF TICK",
    "https://pifonline.org.uk/pif-tick/about/",
    "The mark is given after an outside check. These pages do not have it.",
    (
        Criterion("PIF 1", "One documented process is followed"),
        Criterion("PIF 2", "The people who write are trained"),
        Criterion("PIF 3", "There is a real need among readers"),
        Criterion("PIF 4", "Facts rest on reliable, current evidence, told clearly"),
        Criterion("PIF 5", "Readers take part in making it"),
        Criterion("PIF 6", "Needs of language, literacy and access are met"),
        Criterion("PIF 7", "It is clear and easy to find one's way in"),
        Criterion("PIF 8", "There is a way to send feedback"),
        Criterion("PIF 9", "It is brought to the people who need it"),
        Criterion("PIF 10", "What it changes is measured"),
    ),
)

PEMAT = Standard(
    "PEMAT-P",
    "http://www.ahrq.gov/professionals/prevention-chronic-care/improve/self-mgmt/pemat/pemat3.html",
    "Items 13 and 14 are for film and sound. Items 20 to 26 were read in part, so their order "
    "and words here are ours. No score is worked out.",
    (
        Criterion(
            "PEMAT 1", "The purpose is plain from title and opening", criteria.pages_have_summaries
        ),
        Criterion("PEMAT 2", "Nothing distracts from the purpose"),
        Criterion("PEMAT 3", "Everyday words are used", criteria.plain_english),
        Criterion("PEMAT 4", "Medical words only where they teach, and explained"),
        Criterion("PEMAT 5", "Active voice"),
        Criterion("PEMAT 6", "Numbers are clear"),
        Criterion("PEMAT 7", "No sums for the reader"),
        Criterion("PEMAT 8", "Text comes in short sections", criteria.text_is_in_chunks),
        Criterion("PEMAT 9", "Headings say what follows"),
        Criterion("PEMAT 10", "The order makes sense"),
        Criterion("PEMAT 11", "There is a summary", criteria.pages_have_summaries),
        Criterion("PEMAT 12", "Key points are marked", criteria.help_is_shown),
        Criterion("PEMAT 15", "Pictures wherever they help"),
        Criterion("PEMAT 16", "Pictures support the text"),
        Criterion("PEMAT 17", "Pictures have titles"),
        Criterion("PEMAT 18", "Pictures are clear"),
        Criterion(
            "PEMAT 19", "Tables are simple, with short headings", criteria.table_heads_are_short
        ),
        Criterion("PEMAT 20", "At least one clear action is named", criteria.help_is_shown),
        Criterion("PEMAT 21", "It speaks to the reader", criteria.readers_are_spoken_to),
        Criterion("PEMAT 22", "Actions come in steps"),
        Criterion("PEMAT 23", "A tool helps to act"),
        Criterion("PEMAT 24", "A sum, where needed, is explained"),
        Criterion("PEMAT 25", "Charts are explained"),
        Criterion("PEMAT 26", "Pictures make it easier to act"),
    ),
)

CDC = Standard(
    "CDC Clear Communication Index",
    "http://www.cdc.gov/healthcommunication/clearcommunicationindex/index.html",
    "Of its 20 items, 3 were seen word for word (a to c); the rest follow its seven areas. So "
    "no score can be worked out.",
    (
        Criterion("CDC a", "There is one main message"),
        Criterion("CDC b", "The main message stands at the top"),
        Criterion("CDC c", "The main message stands out to the eye"),
        Criterion("CDC d", "There is a call to action", criteria.help_is_shown),
        Criterion("CDC e", "Words the readers use", criteria.plain_english),
        Criterion("CDC f", "The design breaks text up", criteria.text_is_in_chunks),
        Criterion(
            "CDC g", "It says what is known and what is not", criteria.causes_say_what_is_not_known
        ),
        Criterion("CDC h", "It says what to do, why and how"),
        Criterion("CDC i", "Numbers are those readers use, and explained"),
        Criterion("CDC j", "Risk is explained, with numbers where there are any"),
    ),
)

NHS = Standard(
    "NHS standard for creating health content",
    "https://service-manual.nhs.uk/content/standard-for-creating-health-content",
    "Ten essential points, then five of best practice.",
    (
        Criterion("NHS 1", "A documented process, in which clinicians approve"),
        Criterion("NHS 2", "Reviews are planned", criteria.reviews_are_planned),
        Criterion("NHS 3", "The publisher is named"),
        Criterion("NHS 4", "Adverts and interests are declared"),
        Criterion("NHS 5", "Good clinical evidence, reviewed by experts"),
        Criterion("NHS 6", "Evidence is looked at again at each update"),
        Criterion("NHS 7", "Copyright and data law are kept"),
        Criterion("NHS 8", "It rests on what users need"),
        Criterion("NHS 9", "Simple, plain English", criteria.plain_english),
        Criterion(
            "NHS 10", "People who are easily left out are thought of, and WCAG 2.1 AA is met"
        ),
        Criterion("NHS 11", "Versions are kept"),
        Criterion("NHS 12", "Last and next review are shown"),
        Criterion("NHS 13", "Sources are recorded", criteria.health_pages_cite),
        Criterion("NHS 14", "Users can comment"),
        Criterion("NHS 15", "It is designed with users"),
    ),
)

DISCERN = Standard(
    "DISCERN, questions 1 to 8",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC10367510/table/T1",
    "Questions 9 to 16 are on choices of treatment, which these pages leave to a clinician. "
    "DISCERN counts only as a whole, so no score is worked out.",
    (
        Criterion("DISCERN 1", "The aims are clear", criteria.pages_have_summaries),
        Criterion("DISCERN 2", "It reaches its aims"),
        Criterion("DISCERN 3", "It matters to its readers"),
        Criterion("DISCERN 4", "It says what its sources are", criteria.health_pages_cite),
        Criterion("DISCERN 5", "It says how old its sources are", criteria.sources_have_dates),
        Criterion("DISCERN 6", "It is balanced"),
        Criterion("DISCERN 7", "It points to more help"),
        Criterion(
            "DISCERN 8", "It says where there is doubt", criteria.causes_say_what_is_not_known
        ),
    ),
)

STANDARDS = (PIF, PEMAT, CDC, NHS, DISCERN)
