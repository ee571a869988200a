"""Recommendations as people write them: invented sentences of many kinds, each read for every child of the family."""

from __future__ import annotations

import pytest

from reportcheck.documents.model import Block, Cell, Control
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.passages import Passage
from reportcheck.reports.people import Family
from reportcheck.reports.recommendation import read_recommendation

AMY = Child("Amy Rowntree", date_of_birth="2012-05-01", gender="female")
BILLY = Child("Billy Rowntree", date_of_birth="2015-09-12", gender="male")
CORA = Child("Cora Rowntree", date_of_birth="2020-02-03", gender="female")
DAVEY = Child("Davey Rowntree", date_of_birth="2020-02-03", gender="male")
FOUR = Family((AMY, BILLY, CORA, DAVEY), (Adult("Sian Rowntree", "mother"), Adult("Paul Hext", "stepfather")))
ONE = Family(
    (Child("Tess Marlow", date_of_birth="2019-11-30", gender="female"),), (Adult("Jo Marlow", "mother"),)
)
UNBORN = Family(
    (
        Child("Ollie Finch", date_of_birth="2022-01-09", gender="male"),
        Child("Unborn Baby Finch", expected_date_of_delivery="2026-08-01"),
    ),
    (Adult("Carly Finch", "mother"),),
)


def passage(text: str, section: str = "recommendation", number: int = 0, **place: object) -> Passage:
    controls = place.pop("controls", ())
    cell = place.pop("cell", None)
    return Passage(Block(number, text, cell=cell, controls=controls), section, **place)  # type: ignore[arg-type]


def outcomes(family: Family, *passages: Passage) -> list[str]:
    return [one.outcome for one in read_recommendation(passages, family)]


