"""Ranks the people whom a mention may stand for.

The discourse is kept for the current and the previous block only, so the work grows linearly with the report and, for
each mention, with the family. Each candidate's score, 0 upwards, is made of: how near it was last mentioned and in which
part of the sentence, whether the heading names it, and what its age makes of the words around. The weights are set by hand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.references_words import (
    ADULT_WORDS,
    BABY_NOUNS,
    BABY_WORDS,
    OFFSPRING_NOUNS,
    SCHOOL_WORDS,
    SIBLING_NOUNS,
    SPEECH_VERBS,
    TEEN_NOUNS,
    TEEN_WORDS,
    TODDLER_NOUNS,
    YOUTH_NOUNS,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAME_SENTENCE = 1.0
SENTENCE_BACK = 0.8
DECAY = 0.75
PREVIOUS_BLOCK = 0.55
HEADING = 0.6
ROLE = {"subj": 1.0, "obj": 0.7, "poss": 0.6, "other": 0.62}
EMBEDDED = 0.8  # a subordinate clause's people, once its sentence is over
UNKNOWN_GENDER = 0.6
STRANGER = 0.45
CLOSE = 0.6  # a candidate within this share of the best is a rival

# "Leo had his bag with him": after these a pronoun may mean the subject.
_NEAR = frozenset("around behind beside before above between under near on about".split())
_CARRIED = frozenset("have take bring carry keep hold".split())


def _subject_of(verb: Token) -> int | None:
    """The token that is the subject of a verb, that of the verb before it in "Leo sat down and said …" included."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_.startswith("nsubj"):
                return int(child.i)
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


@dataclass(slots=True)
class Event:
    """That somebody was mentioned: who, where, and how sure that is."""

    who: int
    mention: Mention
    weight: float
    named: bool


@dataclass(slots=True)
class Candidate:
    """Somebody whom a mention may stand for. ``who`` is a register number, or below zero for somebody not on it."""

    who: int
    score: float
    same_sentence: bool = False
    previous_sentence: bool = False
    same_block: bool = False
    previous_block: bool = False
    heading: bool = False
    role: str = ""
    named: bool = False
    distance: int = 99
    fitness: float = 0.0
    base: float = 0.0
    matrix: bool = False


