#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is off is told, and the rest goes on."""

import os
import re
import subprocess

from cordee_e2e import check, run

BAD = '<pack format="1" id="bad" checked="2026-11-22">\n<titel/></pack>\n'


def test_bad_pack_is_explained(desktop):
    """File, line and what was expected; everything else works."""
    desktop.add_pack("mauvais.xml", BAD)
    path = str(desktop.folder / "data" / "cordee" / "knowledge" / "mauvais.xml")
    issue = desktop.cli("knowledge", "check", path, status=1)["issues"][0]

    window = desktop.open()
    window.wait_text("1 fichier de règles ajouté a été refusé")
    window.press("alt+8")
    window.wait_for("the sources", "Sources — Cordée", "frame")
    window.tab_to("the views", role="page tab")
    window.press_until("Right", "the files", "Fichiers", "page tab")
    window.press("space")
    window.wait_text(r"mauvais\.xml")
    window.wait_text(rf"\b[Ll]igne {issue['line']}\b")
    window.wait_text(re.escape(issue["hint"]))

    window.press("alt+2")
    window.wait_for("the comparison", "Comparer — Cordée", "frame")
    table = window.wait_for("the table", "Tableau comparatif", "table")
    window.wait_text("colonne 4 sur 4$", table)
    window.close()


def test_second_start_raises_the_first(desktop):
    window = desktop.open()
    window.wait_for("the first page", "Accueil — Cordée", "frame")
    desktop.open("--section", "sources", "--as-of", "2024-03-01", lasts=False)
    window.wait_for("the section asked for", "Sources — Cordée", "frame")
    window.wait_for("the date asked for", "Règles au : 01/03/2024", "push button")
    check(len(window.find_all(role="frame")) == 1, "there are two windows")
    window.close()


def test_starts_without_a_bus(desktop):
    """No name is on the accessibility bus then; the window is on the display."""
    environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS="disabled:", GTK_A11Y="none")
    process = subprocess.Popen([os.environ["CORDEE"], "--section=comparer"], env=environment, stderr=subprocess.PIPE, text=True)
    desktop.processes.append(process)
    shown = desktop.wait(lambda: desktop.find_shown(process.pid, "Comparer — Cordée"), "the window on the display")
    subprocess.run(["xdotool", "windowfocus", "--sync", shown], check=True)
    subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
    check(process.wait(20) == 0, "it did not end well: " + process.stderr.read())


run(globals())