ONE_CHILD = [
    # the plan goes on
    ("I recommend that Tess remains subject to a child protection plan.", "cp_continue"),
    ("Tess should stay on a plan.", "cp_continue"),
    ("The plan needs to continue for the time being.", "cp_continue"),
    ("In my view a child protection plan is still necessary.", "cp_continue"),
    (
        "I would support the continuation of the child protection plan for a further three months.",
        "cp_continue",
    ),
    ("My recommendation is for the CP plan to carry on.", "cp_continue"),
    ("To remain on CPP under neglect.", "cp_continue"),
    ("We do not feel it is safe for the plan to end at this time.", "cp_continue"),
    ("I do not think that the plan should end yet.", "cp_continue"),
    ("It is too early to step Tess down and I recommend she stays on her plan.", "cp_continue"),
    ("Tess continues to need the protection of a plan.", "cp_continue"),
    ("Keep on CP.", "cp_continue"),
    ("Health recommend that the child protection plan is maintained.", "cp_continue"),
    (
        "Nursery would like to see Tess kept on a child protection plan until things are more settled.",
        "cp_continue",
    ),
    (
        "A child in need plan would not be enough to keep Tess safe; the child protection plan must stay in place.",
        "cp_continue",
    ),
    ("Mum would like the plan to end but I believe that it should continue.", "cp_continue"),
    (
        "Although Ms Marlow wants Tess to come off the plan, I recommend that she remains subject to one.",
        "cp_continue",
    ),
    (
        "At the last conference Tess was stepped up from child in need. I recommend that she remains on a child protection plan.",
        "cp_continue",
    ),
    (
        "If progress is kept up I would expect to recommend child in need at the next review. For now Tess should remain on a CP plan.",
        "cp_continue",
    ),
    ("I recommend the plan continues with a view to stepping down to CIN in three months.", "cp_continue"),
    (
        "Given the concerns above I cannot support an end to the plan and would ask that it continues.",
        "cp_continue",
    ),
    ("The threshold for significant harm is still met.", "cp_continue"),
    ("Continue current plan, no change to category.", "cp_continue"),
    ("Tess still requires a child protection plan because Jo has not yet begun treatment.", "cp_continue"),
    ("I remain of the opinion that Tess needs to be on a plan.", "cp_continue"),
    ("School supports ongoing child protection planning.", "cp_continue"),
    # the plan ends
    ("The plan should end.", "cp_end"),
    ("I recommend that the child protection plan is discontinued.", "cp_end"),
    ("Tess no longer needs a child protection plan.", "cp_end"),
    ("Tess can come off the plan and universal services will meet her needs.", "cp_end"),
    ("I see no need for a plan any longer and would ask that it is closed.", "cp_end"),
    ("From a health point of view Tess does not need to be on a plan any more.", "cp_end"),
    ("My recommendation is that Tess be removed from the plan.", "cp_end"),
    ("There is no further need for a child protection plan.", "cp_end"),
    ("I would be in favour of ending the plan.", "cp_end"),
    # child in need
    ("I recommend a step down to child in need.", "cin"),
    ("Step down to CIN please.", "cin"),
    ("The child protection plan should end and Tess should be supported under section 17.", "cin"),
    ("I feel that Tess could now be supported through a Child in Need Plan.", "cin"),
    ("A CIN plan is appropriate at this stage, provided that Jo keeps up with the group.", "cin"),
    (
        "The risks no longer call for child protection. Child in need would be the right level of support.",
        "cin",
    ),
    ("I think the time is right for Tess to move from child protection to child in need.", "cin"),
    ("I do not think a child protection plan is needed. I would support a CIN plan.", "cin"),
    # early help
    ("CAF would be the appropriate level.", "caf"),
    ("I recommend the plan ends with a team around the family led by the nursery.", "caf"),
    ("Tess's needs can be met by early help.", "caf"),
    ("Step down to Family Help with the health visitor as lead professional.", "caf"),
    ("The plan can end, with a TAF to follow.", "caf"),
    # legal
    ("The local authority should take legal advice.", "legal"),
    ("I recommend that the case goes to a legal planning meeting.", "legal"),
    ("Tess to remain on the plan and PLO to be started.", "legal"),
    ("In my opinion care proceedings should now be issued.", "legal"),
    ("Pre-proceedings should be considered without delay, and the plan should continue meanwhile.", "legal"),
    # no view
    ("I will leave this to the conference.", "deferred"),
    ("I am not in a position to make a recommendation.", "deferred"),
    ("I would prefer to hear the views of others before making a recommendation.", "deferred"),
    ("School has no view.", "deferred"),
    ("My recommendation will be given verbally on the day.", "deferred"),
    ("To be discussed at conference.", "deferred"),
    ("The surgery is happy to go along with whatever is decided.", "deferred"),
    ("As I have only met Tess once I do not feel able to comment.", "deferred"),
    ("I have known the family for two years and will carry on visiting.", "deferred"),
    ("N/A", "deferred"),
    ("Housing would not wish to express an opinion on this.", "deferred"),
    ("I am in two minds and would like to be guided by the chair.", "deferred"),
    # second round, written before the patterns were known to read them
    ("Based on my involvement I would say that the Child Protection Plan should remain.", "cp_continue"),
    (
        "Having weighed up the above, the nursery's view is that things have moved on enough for a Child in Need plan.",
        "cin",
    ),
    ("I am recommending a further period of child protection planning.", "cp_continue"),
    (
        "It is the view of this service that registration should be maintained under physical and emotional.",
        "cp_continue",
    ),
    ("De-registration with a care and support plan.", "cin"),
    ("Step-down to Early Help with school to be lead professional.", "caf"),
    ("The children's centre would like to see Tess remain where she is, on a plan.", "cp_continue"),
    (
        "There is still a long way to go and I would not want to see the plan removed at this point.",
        "cp_continue",
    ),
    ("I support the social worker's recommendation that Tess stays on a plan.", "cp_continue"),
    ("The GP has nothing to add and will accept the decision of the meeting.", "deferred"),
    ("Please see verbal report.", "deferred"),
    ("I will be attending and will share my view after hearing from colleagues.", "deferred"),
    ("In light of the above we ask the conference to consider whether a plan is still needed.", "deferred"),
    (
        "My professional opinion is that Tess would be at risk of significant harm without a plan.",
        "cp_continue",
    ),
    ("No change recommended. Tess to remain subject to plan, category neglect.", "cp_continue"),
    ("Plan to end and case to close to social care.", "cp_end"),
    ("Close.", "cp_end"),
    (
        "I believe we have reached the point where child protection is no longer proportionate and CIN would do.",
        "cin",
    ),
    ("I think a CIN plan, reviewed every six weeks, is the way forward.", "cin"),
    (
        "We agreed with the social worker that legal planning was not required at this stage and recommend that the plan continues.",
        "cp_continue",
    ),
    (
        "Should Jo relapse, legal advice ought to be sought. At present the plan should continue.",
        "cp_continue",
    ),
    ("The team recommends that the local authority enters the PLO process.", "legal"),
    ("An application for an interim care order should be made.", "legal"),
    ("Tess has made good progress and her name can be taken off.", "cp_end"),
    ("I do not agree with ending the plan.", "cp_continue"),
    ("I see no reason for Tess to remain on a plan.", "cp_end"),
    ("I can't see how Tess could be safe without a child protection plan.", "cp_continue"),
    ("The plan is working and needs more time.", "cp_continue"),
    ("Jo would be willing to work with a CIN plan and I feel this would meet Tess's needs.", "cin"),
    ("Jo would like to be on a CIN plan. I have no strong view either way.", "deferred"),
    ("Child protection", "cp_continue"),
    ("Child in Need", "cin"),
    ("Team around the family / early help", "caf"),
    ("I'd recommend keeping things as they are for now with the CP plan.", "cp_continue"),
    ("Recommend that Tess does not remain subject to a CPP and that CIN is put in place.", "cin"),
    ("I am not convinced that stepping down is safe.", "cp_continue"),
    ("I would be worried if the plan ended now.", "cp_continue"),
    ("CP plan should not continue.", "cp_end"),
    ("CPP to continue for 3 months then review for possible step down.", "cp_continue"),
    ("Tess should be made the subject of a CIN plan.", "cin"),
    # third round
    ("In summary, and speaking only for health, I would ask that Tess's plan be continued.", "cp_continue"),
    ("We would welcome the continuation of multi-agency oversight through a CP plan.", "cp_continue"),
    (
        "I believe Tess continues to be at risk of significant harm and should remain subject to planning under the category of neglect.",
        "cp_continue",
    ),
    ("The current plan is not working and the matter needs to be escalated to legal planning.", "legal"),
    ("Concerns have reduced to a level that could be managed at CIN.", "cin"),
    ("The family no longer meet the threshold for child protection.", "cp_end"),
    ("I recommend the plan remains for 3 months with an early review.", "cp_continue"),
    ("My recommendation: end.", "cp_end"),
    ("Recommendation - continue on plan under emotional harm", "cp_continue"),
    ("The GP practice recommends that the child protection status is removed.", "cp_end"),
    ("If the conference is minded to end the plan, the nursery would support a TAF.", "deferred"),
    ("Nursery are happy for Tess to be stepped down to a child in need plan.", "cin"),
    (
        "It's my view that this family still needs the support and scrutiny that a child protection plan brings.",
        "cp_continue",
    ),
    ("I would not oppose a step down to child in need.", "cin"),
    ("I have no objection to the plan ending.", "cp_end"),
    ("We would be concerned about any step down at this point in time.", "cp_continue"),
    ("As an adult service we do not make recommendations about children.", "deferred"),
    ("Unfortunately I have not seen Tess this period so cannot make any recommendation.", "deferred"),
    (
        "That the child protection plan be discharged and that a Child in Need plan be drawn up within ten working days.",
        "cin",
    ),
    ("It is recommended that Tess's name remains on the child protection register.", "cp_continue"),
    ("Remain.", "cp_continue"),
    ("CIN with a clear contingency to come back to conference if Jo relapses.", "cin"),
    ("I'd like Tess to have the chance of a child in need plan.", "cin"),
    ("We think it should be CIN now.", "cin"),
    ("Tess should remain on CP until Jo has completed detox, then CIN.", "cp_continue"),
    ("Given the progress, CP to CIN.", "cin"),
    ("The question of whether a plan is needed is one for the conference.", "deferred"),
    ("I ask the conference to continue the plan.", "cp_continue"),
    ("Under neglect, for Tess to remain open to CP.", "cp_continue"),
    ("Agree with SW to continue.", "cp_continue"),
    ("Support for CP plan to be extended.", "cp_continue"),
    ("Plan should cease; family support to stay involved under early help.", "caf"),
    ("Family have been offered early help before and refused it. I recommend CP continues.", "cp_continue"),
    (
        "There was a CIN plan in 2023 which failed and I would not want to go back to that; CP plan needed.",
        "cp_continue",
    ),
    (
        "Tess's views are that she does not want social workers. I feel the plan is still needed.",
        "cp_continue",
    ),
    ("Both parents feel the plan should end and I agree with them.", "cp_end"),
    ("Mum feels ready to come off the plan and I support this.", "cp_end"),
    ("The social worker will recommend CIN and we support that recommendation.", "cin"),
    # fourth round
    (
        "On balance, I consider that a child protection plan remains the most appropriate way of keeping Tess safe.",
        "cp_continue",
    ),
    ("I'm recommending that we look at Child in Need from here.", "cin"),
    ("For these reasons the school does not support the removal of the plan.", "cp_continue"),
    ("I would suggest the plan stays as it is.", "cp_continue"),
    ("It is my professional opinion that Tess's needs can now be met outside of child protection.", "cp_end"),
    ("The midwifery service recommends that Tess is stepped down to Early Help level 3.", "caf"),
    ("Legal planning meeting to be convened within 10 days.", "legal"),
    ("I leave the outcome to those who know Tess best.", "deferred"),
    ("The clinic is unable to offer an opinion as Tess was only seen twice.", "deferred"),
    (
        "I'd want the plan kept for another three months so that we can see if the changes last.",
        "cp_continue",
    ),
    ("Child protection plan no longer required.", "cp_end"),
    ("Tess has thrived and I am pleased to recommend that the plan is lifted.", "cp_end"),
    ("I feel strongly that we should not be ending this plan.", "cp_continue"),
    ("A further three month period on a plan would give Jo the time to finish the programme.", "cp_continue"),
    ("I am happy for Tess to be a child in need.", "cin"),
    ("There is insufficient evidence of change for the plan to be ended.", "cp_continue"),
    ("Category of neglect remains appropriate and the plan should continue.", "cp_continue"),
    ("I recommend that Tess continues on her current plan.", "cp_continue"),
    (
        "The health visiting service is of the opinion that the plan has achieved its aims and can be closed.",
        "cp_end",
    ),
    (
        "If Jo separates from Paul I would support CIN, but as things stand Tess needs to remain on a plan.",
        "cp_continue",
    ),
    ("Tess is not on my caseload, so I will defer to the health visitor.", "deferred"),
    ("Our view is that things should step down to a CAF.", "caf"),
    (
        "I do not feel that the current level of intervention is needed and would suggest Child in Need.",
        "cin",
    ),
    ("Remains on a CP plan, emotional abuse.", "cp_continue"),
    ("My view will depend on what I hear at conference.", "deferred"),
    # contradictions
    (
        "I recommend that Tess stays on a child protection plan. A child in need plan would be sufficient.",
        "conflict",
    ),
    ("The plan should end. It should continue for a further six months.", "conflict"),
]


