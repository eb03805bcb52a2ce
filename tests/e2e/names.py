#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be reached has a name, and no name is that of a class: GTK 4.8 gives those to what has none."""

import re

from cordee_e2e import Failure, beginning, name_of, role_of, run

CLASS = re.compile("^(Gtk|Gdk|Adw|Cordee)[A-Z]")

# What a person acts upon, whether it can have the focus by itself or not.
INTERACTIVE = {
    "push button", "radio button", "check box", "link", "entry", "text", "password text", "spin button", "slider", "combo box",
    "list", "list item", "table cell", "column header", "row header", "page tab", "page tab list", "menu item", "check menu item",
    "radio menu item", "tree table", "table",
}  # fmt: skip

# Of the toolkit, on which we have no hand: (role, name).
ALLOWED = [
    # A scrolled window takes the focus to scroll by keys; it has its name from what is in it.
    ("scroll pane", re.compile("^$")),
    # The bars beside it; nobody needs them who has no mouse.
    ("scroll bar", re.compile("^GtkScrollbar$")),
    # The text inside an entry, which has its name itself.
    ("text", re.compile("^GtkText$")),
    # The window of GTK that tells about a program: its switcher of pages, and what it makes of our texts.
    ("dialog", re.compile("^$")),
]


def assert_named(window, where):
    focusable = window.desktop.atspi.StateType.FOCUSABLE
    bad = []
    for node in window.walk():
        role, name = role_of(node), name_of(node)
        # GTK 4.18 makes the items of a menu itself and tells nobody their names, which GTK 4.8 does.
        if role == "menu item" and not window.application.get_toolkit_version().startswith("4.8."):
            continue
        if role not in INTERACTIVE and not node.get_state_set().contains(focusable):
            continue
        if (name == "" or CLASS.search(name)) and not any(role == allowed and pattern.search(name) for allowed, pattern in ALLOWED):
            path = []
            at = node
            while at is not None and role_of(at) != "application":
                path.insert(0, f"{role_of(at)} “{name_of(at)}”")
                at = at.get_parent()
            bad.append(" > ".join(path))
    if bad:
        raise Failure(f"{where}: without a name of its own:\n" + "\n".join(bad))


def test_home(desktop):
    window = desktop.open("--section=accueil")
    window.wait_for("the page", "Accueil — Cordée", "frame")
    assert_named(window, "home")
    window.close()


def test_comparison(desktop):
    window = desktop.open("--section=comparer")
    window.wait_for("the table", "Tableau comparatif", "table")
    assert_named(window, "the comparison")
    window.tab_to("a cell", role="table cell")
    window.press("Return")
    window.wait_for("the evidence", re.compile(" · "), "filler")
    assert_named(window, "the evidence")
    window.close()


def test_assistant(desktop):
    window = desktop.open("--section=assistant")
    window.wait_for("the way on", "Passer", "push button")
    assert_named(window, "a question")
    for view in ("Mes réponses", "Résultat"):
        window.tab_to(view, view, "push button")
        window.press("space")
        assert_named(window, view)
    window.close()


def test_sources(desktop):
    window = desktop.open("--section=sources")
    window.wait_for("the views", role="page tab")
    views = [name_of(tab) for tab in window.find_all(role="page tab")]
    assert_named(window, views[0])
    window.tab_to("the views", role="page tab")
    for view in views[1:]:
        window.press_until("Right", view, view, "page tab")
        window.press("space")
        assert_named(window, view)
    window.close()


def test_header(desktop):
    """What opens from the header: the place, the date, the menu."""
    window = desktop.open("--section=accueil")
    for button in ("Région : ", "Règles au : ", "Menu principal"):
        window.tab_to(button, beginning(button), "push button")
        before = len(list(window.walk()))
        window.press("Return")
        desktop.wait(lambda: len(list(window.walk())) > before, f"what {button} opens")
        assert_named(window, button)
        window.press("Escape")
        window.wait_focus(f"{button} again", beginning(button), "push button")
    window.close()


def open_by_key(desktop, key, title):
    window = desktop.open("--section=accueil")
    window.press(key)
    window.wait_for(title, title, "frame")
    assert_named(window, title)
    window.focus_window(title)
    window.press("Escape")
    window.wait_gone(title, title, "frame")
    window.focus_window()
    window.close()


def test_preferences(desktop):
    open_by_key(desktop, "ctrl+comma", "Préférences")


def test_help(desktop):
    open_by_key(desktop, "F1", "Aide de Cordée")


def test_shortcuts(desktop):
    open_by_key(desktop, "ctrl+question", "Aide de Cordée")


run(globals())
