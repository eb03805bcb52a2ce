#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a project would receive, by names and keys alone."""

import re

from cordee_e2e import beginning, run


def open_plan(desktop, structure):
    window = desktop.open("--section=financement")
    window.wait_for("the page", "Financement — Cordée", "frame")
    window.tab_to("the structure", beginning(f"{structure}, "), "push button")
    window.press("space")
    return window


def test_population_gives_its_size(desktop):
    """An answer that is typed here is one of the dossier, and the plan follows it."""
    window = open_plan(desktop, "CPTS")
    window.tab_to("the population", re.compile("habitants"), "text")
    window.type("48219")
    window.wait_text("taille 2 : de 40.000 à moins de 80.000 habitants")
    window.wait_text("330.000")
    window.press("alt+1")
    window.wait_for("the first page", "Accueil — Cordée", "frame")
    window.press("alt+4")
    window.wait_for("the page again", "Financement — Cordée", "frame")
    window.wait_text("taille 2 : de 40.000 à moins de 80.000 habitants")
    window.close()


def test_two_plans_are_compared(desktop):
    """The second plan says how it differs, and goes without a trace."""
    window = open_plan(desktop, "MSP")
    window.tab_to("the second plan", "Comparer avec…", "push button")
    window.press("space")
    window.wait_text("le second plan donne autant")
    window.wait_for("its date", "Date des règles du second plan")
    window.press("space")
    window.wait_gone("its date", "Date des règles du second plan")
    window.close()


run(globals())
