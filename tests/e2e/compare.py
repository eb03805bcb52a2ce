#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a health professional or an adviser does with the comparison."""

import os
import pathlib
import re

from cordee_e2e import beginning, check, euros, name_of, run

TABLE = "Tableau comparatif"
FUNDING = "financements"


def open_comparison(desktop, *arguments):
    window = desktop.open(*arguments)
    window.press("alt+2")
    window.wait_for("the comparison", name="Comparer — Cordée", role="frame")
    return window


def walk_to_cell(window, label, structure):
    """From anywhere: with Tab into the table, down to the row and along it."""
    window.tab_to("a cell of the table", role="table cell")
    window.press("ctrl+Home")
    window.press_until("Down", f"the row {label}", beginning(label + ", "), "table cell")
    window.press("Home")
    return window.press_until("Right", f"the cell {label}, {structure}", beginning(f"{label}, {structure}, "), "table cell")


def find_cell(window, label, structure, text):
    pattern = re.compile("^" + re.escape(f"{label}, {structure}, ") + ".*" + re.escape(text))
    return window.wait_for(f"{label}, {structure}: {text}", pattern, "table cell")


def test_evidence_of_a_cell(desktop):
    """Two sources give two amounts for one cell: both are there, each with who says it."""
    label, cell = desktop.criterion(FUNDING, "CPTS")
    amounts = [euros(amount["max"]) for amount in cell["amounts"] if amount["unit"] == "EUR"]
    check(len(set(amounts)) >= 2, f"the base has one amount only: {amounts}")

    window = open_comparison(desktop)
    found = walk_to_cell(window, label, "CPTS")
    for amount in amounts:
        check(amount in name_of(found), f"{amount} is not in “{name_of(found)}”")
    window.press("Return")
    drawer = window.wait_for("the evidence", name=f"CPTS · {label}", role="filler")
    for amount in amounts:
        window.wait_text(re.escape(amount), drawer)
    window.wait_text("autre lecture|écarté|retenu", drawer)
    window.press("Escape")
    window.wait_focus("the cell again", beginning(f"{label}, CPTS, "), "table cell")
    window.wait_gone("the evidence", name=f"CPTS · {label}", role="filler")
    window.close()


def test_region_changes_the_cells(desktop):
    label, before = desktop.criterion(FUNDING, "ESP")
    after = desktop.criterion(FUNDING, "ESP", "--region", "76")[1]
    amount = euros(30000)
    check(30000 in [amount["max"] for amount in after["amounts"]], f"the base has no {amount} there")
    check(amount not in " ".join(before["text"]), f"{amount} holds everywhere")

    window = open_comparison(desktop)
    window.tab_to("the button of the region", "Région : Règles nationales seules", "push button")
    window.press("Return")
    window.wait_focus("the search for a region", role="entry")
    window.type("occitanie")
    window.press("Return")
    # A département could be chosen next.
    window.press("Escape")
    window.wait_focus("the button again", "Région : Occitanie", "push button")
    find_cell(window, label, "ESP", amount)
    # Another start begins where this one ended.
    window.close()
    window = open_comparison(desktop)
    find_cell(window, label, "ESP", amount)
    window.close()


def test_date_changes_the_cells(desktop):
    label, now = desktop.criterion(FUNDING, "ESS")
    then = desktop.criterion(FUNDING, "ESS", "--as-of", "2024-03-01")[1]
    check((now["state"], then["state"]) == ("connu", "en-attente"), "the base knows no wait")

    window = open_comparison(desktop)
    find_cell(window, label, "ESS", now["text"][0])
    window.tab_to("the button of the date", beginning("Règles au : "), "push button")
    window.press("Return")
    window.wait_focus("the date", "Règles au")
    window.press("ctrl+a")
    window.type("01/03/2024")
    window.press("Return")
    window.wait_for("the date in the header", "Règles au : 01/03/2024", "push button")
    window.press("Escape")
    window.wait_focus("the button again", "Règles au : 01/03/2024", "push button")
    cell = find_cell(window, label, "ESS", then["text"][0])
    check("en attente" in name_of(cell).lower(), f"no wait in “{name_of(cell)}”")
    check(now["text"][0] not in name_of(cell), f"still in “{name_of(cell)}”")
    window.close()


def rows(window):
    """The labels of the criteria on show, in order."""
    labels = []
    for cell in window.find_all(role="table cell", root=window.wait_for("the table", TABLE, "table")):
        label = re.split(r", (?:ESP|ESS|MSP|CPTS),", name_of(cell))[0]
        if label not in labels:
            labels.append(label)
    return labels


def test_search_finds_without_accents(desktop):
    window = open_comparison(desktop)
    everything = rows(window)
    window.press("ctrl+f")
    window.wait_focus("the search", "Chercher un critère ou un mot", "entry")
    window.type("medecin")
    found = desktop.wait(lambda: rows(window) if len(rows(window)) < len(everything) else None, "fewer rows")
    check(found, "nothing was found")
    text = window.texts(window.find(TABLE, "table")).lower()
    check("médecin" in text, "no row speaks of it")
    # What is hidden is counted.
    window.wait_text(f"{len(everything) - len(found)} (critères|critère|lignes|ligne)? ?(masqué|caché|écarté)")
    window.press("Escape")
    desktop.wait(lambda: rows(window) == everything, "all rows again")
    window.close()


def test_differences_and_common_points(desktop):
    criteria = desktop.cli("compare")["criteria"]
    window = open_comparison(desktop)
    check(rows(window) == [criterion["label"] for criterion in criteria], "the rows are not those of the base")
    window.tab_to("all criteria", "Tout", "radio button")
    for view, differs in (("Différences", True), ("Points communs", False)):
        wanted = [criterion["label"] for criterion in criteria if criterion["differs"] == differs]
        window.press_until("Right", view, view, "radio button")
        window.press("space")
        desktop.wait(lambda: not wanted or rows(window) == wanted, f"{view}: {wanted}")
    window.close()


def test_fifth_structure_is_a_column(desktop):
    pack = pathlib.Path(os.environ["CORDEE_SOURCE_DIR"]) / "tests" / "data" / "packs" / "y_fifth-structure.xml"
    text = pack.read_text()
    structure = re.search(r'<structure id="([^"]+)"', text).group(1)
    name = re.search(r"<structure .*?<name>([^<]+)</name>", text, re.S).group(1)
    desktop.add_pack("fifth.xml", text)
    window = open_comparison(desktop)
    table = window.wait_for("the table", TABLE, "table")
    window.wait_text("colonne 4 sur 4$", table)
    # Four have room in a window of the usual size, and whoever asks for the fifth gets it.
    window.tab_to("the fifth structure", f"{structure}, {name}", "push button")
    window.press("space")
    window.wait_text("^" + re.escape(f"{structure}, {name}, colonne 4 sur 4"), table)
    window.resize(1600, 1000)
    window.wait_text("^" + re.escape(f"{structure}, {name}, colonne 5 sur 5"), table)
    window.close()


run(globals())
