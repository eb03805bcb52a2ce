#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""French is the source; English is a choice of the desktop or of the person. What English says is looked up in the catalogue."""

import gettext
import os
import pathlib

from cordee_e2e import check, run

english = gettext.translation("cordee", pathlib.Path(os.environ["CORDEE_BUILD_DIR"]) / "po", ["en"]).gettext


def check_english(window):
    check(english("Comparer") != "Comparer", "there is no English")
    window.wait_for("the section in English", english("Comparer"), "list item")
    window.wait_for("the header in English", english("%s : %s") % (english("Région"), english("Règles nationales seules")), "push button")


def test_desktop_in_english(desktop):
    os.environ["LANGUAGE"] = "en"
    window = desktop.open()
    check_english(window)
    window.press("alt+2")
    window.wait_for("the comparison", english("%s — Cordée") % english("Comparer"), "frame")
    window.wait_for("the table in English", english("Tableau comparatif"), "table")
    window.close()


def test_desktop_in_another_language(desktop):
    """To whom speaks neither, Cordée speaks French."""
    os.environ["LANGUAGE"] = "de"
    window = desktop.open()
    window.wait_for("the section in French", "Comparer", "list item")
    window.close()


def test_english_by_preference(desktop):
    window = desktop.open("--section=comparer")
    window.wait_for("the window", "Comparer — Cordée", "frame")
    window.press("ctrl+comma")
    window.wait_for("the preferences", "Préférences", "frame")
    window.focus_window("Préférences")
    window.tab_to("a language", name="Celle du système", role="radio button")
    window.press("Down")
    window.wait_focus("French", "Français", "radio button")
    window.press("Down")
    check_english(window)
    window.wait_for("the same section", english("%s — Cordée") % english("Comparer"), "frame")
    window.close()
    # It is kept.
    window = desktop.open()
    check_english(window)
    window.close()


run(globals())
