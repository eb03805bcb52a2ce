#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a team does with the assistant, without a mouse."""

import re

from cordee_e2e import beginning, check, name_of, role_of, run

GENERALISTS = "Combien de médecins généralistes dans l’équipe ?"
SPECIALISTS = "Combien de médecins d’une autre spécialité que la médecine générale ?"
SPECIALTIES = "Combien de spécialités différentes parmi ces médecins ?"
NURSES = "Combien d’infirmiers et d’infirmières dans l’équipe ?"
IPA = "Combien d’infirmiers en pratique avancée (IPA) ?"
COMMON = "Aux patients que nous suivons en commun"


def open_assistant(desktop, *arguments):
    window = desktop.open(*arguments)
    window.press("alt+3")
    window.wait_for("the assistant", "Assistant — Cordée", "frame")
    return window


def answer(window, text, what, name):
    """Types an answer and goes on: what comes next has the focus then."""
    window.type(text)
    window.press("Return")
    return window.wait_focus(what, name)


def choose(window, label, what, name):
    window.press_until("Down", label, label, "radio button")
    window.press("space", "Return")
    return window.wait_focus(what, name)


def typed(entry):
    """What is in a field, not its name."""
    from gi.repository import Atspi

    text = entry.get_text_iface()
    # GTK 4.8 knows no -1 here.
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))


def find_verdicts(window):
    """What stands beside the question."""
    return window.wait_for("the verdicts", "Ce que cela change", "heading").get_parent()


def wait_verdict(window, verdicts, structure, verdict, more=""):
    """A structure beside the question, as it is read out: its verdict, what the latest answer changed, and why."""
    pattern = re.compile("^" + re.escape(f"{structure}, {verdict}") + r"\b.*" + more)
    return window.wait_for(f"{structure}: {verdict} {more}", pattern, root=verdicts)


def show(window, view):
    """To another view of the assistant, from wherever one is in it."""
    window.tab_to(view, beginning(view), "push button", backwards=True)
    window.press("space")


def test_small_team(desktop):
    """One general practitioner, no other doctor, three nurses, all liberal, for the patients they share, in Occitanie."""
    window = open_assistant(desktop, "--region", "76")
    # The way to any question is beside the verdict that it settles.
    window.tab_to("what would settle a verdict", "Pour trancher : Mode d’exercice", "push button")
    window.press("Return")
    window.wait_focus("the question", "Tous en libéral", "radio button")
    choose(window, "Tous en libéral", "the first question", GENERALISTS)
    answer(window, "1", "the next question", SPECIALISTS)
    answer(window, "0", "the next question", NURSES)
    answer(window, "3", "the next question", COMMON)
    choose(window, COMMON, "the next question", "Oui")
    verdicts = find_verdicts(window)
    wait_verdict(window, verdicts, "ESP", "à compléter", "était indéterminée")
    wait_verdict(window, verdicts, "ESS", "exclue")
    msp = wait_verdict(window, verdicts, "MSP", "exclue", "deux médecins")
    change = "2 médecins généralistes au lieu de 1"
    check(window.find(f"Et avec {change} ?", "push button", msp) is not None, "nothing to try is said of the MSP")
    wait_verdict(window, verdicts, "CPTS", "indéterminée", "si une CPTS couvre déjà le territoire")

    show(window, "Résultat")
    title = "Pourquoi pas : Maison de santé pluriprofessionnelle (MSP) ?"
    msp = window.wait_for("the MSP", title)
    content = msp.get_parent().get_parent()
    proposed = next(name_of(node) for node in window.walk(content) if role_of(node) == "heading")
    check(proposed == "Équipe de soins primaires (ESP)", f"what is proposed is {proposed}")
    window.wait_text("^✕ exclue$", msp)
    before = window.texts(content)

    way = f"Essayer : {change}. Le verdict deviendrait « à compléter »."
    window.tab_to("the smallest change", way, "push button")
    window.press("space")

    def find_trial():
        # What is on show is made anew.
        msp = window.find(title, root=content)
        return window.texts(msp) if msp is not None and re.search("^Avec cet essai$", window.texts(msp), re.M) else None

    both = desktop.wait(find_trial, "what would be")
    check(re.search("✕ exclue$.*^Avec cet essai$.*◐ à compléter$", both, re.M | re.S), f"both verdicts are not told: {both}")
    window.wait_focus("the change again", way, "push button")
    bar = window.tab_to("the end of the trial", "Abandonner", "push button", backwards=True).get_parent()
    window.wait_text(f"^Essai : {change}", bar)
    window.press("space")
    desktop.wait(lambda: window.texts(content) == before, "the result as it was")

    # The comparison knows the project.
    window.press("alt+2")
    table = window.wait_for("the table", "Tableau comparatif", "table")
    row = window.wait_for("the structures", "Structures comparées", "table row", table)
    for structure, verdict in (("ESP", "à compléter"), ("ESS", "exclue"), ("MSP", "exclue"), ("CPTS", "indéterminée")):
        window.wait_for(f"{structure}: {verdict}", re.compile(f"^{structure}, .*pour ce projet : {verdict}"), "push button", row)
    window.close()


