"""How to set up a device whose screen stands in a waiting room."""

from __future__ import annotations

from bundle.added.sheet import Bullets, Command, Section
from bundle.source.source import Source

FILE = "kiosk.html"


def set_up_kiosk(source: Source) -> list[Section]:
    """Return the sections: what it does, then one for each kind of device."""
    return [
        Section("What it does", _what_it_does(source.contents.kiosk_minutes)),
        FOR_IT,
        *DEVICES,
        Section("Before you read", (source.contents.notice,)),
    ]


def _what_it_does(minutes: float) -> tuple[str | Bullets, ...]:
    many = "1 minute" if minutes == 1 else f"{minutes:g} minutes"
    return (
        f"{FILE} holds all pages in one file, with large tiles. It needs no internet and no "
        "program but a browser.",
        Bullets(
            (
                f"After {many} without a touch it asks if somebody is there. With no answer it "
                "starts again, and all answers are gone. The clinic's file can set another time.",
                "Answers are in no address, in no history, in no storage. “Start again” clears "
                "them at once.",
                "In an emergency it says “Tell the staff now” first. Make sure that staff can see "
                "or hear who sits there.",
                "Some questions are private, and others may see the screen. It says that staff can "
                "give a quiet place: have one ready.",
                "No link leads out, and no window opens. It prints only if the clinic's file says "
                "so (kiosk_print: on).",
            )
        ),
        "The page cannot lock the device itself. Ask your IT to do that once, as told below. Then "
        "try it: touch every tile, and wait until it starts again, before you leave it to others.",
    )


FOR_IT = Section(
    "For IT",
    (
        "From here on it is for whoever looks after the clinic's computers. We could run the line "
        "for Firefox on Linux alone; the others follow what the makers of the browsers say.",
    ),
)


DEVICES = (
    Section(
        "Windows",
        (
            "Put the folder on the computer, for instance in C:\\kiosk. Make an account for the "
            "screen alone. Let it start one of these lines when it signs in:",
            Command(
                "Edge:",
                (
                    f"msedge.exe --kiosk file:///C:/kiosk/{FILE} --edge-kiosk-type=fullscreen "
                    "--inprivate --no-first-run",
                ),
            ),
            Command("Firefox:", (f"firefox.exe --kiosk --private-window file:///C:/kiosk/{FILE}",)),
            "Windows can also tie an account to one app: look in Settings for “kiosk”, or "
            "“assigned access”. Where it takes a web address alone, put the folder on the "
            "clinic's own web server, and give the address of the file there.",
            "Set the screen to stay on, and turn off notices and touch gestures at the edge.",
        ),
    ),
    Section(
        "Linux",
        (
            Command(
                "Chromium:",
                (
                    "chromium --kiosk --incognito --no-first-run --disable-pinch "
                    f"--overscroll-history-navigation=0 file:///srv/kiosk/{FILE}",
                ),
            ),
            Command("Firefox:", (f"firefox --kiosk --private-window file:///srv/kiosk/{FILE}",)),
            "Let an account for the screen alone start the line when it signs in, and start it "
            "again when it ends.",
        ),
    ),
    Section(
        "iPad",
        (
            Bullets(
                (
                    f"Put {FILE} on the clinic's own web server, and open its address in Safari: "
                    "in the preview of a file its buttons may not work.",
                    "Turn on Guided Access (in Settings, under Accessibility), and set a passcode. "
                    "Open the page, press the top button three times, and start it.",
                    "Under Guided Access, turn off the keyboard and the buttons at the edge. Set "
                    "Auto-Lock to never while it charges.",
                )
            ),
        ),
    ),
    Section(
        "Android tablet",
        (
            Bullets(
                (
                    f"Copy {FILE} alone to the tablet, or put it on the clinic's own web server. "
                    "Open it in the browser.",
                    "Turn on app pinning (in Settings, under Security), open the list of apps, and "
                    "pin the browser. A code then keeps people in it.",
                    "Let the screen stay on while it charges, and turn off notices.",
                )
            ),
            "A pinned browser still shows its address bar. Where that matters, use a kiosk browser "
            "that your IT department trusts, with this file as its one page.",
        ),
    ),
)
