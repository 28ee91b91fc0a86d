"""What a heading names: the causes, questions, the end, or a part that no page is made of."""

from __future__ import annotations

import re

QUESTIONS_AHEAD = re.compile(
    r"(?:.{0,60}\b(?:faqs?|frequently asked|questions?|q ?(?:&|and) ?a)\b)", re.IGNORECASE
)  # "Common questions", "FAQ"
_CAUSES_AHEAD = re.compile(
    r".{0,80}\b(?:causes?|reasons?|triggers?|factors|culprits?|facts|explanations"
    r"|why (?:do|does|did|is|are|am|it|this|that|they|you|your|my|the|have|might|would|can)"
    r"|why)(?:\b|$)",
    re.IGNORECASE,
)  # "Common causes", "Why it happens"
# Such as "Risk factors", "Reasons to see a doctor", "Why choose us", "Key facts"
_NO_CAUSES = re.compile(
    r"(?:(?!causes?\b|reasons?\b).){0,80}\brisk factors?\b"
    r"|.{0,80}\b(?:reasons? (?:to|for (?:seeing|calling|visiting))"
    r"|why (?:choose|us\b|our|we\b|trust|visit|book)|(?:key|fast|quick) facts"
    r"|causes? and (?:treat|manag)\w*)"
    r"|why (?:[^?]{0,40} )?(?:matters?|needs?|(?:is|are) important)\b"
    # "Smoke may cause red eyes" is a cause; "Things that may cause red eyes" leads to some
    r"|(?!what|why|how|which)(?:(?!that\b|which\b)\S{1,20} ){1,6}(?:can|may|could|might|is|are)"
    r" (?:be )?(?:an? |one |the )?(?:caused by|cause|reason)\b"
    r"|(?:how (?:to|is|are|do) )?(?:diagnos|treat|find|manag|address|identif|test|check)\w{0,8}"
    r" (?:(?:for|the|its|your|underlying|root) ){0,3}causes?\b",
    re.IGNORECASE,
)
ASKS_WHY = re.compile(r"why\b", re.IGNORECASE)  # "Why your neck hurts", with no question mark
INTRODUCTION = re.compile(
    r"(?:introduction|intro|overview|at a glance|in brief|tl;? ?dr)\W{0,3}$", re.IGNORECASE
)
_CONCLUSIONS = (
    r"in conclusion|conclusions?|concluding thoughts|to conclude|in summary|summary|to summari[sz]e"
    r"|summing up|to sum up|to sum it up|the bottom line|bottom line|final thoughts?|final words?"
    r"|key takeaways?|the takeaways?|takeaways?|main takeaways?|wrapping up|wrapping it up"
    r"|to wrap up|wrap-up|in short|in a nutshell|in closing|closing thoughts|last words?"
    r"|all in all|the upshot"
)
CONCLUSION_HEADING = re.compile(
    rf"(?:(?:{_CONCLUSIONS})\b.{{0,60}}|(?:(?:points?|things?) to )?remember\W{{0,3}})$",
    re.IGNORECASE,
)  # "Summary"
CONCLUSION_OPENS = re.compile(rf"(?:{_CONCLUSIONS})\s?[,:–—-]", re.IGNORECASE)  # "In short, it"
CONCLUSION_WEAK = re.compile(r"(?:in short|all in all|in a nutshell|in summary)\b", re.IGNORECASE)
# How a paragraph opens that speaks of all causes together
SPEAKS_OF_ALL = re.compile(
    r"(?:to prevent|to avoid|if (?:you|your|the|any|these|it|none)|remember"
    r"|most (?:of|people|cases)|in most cases|th(?:es|os)e (?:causes|reasons|are)"
    r"|all (?:of )?these|any of these|whatever"
    r"|whichever|overall|fortunately|luckily|the good news|always|do(?:n[’']t| not) ignore|talk to"
    r"|see a|listen to|by (?:knowing|understanding)|knowing|as you can see|so,|now you know)\b",
    re.IGNORECASE,
)

# Such as "About the author", "Written by Ann", "Author: Ann", "• Ann @ site.example"
AUTHOR = re.compile(
    r"(?:about the (?:author|writer)s?\b|(?:author|writer)(?:[’']?s)? bio\w{0,8}\W{0,3}$"
    r"|(?:(?:written|posted|authored|medically reviewed|reviewed"
    r"|fact[- ]checked|edited)(?: and (?:written|reviewed|edited))? by\b)|authors?\s?:"
    r"|meet the author|view all posts"
    r"|[^\s.?!][^.?!@\n]{0,60}\s@\s[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}$)",
    re.IGNORECASE,
)
# "By Dr. Ann Example, MD"
BYLINE = re.compile(r"[Bb]y (?:[A-Z][\w.'’-]{0,30}(?:,? |,?$)){1,7}$")
# "Ann Example is a nurse", "Dr. Ann Example, MD, has written"
BIOGRAPHY = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30},? ){2,6}(?:is (?:an?|the|our)|was|has|holds|writes|works|lives|earned"
    r"|speciali[sz]es|graduated)\b"
)

