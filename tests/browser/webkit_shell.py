"""A window with one web page in WebKitGTK, for WebDriver to drive: a browser without menus.

Run by the system's own Python, which has the bindings of GTK, never imported. Next to WebKitGTK's
own MiniBrowser it can be as narrow as a phone, run scripts before a page's own, and it tells on
its standard output what the page asks for and, in WebKit's words, what went wrong in it.
Usage: python3 webkit_shell.py PROXY FOLDER
"""

import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402  (only now is it known which version)

LOOPBACK = ["127.0.0.1", "localhost"]


def tell(request):
    """Write what a page asks for on a line of its own, at once: WebKit writes there as well."""
    os.write(sys.stdout.fileno(), json.dumps({"request": request}).encode() + b"\n")


class Shell:
    """The window, and what a test can set in it by a message from the page."""

    def __init__(self, proxy, folder):
        # A private session, which WebDriver's own browser takes, would keep silent about errors.
        manager = WebKit2.WebsiteDataManager(
            base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache"
        )
        manager.set_network_proxy_settings(
            WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings(proxy, LOOPBACK)
        )
        self.context = WebKit2.WebContext(website_data_manager=manager)
        self.context.set_automation_allowed(True)
        self.context.connect("automation-started", self.start)
        self.scripts = WebKit2.UserContentManager()
        self.scripts.register_script_message_handler("first")
        self.scripts.connect("script-message-received::first", self.run_first)
        self.scripts.register_script_message_handler("dark")
        self.scripts.connect("script-message-received::dark", self.go_dark)
        self.window = Gtk.Window(default_width=1280, default_height=720)
        self.window.connect("destroy", Gtk.main_quit)

    def start(self, _, session):
        about = WebKit2.ApplicationInfo()
        about.set_name("WebKitGTK")
        session.set_application_info(about)
        session.connect("create-web-view", self.show)
        session.connect("will-close", Gtk.main_quit)

    def show(self, _):
        settings = WebKit2.Settings(
            enable_write_console_messages_to_stdout=True,
            hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER,
        )
        view = WebKit2.WebView(
            web_context=self.context,
            is_controlled_by_automation=True,
            user_content_manager=self.scripts,
            settings=settings,
        )
        view.connect("resource-load-started", lambda _, __, request: tell(request.get_uri()))
        self.window.add(view)
        view.connect("close", lambda _: self.window.destroy())
        self.window.show_all()
        # Nobody manages this screen's windows, so nobody else gives it the focus.
        self.window.get_window().focus(Gdk.CURRENT_TIME)
        view.grab_focus()
        return view

    def run_first(self, _, message):
        self.scripts.remove_all_scripts()
        for script in json.loads(message.get_js_value().to_string()):
            self.scripts.add_script(
                WebKit2.UserScript(
                    script,
                    WebKit2.UserContentInjectedFrames.ALL_FRAMES,
                    WebKit2.UserScriptInjectionTime.START,
                    None,
                    None,
                )
            )

    def go_dark(self, _, message):
        Gtk.Settings.get_default().props.gtk_application_prefer_dark_theme = (
            message.get_js_value().to_boolean()
        )


Shell(*sys.argv[1:])
Gtk.main()
# WebKit's other processes would end by themselves, but with nobody left to take note of it.
for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
    with suppress(ProcessLookupError, ChildProcessError):  # it has just ended
        os.kill(int(child), signal.SIGKILL)
        os.waitpid(int(child), 0)
