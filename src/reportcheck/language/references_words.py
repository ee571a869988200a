"""Words that tell who is meant: kinship, children, numbers, and what only some ages do.

Gathered for this project from the vocabulary of child protection reports.
"""

from __future__ import annotations

# Adult kin: word -> (role, gender, plural). The roles are those of ``register.roles_of``.
ADULT_KIN: dict[str, tuple[str, str | None, bool]] = {
    **dict.fromkeys(
        ("mum", "mam", "mom", "mummy", "mammy", "mother", "muma", "mumma"), ("mother", "female", False)
    ),
    **dict.fromkeys(("dad", "daddy", "father", "da"), ("father", "male", False)),
    **dict.fromkeys(("stepmum", "stepmother", "step-mum", "step-mother"), ("stepmother", "female", False)),
    **dict.fromkeys(("stepdad", "stepfather", "step-dad", "step-father"), ("stepfather", "male", False)),
    **dict.fromkeys(
        (
            "nan",
            "nana",
            "nanna",
            "nanny",
            "gran",
            "granny",
            "grandma",
            "grandmother",
            "mgm",
            "pgm",
            "grandmum",
            "nain",
        ),
        ("grandmother", "female", False),
    ),
    **dict.fromkeys(
        ("grandad", "granddad", "grandpa", "grampy", "gramps", "grandfather", "mgf", "pgf", "taid", "pops"),
        ("grandfather", "male", False),
    ),
    **dict.fromkeys(("aunt", "auntie", "aunty"), ("aunt", "female", False)),
    "uncle": ("uncle", "male", False),
    **dict.fromkeys(("boyfriend", "husband", "fiancé"), ("partner", "male", False)),
    **dict.fromkeys(("girlfriend", "wife", "fiancée"), ("partner", "female", False)),
    "partner": ("partner", None, False),
    "parents": ("parent", None, True),
    "parent": ("parent", None, False),
    "grandparents": ("grandparent", None, True),
    "carers": ("carer", None, True),
    "couple": ("parent", None, True),
}
# Child nouns: word -> (gender, plural).
CHILD_NOUNS: dict[str, tuple[str | None, bool]] = {
    **dict.fromkeys(
        ("child", "kid", "kiddy", "toddler", "infant", "newborn", "bairn", "youngster", "teenager"),
        (None, False),
    ),
    **dict.fromkeys(("baby", "bub"), (None, False)),
    **dict.fromkeys(("young person", "yp"), (None, False)),
    **dict.fromkeys(("young people", "yps"), (None, True)),
    **dict.fromkeys(
        ("children", "kids", "kiddies", "bairns", "youngsters", "babies", "toddlers", "teenagers"),
        (None, True),
    ),
    **dict.fromkeys(("boy", "lad"), ("male", False)),
    **dict.fromkeys(("boys", "lads"), ("male", True)),
    **dict.fromkeys(("girl", "lass", "lassie"), ("female", False)),
    **dict.fromkeys(("girls", "lasses"), ("female", True)),
    "son": ("male", False),
    "sons": ("male", True),
    "daughter": ("female", False),
    "daughters": ("female", True),
    **dict.fromkeys(("brother", "half-brother", "stepbrother", "step-brother"), ("male", False)),
    **dict.fromkeys(("brothers", "half-brothers", "stepbrothers", "step-brothers"), ("male", True)),
    **dict.fromkeys(("sister", "half-sister", "stepsister", "step-sister"), ("female", False)),
    **dict.fromkeys(("sisters", "half-sisters", "stepsisters", "step-sisters"), ("female", True)),
    **dict.fromkeys(("sibling", "half-sibling", "step-sibling", "sib"), (None, False)),
    **dict.fromkeys(("siblings", "half-siblings", "step-siblings", "sibs"), (None, True)),
    "twin": (None, False),
    "twins": (None, True),
    "niece": ("female", False),
    "nieces": ("female", True),
    "nephew": ("male", False),
    "nephews": ("male", True),
    "grandson": ("male", False),
    "granddaughter": ("female", False),
    "grandchildren": (None, True),
    **dict.fromkeys(("eldest", "oldest", "youngest", "firstborn"), (None, False)),
}
SIBLING_NOUNS = frozenset(
    word for word in CHILD_NOUNS if word.startswith(("brother", "sister", "sib", "half-", "step"))
)
OFFSPRING_NOUNS = frozenset("son sons daughter daughters grandson granddaughter grandchildren".split())
SUPERLATIVES = frozenset("eldest oldest youngest firstborn".split())
BABY_NOUNS = frozenset("baby bub infant newborn babies".split())
TODDLER_NOUNS = frozenset("toddler toddlers".split())
TEEN_NOUNS = frozenset("teenager teenagers".split())
YOUTH_NOUNS = frozenset(("young person", "young people", "yp", "yps"))
AGE_ADJECTIVES = {
    **dict.fromkeys(("older", "elder", "big", "eldest", "oldest", "bigger"), 1),
    **dict.fromkeys(("younger", "youngest", "smaller", "littlest", "smallest"), -1),
    **dict.fromkeys(("little", "small", "wee"), -2),
    **dict.fromkeys(("middle",), 0),
}
COMPARATIVES = frozenset("older elder younger bigger smaller".split())
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "both": 2,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
}
DETERMINERS = frozenset(
    "the this that these those a an another each every either neither any some no both all my our".split()
)
PARTITIVES = frozenset(
    "one two three four five both each all either neither none some any most half eldest oldest youngest elder older "
    "younger other another pair rest couple every".split()
)
PRONOUNS: dict[str, tuple[str, str, bool]] = {
    "he": ("pronoun", "male", False),
    "him": ("pronoun", "male", False),
    "his": ("possessive", "male", False),
    "himself": ("reflexive", "male", False),
    "she": ("pronoun", "female", False),
    "her": ("pronoun", "female", False),
    "hers": ("possessive", "female", False),
    "herself": ("reflexive", "female", False),
    "they": ("pronoun", "", True),
    "them": ("pronoun", "", True),
    "their": ("possessive", "", True),
    "theirs": ("possessive", "", True),
    "themselves": ("reflexive", "", True),
}
# "child" and the like followed by these is no person ("child protection", "children's services").
NOT_PERSONS_AFTER = frozenset(
    "protection benefit care line lock seat arrangements arrangement minder minding abuse neglect sexual in exploitation "
    "safeguarding tax maintenance support development health services service social centre center hospital home homes "
    "act guardian guardians commissioner society social-care department ward team trust board charity outpatients clinic "
    "club room monitor gate group milk food food-bank wipes formula clothes bath walker sitter gym massage sling carrier "
    "groups classes class voice trafficking criminal practice plan plans looked community nurse nurses".split()
)
# People who are no family: words by which they are spoken of, with the gender that the word itself tells.
OTHER_PEOPLE: dict[str, str | None] = {
    **dict.fromkeys(("man", "male", "bloke", "gentleman", "guy", "ex-husband", "godfather"), "male"),
    **dict.fromkeys(("woman", "lady", "female", "girl", "midwife", "godmother"), "female"),
    **dict.fromkeys(
        (
            "officer nurse teacher worker doctor gp consultant neighbour friend ta assistant manager chair head mentor "
            "practitioner psychologist psychiatrist therapist dentist paediatrician visitor landlord caller judge guardian "
            "solicitor cousin tutor coach registrar receptionist driver interpreter counsellor peer passer-by colleague "
            "childminder lodger tenant specialist adviser stranger person"
        ).split(),
        None,
    ),
}
PROFESSIONAL_TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor pc pcso dc ds dci di insp inspector sgt sergeant constable rev revd father "
    "sister nurse sr hhj judge cllr councillor sw auntie aunty aunt uncle nan nana granny grandma grandad grandpa sir madam "
    "saint st".split()
)
# What only some ages do (lemmas). Each weighs for or against a candidate by age in years at the conference.
SCHOOL_WORDS = frozenset(
    "school class classroom lesson homework teacher exclude exclusion detention maths phonics playground sats gcse pupil "
    "attendance assembly tutor uniform senco reception register reading pe handwriting classmate".split()
)
BABY_WORDS = frozenset(
    "nappy bottle feed weaning wean cot crawl bouncer pram buggy moses dummy teething milestone wind breastfeed roll "
    "immunisation jab newborn swaddle gurgle centile".split()
)
TEEN_WORDS = frozenset(
    "exclude exclusion detention vape vaping cannabis missing gang knife gcse phone snapchat instagram boyfriend "
    "girlfriend college arrest".split()
)
ADULT_WORDS = frozenset(
    "work job shift tenancy prescription methadone bail arrest charge relapse antidepressant pregnant drive driving rent "
    "landlord probation caution conviction engage parenting appointment partner discharge alcohol drink benefit universal "
    "custody sober recovery script sertraline budget minimise acknowledge supervise cook court statement solicitor agree "
    "sign deny report".split()
)
SPEECH_VERBS = frozenset(
    "say tell ask report state disclose describe explain admit claim think believe feel shout reply add mention text "
    "confirm agree deny insist know worry".split()
)

APOSTROPHES = frozenset(("'", "’", "'s", "’s", "s'", "s’"))
