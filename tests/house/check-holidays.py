#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The public holidays of the base against a second implementation, from 2024 to 2035: everywhere, in Alsace-Moselle and overseas."""

import datetime
import sys
import xml.etree.ElementTree as ET

import holidays
from dateutil.easter import easter

YEARS = range(2024, 2036)

# A place: region, département, how releases of the library call it, and the days that it counts there by local usage: they stand in no
# article of the Code du travail. The number is of days after Easter.
PLACES = {
    "France": ("11", "75", [], []),
    "Moselle": ("44", "57", ["Alsace-Moselle", "57", "GES"], []),
    "Bas-Rhin": ("44", "67", ["Alsace-Moselle", "6AE", "GES"], []),
    "Marne": ("44", "51", [], []),
    "Guadeloupe": ("01", "971", ["Guadeloupe", "971", "GP"], [-24, -2, (7, 21)]),
    "Martinique": ("02", "972", ["Martinique", "972", "MQ"], [-2, (7, 21)]),
    "Guyane": ("03", "973", ["Guyane", "973", "GF", "GY"], [-2]),
    "La Réunion": ("04", "974", ["La Réunion", "974", "RE", "LRE"], []),
    "Mayotte": ("06", "976", ["Mayotte", "976", "YT", "MAY"], []),
}


def library(names, year):
    """The days of one place as the library has them."""
    france = holidays.France
    if not names:
        return set(france(years=year))
    known = set(getattr(france, "subdivisions", ())) | set(getattr(france, "PROVINCES", ()))
    known |= set(getattr(france, "_deprecated_subdivisions", ()))
    name = next((name for name in names if name in known), None)
    if name is None:
        sys.exit(f"the library knows none of {names}: it has {sorted(known)}")
    return set(france(years=year, **{"subdiv" if hasattr(france, "subdivisions") else "prov": name}))


def on(year, rule):
    return easter(year) + datetime.timedelta(rule) if isinstance(rule, int) else datetime.date(year, *rule)


def base(path, region, departement, year):
    """The days of one place as the base has them."""
    days = set()
    for holiday in ET.parse(path).iter("holiday"):
        regions, departements = holiday.get("regions"), holiday.get("departements")
        if regions and region not in regions.split() or departements and departement not in departements.split():
            continue
        moves = holiday.get("easter")
        days.add(on(year, int(moves) if moves else (int(holiday.get("month")), int(holiday.get("day")))))
    return days


def main():
    path = f"{sys.argv[1]}/resources/knowledge/holidays.xml"
    wrong = 0
    for place, (region, departement, names, usages) in PLACES.items():
        for year in YEARS:
            ours = base(path, region, departement, year)
            theirs = library(names, year) - {on(year, usage) for usage in usages}
            for what, days in (("the base lacks", theirs - ours), ("only the base has", ours - theirs)):
                for day in sorted(days):
                    print(f"{place}: {what} {day}")
                    wrong += 1
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
