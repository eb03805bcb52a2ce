#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes territory.gvariant, the communes of France and what they belong to, which cordee-atlas.c reads in place.

    make-territory.py FOLDER territory.gvariant

FOLDER is the npm package @etalab/decoupage-administratif 6.0.0, unpacked (data: Licence Ouverte, Etalab). The package and its data
files must be those below; the same files give the same bytes. It needs python3-gi. Run by hand when there is a new vintage, never by
the build: nothing is fetched.

What is certain of the figures, and where it was read:
- All are municipal populations (population municipale), without those who are counted apart.
- France without Mayotte: at 1 January 2023, in force since 1 January 2026, within the borders of 1 January 2025. The package names page
  8680726 of Insee; its sums are those that Insee published on 18 December 2025 (page 8683652), to the inhabitant in the regions that are
  given so: Île-de-France 12 463 067, Bretagne 3 449 370, Corse 355 486, Guadeloupe 384 160 …; a test holds them.
- Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin and Wallis-et-Futuna: 2023; Polynésie française: 2022; Nouvelle-Calédonie: 2025
  (Insee, pages 8680702 and 8658726).
- Mayotte: the census of 2017 (Insee, page 3291775), 256 518 in all.
- Terres australes and Clipperton have none.
- epci.json has figures of another year, which are not used: an EPCI has as many inhabitants as its communes.
"""

import collections
import hashlib
import json
import pathlib
import struct
import sys
import unicodedata

import gi
gi.require_version('GLib', '2.0')
from gi.repository import GLib

PACKAGE = '@etalab/decoupage-administratif'
VERSION = '6.0.0'
# Of the package as the registry has it: c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a. Of its files:
SHA256 = {
    'communes': '6cafec09b4e127d08edc47f366b28261bee70cca323fbfcb957dd169fcad9284',
    'departements': '1ebe7e0ad0a49653c899087194344ec67f7115b728c4e1b98f741bd655b545e0',
    'epci': '40758ace686311837c484da81c2a8ba00a9f356bc6210f3316c6b19daa4dc967',
    'regions': '98cb7c781d09577634b9e104dfbb92e39a0d10ae0e1c6c20978a49a474e1dba5',
}

FORMAT = 1
CODE_YEAR = 2026
POPULATION_YEAR = 2023
OTHER_YEARS = {'976': 2017, '987': 2022, '988': 2025}

NOTES = {
    'title': 'Code officiel géographique et intercommunalités au 1er janvier 2026',
    'publisher': 'Insee, DGCL et La Poste, réunis par Etalab (paquet decoupage-administratif 6.0.0)',
    'url': 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
    'version': VERSION,
    'licence': 'Licence Ouverte (Etalab)',
    'licence-url': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
    'populations': 'Populations municipales de référence de l’Insee au 1er janvier 2023, en vigueur depuis le 1er janvier 2026. Mayotte : '
                   'recensement de 2017. Polynésie française : 2022. Nouvelle-Calédonie : 2025. Une intercommunalité compte les habitants '
                   'de ses communes.',
    'populations-publisher': 'Insee',
    'populations-url': 'https://www.insee.fr/fr/statistiques/8680726?sommaire=8681011',
}

NONE16 = 0xffff
NONE32 = 0xffffffff
# As CordeeMatchKind has them.
OLD_CODE, DELEGUEE, ASSOCIEE = 1, 2, 3

# Words in front of a name that somebody may leave out.
LEADING = ['agglomeration', 'ca', 'cc', 'communaute', 'communes', 'cu', 'd', 'de', 'des', 'du', 'l', 'la', 'le', 'les', 'metropole', 'urbaine']
# What people type for what an EPCI is called.
KINDS = {'cc': 'communaute de communes', 'ca': 'communaute d agglomeration', 'cu': 'communaute urbaine'}


def fold(text):
    """As cordee_atlas_fold() does: cordee_text_fold(), then only letters and digits, and "saint" for "st"."""
    out = []
    for c in unicodedata.normalize('NFKD', text.lower()):
        if unicodedata.category(c).startswith('M'):
            continue
        c = {'œ': 'oe', 'æ': 'ae'}.get(c, c)
        out.append(c if c.isalnum() else ' ')
    return [{'st': 'saint', 'ste': 'sainte'}.get(word, word) for word in ''.join(out).split()]


def split(words):
    """The core of a name, and the words in front of it that may be left out: never all."""
    n = 0
    while n < len(words) - 1 and words[n] in LEADING:
        n += 1
    return ' '.join(words[n:]), ' '.join(words[:n])


def key(name, is_epci):
    """What is searched: a line of the core; after a tab, the words in front of it; after another, other words for them."""
    words = fold(name)
    core, front = split(words)
    out = '\n ' + core
    if front:
        out += '\t ' + front
    if is_epci and words[0] in KINDS:
        out += '\t ' + KINDS[words[0]]
    return core, out


class Names:
    """Strings one after the other, each once."""

    def __init__(self):
        self.blob = bytearray()
        self.places = {}

    def add(self, text):
        if text not in self.places:
            self.places[text] = len(self.blob)
            self.blob += text.encode() + b'\0'
        return self.places[text]


def array(kind, values):
    data = struct.pack('<%d%s' % (len(values), {'u': 'I', 'q': 'H'}[kind]), *values)
    return GLib.Variant.new_from_bytes(GLib.VariantType('a' + kind), GLib.Bytes(data), True)


def blob(data):
    return GLib.Variant.new_from_bytes(GLib.VariantType('ay'), GLib.Bytes(bytes(data)), True)


def codes(values, width):
    return blob(b''.join(value.encode().ljust(width, b'\0') for value in values))


def read(folder):
    package = json.loads((folder / 'package.json').read_text())
    if (package['name'], package['version']) != (PACKAGE, VERSION):
        sys.exit('%s is not %s %s' % (folder, PACKAGE, VERSION))
    files = {}
    for name, expected in SHA256.items():
        data = (folder / 'data' / (name + '.json')).read_bytes()
        if hashlib.sha256(data).hexdigest() != expected:
            sys.exit('%s.json is not that of %s %s' % (name, PACKAGE, VERSION))
        files[name] = json.loads(data)
    return files


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    if sys.byteorder != 'little':
        sys.exit('the file is little-endian: make it on such a machine')
    files = read(pathlib.Path(sys.argv[1]))
    names = Names()

    regions = sorted(files['regions'], key=lambda r: r['code'])
    departements = sorted(files['departements'], key=lambda d: d['code'])
    communes = sorted((c for c in files['communes'] if c['type'] in ('commune-actuelle', 'arrondissement-municipal')), key=lambda c: c['code'])
    epcis = sorted(files['epci'], key=lambda e: e['code'])
    region_index = {r['code']: i for i, r in enumerate(regions)}
    departement_index = {d['code']: i for i, d in enumerate(departements)}
    commune_index = {c['code']: i for i, c in enumerate(communes)}

    # Former communes: those with a name, then codes of which only the number is known.
    former = [(c['code'], c['nom'], c['chefLieu'], DELEGUEE if c['type'] == 'commune-deleguee' else ASSOCIEE)
              for c in files['communes'] if c['type'] in ('commune-deleguee', 'commune-associee')]
    named = {code for code, *_ in former}
    for commune in communes:
        former += [(code, None, commune['code'], OLD_CODE) for code in commune.get('anciensCodes', []) if code not in named]
    former.sort(key=lambda f: f[0])

    epci_of = {}
    epci_populations = []
    epci_departements = []
    starts = [0]
    members = []
    for i, epci in enumerate(epcis):
        by_departement = collections.Counter()
        for index in sorted(commune_index[m['code']] for m in epci['membres']):
            epci_of[index] = i
            members.append(index)
            by_departement[communes[index]['departement']] += communes[index]['population']
        starts.append(len(members))
        epci_populations.append(sum(by_departement.values()))
        epci_departements.append(departement_index[min(by_departement, key=lambda d: (-by_departement[d], d))])
    parts = [(i, commune_index[c['commune']]) for i, c in enumerate(communes) if c['type'] == 'arrondissement-municipal']
    for index, whole in parts:
        epci_of[index] = epci_of[whole]

    departement_populations = collections.Counter()
    region_populations = collections.Counter()
    for commune in communes:
        if commune['type'] == 'commune-actuelle' and 'population' in commune:
            departement_populations[commune['departement']] += commune['population']
            region_populations[commune['region']] += commune['population']

    postcodes = collections.defaultdict(set)
    for i, commune in enumerate(communes):
        for postcode in commune.get('codesPostaux', []):
            postcodes[int(postcode)].add(i)
    # A city is told apart from its arrondissements: they have the postcode, it has all.
    postcode_starts = [0]
    postcode_communes = []
    for postcode in sorted(postcodes):
        postcode_communes += sorted(postcodes[postcode])
        postcode_starts.append(len(postcode_communes))

    # What is searched: communes, EPCI and former communes with a name, in this order; then where each stands among them all by core.
    keys = [key(c['nom'], False) for c in communes] + [key(e['nom'], True) for e in epcis]
    keys += [key(f[1], False) for f in former if f[1]]
    order = sorted(range(len(keys)), key=lambda i: (keys[i][0].encode(), i))

    value = GLib.Variant.new_tuple(
        GLib.Variant('u', FORMAT),
        GLib.Variant('q', CODE_YEAR),
        GLib.Variant('q', POPULATION_YEAR),
        GLib.Variant('as', [text for pair in NOTES.items() for text in pair]),
        GLib.Variant('as', LEADING),
        # Communes.
        codes([c['code'] for c in communes], 6),
        array('u', [names.add(c['nom']) for c in communes]),
        array('u', [c.get('population', NONE32) for c in communes]),
        blob(departement_index[c['departement']] for c in communes),
        array('q', [epci_of.get(i, NONE16) for i in range(len(communes))]),
        # Arrondissements, and the city of each.
        array('q', [index for index, _ in parts]),
        array('q', [whole for _, whole in parts]),
        # EPCI.
        codes([e['code'] for e in epcis], 10),
        array('u', [names.add(e['nom']) for e in epcis]),
        array('u', epci_populations),
        array('q', epci_departements),
        array('u', starts),
        array('q', members),
        # Départements.
        codes([d['code'] for d in departements], 4),
        array('u', [names.add(d['nom']) for d in departements]),
        array('u', [departement_populations.get(d['code'], NONE32) for d in departements]),
        array('q', [region_index[d['region']] for d in departements]),
        array('q', [OTHER_YEARS.get(d['code'], POPULATION_YEAR) for d in departements]),
        # Regions.
        codes([r['code'] for r in regions], 4),
        array('u', [names.add(r['nom']) for r in regions]),
        array('u', [region_populations.get(r['code'], NONE32) for r in regions]),
        # Former communes.
        codes([f[0] for f in former], 6),
        array('u', [names.add(f[1]) if f[1] else NONE32 for f in former]),
        array('q', [commune_index[f[2]] for f in former]),
        blob(f[3] for f in former),
        # Postcodes.
        array('u', sorted(postcodes)),
        array('u', postcode_starts),
        array('q', postcode_communes),
        # Texts.
        blob(names.blob),
        blob((''.join(text for _, text in keys) + '\n\0').encode()),
        array('q', order),
    )
    pathlib.Path(sys.argv[2]).write_bytes(value.get_data_as_bytes().get_data())


if __name__ == '__main__':
    main()
