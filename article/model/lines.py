"""Lines that stand in a text and are none of it: adverts, calls to buy, captions, dates."""

from __future__ import annotations

import re

from article.model.headings import CALL, about_author

_BETWEEN = re.compile(r"\s{1,3}[|•·/–—]\s{1,3}")  # between "By Ann Lee" and "May 3, 2023"
_SHORT = 160
LONGEST = 700
"""Characters; nothing longer is judged by its wording."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}"
    rf"|{_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}))"
)
_READ_TIME = r"(?:(?:estimated )?(?:reading|read) time:? ?)?(?:about )?\d{1,2} ?-?min(?:ute)?s?"
_DATED = (
    r"(?:(?:first |page |originally |article )?(?:published|updated|posted|written|modified|checked"
    r"|edited|reviewed|medically reviewed|last (?:updated|reviewed|modified|checked|edited"
    r"|medically reviewed))|date|on)"
)
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]m)?)?"
_AFTER_DATE = rf"(?: ?(?:[|•·,–—-]|by) ?(?:{_READ_TIME}(?: read)?|.{{1,40}}))?"
_FILLING = r"(?:also|more|next|this|our|too|on|about|related|now|the|full|post|article|guide|video)"
_PIECES = r"(?:posts?|articles?|reading|stories|topics|content|links?|pages?|guides?|videos?)"
_LEADS = r" ?[:»›>→|]{1,2} ?.{1,250}"
_NETWORKS = (
    r"(?:facebook|twitter|x|linkedin|pinterest|whats ?app|instagram|tik ?tok|youtube|reddit|e-?mail"
    r"|telegram|messenger|tumblr|print|copy link|share|tweet|pin(?: it)?|rss|threads|bluesky|sms)"
)
_VISIT = r"(?:appointment|visit|consultation|call|session|quote|assessment|evaluation|demo|trial)s?"

FOOT = re.compile(r"(?:copyright|©|\(c\))[^.\n]{0,30}\b(?:19|20)\d\d\b", re.IGNORECASE)  # "© 2026"

_WORDINGS: dict[str, tuple[str, ...]] = {
    "advert": (
        (
            r"\W{0,4}(?:advertisements?|advertising|adverts?|ads?|sponsored(?: content| post|"
            r" links?)?|promoted|promotion)\W{0,4}"
        ),
        r"(?:advertisement|advert|ad|sponsored|promotion)(?: by)? ?[:|–—-] ?.{1,300}",
        (
            r"(?:advertisement )?\W{0,3}(?:article|story|content|text|post)? ?continues?"
            r" (?:reading )?(?:below|after)\b.{0,60}"
        ),
        (
            r"th(?:is|e) (?:post|article|page|content)\b.{0,30}\b(?:affiliate"
            r"|sponsored)\b.{0,300}"
        ),
        r"as an amazon associate\b.{0,200}",
        r"(?:we|i) (?:may|might) (?:earn|receive)\b.{0,300}",
    ),
    "read also": (
        rf"\W{{0,4}}(?:also |please )?(?:read|see)(?: {_FILLING}){{0,5}}{_LEADS}",
        rf"\W{{0,4}}(?:check out|watch|view|visit|explore|discover)(?: {_FILLING}){{1,5}}{_LEADS}",
        rf"\W{{0,4}}(?:related|recommended|further|suggested)(?: {_PIECES})?(?: for you)?{_LEADS}",
        rf"\W{{0,4}}more (?:on this|information|from us|like this){_LEADS}",
        rf"\W{{0,4}}(?:up next|next up|don[’']t miss|trending(?: now)?|must read){_LEADS}",
        rf"\W{{0,4}}(?:learn more|find out more|keep reading|editor[’']s picks?){_LEADS}",
        r"\W{0,4}(?:(?:see|read) also|also (?:read|see))\b.{0,250}",
        (
            r"\W{0,4}(?:you|readers) (?:may|might|could|will|would|ll)(?: also)? (?:like"
            r"|enjoy|love|want|be interested)\b.{0,250}"
        ),
        (
            r"(?:read|learn|find out|see|discover|view|know) more(?: (?:about|on|here|at|from"
            r"|in)\b[^.]{0,120})? ?[…»›>→.]{0,3}"
        ),
        r"(?:click|tap|press) (?:here|on|the)\b.{0,160}",
        r"continue reading\b.{0,80}",
    ),
    CALL: (
        (
            r"(?:book|schedule|request|arrange|reserve|shop|buy|order|call|apply|donate|enrol"
            r"|enroll|sign up|register|log ?in|download|inquire|enquire)(?: it| yours?)?"
            r" (?:now|online|today|here|free)(?: (?:and|with|for|at) [^.]{0,40})?[!»›>→]{0,3}"
        ),
        (
            r"(?:book|schedule|request|arrange|make|get) (?:an?|your|the|our|my) (?:[\w-]+"
            rf" ){{0,3}}{_VISIT}(?: (?:now|online|today|here|with (?:us|our|dr)\b[^.]{{0,40}}"
            r"|at our[^.]{0,40}))?[!»›>→]{0,3}"
        ),
        (
            r"(?:call|contact|text|e-?mail|message|visit|phone) (?:us|our (?:office|clinic"
            r"|team|practice))\b(?! if)(?! when)[^.]{0,80}[.!]?"
        ),
        r"(?:call|phone|tel|telephone)\W{0,3}\+?[\d() .-]{6,20}",
        (
            r"(?:to )?(?:schedule|book|make) (?:an?|your) (?:[\w-]+ ){0,3}(?:appointment"
            r"|consultation|visit)\b,? (?:please )?(?:call|contact|click|visit)\b.{0,160}"
        ),
        r"add to (?:cart|basket|bag)",
        r"(?:check|see|view) (?:the )?(?:latest )?(?:price|deal|offer)s?\b.{0,40}",
        r"get started(?: (?:now|today|here))?[!»›>→]{0,3}",
        r"ready to .{0,80}[?!]",
        (
            r"find an? (?:doctor|clinic|\w+ist|location|therapist)(?: near"
            r" (?:you|me))?"
        ),
        (
            r"(?:free|limited)(?: [\w-]+)? (?:shipping|delivery|consultation|offer"
            r"|download)\b[^.]{0,60}"
        ),
        r"(?:book|request|schedule) (?:appointment|consultation|visit)s?[!»›>→]{0,3}",
        r"(?:submit|send|get a quote|view details|learn more|patient portal)[!»›>→]{0,3}",
    ),
    "sharing and sign-up": (
        rf"(?:{_NETWORKS}[\s,|/•·&+]{{0,4}}(?:and )?){{1,12}}",
        r"share(?: (?:this|on|via|with|it|the|by)\b.{0,60})?[!:]?",
        r"tweet this",
        r"pin (?:it|for later)\b.{0,40}",
        r"(?:follow|like|find|join) us (?:on|at)\b.{0,100}",
        r"(?:print|save|bookmark)(?: this)?(?: (?:page|article|post))?",
        r"subscribe(?: (?:to|for|now|today|here|and)\b.{0,120})?[!.]?",
        r"sign up (?:for|to)\b.{0,160}",
        (
            r"join (?:our|over|\d).{0,80}\b(?:newsletter|list|community|readers|subscribers"
            r"|people)\b.{0,60}"
        ),
        r"(?:get|receive) .{0,80}\b(?:your inbox|newsletter)\b.{0,80}",
        r"(?:enter )?your e-?mail(?: address)?\b.{0,60}",
        (
            r"(?:was|is|did you find) this (?:article |page |post |content |information"
            r" )?(?:helpful|useful)\b.{0,60}"
        ),
        r"rate this\b.{0,40}",
        r"\d{1,6} (?:shares?|likes?|views?|comments?|repl(?:y|ies))",
        r"leave a (?:comment|reply)\b.{0,60}",
        r"(?:post|add|write) a comment",
        r"no comments(?: yet)?",
        r"reply",
    ),
    "caption": (
        (
            r"(?:photo|image|picture|illustration|photograph|graphic)s? ?(?:credits?"
            r"|sources?)\b ?:?.{0,160}"
        ),
        (
            r"(?:photo|image|picture|illustration|photograph|graphic|video)s? ?(?:by|from"
            r"|courtesy(?: of)?|via|©)(?!.{0,80}\b(?:shows?|can|is|are|helps?|may"
            r"|will)\b).{0,80}"
        ),
        r"(?:photo|image|picture) ?[:©] ?.{1,160}",
        r"fig(?:ure|\.)? ?\d{1,2} ?[:.–—-] .{1,250}",
        r"credit ?: .{1,120}",
        (
            r"(?:©|via|.{1,60} ?[/|]) ?(?:getty images|shutterstock|istock|unsplash|pexels"
            r"|adobe stock|freepik|canva)\b.{0,60}"
        ),
        r"(?:getty images|shutterstock|istock|unsplash|pexels)\b.{0,60}",
    ),
    "cookie notice": (
        (
            r"(?:we|this (?:web)?site|our (?:web)?site|the site)(?: and our partners)?"
            r" (?:uses?|sets?|stores?|needs?)(?: [\w-]+){0,3} cookies\b.{0,600}"
        ),
        (
            r"by (?:continuing|using|clicking|browsing)\b.{0,120}\b(?:cookies|privacy policy"
            r"|terms of)\b.{0,400}"
        ),
        r"(?:accept|reject|decline|allow|deny)(?: all| only)?(?: essential)?(?: cookies)?",
        r"(?:manage|cookie) (?:preferences|cookies|consent|options|settings|policy|notice)",
        r"i (?:accept|agree)",
        r"got it!?",
    ),
    "date or reading time": (
        rf"(?:{_DATED}(?: on| at| in)?:? ?){{0,2}}{_DATE}{_TIME}{_AFTER_DATE}\W{{0,3}}",
        rf"{_READ_TIME}(?: read)?\W{{0,3}}(?:[|•·–—-] ?.{{1,40}})?",
    ),
    "navigation": (
        r"(?:skip|jump) to .{1,40}",
        r"back to (?:top|the top|blog|home|all\b.{0,20}|list|overview)",
        r"(?:go back|top)",
        r"return to (?:top|home|blog)\b.{0,20}",
        r"(?:home|start)(?:page)?(?: ?[>›»/|→·] ?[^>›»/|→·]{1,80}){1,6}",
        r"you are here:? .{1,160}",
        r"(?:toggle|open|close|main|show|hide) (?:menu|navigation|search|all)",
        r"menu",
        r"search",
        r"(?:previous|next) (?:post|article|page)\b.{0,100}",
        r"[«‹←] ?.{1,100}",
        r".{1,100} ?[»›→]",
        r"(?:listen to|play) this\b.{0,40}",
        r"loading\W{0,3}",
        r"page \d{1,3} of \d{1,3}",
        r"(?:tags?|categor(?:y|ies)|filed under|tagged(?: with)?|topics?) ?: .{1,160}",
        r"(?:show|load|view) (?:more|less)",
    ),
    "legal notes": (
        r"(?:copyright|©|\(c\)) .{0,200}",
        r".{0,60}\ball rights reserved\b.{0,80}",
        r"(?:medical )?disclaimer ?: .{1,600}",
        (
            r"(?:th(?:is|e)|our|all) (?:[\w-]+ ){0,3}(?:article|content|page|site|information"
            r"|blog|website|material|post)\b.{0,120}\b(?:not (?:intended|meant|a substitute"
            r"|to be)|for (?:general |your )?(?:information(?:al)?|educational)\b).{0,500}"
        ),
    ),
}
_NO_TEXT = {
    reason: re.compile("|".join(alternatives), re.IGNORECASE)
    for reason, alternatives in _WORDINGS.items()
}


def no_text(line: str) -> str:
    """Return what a line is that is none of the article's text, such as `advert`, or nothing."""
    if len(line) > LONGEST:
        return ""
    reason = _whole(line)
    parts = _BETWEEN.split(line) if not reason and len(line) <= _SHORT else []
    if 2 <= len(parts) <= 5 and all(_whole(part) or about_author(part) for part in parts):
        return _whole(parts[0]) or "name and date"
    return reason


def _whole(line: str) -> str:
    return next((reason for reason, words in _NO_TEXT.items() if words.fullmatch(line)), "")
