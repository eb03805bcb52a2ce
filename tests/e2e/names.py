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


def unfold(window, title):
    fold = window.tab_to("what is folded away", title, "push button")
    window.press("space")
    window.desktop.wait(lambda: fold.get_state_set().contains(window.desktop.atspi.StateType.EXPANDED), "what was folded away")
    window.press("Tab")
    window.desktop.wait(lambda: window.focused() not in (None, fold), "the focus to move")


def test_assistant(desktop):
    """A question of each sort, and the answers with those that are still to be given."""
    window = desktop.open("--section=assistant")
    window.wait_for("the way on", "Passer", "push button")
    assert_named(window, "a number")
    window.tab_to("a choice", beginning("Pour trancher : "), "push button")
    window.press("Return")
    window.wait_focus("a choice", role="radio button")
    assert_named(window, "a choice")
    window.press("space", "Return")
    window.wait_for("an answer", beginning("Modifier : "), "push button")
    window.tab_to("the answers", "Mes réponses", "push button", backwards=True)
    window.press("space")
    unfold(window, beginning("Questions pas encore posées"))
    window.tab_to("several answers", "Répondre : Objectifs", "push button")
    assert_named(window, "the answers")
    window.press("Return")
    window.wait_focus("several answers", role="check box")
    assert_named(window, "several answers")
    window.tab_to("the answers", "Mes réponses", "push button", backwards=True)
    window.press("space")
    window.tab_to("the members", "Répondre : Membres de l’équipe", "push button")
    window.press("Return")
    window.wait_focus("the search for a profession", role="entry")
    window.type("infirm")
    window.press("Return", "Return")
    window.wait_for("a member", "Infirmiers", "list item")
    assert_named(window, "the members")
    window.close()


def test_result(desktop):
    """With all that is folded away."""
    window = desktop.open("--section=assistant")
    window.tab_to("the first question", "Combien de médecins généralistes dans l’équipe ?")
    window.type("0")
    window.press("Return")
    window.wait_focus("the next question", beginning("Combien de médecins d’une autre spécialité"))
    window.tab_to("the result", "Résultat", "push button", backwards=True)
    window.press("space")
    window.wait_for("the result", beginning("Pourquoi pas : "))
    # The titles of what is folded away end with how much there is.
    folds = re.compile(r"\(\d+\)$")
    for _ in window.find_all(folds, "push button"):
        unfold(window, folds)
    assert_named(window, "the result")
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