@dataclass(slots=True)
class Discourse:
    """What has been said so far, as far as it matters."""

    doc: Doc
    register: Register
    genders: dict[int, str | None]
    events: list[Event] = field(default_factory=list)
    before: list[Event] = field(default_factory=list)
    heading: tuple[int, ...] = ()
    strangers: dict[str, int] = field(default_factory=dict)
    heading_text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    cues: dict[int, frozenset[str]] = field(default_factory=dict)
    section: Counter[int] = field(default_factory=Counter)
    section_name: str = ""

    def open_block(self, heading: tuple[int, ...], heading_text: str, section: str) -> None:
        """Begin a block under a heading that names some people (or none)."""
        if section != self.section_name:
            self.section = Counter()
            self.section_name = section
        self.before = self.events
        self.events = []
        self.mentions = []
        self.heading = heading
        self.heading_text = heading_text

    def stranger(self, mention: Mention) -> int:
        """The number, below zero, of somebody who is not on the register."""
        number = self.strangers.setdefault(mention.key, -1 - len(self.strangers))
        if mention.gender:
            self.genders[number] = mention.gender
        return number

    def note(self, mention: Mention, people: tuple[int, ...], weight: float = 1.0) -> None:
        """Remember who was mentioned."""
        named = mention.kind in ("name", "kin", "child")
        for who in people:
            self.events.append(Event(who, mention, weight, named))
            if len(people) == 1:
                self.section[who] += 1
        self.mentions.append(mention)

    def gender(self, who: int) -> str | None:
        """Somebody's gender, where known."""
        return self.genders.get(who)

    def fits(self, who: int, gender: str | None) -> bool:
        """Whether somebody's gender allows a pronoun."""
        own = self.genders.get(who)
        return gender is None or own is None or own == gender

    # Candidates -----------------------------------------------------------------------------------------------

    def rank(self, mention: Mention, allowed: set[int] | None = None) -> list[Candidate]:
        """The candidates of a pronoun or description, best first.

        Args:
            mention: a singular mention.
            allowed: only these people; None for everybody whose gender fits.
        """
        barred = self.barred(mention)
        found: dict[int, Candidate] = {}
        for event in self.events:
            who = event.who
            if (
                who in barred
                or not self.fits(who, mention.gender)
                or (allowed is not None and who not in allowed)
            ):
                continue
            if event.mention.plural and len(event.mention.resolved) > 2 and mention.kind != "child":
                scale = 0.45
            else:
                scale = 0.55 if event.mention.plural else 1.0
            back = mention.sent - event.mention.sent
            near = SAME_SENTENCE if back == 0 else SENTENCE_BACK * DECAY ** (back - 1)
            if event.mention.embedded and back:
                scale *= EMBEDDED
            score = near * ROLE[event.mention.role] * event.weight * scale
            candidate = found.setdefault(who, Candidate(who, 0.0))
            if score >= candidate.base:
                candidate.base, candidate.role = score, event.mention.role
            candidate.same_sentence |= back == 0
            candidate.previous_sentence |= back == 1
            candidate.same_block = True
            candidate.named |= event.named
            candidate.distance = min(candidate.distance, back)
        for event in self.before:
            who = event.who
            if (
                who in barred
                or not self.fits(who, mention.gender)
                or (allowed is not None and who not in allowed)
            ):
                continue
            back = mention.sent - event.mention.sent
            score = PREVIOUS_BLOCK * DECAY ** min(back - 1, 4) * ROLE[event.mention.role] * event.weight
            candidate = found.setdefault(who, Candidate(who, 0.0))
            if score >= candidate.base:
                candidate.base, candidate.role = score, event.mention.role
            candidate.previous_block = True
            candidate.distance = min(candidate.distance, back)
        for who in self.heading:
            if (
                who in barred
                or not self.fits(who, mention.gender)
                or (allowed is not None and who not in allowed)
            ):
                continue
            candidate = found.setdefault(who, Candidate(who, 0.0))
            candidate.heading = True
            candidate.base = max(candidate.base, HEADING if len(self.heading) == 1 else HEADING / 2)
        for who, candidate in found.items():
            score = candidate.base
            if self.genders.get(who) is None:
                score *= UNKNOWN_GENDER if who >= 0 else STRANGER
            if candidate.heading and len(self.heading) == 1:
                score += 0.25
            candidate.fitness = self.fitness(who, mention)
            candidate.score = max(0.0, score * (1 + candidate.fitness))
        told = self._told(mention, found)
        matrix = None if told else self._matrix_subject(mention)
        if matrix in found:
            found[matrix].score += 0.4
            found[matrix].matrix = True
        return sorted(found.values(), key=lambda c: -c.score)

    def barred(self, mention: Mention) -> set[int]:
        """Whom grammar rules out: the subject of an object's own clause, the speaker of a quotation, what owns it."""
        barred: set[int] = set()
        if mention.kind == "reflexive":
            return barred
        subject = self._subject_of_clause(mention)
        for event in reversed(self.events):
            other = event.mention
            if other.sent != mention.sent:
                break
            if subject is not None and other.head == subject and other.kind != "possessive":
                barred.add(event.who)
            if mention.quoted and not other.quoted and other.role == "subj":
                barred.add(event.who)
        if mention.owner is not None:
            barred.update(mention.owner.resolved)
        return barred

    def _subject_of_clause(self, mention: Mention) -> int | None:
        """The token that is the subject of the clause of an object or a prepositional phrase; it cannot be the same person.

        "Leo took him along" and "Leo came to collect him" rule Leo out; "Leo had his bag with him" does not.
        """
        token = self.doc[mention.head]
        if (
            mention.kind != "pronoun"
            or mention.role == "subj"
            or not token.dep_.startswith(("obj", "iobj", "obl", "nmod", "conj"))
        ):
            return None
        verb = self.doc[mention.verb]
        cases = {child.lower_ for child in token.children if child.dep_ == "case"}
        if cases & _NEAR or ("with" in cases and verb.lemma_.lower() in _CARRIED):
            return None
        for _ in range(6):
            for child in verb.children:
                if child.dep_.startswith("nsubj"):
                    return int(child.i) if child.i < token.i else None
            shared = verb.dep_ in ("conj", "xcomp") or (
                verb.dep_ == "advcl" and "Inf" in verb.morph.get("VerbForm", [])
            )
            if not shared or verb.head.i == verb.i:
                return None
            verb = verb.head
        return None

    def _matrix_subject(self, mention: Mention) -> int | None:
        """The like of "Leo said that he …": the subject of the verb of saying above a pronoun's clause."""
        token = self.doc[mention.head]
        for _ in range(6):
            head = token.head
            if head.i == token.i:
                return None
            if token.dep_ in ("ccomp", "xcomp", "parataxis") and head.lemma_.lower() in SPEECH_VERBS:
                subject = _subject_of(head)
                for event in self.events:
                    if event.mention.head == subject and not event.mention.plural:
                        return event.who
                return None
            token = head
        return None

    def _told(self, mention: Mention, found: dict[int, Candidate]) -> bool:
        """The like of "Leo told Jack he could …": leave is given to the one who is told; "told … he had" is left open."""
        if mention.kind != "pronoun" or mention.role != "subj":
            return False
        clause = self.doc[mention.head].head
        if clause.dep_ not in ("ccomp", "advcl") or clause.head.lemma_.lower() not in (
            "tell",
            "ask",
            "remind",
            "warn",
            "let",
            "order",
        ):
            return False
        modal = any(
            child.lower_ in ("could", "can", "should", "must", "ought", "may", "might", "needed", "had")
            and child.dep_ == "aux"
            for child in clause.children
        )
        if not modal:
            return False
        for child in clause.head.children:
            if child.dep_ in ("obj", "iobj"):
                for event in self.events:
                    if event.mention.head == child.i and event.who in found:
                        found[event.who].score += 0.7
                        found[event.who].fitness += 0.5
                        return True
        return False

    # What the words need --------------------------------------------------------------------------------------

    def fitness(self, who: int, mention: Mention) -> float:
        """How well somebody's age suits the clause of a mention, about -0.6 to +0.4."""
        words = self.cues_of(mention)
        if not words:
            return 0.0
        if who < 0:
            return 0.0
        if who >= self.register.children:
            value = 0.0
            if words & SCHOOL_WORDS or words & BABY_WORDS:
                value -= 0.15
            if words & ADULT_WORDS:
                value += 0.3
            return value
        age = self.register.age(who)
        value = 0.0
        if words & ADULT_WORDS and (age is None or age < 14):
            value -= 0.3
        if age is None:
            return value
        if words & SCHOOL_WORDS:
            value += 0.15 if age >= 4 else -0.5
        if words & TEEN_WORDS:
            value += 0.2 if age >= 10 else -0.4 if age < 7 else -0.1
        if words & BABY_WORDS:
            value += 0.3 if age < 2 else -0.5 if age > 4 else 0.0
        if mention.role == "subj" and age < 1.5 and words & SPEECH_VERBS:
            value -= 0.5
        return value

    def cues_of(self, mention: Mention) -> frozenset[str]:
        """The lemmas of the sentence that tell something about age, read once a predicate."""
        key = mention.verb
        if key not in self.cues:
            token = self.doc[key]
            lemmas = {token.lemma_.lower(), token.lower_}
            for child in token.subtree:
                if abs(child.i - key) <= 12:
                    lemmas.add(child.lemma_.lower())
            self.cues[key] = frozenset(lemmas)
        return self.cues[key]

    # Descriptions ---------------------------------------------------------------------------------------------

    def children_that_fit(self, mention: Mention) -> list[int]:
        """The children whom a description's words allow (gender, age, kinship to its owner)."""
        register = self.register
        noun = mention.noun
        fit = [n for n in range(register.children) if self.fits(n, mention.gender)]
        if noun in BABY_NOUNS and not mention.plural:
            babies = [n for n in register.babies() if n in fit]
            fit = babies or ([] if any(register.age(n) is not None for n in fit) else fit)
        elif noun in TODDLER_NOUNS:
            fit = [n for n in fit if (age := register.age(n)) is None or 0.9 <= age < 4.5]
        elif noun in TEEN_NOUNS:
            fit = [n for n in fit if (age := register.age(n)) is None or age >= 12.5]
        elif noun in YOUTH_NOUNS:
            fit = [n for n in fit if (age := register.age(n)) is None or age >= 10] or fit
        elif noun in ("twin", "twins"):
            fit = [n for n in fit if n in register.twins] or fit
        elif noun in ("boy", "boys", "girl", "girls", "lad", "lads", "kid", "kids"):
            fit = [n for n in fit if not register.people[n].unborn] or fit
        owner = mention.owner
        if owner is not None and noun in SIBLING_NOUNS:
            own = set(owner.resolved)
            if len(own) == 1:
                fit = [n for n in fit if n not in own]
        if owner is not None and noun in OFFSPRING_NOUNS and len(owner.resolved) == 1:
            person = register.people[owner.resolved[0]] if owner.resolved[0] >= 0 else None
            if person is not None and person.of:
                fit = [n for n in fit if n in person.of] or fit
        if mention.age is not None and register.ranks and fit:
            fit = self._by_age(mention, fit)
        if mention.other:
            named = {e.who for e in self.events if 0 <= e.who < register.children and e.named}
            recent = [
                e
                for e in self.events
                if 0 <= e.who < register.children and e.mention.sent >= mention.sent - 1
            ]
            just = {e.who for e in recent}
            if len(fit) == 2 and len(just & set(fit)) == 1 and named:
                fit = [n for n in fit if n not in just]
        return fit

    def _by_age(self, mention: Mention, fit: list[int]) -> list[int]:
        ranks = self.register.ranks
        if mention.age == -2:
            return self._little(mention, fit)
        known = [n for n in fit if n in ranks]
        if len(known) != len([n for n in fit if not self.register.people[n].unborn]):
            return fit
        owner = mention.owner
        single = not mention.plural
        if (
            owner is not None
            and mention.noun in SIBLING_NOUNS
            and len(owner.resolved) == 1
            and owner.resolved[0] in ranks
        ):
            mine = ranks[owner.resolved[0]]
            if mention.age == 1:
                return [n for n in known if ranks[n] < mine]
            if mention.age == -1:
                return [n for n in known if ranks[n] > mine]
        if not known:
            return fit
        if mention.age == 0:
            inner = sorted(known, key=ranks.__getitem__)[1:-1]
            return inner or known
        ordered = sorted(known, key=ranks.__getitem__, reverse=mention.age == -1)
        if single:
            return ordered[:1]
        count = mention.count or max(1, len(ordered) // 2)
        if mention.count is None and len(ordered) > 2:
            return ordered
        return ordered[:count]

    def _little(self, mention: Mention, fit: list[int]) -> list[int]:
        """For example, "her little brother" is younger than she is; "the little one" is any child under six, if there is one."""
        ranks, owner = self.register.ranks, mention.owner
        if owner is not None and len(owner.resolved) == 1 and owner.resolved[0] in ranks:
            mine = ranks[owner.resolved[0]]
            return [n for n in fit if ranks.get(n, mine + 1) > mine] or fit
        ages = {n: self.register.age(n) for n in fit}
        if any(age is None for age in ages.values()):
            return fit
        small = [n for n, age in ages.items() if age is not None and age < 6]
        return small or fit