CALL = "a call to book or buy"
_PARTS: dict[str, tuple[str, ...]] = {
    "sources": (
        (
            r"(?:sources?|references?|citations?|bibliography|further reading|works"
            r" cited)\W{0,3}$"
        ),
    ),
    "related articles": (
        (
            r"(?:related|recommended|popular|trending|latest|recent|similar|featured|other"
            r"|more)(?: (?:health|blog|popular|related|recent))? (?:posts?|articles?|reads?"
            r"|reading|stories|topics|content|pages|links|products|resources|guides|news"
            r"|videos?|services|conditions)\b"
        ),
        (
            r"(?:related|recommended|trending|popular)(?: now| for you| today| on"
            r" .{0,40})?\W{0,3}$"
        ),
        (
            r"(?:you|readers) (?:may|might|could|will|would)(?: also)? (?:like|enjoy|love"
            r"|find)\b"
        ),
        r"more (?:from|like this|on this topic|to read)\b",
        r"read (?:next|more|also|this next)\b",
        r"see also\b",
        r"don[’']t miss\b",
        r"keep reading\b",
        r"up next\b",
        r"editor[’']s picks?\b",
    ),
    "comments": (
        r"(?:\d{1,5} )?(?:comments?|responses|replies)\W{0,3}(?:\(?\d{0,5}\)?|(?:on|to) .{0,80})$",
        r"\d{1,5} thoughts? on\b",
        r"leave a (?:reply|comment)\b",
        r"join the (?:conversation|discussion)\b",
        r"post a comment\b",
    ),
    "sharing and sign-up": (
        r"like this\W{0,3}$",
        r"share(?: (?:this|on|via|it|with).{0,60})?\W{0,3}$",
        r"follow us\b",
        r"subscribe\b",
        r"newsletter\b",
        r"sign up\b",
        r"get our\b",
        r"stay (?:in touch|connected|updated|informed)\b",
        r"join our\b",
    ),
    "advert": (
        r"advert\w{0,10}\b",
        r"sponsored(?: .{0,20})?\W{0,3}$",
        r"shop (?:now|our|the|all|by)\b",
        r"buy (?:now|it|online|on)\b",
        r"our (?:products|store|shop)\b",
        r"special offers?\b",
    ),
    "contents": (
        (
            r"(?:table of contents|contents|in this (?:article|guide|post)|on this page|jump"
            r" to|quick (?:links|navigation))\W{0,3}$"
        ),
    ),
    "legal notes": (
        r"(?:medical )?disclaimer",
        r"disclosure",
        r"privacy",
        r"terms (?:of|and)\b",
        r"copyright",
    ),
    "about the site": (
        (
            r"(?:contact(?: us| information| details)?|get in touch|opening hours|office"
            r" hours|hours|(?:our )?locations?|find us|visit us|directions|about us|our"
            r" (?:team|services|clinics?|doctors|practice|story|mission|reviews|blog"
            r"|approach)|meet (?:the|our) .{0,30}|testimonials|patient reviews|what (?:our"
            r" )?(?:patients|clients) say|insurance|categories|tags|archives|search|menu"
            r"|navigation|follow|social media)\W{0,3}$"
        ),
        r"how we (?:review|check|fact|research|wrote|write)",
        r"why choose\b",
        r"why us\b",
    ),
    CALL: (
        (
            r"(?:book|schedule|request|make|arrange)(?: (?:an?|your|the|online|now|today|my"
            r"|free|first)){0,4} (?:appointments?|visits?|consultations?|calls?|sessions?"
            r"|assessments?|evaluations?)\b"
        ),
        r"(?:book|schedule) (?:now|online|today|with)\b",
        r"(?:are you )?ready (?:to|for) .{0,80}$",
        r"(?:still )?have (?:more |any )?questions\b",
        r"take the (?:first|next) step\b",
        r"(?:call|contact) (?:us|now|today)\b",
        r"need (?:more )?help\b.{0,30}$",
        r"get started\b",
    ),
}
_NO_PART = {
    reason: re.compile("|".join(alternatives), re.IGNORECASE)
    for reason, alternatives in _PARTS.items()
}

