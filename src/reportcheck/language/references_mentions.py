"""Finds the words that stand for people: names, pronouns, kinship words and descriptions of children.

Who is meant is not decided here; a mention only says what its words alone allow: gender, number, and, for names and
kinship words, which people of the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reportcheck.language.references_people import Register
from reportcheck.language.references_words import (
    ADULT_KIN,
    AGE_ADJECTIVES,
    BABY_NOUNS,
    CHILD_NOUNS,
    DETERMINERS,
    NOT_PERSONS_AFTER,
    NUMBERS,
    OFFSPRING_NOUNS,
    OTHER_PEOPLE,
    PARTITIVES,
    PROFESSIONAL_TITLES,
    PRONOUNS,
    SIBLING_NOUNS,
    SUPERLATIVES,
)
from reportcheck.reports.names import TITLES, fold_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Kind = Literal["pronoun", "possessive", "reflexive", "name", "kin", "child", "part", "other"]
_APOSTROPHES = frozenset(("'", "’", "'s", "’s", "s'", "s’"))
_INITIAL_CONTEXT = frozenset(("block", "class", "section", "plan", "year", "vitamin", "hepatitis", "hep", "part", "option", "grade", "flat", "unit"))


@dataclass(slots=True)
class Mention:
    """Words that stand for one or more people.

    Attributes:
        start: first token in the Doc.
        end: the token after the last.
        head: the token that carries the grammar.
        kind: pronoun, possessive, reflexive; name; kin (an adult by kinship); child (a description of a child);
            part ("one of them", "both"); other (somebody who is not on the register).
        gender: what the words tell.
        plural: more than one person.
        count: how many are said to be meant; None where not said.
        people: for names and kin, the people of the register that the words allow.
        owner: the mention that possesses it ("her" in "her brother").
        determiner: the word before a description, in small letters; "" if none.
        noun: the head word in small letters.
        block: position of its block in ``blocks_of``.
        sent: number of its sentence in the Doc.
        role: subject, object, possessor or other.
        how: how a name matches (see ``NameMatch``).
        quoted: stands within quotation marks.
    """

    start: int
    end: int
    head: int
    kind: Kind
    gender: str | None = None
    plural: bool = False
    count: int | None = None
    people: tuple[int, ...] = ()
    owner: Mention | None = None
    determiner: str = ""
    noun: str = ""
    age: int | None = None  # 1 older, -1 younger, 0 middle
    other: bool = False  # "the other one"
    block: int = 0
    sent: int = 0
    role: str = "other"
    verb: int = -1
    how: str = ""
    key: str = ""
    quoted: bool = False
    # Filled by the resolution:
    candidates: list[tuple[int, float]] = field(default_factory=list)
    resolved: tuple[int, ...] = ()
    ambiguous: bool = False
    score: float = 0.0


class Finder:
    """Finds the mentions of a Doc, block by block, in one pass over its tokens."""

    def __init__(self, doc: Doc, register: Register) -> None:
        self.doc = doc
        self.register = register
        self.low = [token.lower_.replace("’", "'") for token in doc]
        self.sent_of = _numbers_of_sentences(doc)
        self.quoted: dict[int, bool] = {}

    def find(self, block: Span, number: int) -> list[Mention]:
        """The mentions of one block, in order of their first words, possessors before what they possess."""
        found: list[Mention] = []
        self.quoted = _quoted(block)
        i = block.start
        while i < block.end:
            i = self._step(i, block.end, found)
        for mention in found:
            self._place(mention, number)
        found.sort(key=lambda m: (m.start, m.end))
        return found

    def _step(self, i: int, end: int, found: list[Mention]) -> int:
        """Read what begins at token ``i``; give the next token to look at."""
        name = self._name(i, end)
        if name:
            found.append(name)
            return self._owned(name, end, found) or name.end
        for read in (self._part, self._description):
            mention = read(i, end, None)
            if mention:
                inner = self._inside(mention, end)
                found.extend(inner)
                if inner and mention.owner is None and mention.kind == "child":
                    mention.owner = inner[0]
                found.append(mention)
                return self._owned(mention, end, found) or mention.end
        low = self.low[i]
        if low in PRONOUNS:
            pronoun = self._pronoun(i)
            found.append(pronoun)
            if self.doc[i].tag_ == "PRP$":
                return self._owned(pronoun, end, found) or i + 1
            return i + 1
        kin = self._kin(i, end, None)
        if kin:
            found.append(kin)
            return self._owned(kin, end, found) or kin.end
        other = self._other(i, end)
        if other:
            found.append(other)
            return other.end
        return i + 1

    # Names ---------------------------------------------------------------------------------------------------

    def _name(self, i: int, end: int) -> Mention | None:
        token, names = self.doc[i], self.register.names
        if not token.text[0].isupper() and token.text not in _lower_names(self.register):
            return None
        title = self.low[i].rstrip(".")
        if title in PROFESSIONAL_TITLES and i + 1 < end and self.doc[i + 1].text[:1].isupper():
            return self._titled(i, end, title)
        for length in range(min(names.longest + 2, end - i), 0, -1):
            last = self.doc[i + length - 1]
            if length > 1 and (not last.text[0].isalpha() or last.text[0].islower()):
                continue
            text = self.doc[i : i + length].text
            match = names.match(text)
            if match is None:
                continue
            if match.how == "initial" and not self._is_initial(i, length, text):
                continue
            if text.lower() in ("baby", "unborn", "unborn baby", "unborn child") and length == 1 and i + 1 < end and self.doc[i + 1].tag_ in ("NN", "NNS"):
                return None
            stop = i + length
            if length == 1 and stop < end and self._is_surname(stop) and names.match_surname(self.doc[stop].text) is None:
                # "Ruby Nolan" where Ruby Hart is on the register: another Ruby.
                if self._is_given(i):
                    return self._stranger(i, end)
            return Mention(i, stop, i, "name", people=match.people, how=match.how, noun=fold_name(text))
        if self._is_given(i):
            word = token.text
            surname = names.match_surname(word)
            if surname and (word.isupper() or token.tag_ == "NNP"):
                return Mention(i, i + 1, i, "name", people=surname.people, how="surname", noun=fold_name(word))
            loosely = names.match_loosely(word) if token.tag_ in ("NNP", "NN") else None
            if loosely and not (i + 1 < end and self._is_surname(i + 1)) and not self._known_word(token):
                return Mention(i, i + 1, i, "name", people=loosely.people, how=loosely.how, noun=fold_name(word))
            return self._stranger(i, end)
        return None

    def _titled(self, i: int, end: int, title: str) -> Mention:
        """ "Ms Hart": an adult of the family where the surname is theirs and the gender fits; else somebody else."""
        stop = i + 1
        while stop < end and stop < i + 4 and self.doc[stop].text[:1].isupper() and self.doc[stop].is_alpha:
            stop += 1
        gender = TITLES.get(title) or {"sister": None}.get(title)
        kin = ADULT_KIN.get(title)
        words = [self.doc[k].text for k in range(i + 1, stop)]
        register = self.register
        people: tuple[int, ...] = ()
        if title in TITLES or kin or title in ("father",):
            match = register.names.match(" ".join(words)) or (
                register.names.match_surname(words[-1]) if words else None
            )
            if match:
                adults = [n for n in match.people if n >= register.children]
                people = tuple(
                    n
                    for n in adults
                    if not gender or not register.people[n].gender or register.people[n].gender == gender
                )
                told = [n for n in people if register.people[n].gender]
                people = tuple(told) if told else people
        if people:
            return Mention(i, stop, i, "name", gender, people=people, how="titled", noun=fold_name(" ".join(words)))
        gender = gender or (kin[1] if kin else None)
        return Mention(i, stop, i, "other", gender, key=fold_name(" ".join(words)), how="titled", noun=title)

    def _stranger(self, i: int, end: int) -> Mention:
        """A capitalised name that is nobody's on the register."""
        stop = i + 1
        while stop < end and stop < i + 4 and self._is_surname(stop):
            stop += 1
        return Mention(i, stop, i, "other", how="named", key=fold_name(self.doc[i:stop].text), noun=self.low[i])

    def _is_given(self, i: int) -> bool:
        token = self.doc[i]
        return (
            token.tag_ in ("NNP", "NNPS")
            and token.text[0].isupper()
            and any(c.isalpha() for c in token.text)
            and len(token) > 1
            and self.low[i] not in _NOT_NAMES
            and self.low[i] not in ADULT_KIN
            and self.low[i] not in CHILD_NOUNS
            and self.low[i] not in PRONOUNS
        )

    def _is_surname(self, i: int) -> bool:
        token = self.doc[i]
        return token.tag_ == "NNP" and token.text[0].isupper() and token.text[1:2].isalpha() and self.low[i] not in _NOT_NAMES

    def _known_word(self, token: Token) -> bool:
        """A capitalised word at the start of a sentence that is an ordinary noun ("Family", "Contact")."""
        return bool(token.is_sent_start) and token.tag_ == "NN"

    def _is_initial(self, i: int, length: int, text: str) -> bool:
        """A capital that stands for a child: not a list letter, not "Plan B", not part of an abbreviation."""
        if length == 1 and len(text.rstrip(".")) == 1:
            before = self.low[i - 1] if i else ""
            after = self.low[i + 1] if i + 1 < len(self.doc) else ""
            if after in (")", "/", "&", "+", "-", "–", ":", ".") and self.doc[i].is_sent_start:
                return False
            if before in _INITIAL_CONTEXT or before in ("/", "&", "+") or self.doc[i].whitespace_ == "" and after in ("&", "/", "+"):
                return False
            return after not in ("&",) and (self.doc[i].tag_ in ("NNP", "NN", "PRP", "DT", "CC", "IN", "LS"))
        return text.isupper() or "." in text

    # Pronouns and kin -----------------------------------------------------------------------------------------

    def _pronoun(self, i: int) -> Mention:
        kind, gender, plural = PRONOUNS[self.low[i]]
        if self.doc[i].tag_ == "PRP$":
            kind = "possessive"
        return Mention(i, i + 1, i, kind, gender or None, plural, noun=self.low[i])  # type: ignore[arg-type]

    def _kin(self, i: int, end: int, owner: Mention | None) -> Mention | None:
        """ "mum", "her dad", "stepdad": an adult by kinship."""
        low = self.low[i]
        start = i
        if low == "step" and i + 2 < end and self.low[i + 1] == "-":
            low, i = "step" + self.low[i + 2], i + 2
        if low not in ADULT_KIN or self.doc[i].dep_ == "compound" and low in ("partner", "parent", "couple", "carers"):
            return None
        if low in ("da", "couple", "pops") and not self.doc[i].text[0].isupper():
            return None
        if low in ("parent", "partner", "couple") and i + 1 < end and self.doc[i + 1].tag_.startswith("NN"):
            return None
        role, gender, plural = ADULT_KIN[low]
        people = tuple(self.register.with_role(role))
        return Mention(start, i + 1, i, "kin", gender, plural, people=people, owner=owner, noun=low, key=role)

    # Descriptions of children ---------------------------------------------------------------------------------

    def _description(self, i: int, end: int, owner: Mention | None) -> Mention | None:
        """ "the baby", "her older brother", "both boys", "the other one", "all three", "the two middle ones"."""
        j, determiner, age, count, other = i, "", None, None, False
        if owner is None and self._determines(j) and j + 1 < end:
            determiner = self.low[j]
            count = NUMBERS.get(determiner)
            j += 1
            if determiner in ("all", "both") and j < end and self.low[j] in ("the", "of", "these", "those", "my", "our"):
                j += 1
        if owner is None and j < end and (self.doc[j].tag_ == "PRP$" or self.low[j] in ("his", "their") and self.doc[j].dep_ == "nmod:poss"):
            determiner = self.low[j]
            j += 1
        content = j
        modifiers = 0
        while j < end and modifiers < 5:
            low, token = self.low[j], self.doc[j]
            if low in CHILD_NOUNS and not (low in SUPERLATIVES and j + 1 < end and self.low[j + 1] in CHILD_NOUNS):
                break
            if low in AGE_ADJECTIVES:
                age = AGE_ADJECTIVES[low]
                if j + 1 >= end or not self._goes_on(j + 1):
                    if low not in ("small", "big", "middle", "wee") and (determiner == "the" or owner) and self._stands_alone(j):
                        return self._child(i, j + 1, j, determiner, age, count or 1, False, owner, "one")
                    return None
            elif low in ("other",):
                other = True
                if j + 1 >= end or not self._goes_on(j + 1):
                    return self._child(i, j + 1, j, determiner, age, 1, True, owner, "other") if determiner in ("the", "each", "every") and self._stands_alone(j) else None
            elif low in NUMBERS and low not in ("one", "2", "3", "4", "5") or low in ("one",) and (age is not None or other):
                count = NUMBERS[low]
                if j + 1 >= end or not self._goes_on(j + 1):
                    if low == "both" or not (determiner in ("the", "these", "those", "all") or age is not None or other or owner):
                        return None
                    if not (other or age is not None or determiner == "all" and self._stands_alone(j)) and not (determiner == "the" and self._stands_alone(j)):
                        return None
                    return self._child(i, j + 1, j, determiner, age, count, other, owner, low)
            elif low in ("ones",):
                if age is None and not other:
                    return None
                return self._child(i, j + 1, j, determiner, age, count or 0, other, owner, "ones")
            elif token.tag_ in ("JJ", "JJR", "JJS", "CD", "VBN", "HYPH", "NN", "RB") or low in ("-", "own", "male", "female", "year", "old", "month", "aged"):
                if token.tag_ == "NN" and low not in ("year", "month", "week", "male", "female", "toddler", "baby"):
                    return None
            else:
                return None
            j += 1
            modifiers += 1
        if j >= end or self.low[j] not in CHILD_NOUNS:
            return None
        noun = self.low[j]
        if not self._is_person(j, end) or self._is_said_of(i, j, determiner):
            return None
        if noun in ("sister", "brother") and self.doc[j].text[0].isupper() and j + 1 < end and self.doc[j + 1].text[0].isupper() and determiner == "":
            return None  # a ward sister, a monk
        gender, plural = CHILD_NOUNS[noun]
        if noun in ("child", "kid", "one", "baby", "twin"):
            told = {self.low[k] for k in range(content, j)}
            gender = "male" if "male" in told else "female" if "female" in told else gender
        if not determiner and owner is None:
            if noun in SUPERLATIVES:
                return None if self.doc[j].tag_ in ("JJ", "JJR", "JJS") and self._modifies(j) else self._child(i, j + 1, j, "", 1 if noun != "youngest" else -1, 1, False, owner, noun)
            if not plural and self.doc[j].dep_ in ("compound", "nmod:desc") and self._modifies(j):
                return None
        if noun in SUPERLATIVES:
            age = -1 if noun == "youngest" else 1
        mention = self._child(i, j + 1, j, determiner, age, count if count else (0 if plural else 1), other, owner, noun)
        mention.gender = gender
        return mention

    def _determines(self, j: int) -> bool:
        """Whether a token is a determiner here ("that boy"), not a conjunction ("said that her son …")."""
        low = self.low[j]
        if low == "that" and self.doc[j].tag_ not in ("DT", "PDT"):
            return False
        return low in DETERMINERS and not (low == "that" and self.low[j + 1 : j + 2] and self.low[j + 1] in PRONOUNS)

    def _is_said_of(self, i: int, j: int, determiner: str) -> bool:
        """ "He is a bright boy", "like a child", "as a baby": says what somebody is, and stands for nobody."""
        if determiner not in ("a", "an", "such", "no", "any", "every", "") or CHILD_NOUNS[self.low[j]][1]:
            return False
        if any(child.dep_ == "cop" for child in self.doc[j].children):
            return True
        before = self.low[i - 1] if i else ""
        return determiner != "" and before in ("like", "as", "is", "was", "be", "being", "than")

    def _child(
        self,
        start: int,
        stop: int,
        head: int,
        determiner: str,
        age: int | None,
        count: int,
        other: bool,
        owner: Mention | None,
        noun: str,
    ) -> Mention:
        plural = count != 1
        return Mention(
            start,
            stop,
            head,
            "child",
            plural=plural,
            count=count or None,
            determiner=determiner,
            age=age,
            other=other,
            owner=owner,
            noun=noun,
        )

    def _goes_on(self, j: int) -> bool:
        """Whether a noun phrase goes on at token ``j`` towards a noun."""
        token = self.doc[j]
        if self.low[j] in CHILD_NOUNS or self.low[j] in ("one", "ones", "two", "three", "four", "other", "year", "half"):
            return True
        return token.tag_ in ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CD", "VBN") or self.low[j] in ("-",)

    def _modifies(self, j: int) -> bool:
        return j + 1 < len(self.doc) and self.doc[j + 1].tag_ in ("NN", "NNS", "JJ") and self.doc[j].head.i > j

    def _stands_alone(self, j: int) -> bool:
        """Whether a number or "other" is a phrase of its own and stands for people: subject or object of a verb."""
        token = self.doc[j]
        if token.dep_ in ("nummod", "amod", "det", "compound", "advmod"):
            return False
        before = self.low[j - 2] if j > 1 else ""
        if before in ("of", "against", "out", "on", "after", "or", "and", "to"):
            return False  # "one or the other", "one against the other", "half a dozen of the other"
        return token.dep_.startswith(("nsubj", "obj", "iobj", "obl", "conj", "nmod")) and not (
            j + 1 < len(self.doc) and self.doc[j + 1].tag_ in ("NN", "NNS")
        )

    def _is_person(self, j: int, end: int) -> bool:
        """Whether a child noun stands for a child and not for a kind of thing ("child benefit", "the baby's bottle" does)."""
        after = self.low[j + 1] if j + 1 < end else ""
        if after in _APOSTROPHES or self.doc[j].tag_ == "NNPS":
            beyond = self.low[j + 2] if j + 2 < end else ""
            return not (beyond in NOT_PERSONS_AFTER and self.low[j] in ("children", "child"))
        if after in ("'s", "’s"):
            return True
        if after == "in" and j + 2 < end and self.low[j + 2] in ("need", "care"):
            return False
        if after in NOT_PERSONS_AFTER and after != "in":
            return False
        if after in ("-", "–") and self.doc[j].whitespace_ == "":
            return False
        if j and self.low[j - 1] in ("-",) and self.doc[j - 1].whitespace_ == "":
            return False
        if self._modifies(j) and self.doc[j].dep_ in ("compound", "amod", "nmod:desc"):
            return False
        return not (self.low[j] == "twin" and after in ("room", "beds", "bed"))

    def _part(self, i: int, end: int, owner: Mention | None) -> Mention | None:
        """ "one of the boys", "both of them", "the pair of them", "the other one of the twins"; also bare "both", "one"."""
        j = i
        determiner = ""
        if self.low[j] in ("the", "all") and j + 1 < end:
            determiner = self.low[j]
            if self.low[j] == "the":
                j += 1
        words = []
        while j < end and self.low[j] in PARTITIVES | NUMBERS.keys() and len(words) < 3:
            words.append(j)
            j += 1
        if not words:
            return None
        quantity = self.low[words[-1]]
        if j < end and self.low[j] == "of" and j + 1 < end:
            return self._part_of(i, j + 1, end, words, quantity, determiner)
        if determiner or len(words) != 1:
            return None
        return self._bare(i, end, quantity)

    def _part_of(self, i: int, j: int, end: int, words: list[int], quantity: str, determiner: str) -> Mention | None:
        count = NUMBERS.get(quantity)
        if quantity in ("pair", "couple"):
            count = 2
        elif quantity in ("each", "either", "another", "eldest", "oldest", "youngest", "elder", "older", "younger", "other"):
            count = 1
        head = words[-1]
        if self.low[j] == "them":
            mention = Mention(i, j + 1, head, "part", None, count != 1, count, determiner=determiner, noun="them")
        else:
            inner = self._description(j, end, None)
            if inner is None or not inner.plural:
                return None
            mention = Mention(i, inner.end, head, "part", inner.gender, count != 1, count, determiner=determiner, noun=inner.noun)
            mention.determiner = inner.determiner
        mention.key = quantity
        mention.age = {"eldest": 1, "oldest": 1, "elder": 1, "older": 1, "youngest": -1, "younger": -1}.get(quantity)
        return mention

    def _bare(self, i: int, end: int, quantity: str) -> Mention | None:
        """ "Both were seen", "one had been sick": a number that stands for children."""
        token = self.doc[i]
        after = self.doc[i + 1] if i + 1 < end else None
        before = self.low[i - 1] if i else ""
        if quantity not in ("both", "one", "two", "neither", "each"):
            return None
        if after is not None and (after.tag_ in ("NN", "NNS", "NNP", "JJ", "CD", "DT", "PRP$", "JJR") or after.lower_ in ("of", "-", "to", "another", "way", "hand")):
            return None
        if before in ("no", "this", "that", "any", "every", "some", "each", "the", "which", "another", "a", "day", "year", "step", "level", "tier", "stage", "band", "a", "an", "one", "-", "phase", "section", "at", "zone", "first", "last", "good", "number"):
            return None
        if quantity == "both":
            if any(child.dep_ == "cc" for child in token.head.children) and token.dep_ in ("cc:preconj", "det", "cc"):
                return None
            if token.dep_ in ("det", "cc:preconj", "cc", "advmod") and token.head.i > i and token.head.tag_.startswith("NN"):
                return None
            return Mention(i, i + 1, i, "part", None, True, 2, noun="both", key="both")
        if token.dep_ not in ("nsubj", "nsubj:pass") or after is None or after.tag_ not in ("VBD", "VBZ", "VBP", "MD", "VBN", "RB"):
            return None
        if after.lower_ in ("can", "could", "would", "may", "might", "should", "must"):
            return None
        if self._counts_things(i):
            return None
        count = NUMBERS.get(quantity, 1)
        return Mention(i, i + 1, i, "part", None, count > 1, count, noun=quantity, key=quantity)

    def _counts_things(self, i: int) -> bool:
        """Whether a bare number counts things named before it in the sentence ("Two visits were booked and one was made")."""
        start = self.doc[i].sent.start
        for token in self.doc[start:i]:
            if token.tag_ in ("NNS", "CD") and token.lower_ not in CHILD_NOUNS and token.ent_type_ == "":
                return True
            if token.lower_ in ("appointments", "visits", "sessions"):
                return True
        verb = self.doc[i].head.lemma_.lower()
        return verb in ("miss", "book", "cancel", "attend", "keep", "gain", "offer", "complete", "send", "arrange")

    def _inside(self, mention: Mention, end: int) -> list[Mention]:
        """The possessive within a description ("her" in "her brother"), as a mention of its own."""
        for k in range(mention.start, mention.head):
            if self.low[k] in PRONOUNS and (self.doc[k].tag_ == "PRP$" or k == mention.start):
                pronoun = self._pronoun(k)
                pronoun.kind = "possessive"
                return [pronoun]
        if mention.kind == "part" and self.low[mention.end - 1] == "them":
            return []
        return []

    def _owned(self, owner: Mention, end: int, found: list[Mention]) -> int | None:
        """What a possessor possesses, if people ("Leo's brother", "her mum"); gives the token after it."""
        j = owner.end
        if owner.kind == "possessive":
            pass
        elif j < end and self.low[j] in ("'s", "'") and (self.doc[j].tag_ == "POS" or self.doc[j].dep_ == "case"):
            j += 1
        else:
            return None
        if j >= end:
            return None
        kin = self._kin(j, end, owner)
        if kin is None and j + 1 < end and self.doc[j].tag_ in ("JJ", "NN") and self.low[j + 1] in ADULT_KIN:
            kin = self._kin(j + 1, end, owner)
        mention = kin or self._description(j, end, owner)
        if mention is None:
            return j
        if owner.kind != "possessive" or mention.kind == "child":
            mention.start = owner.start
        mention.owner = owner
        if mention.kind == "child" and not mention.determiner:
            mention.determiner = "'s" if owner.kind != "possessive" else self.low[owner.start]
        found.append(mention)
        return self._owned(mention, end, found) or mention.end

    # Others ---------------------------------------------------------------------------------------------------

    def _other(self, i: int, end: int) -> Mention | None:
        """Somebody outside the family by what they are ("the officer", "a neighbour")."""
        low = self.low[i]
        singular = self.doc[i].tag_ == "NN"
        if low not in OTHER_PEOPLE or not singular or self.doc[i].dep_ == "compound":
            return None
        if low in ("girl", "female", "male", "head", "assistant", "person") and self._modifies(i):
            return None
        return Mention(i, i + 1, i, "other", OTHER_PEOPLE[low], key=low, noun=low, how="described")

    def _place(self, mention: Mention, block: int) -> None:
        """Set where a mention stands and its part in the grammar."""
        token = self.doc[mention.head]
        mention.block = block
        mention.sent = self.sent_of[mention.start]
        mention.quoted = self.quoted[mention.start]
        mention.role = role_of(token) if mention.kind != "possessive" else "poss"
        mention.verb = verb_of(token)


