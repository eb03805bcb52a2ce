#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The territory of a project: found, added, measured, taken out again, with names and keys alone."""

import re

from cordee_e2e import beginning, check, name_of, role_of, run

CLASS = re.compile("^(Gtk|Gdk|Cordee)[A-Z]")


def number(text):
    """A number as it is read out, thousands apart by a space."""
    return f"{text:,}".replace(",", " ")


def test_epci_to_size(desktop):
    """An intercommunalité by a part of its name, Enter: its communes, its inhabitants, its size and the distance to the next one."""
    found = [place for place in desktop.cli("territory", "search", "rhony")["results"] if place["kind"] == "epci"][0]
    shown = desktop.cli("territory", "show", "--epci", found["code"])
    window = desktop.open("--section", "accueil")
    window.press("alt+5")
    window.wait_focus("the search", "Chercher une commune ou une intercommunalité")
    window.type("rhony")
    window.wait_for("the suggestion", beginning(found["name"]), "list item")
    window.press("Return")
    window.wait_text(f"{len(shown['communes'])} communes · {number(shown['population'])} habitants")
    window.wait_text(f"Il manque {number(shown['size']['missing_for_next'])} habitants")
    window.wait_text("Entière : " + str(len(shown["communes"])) + " communes")
    window.press("ctrl+z")
    window.wait_gone("the table", re.compile(r"communes · [\d ]+ habitants"))
    window.close()


def test_commune_is_removed(desktop):
    """A postal code, Down into what is found, Enter; Delete in the table takes it out."""
    window = desktop.open("--section", "territoire")
    window.press("ctrl+f")
    window.wait_focus("the search", "Chercher une commune ou une intercommunalité")
    window.type("caveirac")
    window.wait_for("the suggestion", beginning("Caveirac, commune"), "list item")
    window.press("Down")
    window.wait_focus("the suggestion", beginning("Caveirac, commune"), "list item")
    window.press("Return")
    window.wait_text("^1 commune · ")
    row = window.tab_to("the row", beginning("Caveirac, code 30075"))
    check("habitants" in name_of(row), "the row does not say its inhabitants")
    window.press("space", "Delete")
    window.wait_text("Pas encore de commune")
    window.close()


def test_every_control_has_a_name(desktop):
    window = desktop.open("--section", "territoire")
    window.press("ctrl+f")
    window.wait_focus("the search", "Chercher une commune ou une intercommunalité")
    window.type("caveirac")
    window.wait_for("the suggestion", beginning("Caveirac, commune"), "list item")
    window.press("Return")
    window.wait_text("^1 commune · ")
    for node in window.walk():
        role, name = role_of(node), name_of(node)
        focusable = node.get_state_set().contains(desktop.atspi.StateType.FOCUSABLE)
        if focusable and (role, name) != ("text", "GtkText") and role != "scroll pane":
            check(name != "" and not CLASS.match(name), f"a {role} is called “{name}”")
    window.close()


run(globals())