def test_goes_on_another_day(desktop):
    """What cannot be understood loses nothing, answers are undone and done again, and are there on another day."""
    window = open_assistant(desktop)
    window.tab_to("the first question", GENERALISTS)
    answer(window, "1", "the next question", SPECIALISTS)
    field = answer(window, "0", "the next question", NURSES)
    verdicts = find_verdicts(window)
    wait_verdict(window, verdicts, "ESS", "exclue", "était indéterminée")
    before = window.texts(verdicts)

    window.type("trois")
    window.press("Return")
    window.wait_text("^Cette réponse n’est pas comprise. Attendu : un nombre entier de 0 à")
    window.wait_focus("the same question", NURSES)
    check(typed(field) == "trois", f"the field has “{typed(field)}”")
    check(window.texts(verdicts) == before, f"the verdicts are others: {window.texts(verdicts)}")
    window.press("ctrl+a")
    answer(window, "3", "the next question", COMMON)

    # The nurses, who change no verdict, and the specialists.
    window.press("ctrl+z", "ctrl+z")
    wait_verdict(window, verdicts, "ESS", "indéterminée", "était exclue")
    window.wait_for("what can be undone", "Annuler : Médecins généralistes : 1", "push button")
    window.press("ctrl+shift+z")
    wait_verdict(window, verdicts, "ESS", "exclue", "était indéterminée")
    window.wait_for("what can be done again", "Rétablir : Infirmiers : 3", "push button")
    window.press("ctrl+shift+z")
    window.wait_for("nothing to do again", "Rétablir", "push button")
    window.close()

    window = desktop.open("--section=accueil")
    window.wait_text("3 réponses données")
    window.tab_to("the way back in", "Reprendre", "push button")
    window.press("Return")
    window.wait_for("the assistant", "Assistant — Cordée", "frame")
    window.tab_to("the question that comes next", COMMON, "radio button")
    latest = window.wait_for("the latest answers", "Dernières réponses")
    for name, words in (("Médecins généralistes", "1"), ("Médecins d’une autre spécialité", "0"), ("Infirmiers", "3")):
        row = window.wait_for(name, f"Modifier : {name}", "push button", latest).get_parent()
        check(words in window.texts(row).split("\n"), f"the answer is another one: {window.texts(row)}")
    window.close()


def test_earlier_answer_changes(desktop):
    """Later answers stay; those that hang on it are to be confirmed."""
    later = "Spécialités réunies"
    window = open_assistant(desktop)
    window.tab_to("the full path", "Complet", "push button")
    window.press("space")
    window.tab_to("the first question", GENERALISTS)
    answer(window, "1", "the next question", SPECIALISTS)
    answer(window, "3", "what hangs on it", SPECIALTIES)
    answer(window, "2", "the next question", NURSES)
    answer(window, "4", "the next question", IPA)

    def change(to, what):
        window.tab_to("the earlier answer", "Modifier : Médecins d’une autre spécialité", "push button")
        window.press("Return")
        window.wait_focus("the question", SPECIALISTS)
        window.press("ctrl+a")
        window.type(to)
        window.wait_text(what)

    change("2", r"^Mes réponses \(1 à confirmer\)$")
    show(window, "Mes réponses")
    doubt = window.wait_for("what is to be confirmed", "À confirmer", "list")
    items = [name_of(item) for item in window.find_all(role="list item", root=doubt)]
    check(items == [f"{later} : 2"], f"to be confirmed: {items}")
    window.wait_for("an answer that has nothing to do with it", "Infirmiers : 4", "list item")
    window.tab_to("that it is still right", f"C’est toujours juste : {later}", "push button")
    window.press("space")
    window.wait_gone("what is to be confirmed", "À confirmer", "list")
    window.wait_for("the view without a count", "Mes réponses", "push button")
    window.wait_for("the answer", f"{later} : 2", "list item")

    # Without what it hangs on there is no question, and yet the answer is kept.
    change("0", "^Annuler : Médecins d’une autre spécialité : 0$")
    show(window, "Mes réponses")
    window.tab_to("what is folded away", beginning("Questions sans objet pour ce projet"))
    check(window.find(f"{later} : 2", "list item") is None, "the answer stands among those that count")
    window.press("space")
    window.wait_for("the answer", f"{later} : 2", "list item")
    window.close()


run(globals())
