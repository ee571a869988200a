"""Reads a Doc from front to back and says of each mention whom it stands for, and how sure that is."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Span

from reportcheck.language.references_candidates import CLOSE, Candidate, Discourse
from reportcheck.language.references_features import Report, describe
from reportcheck.language.references_finder import find_mentions
from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.references_words import COMPARATIVES, SCHOOL_WORDS
from reportcheck.reports.people import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reportcheck.language.references_model import MentionReader

Decide = Callable[[Mention, dict[str, float]], float]
# "One of the boys" is marked in 64 of 89 places in the corpus, "one of them" in 65 of 85 (conditional and modal clauses left out).
PARTITIVE = 0.6
# The encoder's probability from which somebody is meant, alone and as one of a group; with other values fewer mentions were
# resolved to the right children in reports that it had not seen.
SURE = 0.7
AMONG = 0.4
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_ENTRY = re.compile(
    rf"[\W_]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?\b|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b)",
    re.IGNORECASE,
)
_SUPPOSITION = re.compile(r"\bif (?:one|either|any) of\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20[0-4]\d\b")


def day_of(doc: Doc, family: Family) -> date | None:
    """A day in the year that a report speaks of most: ages are told for it where no conference date is known.

    Years before the last birth in the family are history.
    """
    births = [child.date_of_birth[:4] for child in family.children if child.date_of_birth]
    latest = max((int(year) for year in births if year.isdigit()), default=0)
    years = Counter(year for year in map(int, _YEAR.findall(doc.text)) if year >= latest)
    ((year, _),) = years.most_common(1) or ((0, 0),)
    return date(year, 12 if year == latest else 7, 1) if year else None


def entries(block: Span) -> list[Span]:
    """A block cut where a sentence begins with a date, as the entries of a log do that is typed into one cell.

    A block with fewer than two such sentences is left whole.
    """
    sentences = list(block.sents)  # type: ignore[attr-defined]  # missing in its stub
    starts = [sent.start for sent in sentences if _ENTRY.match(sent.text)]
    if len(starts) < 2:
        return [block]
    cuts = sorted({block.start, *starts, block.end})
    found = []
    for first, last in itertools.pairwise(cuts):
        part = Span(block.doc, first, last, label=block.label_)
        part._.heading, part._.block = block._.heading, block._.block
        found.append(part)
    return found


class Reading:
    """One pass over a Doc.

    Args:
        doc: the analysed text.
        blocks: its blocks.
        register: the family.
        decide: gives the probability that a mention is ambiguous from its features.
        threshold: probability from which it is.
        reader: an encoder that reads who is meant; without it the decision does without its view.
    """

    def __init__(
        self,
        doc: Doc,
        blocks: list[Span],
        register: Register,
        decide: Decide,
        threshold: float,
        reader: MentionReader | None = None,
    ) -> None:
        whole = blocks
        blocks = [entry for block in blocks for entry in entries(block)]
        self.doc, self.blocks, self.register = doc, blocks, register
        self.decide, self.threshold = decide, threshold
        self.found = list(find_mentions(doc, blocks, register))
        names = register.names
        self.headings = [names.named_in(names.naming_part(str(block._.heading or ""))) for block in blocks]
        self.genders: dict[int, str | None] = {p.number: p.gender for p in register.people}
        self.discourse = Discourse(doc, register, self.genders)
        self._learn_genders()
        self.report = self._ways()
        mentions = list(itertools.chain.from_iterable(self.found))
        views = reader.read(doc, whole, mentions, register, self.genders) if reader else {}
        self.views = {id(mentions[number]): view for number, view in views.items()}

    def read(self) -> list[Mention]:
        """Every mention, resolved, in order."""
        for number, mentions in enumerate(self.found):
            block = self.blocks[number]
            self.discourse.open_block(self.headings[number], str(block._.heading or ""), block.label_)
            for position, mention in enumerate(mentions):
                self._resolve(mention, block, mentions[position + 1 :])
        read = list(itertools.chain.from_iterable(self.found))
        for mention in read:
            mention.resolved = self._meant(mention)
        return read

    def _meant(self, mention: Mention) -> tuple[int, ...]:
        """Whom a pronoun means: as the encoder sees it where it is sure enough, else as the ranking has it."""
        view = self.views.get(id(mention))
        if (
            view is None
            or self.report.blocks == 1
            or mention.kind not in ("pronoun", "possessive", "reflexive")
        ):
            return mention.resolved  # of a lone paragraph the ranking says more often right whom it means
        shares = {
            who: share
            for who, share in enumerate(view.people)
            if mention.gender is None or self.genders.get(who) in (None, mention.gender)
        }
        if mention.plural:
            return tuple(who for who, share in shares.items() if share >= AMONG) or mention.resolved
        best = max(shares, key=shares.__getitem__, default=-1)
        share = shares.get(best, 0.0)
        if max(share, view.outsider) < SURE:
            return mention.resolved
        return (best,) if share >= view.outsider else ()

    # Before the pass ------------------------------------------------------------------------------------------

    def _learn_genders(self) -> None:
        """Genders that only the text tells: by a title, or by the pronoun that follows a name with nobody between."""
        votes: dict[int, Counter[str]] = {}
        for mentions in self.found:
            for one, two in itertools.pairwise(mentions):
                who = self._only(one)
                if who is None or self.genders.get(who):
                    continue
                if one.gender:
                    votes.setdefault(who, Counter())[one.gender] += 3
                if (
                    one.role == "subj"
                    and two.kind in ("pronoun", "possessive", "reflexive")
                    and two.gender
                    and two.sent - one.sent <= 1
                ):
                    votes.setdefault(who, Counter())[two.gender] += 1
        for who, counts in votes.items():
            (gender, most), *rest = counts.most_common(2)
            if most >= 2 and most >= 3 * (rest[0][1] if rest else 0):
                self.genders[who] = gender

    def _only(self, mention: Mention) -> int | None:
        if mention.kind == "name" and len(mention.people) == 1 and mention.how not in ("initial",):
            return mention.people[0]
        if mention.kind == "other":
            return self.discourse.stranger(mention)
        return None

    def _ways(self) -> Report:
        """The writer's ways over the whole report."""
        adrift = pronouns = 0
        named = [0] * self.register.children
        told_of: Counter[int] = Counter()
        for mentions, heading in zip(self.found, self.headings, strict=True):
            told = {self.genders.get(who) for who in heading}
            for mention in mentions:
                if mention.kind == "pronoun" and mention.gender:
                    pronouns += 1
                    adrift += mention.gender not in told and None not in told
                elif mention.kind in ("name", "kin"):
                    told |= {self.genders.get(who) for who in mention.people}
                    if len(mention.people) == 1:
                        told_of[mention.people[0]] += 1
                        if mention.people[0] < self.register.children:
                            named[mention.people[0]] += 1
                elif mention.gender:
                    told.add(mention.gender)
        return Report(
            adrift / max(pronouns, 8),
            tuple(named),
            sum(bool(n) for n in named),
            dict(told_of),
            len(self.blocks),
        )

    # The pass -------------------------------------------------------------------------------------------------

    def _resolve(self, mention: Mention, block: Span, ahead: list[Mention]) -> None:
        discourse, register = self.discourse, self.register
        if mention.kind == "other":
            who = discourse.stranger(mention)
            mention.resolved = (who,)
        elif mention.kind == "kin":
            mention.resolved = self._kin(mention)
        elif mention.kind == "name" and (len(mention.people) == 1 or mention.how in ("surname", "titled")):
            mention.resolved = mention.people[:1]
        elif mention.kind == "name":
            ranked = discourse.rank(mention, set(mention.people))
            mention.candidates = [(c.who, c.score) for c in ranked] or [(n, 0.0) for n in mention.people]
            fit = [n for n in mention.people if n < register.children]
            if not self._among_children(mention, fit):
                self._judge(mention, ranked, fit, block, ahead)
            mention.resolved = (fit[0] if len(fit) == 1 and not ranked else mention.candidates[0][0],)
        elif mention.kind in ("child", "part"):
            self._describe(mention, block, ahead)
        elif mention.plural:
            self._they(mention, block, ahead)
        else:
            self._pronoun(mention, block, ahead)
        weight = 0.9 if mention.kind in ("pronoun", "possessive", "reflexive") else 1.0
        discourse.note(mention, mention.resolved, weight)

    def _among_children(self, mention: Mention, fit: list[int]) -> bool:
        """Whether a name that a child shares with an adult only stands in a list of children, or under the child's heading."""
        if len(fit) != 1:
            return False
        if self.discourse.heading == (fit[0],):
            return True
        children = self.register.children
        for other in self.found[mention.block]:
            if (
                other is not mention
                and other.kind == "name"
                and other.sent == mention.sent
                and len(other.people) == 1
            ):
                joined = abs(other.start - mention.end) <= 2 or abs(mention.start - other.end) <= 2
                if joined and other.people[0] < children:
                    return True
        return False

    def _judge(
        self, mention: Mention, ranked: list[Candidate], fit: list[int], block: Span, ahead: list[Mention]
    ) -> None:
        features = describe(mention, ranked, fit, self.discourse, self.report, block, ahead)
        view = self.views.get(id(mention))
        if view is not None:
            features["doubt"] = view.doubt
        mention.score = self.decide(mention, features)
        mention.ambiguous = mention.score >= self.threshold

    def _kin(self, mention: Mention) -> tuple[int, ...]:
        """The adults whom a kinship word means: with an owner only those who are that to the owner."""
        people = mention.people
        owner = mention.owner.resolved if mention.owner is not None else ()
        register = self.register
        if len(owner) == 1 and owner[0] >= register.children:
            return ()  # an adult's own mother or partner is somebody else unless the front sheet says so
        if len(owner) == 1 and owner[0] >= 0:
            own = [n for n in people if owner[0] in register.people[n].of]
            people = tuple(own) or people
        if mention.plural:
            return people
        if len(people) > 1:
            near = [e.who for e in reversed(self.discourse.events) if e.who in people]
            return (near[0],) if near else people[:1]
        if not people:
            mention.key = f"kin {mention.key}"
            return (self.discourse.stranger(mention),)
        return people

    def _pronoun(self, mention: Mention, block: Span, ahead: list[Mention]) -> None:
        discourse, register = self.discourse, self.register
        ranked = discourse.rank(mention)
        fit = [n for n in range(register.children) if discourse.fits(n, mention.gender)]
        mention.candidates = [(c.who, c.score) for c in ranked]
        if ranked and ranked[0].score > 0:
            mention.resolved = (ranked[0].who,)
        elif len(fit) == 1:
            mention.resolved = (fit[0],)
        if mention.kind != "reflexive" and self._open(mention, ranked, fit):
            self._judge(mention, ranked, fit, block, ahead)
        if not mention.candidates:
            mention.candidates = [(n, 0.0) for n in fit]

    def _open(self, mention: Mention, ranked: list[Candidate], fit: list[int]) -> bool:
        """Whether more than one person fits, a child among them; for an only child another must have been mentioned."""
        if not fit:
            return False
        if len(fit) > 1:
            return True
        rivals = {c.who for c in ranked if c.same_block or c.previous_block} - set(fit)
        if self.register.children > 1:
            # A sole boy among sisters: men of the family are rivals wherever they were mentioned.
            return bool(rivals) or any(
                self.genders.get(p.number) == mention.gender
                for p in self.register.people[self.register.children :]
            )
        return bool(rivals)

    def _they(self, mention: Mention, block: Span, ahead: list[Mention]) -> None:
        """Groups: the children or people last mentioned together."""
        discourse, register = self.discourse, self.register
        barred = discourse.barred(mention)
        group = next((g for g in self._groups(mention) if not barred & set(g)), None)
        recent = [e.who for e in discourse.events if e.mention.sent >= mention.sent - 1 and e.who >= 0]
        people = tuple(who for who in dict.fromkeys(recent) if who not in barred)
        if group:
            mention.resolved = group
        elif len(people) > 1:
            mention.resolved = people
        else:
            mention.resolved = tuple(range(register.children))
        ranked = discourse.rank(mention)
        mention.candidates = [(n, 1.0) for n in mention.resolved]
        self._judge(mention, ranked, list(range(register.children)), block, ahead)

    def _means_all(self, mention: Mention, fit: list[int]) -> bool:
        """For example "each child", "neither boy", "all three children" where there are three: everybody who fits.

        Not where the clause is about school and one of them is too young for it.
        """
        if mention.determiner in ("each", "every", "neither", "either") and not mention.plural:
            return True
        if not mention.plural or mention.count != len(fit) or len(fit) < 2 or self._compares(mention):
            return False
        ages = [self.register.age(n) for n in fit]
        at_school = bool(self.discourse.cues_of(mention) & SCHOOL_WORDS)
        return not (at_school and any(age is not None and age < 4 for age in ages))

    def _groups(self, mention: Mention) -> Iterator[tuple[int, ...]]:
        """Those mentioned together in this and the two sentences before it, the last first ("the boys", "Leo and Jack")."""
        mentions = [m for m in self.discourse.mentions if m.sent >= mention.sent - 2]
        for position in range(len(mentions) - 1, -1, -1):
            last = mentions[position]
            if last.plural and len(last.resolved) > 1:
                yield last.resolved
            elif self.doc[last.head].dep_ == "conj":
                heads = {last.head, self.doc[last.head].head.i}
                together = [
                    m
                    for m in mentions
                    if m.sent == last.sent
                    and (
                        m.head in heads
                        or (self.doc[m.head].head.i in heads and self.doc[m.head].dep_ == "conj")
                    )
                ]
                people = tuple(
                    dict.fromkeys(
                        who for m in together for who in m.resolved if who >= 0 and m.kind != "possessive"
                    )
                )
                if len(people) > 1:
                    yield people

    def _describe(self, mention: Mention, block: Span, ahead: list[Mention]) -> None:
        discourse = self.discourse
        fit = discourse.children_that_fit(mention)
        ranked = discourse.rank(mention, set(fit))
        if mention.kind == "child" and mention.determiner in ("another",):
            mention.resolved = (discourse.stranger(mention),) if mention.key else ()
            return
        if mention.plural:
            mention.resolved = tuple(fit)
            mention.candidates = [(n, 1.0) for n in fit]
        else:
            order = [c.who for c in ranked] + [n for n in fit if n not in {c.who for c in ranked}]
            mention.candidates = [(c.who, c.score) for c in ranked] + [(n, 0.0) for n in order[len(ranked) :]]
            mention.resolved = tuple(order[:1])
        if self._means_all(mention, fit):
            mention.resolved = tuple(fit)
            return
        if self._supposed(mention):
            return
        only = len(fit) == 1 and not mention.plural and (mention.count or 1) == 1
        settled = only and not (mention.owner is not None and mention.owner.ambiguous)
        if settled and (self.register.children == 1 or not (mention.other or self._compares(mention))):
            return
        self._judge(mention, ranked, fit, block, ahead)
        if self._picks_some(mention, fit):
            mention.score = max(mention.score, PARTITIVE)
            mention.ambiguous = mention.score >= self.threshold

    def _compares(self, mention: Mention) -> bool:
        """For example "the older one" in a family of three or more: the older of whichever two the text is about."""
        words = {token.lower_ for token in self.doc[mention.start : mention.end]}
        return self.register.children > 2 and mention.owner is None and not words.isdisjoint(COMPARATIVES)

    def _supposed(self, mention: Mention) -> bool:
        """For example "if one of them is ill, the other …": said of whichever it may be (marked in none of 35 places of the corpus)."""
        if mention.kind != "part" and not mention.other:
            return False
        start = self.doc[mention.start].sent.start
        return bool(_SUPPOSITION.search(self.doc[start : mention.end].text))

    def _picks_some(self, mention: Mention, fit: list[int]) -> bool:
        """For example "one of the boys", "two of the girls" where there are more of them, told as something that happened.

        Not "if one of the boys …", "one of the boys would …", "the only one of the boys", nor "one of them" of grown-ups.
        """
        count = mention.count or 0
        if (
            mention.kind != "part"
            or mention.key in ("both", "all", "each", "none")
            or not 0 < count < len(fit)
        ):
            return False
        verb = self.doc[mention.verb]
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        open_ended = any(
            word.tag_ == "MD" or word.lower_ in ("if", "when", "whether", "unless", "not", "n't", "never")
            for word in verb.children
        )
        view = self.views.get(id(mention))
        if mention.noun == "them" and (view is None or max(view.people[: self.register.children]) < AMONG):
            return False
        named = {e.who for e in self.discourse.events if e.mention.sent == mention.sent and e.who in fit}
        return not open_ended and before not in ("only", "any", "be", "as") and len(named) != count


def rivals(mention: Mention) -> tuple[int, ...]:
    """The candidates that stay close to the best, best first; at most three."""
    if not mention.candidates:
        return ()
    best = mention.candidates[0][1]
    return tuple(who for who, score in mention.candidates if score >= CLOSE * best)[:3]
