"""Describes a mention and its candidates in numbers, for the decision whether it is ambiguous."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcheck.language.references_candidates import Candidate, Discourse
from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_words import (
    BABY_NOUNS,
    OFFSPRING_NOUNS,
    SCHOOL_WORDS,
    SIBLING_NOUNS,
    SPEECH_VERBS,
)

if TYPE_CHECKING:
    from spacy.tokens import Span

FORMS = ("he", "she", "they")


@dataclass(frozen=True, slots=True)
class Report:
    """What a whole report tells of its writer's ways.

    Attributes:
        adrift: share of "he" and "she" that nobody named in the block or its heading could be, 0 to 1.
        named: for each child, how many times it is named.
        children_named: how many children are named at all.
        blocks: how many blocks it has; a lone paragraph is read with less to go by.
        told_of: for each person of the register, how many times the name or kinship word stands for that one alone.
    """

    adrift: float
    named: tuple[int, ...]
    children_named: int
    told_of: dict[int, int]
    blocks: int


def describe(
    mention: Mention,
    ranked: list[Candidate],
    fit: list[int],
    discourse: Discourse,
    report: Report,
    block: Span,
    ahead: list[Mention],
) -> dict[str, float]:
    """The features of one mention.

    Args:
        mention: the mention.
        ranked: its candidates, best first.
        fit: the children whom its words allow.
        discourse: what was said before it.
        report: the writer's ways.
        block: its block.
        ahead: the mentions that follow it in its block.
    """
    register = discourse.register
    f = _form(mention)
    children = [c for c in ranked if 0 <= c.who < register.children]
    adults = [c for c in ranked if c.who >= register.children]
    others = [c for c in ranked if c.who < 0]
    f["n_children"] = register.children
    f["fit_children"] = len(fit)
    f["fit_adults"] = sum(
        discourse.fits(p.number, mention.gender) and discourse.gender(p.number) is not None
        for p in register.people[register.children :]
    )
    f["fit_named"] = sum(bool(report.named[n]) for n in fit)
    for name, group in (("kid", children), ("adult", adults), ("other", others)):
        f[f"{name}_same"] = sum(c.same_sentence for c in group)
        f[f"{name}_prev"] = sum(c.previous_sentence for c in group)
        f[f"{name}_block"] = sum(c.same_block for c in group)
    f["kid_before"] = sum(c.previous_block for c in children)
    f["adult_before"] = sum(c.previous_block for c in adults)
    f["near_two"] = sum(c.same_sentence or c.previous_sentence for c in ranked)
    f["near_kids"] = sum(c.same_sentence or c.previous_sentence for c in children)
    f.update(_scores(ranked, children, adults))
    f["heading_fit"] = sum(c.heading for c in children)
    f["heading_names"] = len([n for n in discourse.heading if n < register.children])
    f["adrift"] = report.adrift
    f["blocks"] = min(report.blocks, 5)
    f["children_named"] = report.children_named
    total = sum(report.named) or 1
    f["share"] = report.named[children[0].who] / total if children else 0.0
    f.update(_focus(mention, ranked, fit, discourse, report))
    f.update(_place(mention, discourse, block))
    f.update(_chain(mention, discourse, ahead))
    f.update(_linked(ranked, discourse, mention))
    words = discourse.cues_of(mention)
    f["school"] = bool(words & SCHOOL_WORDS)
    f["speech"] = bool(words & SPEECH_VERBS)
    f["preschool"] = sum((age := register.age(n)) is not None and age < 4 for n in fit)
    f["ages_known"] = register.as_of is not None
    f.update(_description(mention, fit, discourse))
    f.update(_clause(mention, discourse))
    return f


def _clause(mention: Mention, discourse: Discourse) -> dict[str, float]:
    """Whether the clause tells of something that happened, or of what might or always does."""
    verb = discourse.doc[mention.verb]
    words = [verb, *verb.children]
    tense = verb.morph.get("Tense", []) + [
        t for w in verb.children if w.dep_ in ("aux", "cop") for t in w.morph.get("Tense", [])
    ]
    return {
        "past": "Past" in tense,
        "present": "Pres" in tense and "Past" not in tense,
        "modal": any(w.tag_ == "MD" for w in words),
        "condition": any(
            w.lower_ in ("if", "when", "whether", "unless", "whenever") and w.dep_ in ("mark", "advmod")
            for w in verb.children
        ),
        "negated": any(w.lower_ in ("not", "n't", "never", "no") for w in verb.children),
        "future": any(w.lower_ in ("will", "'ll", "going") for w in words),
    }


def _focus(
    mention: Mention, ranked: list[Candidate], fit: list[int], discourse: Discourse, report: Report
) -> dict[str, float]:
    """Whom the report, and the section so far, are mostly about among the people who fit."""
    register = discourse.register
    able = [p.number for p in register.people if discourse.fits(p.number, mention.gender)]
    f: dict[str, float] = {}
    top = ranked[0].who if ranked else -99
    for name, counts in (("report", report.told_of), ("section", discourse.section)):
        shares = {n: counts.get(n, 0) for n in able}
        total = sum(shares.values())
        first = max(shares, key=shares.__getitem__) if total else -98
        best = shares[first] / total if total else 0.0
        f[f"{name}_focus"] = best
        f[f"{name}_focus_kid"] = 0 <= first < register.children
        f[f"{name}_focus_top"] = first == top
        f[f"{name}_focus_kids"] = max((shares.get(n, 0) for n in fit), default=0) / (
            sum(shares.get(n, 0) for n in fit) or 1
        )
        f[f"{name}_kids"] = sum(shares.get(n, 0) for n in fit) / total if total else -1.0
        f[f"{name}_told"] = min(total, 12)
    return f


def _form(mention: Mention) -> dict[str, float]:
    f: dict[str, float] = {}
    pronoun = mention.kind in ("pronoun", "possessive", "reflexive")
    f["he"] = pronoun and mention.gender == "male"
    f["she"] = pronoun and mention.gender == "female"
    f["they"] = pronoun and mention.plural
    f["possessive"] = mention.kind == "possessive"
    f["object"] = mention.kind == "pronoun" and mention.noun in ("him", "her", "them")
    f["child"] = mention.kind == "child"
    f["part"] = mention.kind == "part"
    f["name"] = mention.kind == "name"
    f["initial"] = mention.how == "initial"
    f["subject"] = mention.role == "subj"
    return f


def _scores(ranked: list[Candidate], kids: list[Candidate], adults: list[Candidate]) -> dict[str, float]:
    first = ranked[0] if ranked else Candidate(0, 0.0)
    score = [c.score for c in ranked] + [0.0, 0.0]
    kid = [c.score for c in kids] + [0.0, 0.0]
    grown = max((c.score for c in adults), default=0.0)
    return {
        "top": score[0],
        "second": score[1],
        "ratio": score[1] / score[0] if score[0] else -1.0,
        "kid1": kid[0],
        "kid2": kid[1],
        "kid_ratio": kid[1] / kid[0] if kid[0] else -1.0,
        "grown": grown,
        "grown_ratio": grown / kid[0] if kid[0] else -1.0,
        "top_kid": bool(ranked) and bool(kids) and first is kids[0],
        "top_named": first.named,
        "top_subject": first.role == "subj",
        "top_same": first.same_sentence,
        "top_distance": min(first.distance, 9),
        "top_block": first.same_block,
        "top_heading": first.heading,
        "top_matrix": first.matrix,
        "top_fitness": first.fitness,
        "fitness_gap": first.fitness - (ranked[1].fitness if len(ranked) > 1 else 0.0),
        "kid_distance": min(kids[0].distance, 9) if kids else 10,
    }


def _place(mention: Mention, discourse: Discourse, block: Span) -> dict[str, float]:
    doc = discourse.doc
    start = doc[mention.start].sent.start
    first = doc[block.start]
    sentence = mention.sent - (discourse.mentions[0].sent if discourse.mentions else mention.sent)
    return {
        "word": min(mention.start - start, 20),
        "opening": mention.start == block.start,
        "sentence": min(sentence, 8),
        "from_start": min(mention.start - first.i, 60),
        "block_length": min(len(block), 200),
        "quoted": mention.quoted,
        "chronology": block.label_ == "chronology",
        "profile": block.label_ in ("child_profile", "child_views"),
        "told_of_adult": block.label_ in ("parenting", "parent_views"),
    }


def _chain(mention: Mention, discourse: Discourse, ahead: list[Mention]) -> dict[str, float]:
    """Where a pronoun stands in a run of the same pronoun, and what else of its kind is in the sentence."""
    run = 0
    for other in reversed(discourse.mentions):
        if other.kind in ("name", "kin", "child", "part") and any(
            discourse.fits(who, mention.gender) for who in other.resolved
        ):
            break
        if (
            other.gender == mention.gender
            and other.plural == mention.plural
            and other.kind in ("pronoun", "possessive")
        ):
            run += 1
    same = [m for m in discourse.mentions if m.sent == mention.sent]
    later = [m for m in ahead if m.sent == mention.sent]
    alike = [m for m in same + later if m.kind == "pronoun" and m.gender == mention.gender and not m.plural]
    return {
        "run": min(run, 6),
        "run_in_sentence": sum(
            m.gender == mention.gender and m.kind in ("pronoun", "possessive") for m in same
        ),
        "rival_pronoun": any(m.role != mention.role and m.verb == mention.verb for m in alike),
        "pronouns_ahead": sum(m.kind == "pronoun" and m.gender == mention.gender for m in later),
        "named_ahead": sum(
            m.kind == "name" and any(discourse.fits(n, mention.gender) for n in m.people) for m in later
        ),
        "named_next": sum(
            m.kind == "name"
            and m.sent == mention.sent + 1
            and any(n < discourse.register.children and discourse.fits(n, mention.gender) for n in m.people)
            for m in ahead
        ),
        "plural_here": sum(m.plural for m in same),
        "plural_ahead": sum(m.plural for m in later),
        "they_before": sum(
            m.plural and m.kind in ("pronoun", "child", "part")
            for m in discourse.mentions
            if m.sent >= mention.sent - 1
        ),
    }


def _linked(ranked: list[Candidate], discourse: Discourse, mention: Mention) -> dict[str, float]:
    """Whether the two best candidates were last named in one breath ("Leo and Jack …")."""
    linked = split = group = after = 0
    if len(ranked) > 1:
        last: dict[int, Mention] = {}
        for event in discourse.events:
            last[event.who] = event.mention
        one, two = last.get(ranked[0].who), last.get(ranked[1].who)
        if one is not None and two is not None:
            group = one is two
            linked = not group and one.sent == two.sent and one.role == two.role
            split = not group and one.sent == two.sent and one.role != two.role
            after = mention.sent - one.sent
    names = {
        e.who
        for e in discourse.events
        if e.named
        and not e.mention.plural
        and mention.sent - e.mention.sent <= 1
        and discourse.fits(e.who, mention.gender)
    }
    known = {who for who in names if discourse.gender(who) is not None}
    kids = {who for who in names if 0 <= who < discourse.register.children}
    return {
        "linked": linked,
        "split": split,
        "group": group,
        "linked_after": after if linked or split else -1,
        "named_near": len(known),
        "named_kids_near": len(kids),
        "sentence_first": not any(m.sent == mention.sent for m in discourse.mentions),
    }


def _description(mention: Mention, fit: list[int], discourse: Discourse) -> dict[str, float]:
    noun = mention.noun
    count = mention.count or 0
    owner = mention.owner.resolved if mention.owner is not None else ()
    register = discourse.register
    near = {e.who for e in discourse.events if e.who in fit and mention.sent - e.mention.sent <= 1}
    here = {e.who for e in discourse.events if e.who in fit}
    return {
        "plural": mention.plural,
        "count": count,
        "short": count - len(fit) if count else 0,
        "all": mention.determiner in ("all", "both", "these") or mention.key in ("both", "all"),
        "definite": mention.determiner in ("the", "this", "that", "these", "those"),
        "indefinite": mention.determiner in ("a", "an", "another", "any", "every", "no", "some"),
        "bare": mention.determiner == "" and mention.kind == "child",
        "owned": mention.owner is not None,
        "owner_kid": bool(owner) and all(0 <= n < register.children for n in owner),
        "owner_unsure": mention.owner is not None and len(owner) != 1,
        "age": mention.age is not None,
        "else": mention.other,
        "noun_boy": noun in ("boy", "girl", "lad", "lass", "boys", "girls", "lads"),
        "noun_child": noun in ("child", "kid", "children", "kids"),
        "noun_sibling": noun in SIBLING_NOUNS,
        "noun_offspring": noun in OFFSPRING_NOUNS,
        "noun_baby": noun in BABY_NOUNS,
        "noun_twin": noun in ("twin", "twins"),
        "noun_one": noun in ("one", "ones"),
        "noun_them": noun == "them",
        "key_one": mention.key == "one",
        "key_each": mention.key in ("each", "either", "neither", "all", "none"),
        "fit_near": len(near),
        "fit_here": len(here),
        "fit_other_here": len({e.who for e in discourse.events if 0 <= e.who < register.children} - set(fit)),
    }
