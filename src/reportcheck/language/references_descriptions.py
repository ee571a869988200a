"""Finds descriptions of children: "the baby", "her older brother", "one of the boys", "both"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.references_words import (
    AGE_ADJECTIVES,
    APOSTROPHES,
    CHILD_NOUNS,
    DETERMINERS,
    NOT_PERSONS_AFTER,
    NUMBERS,
    PARTITIVES,
    PRONOUNS,
    SUPERLATIVES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


class DescriptionReader:
    """Reads the noun phrase for a child that begins at a token."""

    doc: Doc
    low: list[str]
    register: Register

    def _description(self, i: int, end: int, owner: Mention | None) -> Mention | None:
        """The like of "the baby", "her older brother", "both boys", "the other one", "all three", "the two middle ones"."""
        j, determiner, age, count, other = i, "", None, None, False
        if owner is None and self._determines(j) and j + 1 < end:
            determiner = self.low[j]
            count = NUMBERS.get(determiner)
            j += 1
            if (
                determiner in ("all", "both")
                and j < end
                and self.low[j] in ("the", "of", "these", "those", "my", "our")
            ):
                j += 1
        if (
            owner is None
            and j < end
            and (
                self.doc[j].tag_ == "PRP$"
                or (self.low[j] in ("his", "their") and self.doc[j].dep_ == "nmod:poss")
            )
        ):
            determiner = self.low[j]
            j += 1
        content = j
        modifiers = 0
        while j < end and modifiers < 5:
            low, token = self.low[j], self.doc[j]
            if low in CHILD_NOUNS and not (
                low in SUPERLATIVES and j + 1 < end and self.low[j + 1] in CHILD_NOUNS
            ):
                break
            if low in AGE_ADJECTIVES:
                age = AGE_ADJECTIVES[low]
                if j + 1 >= end or not self._goes_on(j + 1):
                    if (
                        low not in ("small", "big", "middle", "wee")
                        and (determiner == "the" or owner)
                        and self._stands_alone(j)
                    ):
                        return self._child(i, j + 1, j, determiner, age, count or 1, False, owner, "one")
                    return None
            elif low == "others":
                alone = determiner == "the" and self._stands_alone(j)
                return self._child(i, j + 1, j, determiner, age, 0, True, owner, low) if alone else None
            elif low in ("other",):
                other = True
                if j + 1 >= end or not self._goes_on(j + 1):
                    return (
                        self._child(i, j + 1, j, determiner, age, 1, True, owner, "other")
                        if determiner in ("the", "each", "every") and self._stands_alone(j)
                        else None
                    )
            elif (low in NUMBERS and low not in ("one", "2", "3", "4", "5")) or (
                low in ("one",) and (age is not None or other)
            ):
                count = NUMBERS[low]
                if j + 1 >= end or not self._goes_on(j + 1):
                    if low == "both" or not (
                        determiner in ("the", "these", "those", "all") or age is not None or other or owner
                    ):
                        return None
                    if not (
                        other or age is not None or (determiner == "all" and self._stands_alone(j))
                    ) and not (determiner == "the" and self._stands_alone(j)):
                        return None
                    return self._child(i, j + 1, j, determiner, age, count, other, owner, low)
            elif low in ("ones",):
                if age is None and not other:
                    return None
                return self._child(i, j + 1, j, determiner, age, count or 0, other, owner, "ones")
            elif token.tag_ == "NNP" and self.register.names.match_surname(token.text):
                pass  # "one of the Hart boys"
            elif token.tag_ in ("JJ", "JJR", "JJS", "CD", "VBN", "HYPH", "NN", "RB") or low in (
                "-",
                "own",
                "male",
                "female",
                "year",
                "old",
                "month",
                "aged",
            ):
                if token.tag_ == "NN" and low not in (
                    "year",
                    "month",
                    "week",
                    "male",
                    "female",
                    "toddler",
                    "baby",
                ):
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
        if (
            noun in ("sister", "brother")
            and self.doc[j].text[0].isupper()
            and j + 1 < end
            and self.doc[j + 1].text[0].isupper()
            and determiner == ""
        ):
            return None  # a ward sister, a monk
        gender, plural = CHILD_NOUNS[noun]
        if noun in ("child", "kid", "one", "baby", "twin"):
            told = {self.low[k] for k in range(content, j)}
            gender = "male" if "male" in told else "female" if "female" in told else gender
        if not determiner and owner is None:
            if noun in SUPERLATIVES:
                return (
                    None
                    if self.doc[j].tag_ in ("JJ", "JJR", "JJS") and self._modifies(j)
                    else self._child(i, j + 1, j, "", 1 if noun != "youngest" else -1, 1, False, owner, noun)
                )
            if not plural and self.doc[j].dep_ in ("compound", "nmod:desc") and self._modifies(j):
                return None
        if noun in SUPERLATIVES:
            age = -1 if noun == "youngest" else 1
        mention = self._child(
            i, j + 1, j, determiner, age, count if count else (0 if plural else 1), other, owner, noun
        )
        mention.gender = gender
        return mention

    def _determines(self, j: int) -> bool:
        """Whether a token is a determiner here ("that boy"), not a conjunction ("said that her son …")."""
        low = self.low[j]
        if low == "that" and self.doc[j].tag_ not in ("DT", "PDT"):
            return False
        return low in DETERMINERS and not (
            low == "that" and self.low[j + 1 : j + 2] and self.low[j + 1] in PRONOUNS
        )

    def _is_said_of(self, i: int, j: int, determiner: str) -> bool:
        """The like of "He is a bright boy", "like a child", "as a baby": says what somebody is, and stands for nobody."""
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
        if self.low[j] in CHILD_NOUNS or self.low[j] in (
            "one",
            "ones",
            "two",
            "three",
            "four",
            "other",
            "year",
            "half",
        ):
            return True
        return token.tag_ in ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CD", "VBN") or self.low[j] in ("-",)

    def _modifies(self, j: int) -> bool:
        return (
            j + 1 < len(self.doc) and self.doc[j + 1].tag_ in ("NN", "NNS", "JJ") and self.doc[j].head.i > j
        )

    def _stands_alone(self, j: int) -> bool:
        """Whether a number or "other" is a phrase of its own and stands for people: subject or object of a verb."""
        token = self.doc[j]
        if token.dep_ in ("nummod", "amod", "det", "compound", "advmod"):
            return False
        before = self.low[j - 2] if j > 1 else ""
        contrasts = before == "and" and token.dep_.startswith("nsubj")  # "one cried and the other laughed"
        if not contrasts and before in ("of", "against", "out", "on", "after", "or", "and", "to"):
            return False  # "one or the other", "one against the other", "half a dozen of the other"
        return token.dep_.startswith(("nsubj", "obj", "iobj", "obl", "conj", "nmod")) and not (
            j + 1 < len(self.doc) and self.doc[j + 1].tag_ in ("NN", "NNS")
        )

    def _is_person(self, j: int, end: int) -> bool:
        """Whether a child noun stands for a child and not for a kind of thing ("child benefit", "the baby's bottle" does)."""
        after = self.low[j + 1] if j + 1 < end else ""
        if after in APOSTROPHES or self.doc[j].tag_ == "NNPS":
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
        """The like of "one of the boys", "both of them", "the pair of them", "the other one of the twins"; also bare "both", "one"."""
        j = i
        determiner = ""
        if self.low[j] in ("the", "all") and j + 1 < end:
            determiner = self.low[j]
            if self.low[j] == "the":
                j += 1
        words: list[int] = []
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

    def _part_of(
        self, i: int, j: int, end: int, words: list[int], quantity: str, determiner: str
    ) -> Mention | None:
        count = NUMBERS.get(quantity)
        if quantity in ("pair", "couple"):
            count = 2
        elif quantity in (
            "each",
            "either",
            "another",
            "eldest",
            "oldest",
            "youngest",
            "elder",
            "older",
            "younger",
            "other",
        ):
            count = 1
        head = words[-1]
        last = self._last_of_number(j, end)
        if last is not None:
            mention = Mention(
                i, last + 1, head, "part", None, count != 1, count, determiner=determiner, noun="them"
            )
        else:
            inner = self._description(j, end, None)
            if inner is None or not inner.plural:
                return None
            mention = Mention(
                i,
                inner.end,
                head,
                "part",
                inner.gender,
                count != 1,
                count,
                determiner=determiner,
                noun=inner.noun,
            )
            mention.determiner = inner.determiner
        mention.key = quantity
        mention.age = {"eldest": 1, "oldest": 1, "elder": 1, "older": 1, "youngest": -1, "younger": -1}.get(
            quantity
        )
        return mention

    def _last_of_number(self, j: int, end: int) -> int | None:
        """The last token of "them" or "the two" ("one of the two"; not "the two visits"), None where it is neither."""
        if self.low[j] == "them":
            return j
        numbered = j + 1 < end and self.low[j] in ("the", "these", "those") and self.low[j + 1] in NUMBERS
        return j + 1 if numbered and (j + 2 == end or not self._goes_on(j + 2)) else None

    def _bare(self, i: int, end: int, quantity: str) -> Mention | None:
        """The like of "Both were seen", "one had been sick": a number that stands for children."""
        token = self.doc[i]
        after = self.doc[i + 1] if i + 1 < end else None
        before = self.low[i - 1] if i else ""
        if quantity not in ("both", "one", "two", "neither"):
            return None
        if after is not None and (
            after.tag_ in ("NN", "NNS", "NNP", "JJ", "CD", "DT", "PRP$", "JJR")
            or after.lower_ in ("of", "-", "to", "another", "way", "hand")
        ):
            return None
        if before in (
            "no",
            "this",
            "that",
            "any",
            "every",
            "some",
            "each",
            "the",
            "which",
            "another",
            "a",
            "day",
            "year",
            "step",
            "level",
            "tier",
            "stage",
            "band",
            "a",
            "an",
            "one",
            "-",
            "phase",
            "section",
            "at",
            "zone",
            "first",
            "last",
            "good",
            "number",
        ):
            return None
        if quantity == "both":
            if any(child.dep_ == "cc" for child in token.head.children) and token.dep_ in (
                "cc:preconj",
                "det",
                "cc",
            ):
                return None
            if (
                token.dep_ in ("det", "cc:preconj", "cc", "advmod")
                and token.head.i > i
                and token.head.tag_.startswith("NN")
            ):
                return None
            return Mention(i, i + 1, i, "part", None, True, 2, noun="both", key="both")
        if (
            token.dep_ not in ("nsubj", "nsubj:pass")
            or after is None
            or after.tag_ not in ("VBD", "VBZ", "VBP", "MD", "VBN", "RB")
        ):
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
        return verb in (
            "miss",
            "book",
            "cancel",
            "attend",
            "keep",
            "gain",
            "offer",
            "complete",
            "send",
            "arrange",
        )
