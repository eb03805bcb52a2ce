#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The advisor's book: found, opened, noted on, deleted and taken back, with names and keys alone."""

import os
import re
import subprocess

from cordee_e2e import beginning, check, name_of, role_of, run

CLASS = re.compile("^(Gtk|Gdk|Cordee)[A-Z]")


def add_dossier(desktop, name, *answers):
    folder = desktop.folder / "data" / "cordee" / "dossiers"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name + ".cordee")
    command = [os.environ["CORDEE_CLI"], "dossier", "new", str(path), "--name", name]
    for answer in answers:
        command += ["--set", answer]
    result = subprocess.run(command, capture_output=True, text=True)
    check(result.returncode == 0, "cordee-cli: " + result.stderr)
    return path


def test_find_and_open(desktop):
    """A search without accents, Enter on the row: the dossier is in hand."""
    add_dossier(desktop, "Équipe du Vidourle", "medecins-generalistes=2")
    add_dossier(desktop, "Cabinet des Quais")
    window = desktop.open("--section", "dossiers")
    window.wait_text("^2 dossiers")
    window.press("ctrl+f")
    window.wait_focus("the search", "Chercher un dossier")
    window.type("equipe")
    window.wait_text("^1 dossier")
    window.tab_to("the row", beginning("Équipe du Vidourle"))
    window.press("Return")
    window.wait_text("« Équipe du Vidourle » est ouvert")
    window.wait_for("the button of the one in hand", "Continuer", "push button")
    window.close()


def test_delete_and_undo(desktop):
    path = add_dossier(desktop, "Équipe du Vidourle")
    add_dossier(desktop, "Cabinet des Quais")
    window = desktop.open("--section", "dossiers")
    window.wait_text("^2 dossiers")
    window.tab_to("the list", re.compile("Vidourle|Quais"), "list item")
    window.press_until("Down", "the row", beginning("Équipe du Vidourle"), "list item", most=2)
    window.press("space", "Delete")
    window.wait_text("est à la corbeille")
    desktop.wait(lambda: not path.exists(), "the file to go")
    window.tab_to("undo", "Annuler", "push button", backwards=True)
    window.press("space")
    window.wait_gone("the message", re.compile("est à la corbeille"))
    desktop.wait(path.exists, "the file to come back")
    window.close()


def test_every_control_has_a_name(desktop):
    add_dossier(desktop, "Équipe du Vidourle", "medecins-generalistes=2")
    window = desktop.open("--section", "dossiers")
    window.wait_text("^1 dossier")
    for node in window.walk():
        role, name = role_of(node), name_of(node)
        focusable = node.get_state_set().contains(desktop.atspi.StateType.FOCUSABLE)
        if focusable and (role, name) != ("text", "GtkText") and role != "scroll pane":
            check(name != "" and not CLASS.match(name), f"a {role} is called “{name}”")
    window.close()


run(globals())
