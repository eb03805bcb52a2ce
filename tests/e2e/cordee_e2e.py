# SPDX-License-Identifier: GPL-3.0-or-later
"""Cordée as somebody uses it who sees nothing and has only a keyboard: names, roles and states from the accessibility bus, keys from
the X server.

A scenario is a program that imports this, with functions test_…(desktop); run(globals()) calls the one that is named on the command
line. Each begins with an empty home, a session bus that knows nothing but the accessibility bus, and no window."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

# Seconds that something may take to appear.
PATIENCE = 60 * float(os.environ.get("CORDEE_E2E_PATIENCE", "1"))

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Failure(Exception):
    pass


def words_of(node):
    """What is read out of a node: its name or, where a message is no name (GTK 4.18), its text."""
    from gi.repository import Atspi

    name = name_of(node)
    text = node.get_text_iface() if name == "" else None
    return re.sub(r"[\s\u00a0\u202f]+", " ", Atspi.Text.get_text(text, 0, -1)) if text is not None else name


def role_of(node):
    """The role of a node, by one name for both releases of Debian: GTK 4.18 tells buttons that stay pressed from others."""
    role = node.get_role_name()
    return "push button" if role in ("button", "toggle button") else role


def name_of(node):
    """The name as it is read out: kinds of spaces make no difference."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", node.get_name() or "")


def euros(amount):
    return f"{amount:,}".replace(",", " ") + " €"


def beginning(text):
    """For a name that begins with text."""
    return re.compile("^" + re.escape(text))


def says(node, name):
    """name: the whole of it, a compiled regular expression that it holds, or None for any."""
    if name is None:
        return True
    return bool(name.search(name_of(node))) if isinstance(name, re.Pattern) else name_of(node) == name


def check(condition, text):
    if not condition:
        raise Failure(text)


