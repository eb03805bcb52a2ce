#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written and drawn can be read: the contrast (WCAG 2) of the pairs of colours that come together on the screen.

check-contrast.py ROOT: reads ui/colours-*.css and the structures' colours of the base."""

import colorsys
import itertools
import pathlib
import re
import sys
import xml.etree.ElementTree

# Text, and all grounds that it stands on.
TEXT = {
    "ink": ["ground", "sidebar_bg", "card_bg", "header_bg", "hover_bg", "accent_bg"],
    "dim": ["ground", "sidebar_bg", "card_bg", "header_bg", "hover_bg", "accent_bg"],
    "accent": ["ground", "card_bg", "accent_bg"],
    "accent_ink": ["accent"],
    "link": ["ground", "sidebar_bg", "card_bg", "header_bg", "hover_bg"],
    "changed": ["ground", "card_bg", "header_bg", "hover_bg", "changed_bg"],
    "warning": ["ground", "card_bg", "header_bg", "hover_bg", "accent_bg", "warning_bg"],
    "ok": ["ground", "card_bg", "ok_bg"],
    "error": ["ground", "card_bg", "error_bg"],
    "toast_ink": ["toast_bg"],
}
# What is no text but tells something: edges of fields, the ring around what has the focus, bars.
SIGNS = {
    "control_border": ["ground", "card_bg", "hover_bg", "accent_bg"],
    "accent": ["ground", "sidebar_bg", "card_bg", "header_bg", "hover_bg"],
    # Parts of a sum of money: what is variable has the edge of what is fixed.
    "money_fixed": ["card_bg", "hover_bg", "accent_bg", "money_variable"],
    "money_once": ["card_bg", "hover_bg", "accent_bg", "money_once_bg"],
    # Bars of steps: what is planned has the edge of what is done.
    "step_critical": ["card_bg", "hover_bg", "accent_bg", "step_critical_bg"],
    "step_done": ["card_bg", "hover_bg", "accent_bg", "step_planned"],
}
# Edges that only please the eye need no contrast, but where somebody asked for it.
SIGNS_IN_CONTRAST = {"border": ["ground", "sidebar_bg", "card_bg", "header_bg"]}

# file: (text, signs, whether light stands on dark, whether contrast was asked for)
FILES = {
    "colours-light.css": (4.5, 3.0, False, False),
    "colours-dark.css": (4.5, 3.0, True, False),
    "colours-contrast.css": (7.0, 4.5, False, True),
    "colours-contrast-dark.css": (7.0, 4.5, True, True),
}
# What cordee-sign.c draws the sign of a structure in, on its colour.
SIGN_INK = {False: "#ffffff", True: "#17171a"}

failures = []


def fail(text):
    failures.append(text)


def to_rgb(colour):
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def luminance(rgb):
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shade(rgb, factor):
    """As GTK's shade()."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb)
    return colorsys.hls_to_rgb(hue, min(lightness * factor, 1), min(saturation * factor, 1))


def read_colours(path):
    colours = {}
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    for name, value in re.findall(r"@define-color\s+(\w+)\s+([^;]+);", text):
        if not re.fullmatch(r"#[0-9a-f]{6}", value):
            fail(f"{path.name}: {name} is “{value}”, not #rrggbb")
        elif name in colours:
            fail(f"{path.name}: {name} is defined twice")
        else:
            colours[name] = to_rgb(value)
    return colours


def require(where, name, ink, ground_name, ground, least):
    found = contrast(ink, ground)
    if found < least:
        fail(f"{where}: {name} on {ground_name} is {found:.2f}:1, wanted {least}:1")


def check_pairs(where, colours, pairs, least):
    for name, grounds in pairs.items():
        for ground in grounds:
            if name in colours and ground in colours:
                require(where, name, colours[name], ground, colours[ground], least)


def check_structures(where, colours, structures, dark, least_sign):
    for structure in structures:
        colour = to_rgb(structure.get("colour-dark" if dark else "colour"))
        require(where, "the sign", to_rgb(SIGN_INK[dark]), "the colour of " + structure.get("id"), colour, least_sign)
        for ground in ("ground", "card_bg", "header_bg"):
            require(where, "the colour of " + structure.get("id"), colour, ground, colours[ground], least_sign)


def main(root):
    ui = root / "ui"
    style = re.sub(r"/\*.*?\*/", "", (ui / "style.css").read_text(), flags=re.S)
    code = "".join(path.read_text() for path in (root / "app" / "gui").rglob("*.c"))
    base = xml.etree.ElementTree.parse(root / "resources" / "knowledge" / "common.xml")
    structures = base.findall("structures/structure")
    files = {name: read_colours(ui / name) for name in FILES}

    if sorted(path.name for path in ui.glob("colours-*.css")) != sorted(FILES):
        fail("ui/colours-*.css are not: " + ", ".join(FILES))
    if not structures:
        fail("the base has no structures")
    names = set(files["colours-light.css"])
    for name, colours in files.items():
        for missing in names ^ set(colours):
            fail(f"{missing} is in {name} or in colours-light.css, not in both")
    known = set(TEXT) | set(SIGNS) | set(SIGNS_IN_CONTRAST) | set(itertools.chain(*TEXT.values(), *SIGNS.values()))
    for name in known - names:
        fail(f"{name} is checked and not defined")
    for name in names - known:
        fail(f"{name} is defined and in no pair that is checked")

    used = set(re.findall(r"@(\w+)", style)) - {"define", "import", "keyframes", "media"}
    for name in used - names:
        fail(f"style.css uses {name}, which no file defines")
    for name in names - used:
        if f'"{name}"' not in code:
            fail(f"{name} is defined and not used")

    for name, (text, signs, dark, asked) in FILES.items():
        colours = files[name]
        check_pairs(name, colours, TEXT, text)
        check_pairs(name, colours, SIGNS, signs)
        if asked:
            check_pairs(name, colours, SIGNS_IN_CONTRAST, signs)
        check_structures(name, colours, structures, dark, 3.0)
        for of, factor in re.findall(r"shade\s*\(@(\w+),\s*([0-9.]+)\)", style):
            if of == "accent":
                require(name, "accent_ink", colours["accent_ink"], f"shade({of}, {factor})", shade(colours[of], float(factor)), text)
            else:
                fail(f"style.css: nobody checks what stands on shade(@{of})")
    if re.search(r"\b(alpha|mix|lighter|darker)\s*\(", style):
        fail("style.css: a colour that is computed has a contrast that nobody checks")

    for one, other in itertools.combinations(structures, 2):
        for attribute in ("sign", "colour", "colour-dark"):
            if one.get(attribute) == other.get(attribute):
                fail(f"{one.get('id')} and {other.get('id')} have the same {attribute}")

    for text in failures:
        print(text)
    return 1 if failures else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
