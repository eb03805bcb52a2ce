#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dossiers: nothing is lost when the program is killed, and nothing is written over when two programs have one file."""

import os
import pathlib
import re
import signal
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from cordee_e2e import beginning, check, run

GENERALISTS = "Combien de médecins généralistes dans l’équipe ?"
SPECIALISTS = "Combien de médecins d’une autre spécialité que la médecine générale ?"
NURSES = "Combien d’infirmiers et d’infirmières dans l’équipe ?"
COMMON = "Aux patients que nous suivons en commun"


def open_assistant(desktop, *arguments):
    window = desktop.open("--section=assistant", *arguments)
    window.wait_for("the assistant", "Assistant — Cordée", "frame")
    return window


def answer(window, text, what, name):
    """Types an answer and goes on."""
    window.type(text)
    window.press("Return")
    return window.wait_focus(what, name)


def book(desktop):
    return desktop.folder / "data" / "cordee" / "dossiers"


def answers_of(file):
    """What a file has, by the ids of the questions."""
    found = {}
    for node in ElementTree.parse(file).iter():
        if node.tag.split("}")[-1] == "answer":
            found[node.get("question") or node.get("id")] = node.get("value") or (node.text or "").strip()
    return found


def wait_kept(desktop, expected):
    """Waits until some file of the book has so many answers, which it returns with the file."""

    def find():
        for file in book(desktop).glob("*.cordee"):
            try:
                found = answers_of(file)
            except ElementTree.ParseError:
                raise AssertionError(f"{file} is not whole") from None
            if len(found) == expected:
                return file
        return None

    return desktop.wait(find, f"{expected} answers in a file")


def test_killed_and_back(desktop):
    """A dossier is begun with the keyboard, the program killed, started again: it is there to the last answer."""
    window = open_assistant(desktop)
    window.tab_to("the first question", GENERALISTS)
    answer(window, "1", "the next question", SPECIALISTS)
    answer(window, "0", "the next question", NURSES)
    answer(window, "3", "the next question", COMMON)
    file = wait_kept(desktop, 3)
    window.press("F2")
    window.wait_focus("the name", re.compile("Nom du dossier"))
    window.type("Equipe du Vidourle")
    window.press("Return")
    window.wait_for("the new name", "Dossier : Equipe du Vidourle", "push button")
    window.wait_text("^Enregistré à l’instant")
    desktop.wait(lambda: "Equipe du Vidourle" in file.read_text(), "the name in the file")
    window.process.send_signal(signal.SIGKILL)
    window.process.wait()

    window = desktop.open("--section=accueil")
    window.wait_text("3 réponses données")
    window.wait_for("the dossier in hand", "Dossier : Equipe du Vidourle", "push button")
    window.tab_to("the way back in", "Reprendre", "push button")
    window.press("Return")
    window.wait_for("the assistant", "Assistant — Cordée", "frame")
    window.tab_to("the question that comes next", COMMON, "radio button")
    latest = window.wait_for("the latest answers", "Dernières réponses")
    for name, words in (("Médecins généralistes", "1"), ("Médecins d’une autre spécialité", "0"), ("Infirmiers", "3")):
        row = window.wait_for(name, f"Modifier : {name}", "push button", latest).get_parent()
        check(words in window.texts(row).split("\n"), f"the answer is another one: {window.texts(row)}")
    window.close()


def test_elsewhere(desktop):
    """What the other program does: a home and buses of its own, and one file. Not a scenario by itself."""
    window = open_assistant(desktop, sys.argv[2])
    window.tab_to("the first answer", "Modifier : Médecins généralistes", "push button")
    window.press("Return")
    window.wait_focus("the question", GENERALISTS)
    window.press("ctrl+a")
    window.type("2")
    desktop.wait(lambda: "2" in answers_of(sys.argv[2]).values(), "the answer in the file")
    window.close()


def test_two_programs(desktop):
    """A second copy of the program writes to the folder while the first one cannot: both versions are shown, and merged by choice."""
    window = open_assistant(desktop)
    window.tab_to("the first question", GENERALISTS)
    answer(window, "1", "the next question", SPECIALISTS)
    file = wait_kept(desktop, 1)

    # The drive goes away; the team goes on.
    away = desktop.folder / "away"
    book(desktop).rename(away)
    answer(window, "0", "the next question", NURSES)
    window.tab_to("the first answer", "Modifier : Médecins généralistes", "push button")
    window.press("Return")
    window.wait_focus("the question", GENERALISTS)
    window.press("ctrl+a")
    window.type("4")
    window.wait_text("^Gardé")

    # The display tells programs of its accessibility bus: another one of these is another display.
    display = pathlib.Path(os.environ["CORDEE_SOURCE_DIR"]) / "tests" / "gui" / "with-display.sh"
    elsewhere = subprocess.run([display, sys.executable, os.path.abspath(__file__), "elsewhere", away / file.name])
    check(elsewhere.returncode == 0, "the other program failed")
    away.rename(book(desktop))
    before = file.read_bytes()
    window.focus_window()
    merge = window.tab_to("the way to both versions", beginning("Comparer et fusionner"), "push button")
    check(merge is not None and file.read_bytes() == before, "the version of the other program was written over")
    window.press("space")
    window.wait_for("both versions", "Deux versions d’un dossier")
    window.focus_window("Deux versions d’un dossier")
    window.tab_to("theirs", re.compile("^Médecins généralistes, ailleurs : 2"), "radio button")
    window.press("space")
    window.tab_to("the merge", "Fusionner", "push button")
    window.press("space")
    window.wait_gone("both versions", "Deux versions d’un dossier")
    desktop.wait(lambda: sorted(answers_of(file).values()) == ["0", "2"], f"both answers in the file, which has {answers_of(file)}")
    window.focus_window()
    window.wait_text("^Enregistré à l’instant")
    window.close()


def test_file_of_the_command_line(desktop):
    """A file is opened by name; a second start hands it over; a bad one is explained, and what was open stays."""
    window = open_assistant(desktop)
    window.tab_to("the first question", GENERALISTS)
    answer(window, "1", "the next question", SPECIALISTS)
    wait_kept(desktop, 1)
    other = desktop.folder / "autre.cordee"
    subprocess.run(
        [os.environ["CORDEE_CLI"], "dossier", "new", other, "--name", "Équipe du Lez", "--set", "medecins-generalistes=2", "--set", "infirmiers=4"],
        check=True,
    )
    desktop.open(str(other), lasts=False)
    window.wait_for("the dossier of the file", "Dossier : Équipe du Lez", "push button")
    latest = window.wait_for("its answers", "Dernières réponses")
    window.wait_for("an answer", "Modifier : Infirmiers", "push button", latest)

    bad = desktop.folder / "mauvais.cordee"
    bad.write_text('<dossier format="1">\n<rien>\n</dossier>\n')
    desktop.open(str(bad), lasts=False)
    window.wait_text("« mauvais.cordee » n’a pas pu être ouvert. Ligne 3 : ")
    window.wait_for("the dossier in hand", "Dossier : Équipe du Lez", "push button")
    window.close()


run(globals())
