#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the contract with names and keys alone: what comes next, a date that is aimed at, a step that is done, and undone."""

import re

from cordee_e2e import beginning, check, name_of, role_of, run

CLASS = re.compile("^(Gtk|Gdk|Cordee)[A-Z]")


def open_way(desktop):
    window = desktop.open("--section", "accueil")
    window.press("alt+6")
    window.wait_focus("the way", re.compile(" · créer$"))
    return window


def test_target_moves_the_dates(desktop):
    """The next action is read out; a target is typed, and the last days follow it."""
    window = open_way(desktop)
    window.wait_for("the next action", beginning("Prochaine action, "))
    window.tab_to("the target", beginning("Viser une date"))
    window.press("space")
    window.wait_focus("the date", re.compile("contrat"), "text")
    window.type("15/09/2027")
    window.press("Return")
    window.wait_for("the target", beginning("Date visée : 15/09/2027"))
    window.wait_text("15/09/2027")
    window.press("ctrl+z")
    window.wait_for("no target", beginning("Viser une date"))
    window.close()


def test_step_is_done_and_undone(desktop):
    """From the list of steps: Space asks for the status of the first, whose button is chosen; Ctrl+Z takes it back."""
    window = open_way(desktop)
    row = window.tab_to("the first step", re.compile(", à faire"), "list item")
    title = name_of(row).split(", à faire")[0]
    window.press("space")
    window.wait_for("the statuses", "Fait")
    window.tab_to("done", "Fait")
    window.press("Return")
    window.wait_for("the row", beginning(title + ", fait le "), "list item")
    window.press("ctrl+z")
    window.wait_for("the row", beginning(title + ", à faire"), "list item")
    window.close()


def test_every_control_has_a_name(desktop):
    window = open_way(desktop)
    window.tab_to("the first step", re.compile(", à faire"), "list item")
    window.press("Return")
    window.wait_for("the step", beginning("Fermer l’étape"))
    for node in window.walk():
        role, name = role_of(node), name_of(node)
        focusable = node.get_state_set().contains(desktop.atspi.StateType.FOCUSABLE)
        if focusable and (role, name) != ("text", "GtkText") and role != "scroll pane":
            check(name != "" and not CLASS.match(name), f"a {role} is called “{name}”")
    window.close()


run(globals())
