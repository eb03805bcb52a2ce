#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar that a roadmap is exported as, read by a second implementation and compared with the JSON of the same plan."""

import datetime
import json
import os
import subprocess
import sys
import tempfile

from icalendar import Calendar

CLI = sys.argv[1]
AS_OF = "2026-11-22"
GONE = "cpts-aide-demarrage"
DONE = "cpts-rassembler"
COURSE = """<courses><course structure="CPTS" how="creer" at="2026-12-20T10:00:00Z">
<step id="%s" status="fait" day="2026-12-18" at="2026-12-20T10:00:00Z"/>
<step id="%s" status="sans-objet" at="2026-12-20T10:00:00Z"/></course></courses></dossier>""" % (DONE, GONE)


def run(*args):
    env = {name: value for name, value in os.environ.items() if not name.startswith("LC_")} | {"LANG": "C.UTF-8", "LANGUAGE": "fr"}
    return subprocess.run([CLI, *args], check=True, capture_output=True, env=env).stdout


def check(ok, what):
    if not ok:
        sys.exit("the calendar: " + what)


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def read(dossier, *options):
    """One plan, as calendar and as JSON: events by UID, steps by UID."""
    plan = ("roadmap", "CPTS", *([dossier] if dossier else []), "--as-of", AS_OF, *options)
    raw = run(*plan, "--format", "ics")
    check(raw.endswith(b"\r\n") and raw.count(b"\n") == raw.count(b"\r\n"), "a line does not end with CRLF: %r" % raw[:300])
    check(max(map(len, raw.split(b"\r\n"))) <= 75, "a line is longer than 75 octets")
    calendar = Calendar.from_ical(raw)
    check(calendar["VERSION"] == "2.0" and calendar["PRODID"] and calendar["X-WR-CALNAME"], "no version, program or name")
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    check(len(events) == len(calendar.walk("VEVENT")) > 10, "UIDs are not unique, or too few")
    root = json.loads(run(*plan, "--format", "json"))
    steps = {uid: step for step in root["steps"] for uid in events if uid.endswith("-CPTS-%s@cordee" % step["id"])}
    check(len(steps) == len(events) == len(root["steps"]), "%d events for %d steps" % (len(events), len(root["steps"])))
    return root, events, steps


def check_event(root, event, step):
    start, end = event["DTSTART"], event["DTEND"]
    over = step["status"] in ("fait", "sans-objet")
    check(start.params["VALUE"] == "DATE" and end.dt - start.dt == datetime.timedelta(1), step["id"] + " does not last one day")
    check(event["TRANSP"] == "TRANSPARENT", step["id"] + " blocks a day")
    check(event["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0), step["id"] + " has no stamp in UTC")
    check(step["label"].replace("\u00a0", " ") in str(event["SUMMARY"]).replace("\u00a0", " "), step["id"] + " is called otherwise")
    if over:
        check(not event.walk("VALARM"), step["id"] + " is over and has an alarm")
        return
    check(event["STATUS"] == "CONFIRMED", step["id"] + " is not confirmed")
    bound = root["target"] or step["deadline"]
    expected = day(step["latest_end"]) if bound and step["latest_end"] else day(step["earliest_end"])
    check(start.dt == expected, "%s is on %s, not %s" % (step["id"], start.dt, expected))
    for part in (step["duration"]["text"], *step["who"]):
        check(part is None or part.replace("\u00a0", " ") in str(event["DESCRIPTION"]).replace("\u00a0", " "), "%s: %s" % (step["id"], part))
    begin = day(step["latest_start"]) if bound and step["latest_start"] else day(step["earliest_start"])
    alarms = event.walk("VALARM")
    own = step["actors"][0] == "equipe" and step["status"] == "a-faire" and begin >= day(root["today"])
    check(len(alarms) == (1 if own else 0), "%s has %d alarms" % (step["id"], len(alarms)))
    for alarm in alarms:
        check(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"], step["id"] + " has another sort of alarm")
        rings = datetime.datetime.combine(start.dt, datetime.time()) + alarm["TRIGGER"].dt
        wanted = max(begin - datetime.timedelta(7), day(root["today"]))
        check(rings.date() == wanted <= start.dt, "%s rings on %s, to begin on %s, for %s" % (step["id"], rings, begin, start.dt))


def main(folder):
    for options in (("--region", "76", "--target", "2027-09-15"), ("--region", "03"), ("--how", "adherer")):
        if "adherer" in options:
            check(Calendar.from_ical(run("roadmap", "CPTS", *options, "--format", "ics")).walk("VEVENT"), "nobody joins")
            continue
        root, events, steps = read(None, *options)
        for uid, event in events.items():
            check_event(root, event, steps[uid])

    # A dossier keeps its ids, and what changed since replaces what was there.
    dossier = os.path.join(folder, "a.cordee")
    run("dossier", "new", dossier, "--as-of", AS_OF, "--region", "76", "--set", "date-signature=2027-09-15")
    root, before, steps = read(dossier)
    check(set(before) == set(read(dossier)[1]), "UIDs change from one export to the next")
    for uid, event in before.items():
        check_event(root, event, steps[uid])
    with open(dossier, encoding="utf-8") as file:
        text = file.read()
    with open(dossier, "w", encoding="utf-8") as file:
        file.write(text.replace("</dossier>", COURSE).replace("%s" % datetime.date.today(), AS_OF))
    root, after, steps = read(dossier)
    check(set(before) == set(after), "UIDs change with what is done")
    for uid, event in after.items():
        check_event(root, event, steps[uid])
        check(int(event["SEQUENCE"]) > int(before[uid]["SEQUENCE"]), "SEQUENCE does not grow")
        if steps[uid]["id"] == DONE:
            check(event["DTSTART"].dt == datetime.date(2026, 12, 18) and event["STATUS"] == "CONFIRMED", "what is done is not on its day")
        if steps[uid]["id"] == GONE:
            check(event["STATUS"] == "CANCELLED", "what does not apply is not cancelled")


with tempfile.TemporaryDirectory() as temporary:
    main(temporary)