class Desktop:
    """A home, a session bus and an accessibility bus of a scenario's own."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cordee-e2e-"))
        self.processes = []
        self.windows = []
        for name in ("home", "data", "config", "cache", "state", "runtime", "services", "bus"):
            (self.folder / name).mkdir(mode=0o700)
        for variable in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC", "LC_CTYPE", "GTK_THEME", "GTK_A11Y", "AT_SPI_BUS_ADDRESS"):
            os.environ.pop(variable, None)
        os.environ.update(
            HOME=str(self.folder / "home"),
            XDG_DATA_HOME=str(self.folder / "data"),
            XDG_CONFIG_HOME=str(self.folder / "config"),
            XDG_CACHE_HOME=str(self.folder / "cache"),
            XDG_STATE_HOME=str(self.folder / "state"),
            XDG_RUNTIME_DIR=str(self.folder / "runtime"),
            GSETTINGS_BACKEND="keyfile",
            GSK_RENDERER="cairo",
            LC_ALL="C.UTF-8",
        )
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", self.folder / "services")
        (self.folder / "bus.conf").write_text(BUS.format(folder=self.folder))
        bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self.folder}/bus.conf", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
        self.processes.append(bus)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

        # The bus must be known before this is loaded.
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib

        self.atspi = Atspi
        self.context = GLib.MainContext.default()
        self.glib = GLib
        self.focus = None
        Atspi.init()
        # With sanitizers a page takes seconds to come; the bus must not give up on it.
        Atspi.set_timeout(30000, 60000)
        self.root = Atspi.get_desktop(0)
        self.listener = Atspi.EventListener.new(self.focus_moved)
        self.listener.register("object:state-changed:focused")

    def focus_moved(self, event):
        if event.detail1:
            self.focus = event.source

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def add_pack(self, name, text):
        folder = self.folder / "data" / "cordee" / "knowledge"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)

    def cli(self, *arguments, status=0):
        """What cordee-cli says, as JSON: what the window should say is asked for here."""
        result = subprocess.run([os.environ["CORDEE_CLI"], *arguments, "--format", "json"], capture_output=True, text=True)
        check(result.returncode == status, f"cordee-cli ended with {result.returncode}: {result.stderr}")
        return json.loads(result.stdout)

    def criterion(self, criterion, structure, *arguments):
        """The label of a criterion, and a cell of it."""
        row = self.cli("compare", "--criteria", criterion, "--structures", structure, *arguments)["criteria"][0]
        return row["label"], row["cells"][0]

    def wait(self, condition, what):
        """Looks again until condition gives something true, and returns that."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                found = condition()
            except self.glib.Error:
                # What was looked at has gone meanwhile.
                found = None
            if found:
                return found
            check(time.monotonic() < deadline, f"waited in vain for: {what}")
            self.turn()

    def turn(self):
        """Lets events in, or a moment pass."""
        passed = []
        self.glib.timeout_add(20, lambda: passed.append(True))
        while not passed:
            self.context.iteration(True)

    def find_shown(self, pid, title=None):
        """The number of a window of that process on the display, or None."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for number in found.stdout.split():
            name = subprocess.run(["xdotool", "getwindowname", number], stdout=subprocess.PIPE, text=True).stdout.strip()
            if name == title or (title is None and " — " in name):
                return number
        return None

    def open(self, *arguments, lasts=True):
        """Starts Cordée and, unless it is to end by itself, waits for its window."""
        process = subprocess.Popen([os.environ["CORDEE"], *arguments], stderr=subprocess.PIPE, text=True)
        self.processes.append(process)
        if not lasts:
            check(process.wait(PATIENCE) == 0, "it did not end well")
            return None
        window = Window(self, process)
        self.windows.append(window)
        return window


class Window:
    """The program on show."""

    def __init__(self, desktop, process):
        self.desktop = desktop
        self.process = process
        self.application = desktop.wait(self.find_application, "the program on the accessibility bus")
        self.application.set_cache_mask(desktop.atspi.Cache.NONE)
        self.wait_for("the window", role="frame")
        self.focus_window()

    def find_application(self):
        check(self.process.poll() is None, "it ended: " + (self.process.stderr.read() if self.process.poll() is not None else ""))
        for i in range(self.desktop.root.get_child_count()):
            child = self.desktop.root.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def focus_window(self, title=None):
        """Gives the focus to the window of that title, or the one there is: there is no window manager that would do it."""
        self.shown = self.desktop.wait(lambda: self.desktop.find_shown(self.process.pid, title), f"the window {title} on the display")
        subprocess.run(["xdotool", "windowfocus", "--sync", self.shown], check=True)

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", "--sync", self.shown, str(width), str(height)], check=True)

    # ── looking ──

    def walk(self, root=None, hidden=False):
        """All that is on show, in the order of the tree."""
        root = root or self.application
        states = root.get_state_set()
        if not hidden and role_of(root) != "application" and not states.contains(self.desktop.atspi.StateType.VISIBLE):
            return
        yield root
        for i in range(root.get_child_count()):
            child = root.get_child_at_index(i)
            if child is not None:
                yield from self.walk(child, hidden)

    def find_all(self, name=None, role=None, root=None):
        return [node for node in self.walk(root) if (role is None or role_of(node) == role) and says(node, name)]

    def find(self, name=None, role=None, root=None):
        found = self.find_all(name, role, root)
        return found[0] if found else None

    def wait_for(self, what, name=None, role=None, root=None):
        return self.desktop.wait(lambda: self.find(name, role, root), what)

    def wait_gone(self, what, name=None, role=None):
        self.desktop.wait(lambda: not self.find(name, role), f"the end of {what}")

    def texts(self, root=None):
        """All names on show below root, one a line."""
        return "\n".join(words_of(node) for node in self.walk(root))

    def wait_text(self, pattern, root=None):
        """Waits until something on show says pattern."""
        regex = re.compile(pattern)
        try:
            return self.desktop.wait(lambda: next((node for node in self.walk(root) if regex.search(words_of(node))), None), pattern)
        except Failure:
            raise Failure(f"nothing says “{pattern}” in:\n{self.texts(root)}") from None

    def focused(self):
        """What has the focus: what a screen reader would read out. It is told when the focus moves, like a screen reader."""
        node = self.desktop.focus
        try:
            if node is not None and node.get_state_set().contains(self.desktop.atspi.StateType.FOCUSED):
                return node
        except self.desktop.glib.Error:
            pass
        return None

    def focus_says(self, name=None, role=None):
        node = self.focused()
        return node if node is not None and (role is None or role_of(node) == role) and says(node, name) else None

    def wait_focus(self, what, name=None, role=None):
        try:
            return self.desktop.wait(lambda: self.focus_says(name, role), what)
        except Failure:
            node = self.focused()
            at = f"{role_of(node)} “{name_of(node)}”" if node is not None else "nothing"
            raise Failure(f"the focus is not on {what} but on {at}") from None

    # ── doing ──

    def press(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", text], check=True)

    def press_until(self, key, what, name=None, role=None, most=200):
        """Presses key again and again until the focus is on what is looked for, which it returns. The program may move the focus too, to a
        message that asks for an answer, say, while a key is on its way."""
        for _ in range(most):
            found = self.focus_says(name, role)
            if found is not None:
                return found
            before = self.focused()
            self.press(key)
            try:
                self.desktop.wait(lambda: self.focus_says(name, role) or self.focused() not in (None, before), "the focus to move")
            except Failure:
                raise Failure(f"{key} goes no further than “{name_of(before) if before is not None else None}”, and there was no {what}") from None
        raise Failure(f"{key}, {most} times, and there was no {what}")

    def tab_to(self, what, name=None, role=None, backwards=False):
        """Goes on with Tab until the focus is on it."""
        return self.press_until("shift+Tab" if backwards else "Tab", what, name, role)

    def close(self):
        self.press("ctrl+q")
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure("Ctrl+Q does not end it") from None
        check(status == 0, f"it ended with {status}: " + self.process.stderr.read())
        said = [line for line in self.process.stderr.read().splitlines() if re.search(r"WARNING|CRITICAL", line)]
        check(not said, "it complained: " + "; ".join(said))


def run(scenarios):
    """The program of a scenario: calls the function that is named on the command line."""
    desktop = Desktop()
    try:
        scenarios["test_" + sys.argv[1].replace("-", "_")](desktop)
    except Failure as failure:
        traceback.print_tb(failure.__traceback__)
        print(f"failed: {failure}")
        for window in desktop.windows:
            if window.process.poll() is None:
                print("on show:\n" + "\n".join(f"{role_of(node)}: {name_of(node)}" for node in window.walk()))
        sys.exit(1)
    finally:
        desktop.close()
