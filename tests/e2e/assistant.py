#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a team does with the assistant, without a mouse."""

from cordee_e2e import beginning, check, name_of, run


def open_assistant(desktop, *arguments):
    window = desktop.open(*arguments)
    window.press("alt+3")
    window.wait_for("the assistant", "Assistant — Cordée", "frame")
    return window


def question(window):
    """The question on show: the heading below that of the page."""
    headings = [name_of(heading) for heading in window.find_all(role="heading")]
    return headings[1] if len(headings) > 1 else None


def test_answers_and_goes_on_another_day(desktop):
    """Whoever answers goes on by Return, leaves, and finds all again."""
    window = open_assistant(desktop)
    first = question(window)
    window.tab_to("an answer", role="radio button")
    window.press("space")
    window.wait_for("the way on", "Suivant", "push button")
    window.press("Return")
    window.wait_for("the answer that was given", beginning("Modifier : "), "push button")
    check(question(window) != first, f"still the same question: {first}")
    window.close()

    window = desktop.open("--section=accueil")
    window.wait_text("1 réponse donnée")
    window.tab_to("the way back in", "Reprendre", "push button")
    window.press("Return")
    window.wait_for("the answer of the other day", beginning("Modifier : "), "push button")
    window.tab_to("the answer of the other day", beginning("Modifier : "), "push button")
    window.press("Return")
    desktop.wait(lambda: question(window) == first, "the first question again")
    window.close()


run(globals())