@pytest.mark.parametrize(("text", "outcome"), ONE_CHILD)
def test_outcome_for_an_only_child(text: str, outcome: str) -> None:
    assert outcomes(ONE, passage(text)) == [outcome]


CP, END, CIN, CAF, LEGAL, NONE, DEFER, CLASH = (
    "cp_continue",
    "cp_end",
    "cin",
    "caf",
    "legal",
    "none",
    "deferred",
    "conflict",
)
SEVERAL = [
    ("I recommend that all four children remain subject to child protection plans.", [CP, CP, CP, CP]),
    ("All of the children should step down to child in need.", [CIN, CIN, CIN, CIN]),
    ("Both boys to stay on the plan, both girls to step down to CIN.", [CIN, CP, CIN, CP]),
    (
        "The twins should remain on a CP plan. For Amy and Billy I would support child in need.",
        [CIN, CIN, CP, CP],
    ),
    (
        "The younger two need to stay on a child protection plan; the older two can step down to CIN.",
        [CIN, CIN, CP, CP],
    ),
    ("Amy can come off the plan. The others should remain on it.", [END, CP, CP, CP]),
    (
        "All the children except Amy should remain subject to a plan. Amy should move to a child in need plan.",
        [CIN, CP, CP, CP],
    ),
    ("The plan should continue for the younger children and end for Amy.", [END, CP, CP, CP]),
    (
        "I recommend that Amy and Billy's plans end and that Cora and Davey remain subject to plans.",
        [END, END, CP, CP],
    ),
    (
        "For the eldest I recommend early help. Her brothers and sister should stay on their plans.",
        [CAF, CP, CP, CP],
    ),
    ("Billy: CIN. Amy, Cora and Davey: remain on CP.", [CP, CIN, CP, CP]),
    ("Billy and his sisters should remain on the plan, Davey too.", [CP, CP, CP, CP]),
    ("I only work with Amy and recommend that she steps down to child in need.", [CIN, NONE, NONE, NONE]),
    (
        "Amy should remain on a plan. I do not know the other three and make no recommendation for them.",
        [CP, DEFER, DEFER, DEFER],
    ),
    (
        "In respect of Amy, Billy, Cora and Davey, the threshold is no longer met and I propose child in need.",
        [CIN] * 4,
    ),
    (
        "I recommend that Amy's plan ends. Billy, Cora and Davey should continue to be subject to plans under neglect.",
        [END, CP, CP, CP],
    ),
    (
        "The children should remain on their plans, apart from Billy, who could be supported under CIN.",
        [CP, CIN, CP, CP],
    ),
    ("I recommend that Amy, Billy and the twins all remain subject to CP plans for neglect.", [CP] * 4),
    ("Amy and Billy – CIN. Twins – remain CP.", [CIN, CIN, CP, CP]),
    ("All 4 children to remain on plan.", [CP] * 4),
    ("My recommendation for each of the children is a child in need plan.", [CIN] * 4),
    (
        "As regards Amy, I think that the plan can end; as regards her brothers and sister, it should continue.",
        [END, CP, CP, CP],
    ),
    ("Other than Billy, whose plan should end, the children should all stay on plans.", [CP, END, CP, CP]),
    (
        "The three younger children need to remain on plans. Amy is nearly 14 and a CIN plan would meet her needs.",
        [CIN, CP, CP, CP],
    ),
    ("For both girls: child protection. For both boys: child in need.", [CP, CIN, CP, CIN]),
    ("I recommend A and B step down to CIN and C and D remain on CP.", [CIN, CIN, CP, CP]),
    ("Amy's plan should continue. I hold no information about the others.", [CP, NONE, NONE, NONE]),
    ("I would support CIN for the eldest two, and for the twins a continued plan.", [CIN, CIN, CP, CP]),
    (
        "The twins' plans to end, no further role for this service. Amy's and Billy's to continue.",
        [CP, CP, END, END],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_outcome_for_each_of_several(text: str, expected: list[str]) -> None:
    assert outcomes(FOUR, passage(text)) == expected


CATEGORY = [
    ("Tess should remain on a plan under the category of neglect.", ("neglect",)),
    ("Tess should remain subject to a CP plan under neglect and emotional abuse.", ("neglect", "emotional")),
    ("Remain on plan. Category: physical abuse.", ("physical",)),
    (
        "I recommend that the plan continues and that the category changes from neglect to emotional harm.",
        ("emotional",),
    ),
    ("The plan should continue under sexual abuse rather than neglect.", ("sexual",)),
    ("The plan should continue. I leave the category to conference.", ()),
    ("Tess should remain on a plan. She needs emotional support in class.", ()),
    ("Child protection plan to continue, neglect.", ("neglect",)),
]


@pytest.mark.parametrize(("text", "categories"), CATEGORY)
def test_category(text: str, categories: tuple[str, ...]) -> None:
    (one,) = read_recommendation([passage(text)], ONE)
    assert (one.outcome, one.category) == ("cp_continue", categories)


def test_no_category_with_another_outcome() -> None:
    (one,) = read_recommendation([passage("The plan for neglect should end and a CIN plan begin.")], ONE)
    assert (one.outcome, one.category) == ("cin", ())


class TestBoxes:
    def test_ticked_option_counts_and_the_others_do_not(self) -> None:
        boxes = "☐ Child protection plan to continue  ☒ Child in need plan  ☐ CAF  ☐ No further action"
        assert outcomes(ONE, passage(boxes)) == ["cin"]

    @pytest.mark.parametrize("mark", ["☑", "✓", "[x]", "(X)", "✔"])
    def test_every_kind_of_mark(self, mark: str) -> None:
        assert outcomes(ONE, passage(f"{mark} Child protection plan to continue")) == ["cp_continue"]

    def test_box_after_its_words(self) -> None:
        assert outcomes(ONE, passage("CP plan to continue ☐   Step down to CIN ☒")) == ["cin"]

    def test_one_option_a_line(self) -> None:
        lines = (
            "☐ Remain on a child protection plan",
            "☐ Child in need",
            "☒ Early help",
            "☐ Legal planning meeting",
        )
        assert outcomes(ONE, *(passage(line, number=n) for n, line in enumerate(lines))) == ["caf"]

    def test_line_that_names_its_child(self) -> None:
        found = outcomes(
            FOUR,
            passage("Amy: ☐ CP plan ☒ CIN plan ☐ Early help", number=0),
            passage("Billy: ☒ CP plan ☐ CIN plan ☐ Early help", number=1),
            passage("Category: ☒ Neglect ☐ Emotional abuse ☐ Physical abuse ☐ Sexual abuse", number=2),
            passage("Cora: ☐ CP plan ☐ CIN plan ☒ Early help", number=3),
            passage("Davey: ☐ CP plan ☐ CIN plan ☐ Early help ☒ View to be given at conference", number=4),
        )
        assert found == ["cin", "cp_continue", "caf", "deferred"]

    def test_yes_or_no(self) -> None:
        asked = "Is a child protection plan still necessary?"
        assert outcomes(ONE, passage(f"{asked} Yes ☒ No ☐")) == ["cp_continue"]
        assert outcomes(ONE, passage("No", headings=(asked,))) == ["cp_end"]
        assert outcomes(ONE, passage("Yes. Neglect.", row=asked)) == ["cp_continue"]

    def test_nothing_ticked_is_no_view(self) -> None:
        assert outcomes(ONE, passage("☐ Child protection plan  ☐ Child in need  ☐ CAF")) == ["deferred"]


class TestForms:
    def test_drop_down(self) -> None:
        text = "Child protection plan to continue"
        control = Control("dropdown", 0, len(text), value=text)
        assert outcomes(ONE, passage(text, controls=(control,))) == ["cp_continue"]

    def test_row_for_each_child(self) -> None:
        rows = [
            ("Amy Rowntree", "CIN"),
            ("Billy Rowntree", "Remain on CP plan"),
            ("Cora Rowntree", "End plan"),
            ("Davey Rowntree", "TAF"),
        ]
        cells = [
            passage(said, number=n, row=name, cell=Cell(0, n + 1, 1)) for n, (name, said) in enumerate(rows)
        ]
        assert outcomes(FOUR, *cells) == ["cin", "cp_continue", "cp_end", "caf"]

    def test_column_for_each_outcome(self) -> None:
        cells = [
            passage("X", number=0, row="Amy Rowntree", column="Child in need", cell=Cell(0, 1, 2)),
            passage(
                "✓",
                number=1,
                row="Billy Rowntree",
                column="Child protection plan to continue",
                cell=Cell(0, 2, 1),
            ),
            passage("x", number=2, row="Cora Rowntree", column="Plan to end", cell=Cell(0, 3, 3)),
            passage("☒", number=3, row="Davey Rowntree", column="Legal planning", cell=Cell(0, 4, 4)),
        ]
        assert outcomes(FOUR, *cells) == ["cin", "cp_continue", "cp_end", "legal"]

    def test_heading_names_the_child(self) -> None:
        found = outcomes(
            FOUR,
            passage(
                "I recommend that she steps down to child in need.",
                headings=("Recommendation", "Amy"),
                number=0,
            ),
            passage("I recommend that he remains on a plan.", headings=("Recommendation", "Billy"), number=1),
            passage("To stay on the plan.", headings=("Recommendation", "Twins"), number=2),
        )
        assert found == ["cin", "cp_continue", "cp_continue", "cp_continue"]


class TestElsewhere:
    def test_letter_without_the_section(self) -> None:
        letter = (
            "I would support Tess's child protection plan continuing, and I am sorry that I cannot attend."
        )
        assert outcomes(ONE, passage(letter, section="other")) == ["cp_continue"]

    def test_nothing_said(self) -> None:
        assert outcomes(ONE, passage("Tess is a happy girl.", section="child_profile")) == ["none"]

    def test_family_wish_is_no_recommendation(self) -> None:
        said = passage("Jo wants the plan to end and says that it should be CIN.", section="parent_views")
        assert outcomes(ONE, said) == ["none"]

    def test_other_sections_can_contradict(self) -> None:
        found = outcomes(
            ONE,
            passage("In my professional opinion the plan must continue.", section="analysis", number=0),
            passage("I recommend a step down to child in need.", number=1),
        )
        assert found == ["conflict"]

    def test_history_elsewhere_contradicts_nothing(self) -> None:
        found = outcomes(
            ONE,
            passage(
                "The last conference decided that the plan should continue.", section="analysis", number=0
            ),
            passage("Jo says she should never have been on a plan.", section="analysis", number=1),
            passage("The plan should end.", number=2),
        )
        assert found == ["cp_end"]


def test_unborn_child() -> None:
    text = "Ollie should remain on his plan under neglect. The unborn baby should be made subject to a plan at birth; legal planning is needed for the unborn."
    assert outcomes(UNBORN, passage(text)) == ["cp_continue", "legal"]


def test_reasons_and_place() -> None:
    text = "I recommend that Tess remains on a plan because Jo has only just begun treatment."
    (one,) = read_recommendation([passage(text, number=7)], ONE)
    assert one.block == 7
    assert one.text == text
    assert one.reasons == "because Jo has only just begun treatment"