_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "christmas easter ramadan eid year spring summer autumn winter".split()
)


def find_mentions(doc: Doc, blocks: list[Span], register: Register) -> Iterator[list[Mention]]:
    """The mentions of each block of a Doc, in order."""
    finder = Finder(doc, register)
    for number, block in enumerate(blocks):
        yield finder.find(block, number)


def role_of(token: Token) -> str:
    """The part that a token plays: "subj", "obj", "poss" or "other"; a conjunct plays the part of the first."""
    steps = 0
    while token.dep_ == "conj" and steps < 8:
        token, steps = token.head, steps + 1
    dep = token.dep_
    if dep.startswith(("nsubj", "csubj")):
        return "subj"
    if dep in ("obj", "iobj"):
        return "obj"
    if dep == "nmod:poss":
        return "poss"
    if dep == "ROOT":
        return "subj"
    return "other"


def verb_of(token: Token) -> int:
    """The token of the predicate that a token belongs to."""
    steps = 0
    while steps < 10 and token.head.i != token.i:
        if steps and (token.pos_ in ("VERB", "AUX") or any(child.dep_ in ("cop", "nsubj", "nsubj:pass") for child in token.children)):
            break
        token, steps = token.head, steps + 1
    return int(token.i)


def _numbers_of_sentences(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        if token.is_sent_start or token.i == 0:
            number += 1
        numbers.append(number)
    return numbers


def _quoted(block: Span) -> dict[int, bool]:
    """Which tokens of a block stand within double, or curly single, quotation marks."""
    inside, flags = False, {}
    for token in block:
        if token.text in ("“", "‘"):
            inside = True
        elif token.text == "”" or (token.text == "’" and inside and token.tag_ == "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        flags[token.i] = inside
    return flags


def _lower_names(register: Register) -> frozenset[str]:
    """First names of the family in small letters, for writers who use no capitals; ordinary words are left out."""
    return register.lower_names