_KINDS = (
    r"causes?|reasons?|triggers?|risk factors?|risks?|symptoms?|signs?|warning signs?|red flags?"
    r"|complications?|treatments?|diagnos[ei]s|prevention|outlook|prognosis|overview|introduction"
    r"|background|definition|description|types|stages|epidemiology|pathophysiology|statistics"
    r"|key (?:facts|points)|treatment options|management"
)
_KIND = (
    r"(?:(?:common|possible|main|typical|less common|rare|serious|general|medical|usual|likely"
    r"|potential|other|the|some|most|key|major|frequent|early|its|all|your|possible) ){0,3}"
    rf"(?:{_KINDS})"
)
# Such as "Causes", "Possible treatment", "Signs and symptoms", "Risk factors for numb feet"
_NAMES_A_KIND = re.compile(
    rf"{_KIND}(?:(?:,| and| or| &) {_KIND}){{0,3}}"
    r"(?: (?:of|for|in|with|behind|to watch)\b.{0,80})?\W{0,3}$",
    re.IGNORECASE,
)
_OTHER_TOPICS = re.compile(
    r"(?:(?:common|possible|other|possible|best|home|simple|general|medical|easy|quick) ){0,2}"
    r"(?:when (?:to|should)\b|treat(?:ment|ing|ed)?s?\b|diagnos|prevent|symptom|signs?\b"
    r"|what (?:is|are|not|about|to|you can|can you|can i|should|helps)\b"
    r"|how (?:to|is|are|do|does|can|we|much|long|should|you|[^?]{3,40} (?:is|are))\b|tips?\b"
    r"|outlook|(?:home )?remed"
    r"|see(?:ing)? (?:a|your)\b|red flag|warning|getting help|get help|self-care|living with"
    r"|exercises\b|stretches\b|understanding|risk factors?\b|complications?\b|recovery\b"
    r"|relief\b|management\b|managing\b|ways (?:to|of)\b|anatomy\b|key facts|next steps"
    r"|finding (?:the|out)\b"
    r"|(?:step|day|week|month|part|phase|chapter) \d)",
    re.IGNORECASE,
)  # "Treatment", "When to see a doctor"


_PART_OF = re.compile(
    r"(?P<topic>[^.?!]{3,60}?) (?:causes|symptoms|signs|treatments?|diagnosis|tests?|prevention"
    r"|complications|outlook|prognosis|risk factors|remedies|overview|triggers|types|stages)"
    r"\W{0,3}$",
    re.IGNORECASE,
)


_OTHER_PARTS = re.compile(
    r"\b(?:symptoms?|signs|treatments?|diagnosis|prevention|remedies|types|overview)\b",
    re.IGNORECASE,
)  # "Earache: symptoms, causes, treatment"


# "Personal factors", "Hormonal and genetic factors": beside others, one group of causes
_SOME_FACTORS = re.compile(
    r"(?!risk|contributing|common|main|key|other|possible|causal|causative|important|known|the\b)"
    r"[^\W\d_]{3,20}(?: (?:and|&|or) [^\W\d_]{3,20})? factors\W{0,3}$",
    re.IGNORECASE,
)


def some_factors(text: str) -> bool:
    """Tell whether a heading names factors of one kind, which are a cause among others."""
    return bool(_SOME_FACTORS.match(text))


def other_parts(text: str) -> set[str]:
    """Return the words of a heading for other parts of an article on one condition."""
    return set(_OTHER_PARTS.findall(text[:300].casefold()))


def topic_of_part(text: str) -> str:
    """Return the topic in a heading that names a part of it (`Cramp treatment`), or nothing."""
    found = _PART_OF.match(text[:150])
    return found["topic"] if found else ""


def causes_ahead(text: str) -> bool:
    """Tell whether a heading or line leads to the causes."""
    return bool(_CAUSES_AHEAD.match(text)) and not _NO_CAUSES.match(text)


def only_causes(title: str) -> bool:
    """Tell whether a title leads to causes and lists no other parts of its topic beside them."""
    return causes_ahead(title) and not _OTHER_PARTS.search(title[:300])


def no_part(text: str) -> str:
    """Return why a heading opens no part of the article's subject, or nothing."""
    return next((reason for reason, words in _NO_PART.items() if words.match(text)), "")


def of_the_site(reason: str) -> bool:
    """Tell whether a reason of `no_part` holds for a question too: `Why choose our clinic?`."""
    return reason in (CALL, "about the site")


def names_a_kind(text: str) -> bool:
    """Tell whether a heading names a kind of thing ("Causes", "Risk factors"), not one of them."""
    return bool(_NAMES_A_KIND.match(text))


def other_topic(text: str) -> bool:
    """Tell whether a heading is about something else than one cause."""
    return bool(_OTHER_TOPICS.match(text)) or names_a_kind(text)


def about_author(text: str) -> bool:
    """Tell whether a line names the author or somebody who checked the text."""
    return bool(AUTHOR.match(text) or BYLINE.match(text))
