"""The phrases that a recommendation is made of: outcomes, categories, and what takes the force from them.

Outcomes and categories are those of the benchmark's guidelines, section 3. Names of the lower tiers differ between
councils (CAF, early help, team around the family, family help); the table below holds those seen.
"""

from __future__ import annotations

import re
from typing import Literal

from reportcheck.reports.model import Category

Sign = Literal["continue", "end", "cin", "caf", "legal", "deferred", "met", "not_met", "step_down"]

_CP = r"(?:CPP?|child(?:ren)?'?s?\s+protection|safeguarding|protection)"
_PLAN = rf"(?:(?:those|that)(?=\s+(?:for|of)\b)|one(?=\s+(?:until|yet|now|before)\b|\W*$)|(?:{_CP}\s+)?(?:plan(?:s|ning)?|register|registration)|{_CP}\s+status|CPPs?|{_CP}(?!\s+(?:conference|chair|unit|review|medical|concerns?|team|social|visit|enquir\w+|report|process|advis\w+|matters|issues|procedures)))"
_THE = r"(?:(?:a|an|the|this|that|his|her|their|its|each|any|both|current|existing|same|such|our|[A-Z][\w-]+'s|[a-z]+s')\s+)*"
_ADV = r"(?:(?:still|also|now|both|all|each|currently|absolutely|certainly|really|definitely|clearly|very\s+much|at\s+present|for\s+now|for\s+the\s+time\s+being|at\s+this\s+(?:time|stage)|however|therefore|only|just|probably|simply|safely|both\s+of\s+them|immediately)\s+)*"
_MODAL = r"(?:should|must|needs?\s+to|need\s+to|has\s+to|have\s+to|ought\s+to|can|could|is\s+to|are\s+to|will\s+need\s+to|would\s+need\s+to|to|would|will|may|might|does\s+need\s+to|do\s+need\s+to|shall)"

_SIGNS: tuple[tuple[Sign, str], ...] = (
    (
        "continue",
        rf"\b(?:remain(?:s|ing|ed)?|stay(?:s|ing)?|continu(?:e|es|ing)|be|being|is|are|kept|keep(?:s|ing)?|made|held|maintain(?:ed)?)\s+{_ADV}(?:to\s+be\s+|being\s+|as\s+)?(?:the\s+)?subjects?\s+(?:to|of)\s+{_THE}(?:[\w-]+\s+){{0,2}}?{_PLAN}",
    ),
    ("continue", r"\b(?:remain(?:s|ing)?|stay(?:s|ing)?|continu(?:e|es|ing))\s+(?:to\s+be\s+)?subject\b"),
    (
        "continue",
        rf"\bcontinu(?:e|es|ing)\s+to\s+(?:have|need|require|want|benefit\s+from)\s+{_THE}(?:[\w-]+\s+){{0,2}}?{_PLAN}|\b(?:anything|nothing|something)\s+(?:less|short|other|lower)\s+(?:than|of)\s+{_THE}{_PLAN}",
    ),
    (
        "continue",
        rf"\b(?:remain(?:s|ing)?|stay(?:s|ing)?|keep(?:s|ing)?|kept|be|retain(?:ed|ing)?|leave|left|maintain(?:ed|ing)?|continu(?:e|es|ing))\s+(?:\S+\s+){{0,3}}?(?:on|under|with|within)\s+{_THE}(?:[\w-]+\s+){{0,1}}?{_PLAN}",
    ),
    (
        "continue",
        rf"\b{_PLAN}(?:\s+for\s+(?:\S+\s+){{1,5}}?)?\s*{_ADV}(?:{_MODAL}\s+)?{_ADV}(?:not\s+(?:be\s+)?(?:ended|end|stop(?:ped)?|close)|(?:(?:be|is|are|being|gets?)\s+)?(?:continu\w+|remain\w*|stay\w*|carr(?:y|ies|ied)\s+on|go(?:es)?\s+on|(?:(?:be|is|are|being)\s+)?(?:kept|maintained|retained|extended|renewed|sustained|prolonged|upheld|rolled\s+(?:on|over|forward)|left\s+in\s+place)|run\s+on))\b",
    ),
    (
        "continue",
        rf"\b(?:continu(?:e|es|ing|ation|ance|ed)|extend(?:ing)?|extension|maintain(?:ing)?|maintenance|renew(?:al|ing)?|retain(?:ing)?|retention|keep(?:ing)?|carry(?:ing)?\s+on|prolong(?:ing)?|roll(?:ing)?\s+(?:on|over|forward))\s+(?:with\s+|of\s+|on\s+)?{_THE}(?:need\s+for\s+(?:a\s+)?)?(?:[\w-]+\s+){{0,2}}?{_PLAN}",
    ),
    (
        "continue",
        rf"\b{_PLAN}\s+(?:for\s+(?:\S+\s+){{1,4}}?)?(?:is|are|remains?|continues?\s+to\s+be|would\s+be|was|still)\s+(?:both\s+)?{_ADV}(?:very\s+much\s+)?(?:necessary|needed|required|appropriate|warranted|justified|essential|proportionate|right|merited|called\s+for|in\s+place|the\s+(?:right|best|safest|only|appropriate)\s+\w+)",
    ),
    (
        "continue",
        rf"\b(?:{_ADV})?(?:needs?|requires?|warrants?|merits?|deserves?)\s+(?:to\s+(?:be|stay|remain|continue)\s+(?:\w+\s+)?(?:on|under|with)\s+|the\s+(?:protection|safety|security|structure|framework|oversight)\s+of\s+|to\s+have\s+)?{_THE}(?:[\w-]+\s+){{0,2}}?{_PLAN}(?!\s+(?:to\s+(?:end|stop|finish|cease|be\s+(?:ended|stepped)|step|come)))",
    ),
    (
        "continue",
        r"\b(?:(?:keep(?:ing)?|leav(?:e|ing))\s+(?:things|everything|it|matters)\s+(?:\w+\s+)?as\s+(?:they\s+are|it\s+is)|no\s+change\s+(?:to|in)\s+(?:the\s+)?(?:plan|status|current)|same\s+plan|status\s+quo|as\s+(?:they|he|she)\s+(?:are|is)\s+on\s+the\s+plan|ongoing\s+(?:CP|child\s+protection)\s+plan\w*|further\s+(?:[\w-]+\s+){0,3}?period\s+(?:on|under|of|subject\s+to)\s+(?:a\s+|the\s+)?(?:CP|child\s+protection|plan)|(?:for\s+)?a(?:nother|\s+further)\s+(?:\w+\s+){1,2}(?:months?)\s+(?:on|of|under|subject\s+to)\s+(?:a\s+|the\s+)?(?:CP|child\s+protection|plan))",
    ),
    (
        "continue",
        r"\b(?:remain|stay|continue|be\s+continued)\b(?=\s+(?:under|in)\s+(?:the\s+)?(?:same\s+)?categor)|\bCP\s+(?:to\s+)?(?:continue|remain|stay)\w*\b",
    ),
    (
        "continue",
        rf"\b(?:continu(?:e|ation|ing)|ongoing|further)\b[^.;]{{0,50}}?\b(?:through|via|under|by\s+means\s+of|by\s+way\s+of)\s+{_THE}(?:[\w-]+\s+){{0,1}}?{_PLAN}|\bneeds?\s+[^.;]{{0,60}}?{_PLAN}\s+(?:brings?|offers?|provides?|gives?|affords?)\b|\b{_PLAN}\s+(?:still\s+)?(?:needed|required|necessary)\b",
    ),
    (
        "continue",
        r"\b(?:it|this|they)\s+(?:should|must|can|ought)\s*(?:not|n't)\s+(?:yet\s+|now\s+)?(?:be\s+)?(?:end|ended|stop|stopped|cease|close|closed|removed|lifted|discontinued)\b|\b(?:it|this)\s+(?:should|must|needs?\s+to|has\s+to|ought\s+to|to)\s+(?:be\s+)?(?:continue\w*|stay\s+in\s+place|carry\s+on|go\s+on|run(?:\s+on|\s+for)?|remain(?:\s+in\s+place)?)\b|\b(?:stay|remain|continue|carry\s+on|leave)(?:s|ing)?\s+as\s+(?:they|he|she|it|things)\s+(?:is|are)\s+on\b|\b(?:remain|stay|kept|keep)(?:s|ing)?\s+on\s+(?:it|them|theirs|one)\b|(?:\w's|\ws'|theirs|hers|his)\s+(?:should\s+|must\s+|needs?\s+to\s+|to\s+)?(?:continue|remain|stay)\b",
    ),
    (
        "end",
        rf"\b{_PLAN}\s+(?:should|must|can|need|needs|does|do|is|will)\s*(?:not|n't|no\s+longer)\s+(?:need\s+to\s+|to\s+)?(?:be\s+)?(?:continu\w*|remain\w*|stay|carry|go\s+on|extended|renewed)",
    ),
    (
        "continue",
        rf"\bCPP?(?=\s+for\s+(?:the|both|all|her|his|[A-Z]))|\b{_PLAN}\s+(?:\w+\s+){{1,7}}?(?:and|so|but)\s+(?:should|must|needs?\s+to)\s+(?:be\s+)?(?:continu\w+|remain|stay|kept|carry\s+on)",
    ),
    (
        "end",
        rf"\boutside\s+(?:of\s+)?{_CP}|\b{_PLAN}\s+(?:\w+\s+)?(?:has|have)\s+(?:now\s+|largely\s+|clearly\s+)*(?:run\s+(?:its|their)\s+course|(?:done|achieved|met|served|fulfilled|completed|reached)\s+(?:its|their)\s+\w+|come\s+to\s+(?:an|its|their)\s+(?:natural\s+)?end)|\bno\s+(?:CP\s+|child\s+protection\s+)?plan\s+(?:of\s+any\s+(?:kind|sort)\s+)?(?:is|was|would\s+be)\s+(?:now\s+|still\s+)?(?:needed|necessary|required|called\s+for|warranted)|\b(?:get|carry|go)(?:ting|ing)?\s+on\s+(?:\w+\s+){{0,4}}?without\s+{_THE}{_PLAN}|\b(?:manage|cope|do|live|be\s+(?:safe|fine|well))\s+(?:\w+\s+){{0,2}}?without\s+{_THE}{_PLAN}|\b(?:no\s+longer|not)\s+(?:a|any)\s+(?:child\s+protection|CP|safeguarding)\s+(?:matter|case|issue|concern)|\b{_PLAN}\s+(?:\w+\s+){{1,7}}?(?:and|so|but)\s+(?:can|should|could|may)\s+(?:now\s+)?(?:be\s+)?(?:closed?|end(?:ed)?|lifted|discontinued|removed|brought\s+to\s+an\s+end|stop(?:ped)?|cease)",
    ),
    (
        "end",
        r"\b(?:it|this)\s+(?:should|can|could|must|to)\s+(?:now\s+)?(?:be\s+)?(?:end|ended|stop|stopped|cease|close|closed|finish|come\s+to\s+an\s+end)\b|\band\s+(?:should\s+|to\s+|can\s+)?(?:end|cease)(?=\s+for\b)|(?:\w's|\ws'|theirs|hers|his)\s+(?:should\s+|can\s+|to\s+)?(?:end|cease|stop|finish)\b",
    ),
    (
        "end",
        rf"\b{_PLAN}(?:\s+for\s+(?:\S+\s+){{1,5}}?)?\s*{_ADV}(?:{_MODAL}\s+)?{_ADV}(?:end(?:ed|s|ing)?|ceas(?:e|ed|ing)|stop(?:s|ped|ping)?|finish(?:ed|ing)?|(?:(?:be|is|are|being)\s+)?clos(?:e|ed|ing)|lapse|discontinu\w+|conclud\w+|go\b(?!\s+on)|coming\s+to\s+an\s+end|(?:(?:be|is|are|being)\s+)?(?:discontinued|ceased|ended|removed|withdrawn|lifted|taken\s+(?:off|away)|closed|discontinued|brought\s+to\s+an\s+end|terminated|stood\s+down|dropped|come\s+to\s+an\s+end)|come(?:s)?\s+to\s+an\s+end)\b",
    ),
    (
        "end",
        rf"\b(?:end(?:ing|ed)?|ceas(?:e|ing)|stop(?:ping)?|discontinu(?:e|ing|ation)|clos(?:e|ing|ure)|terminat(?:e|ing|ion)|withdraw(?:ing|al)?|lift(?:ing)?|remov(?:e|ing|al))\s+(?:of\s+)?{_THE}(?:[\w-]+\s+){{0,2}}?{_PLAN}",
    ),
    (
        "end",
        rf"\b(?:com(?:e|es|ing)|tak(?:e|en|ing)|mov(?:e|ed|ing)|remov(?:e|ed|ing|al)|be|go(?:es|ing)?|drop(?:ped)?)\s+(?:\S+\s+){{0,4}}?(?:off|from)\s+(?:of\s+)?{_THE}(?:[\w-]+\s+){{0,2}}?{_PLAN}|\bnames?\s+(?:can|should|to|could)\s+(?:now\s+)?(?:be\s+)?(?:taken|removed|come)(?:\s+off)?\b|\bout\s+of\s+(?:CP|child\s+protection)\b|\bcome\s+off\b(?!\s+(?:the\s+)?(?:bike|drugs|medication|phone|alcohol))|\bde-?(?:plann?ed|register(?:ed)?|registration|planning)\b",
    ),
    (
        "end",
        rf"(?:\b(?:no\s+longer|not|nor|dont|doesnt)|n't)\s+(?:\w+\s+){{0,2}}?(?:needs?|requires?|warrants?|need\s+to\s+be\s+(?:on|subject\s+to)|require\s+to\s+be|be\s+(?:on|subject\s+to)|meets?\s+the\s+(?:criteria|threshold)\s+for)\s+{_THE}(?:[\w-]+\s+){{0,2}}?{_PLAN}",
    ),
    (
        "end",
        rf"\b{_PLAN}\s+(?:is|are|would\s+be)\s+{_ADV}(?:no\s+longer|not)\s+{_ADV}(?:necessary|needed|required|appropriate|warranted|justified|proportionate)|\bno\s+(?:further\s+|continuing\s+|ongoing\s+)?(?:need|requirement|case)\s+for\s+{_THE}(?:[\w-]+\s+){{0,2}}?{_PLAN}",
    ),
    (
        "cin",
        r"\b(?:child(?:ren)?[\s-]+in[\s-]+need|C\.?I\.?N\.?(?!\w)|section\s+17\b|s\.?\s?17\b|care\s+and\s+support\s+plan)",
    ),
    (
        "caf",
        r"\b(?:CAF\b|common\s+assessment(?:\s+framework)?|early[\s-]+help|T\.?A\.?[FC]\b|team\s+around\s+(?:the|a)\s+(?:family|child)|family\s+help\b|lead\s+professional|early\s+intervention|early\s+support|EHA|EHM|family\s+early\s+help|targeted\s+(?:early\s+)?(?:family\s+)?support)",
    ),
    (
        "legal",
        r"\b(?:legal[\s-]+(?:planning|gateway|advice|proceedings|action|route|threshold)|LPM|LGM|PLO\b|public\s+law(?:\s+outline)?|pre[\s-]+proceedings|care\s+proceedings|(?:issu\w+|initiat\w+|commenc\w+|instigat\w+|start\w*|begin\w*|bring\w*|go(?:ing)?\s+(?:into|to))\s+(?:of\s+)?(?:care\s+|court\s+|the\s+)?(?:proceedings|court)|letter\s+(?:before|of\s+intent)|interim\s+care\s+order|\bICO\b|care\s+order|supervision\s+order|s(?:ection)?\.?\s?31\b|court\s+(?:should|must|needs)|application\s+to\s+(?:the\s+)?(?:family\s+)?court|apply\s+to\s+(?:the\s+)?(?:family\s+)?court)\b",
    ),
    (
        "step_down",
        r"\b(?:step(?:s|ped|ping)?[\s-]*(?:it\s+|them\s+|him\s+|her\s+|this\s+|\w+\s+)?down|stepdown|lower\s+(?:tier|level)|de-?escalat\w+)\b",
    ),
    (
        "met",
        r"\bthreshold\b[^.;]*?\b(?:is|are|remains?|continues\s+to\s+be|has\s+(?:still\s+)?been)\s+(?:still\s+|clearly\s+|currently\s+|very\s+much\s+)?(?:met|reached|crossed)\b|\bstill\s+(?:\w+\s+){0,3}(?:meets?|reach(?:es)?|above|over)\s+(?:the\s+)?threshold|\b(?:too\s+(?:soon|early)|premature|not\s+(?:yet\s+)?(?:safe|ready|the\s+(?:right\s+)?time)|(?:more|longer)\s+time\s+is\s+needed|needs?\s+(?:more|longer)\s+time|without\s+(?:a|the|this)\s+(?:CP\s+|child\s+protection\s+)?plan)\b|\brisks?\s+(?:\w+\s+){0,4}?(?:is|are|remains?)\s+(?:simply\s+|still\s+|just\s+)*too\s+(?:high|great|serious|real)|\b(?:remain|are|is|continue\s+to\s+be)s?\s+(?:still\s+)?at\s+risk\s+of\s+significant\s+harm",
    ),
    (
        "not_met",
        r"\bno\s+longer\s+(?:needs?|requires?|warrants?)\s+(?:it|one|this|them|theirs)\b|\bthreshold\b[^.;]*?\b(?:is|are)\s+(?:no\s+longer|not)\s+(?:\w+\s+)?(?:met|reached)\b|\bno\s+longer\s+(?:\w+\s+){0,3}?(?:meets?|reach(?:es)?)\s+(?:the\s+)?threshold|\bbelow\s+(?:the\s+)?(?:CP\s+|child\s+protection\s+)?threshold|\bno\s+longer\s+at\s+risk\s+of\s+significant\s+harm",
    ),
    (
        "deferred",
        r"\b(?:leav(?:e|es|ing)|left)\s+(?:\S+\s+){0,6}?(?:to|for|with|up\s+to)\s+(?:the\s+|all\s+|other\s+)?(?:\w+\s+){0,2}?(?:conference|chair|meeting|core\s+group|others?|professionals|colleagues|agencies|discussion|social\s+(?:care|worker|services)|those|schools?|nursery|health|police|midwi\w+|doctors?|GP)\b"
        r"|\b(?:for|up\s+to)\s+(?:the\s+|this\s+|a\s+)?(?:\w+\s+){0,2}?(?:conference|chair|meeting|professionals|others|colleagues|social\s+(?:care|worker)|those\s+\w+)\s+(?:and\s+\w+\s+)?(?:members\s+)?to\s+(?:decide|determine|make|consider|judge|agree|say|weigh)|\b(?:decision|matter|question)\s+(?:is\s+)?for\s+(?:the\s+)?(?:conference|chair|meeting)"
        r"|\b(?:be\s+)?(?:guided|led|advised|informed)\s+by\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:conference|chair|discussion|colleagues|professionals|agencies|meeting|others|social\s+(?:worker|care)|decision|group|nurse|panel)"
        r"|\b(?:no|not\s+(?:a|any)|do(?:es)?\s*n[o']t\s+have\s+(?:a|any|an)|without\s+a)\s+(?:firm\s+|strong\s+|fixed\s+|particular\s+|clear\s+|settled\s+|written\s+)?(?:view|recommendations?|opinion|comment|position|preference)\b"
        r"|\b(?:unable|not\s+(?:able|in\s+a\s+position|qualified|well\s+placed|best\s+placed|feel\s+able|for\s+(?:me|us|school|health|police|this))|cannot|can't|can\s+not|couldn't|could\s+not|do(?:es)?\s+not\s+(?:feel\s+able\s+to|wish\s+to|want\s+to|normally|usually|put|think\s+(?:it\s+is|that\s+it\s+is|it's)\s+for)|don't\s+(?:feel\s+able\s+to|want\s+to|normally|feel\s+qualified\s+to|feel)|rather\s+not|prefer\s+not\s+to|reluctant\s+to|decline\s+to|refrain\s+from|hesitate\s+to|not\s+(?:my|our|the\s+school's|its)\s+(?:place|role|decision))\b[^.;]{0,60}?\b(?:recommend\w*|view|comment|opinion|say|judge|decide|position|advise|call)\b"
        r"|\b(?:reserv\w+|hold(?:ing)?|withhold\w*|await\w*|defer\w*)\s+(?:\w+\s+){0,3}?(?:view|judge?ment|position|recommendation|decision|opinion|discussion|to)\b|\b(?:recommendation|view|opinion|decision|this|it|update)s?\s+(?:\S+\s+){0,8}?(?:will|to|can|is\s+to|would)\s+(?:be\s+)?(?:given|made|shared|provided|discussed|confirmed|agreed|decided|follow\w*|presented|offered|considered|determined|formed|come)\s*(?:\w+\s+){0,3}?(?:verbally|on\s+the\s+day|at\s+(?:the\s+)?(?:conference|meeting|review)|in\s+(?:the\s+)?(?:conference|meeting)|orally|in\s+person|after|once|following|separately|by\s+(?:the\s+)?conference)"
        r"|\b(?:will|would|to)\s+(?:give|make|share|offer|provide|form|present|discuss|decide|say|comment|update)\s+(?:\S+\s+){0,6}?(?:verbally|on\s+the\s+day|at\s+(?:the\s+)?(?:conference|review|meeting)|in\s+(?:the\s+)?(?:conference|meeting)|orally|in\s+person)|\b(?:T\.?B\.?C\.?|T\.?B\.?A\.?|to\s+be\s+(?:confirmed|agreed|discussed|advised|decided|determined))\b"
        r"|\b(?:go\s+(?:along\s+)?with|happy\s+with|support|abide\s+by|accept|respect|content\s+with)\s+(?:what(?:ever)?|any|the)\s+(?:\w+\s+){0,3}?(?:conference|decision|others|is\s+decided|decided|group|outcome|majority)|\b(?:neutral|abstain\w*|undecided|in\s+two\s+minds|on\s+the\s+fence|not\s+sure\s+(?:what|which|whether|either\s+way))\b|^\W*(?:n/?a|not\s+applicable|none|nil|-|\?|as\s+above|see\s+above|verbal)\W*$"
        r"|\bto\s+hear\s+(?:from|what|the\s+views)[^.;]{0,60}\bbefore\s+(?:\w+\s+){0,3}?(?:recommend|decid|giv|mak|form|com)\w+",
    ),
)
SIGNS: tuple[tuple[Sign, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(pattern, re.IGNORECASE)) for sign, pattern in _SIGNS
)

# A bare choice, as a drop-down, a ticked option or a table cell gives it.
_CHOICES: tuple[tuple[Sign, str], ...] = (
    ("legal", r"\b(?:legal|PLO|proceedings|court)\b"),
    (
        "deferred",
        r"\b(?:defer\w*|unable|no\s+(?:view|recommendation)|not\s+able|conference\s+to\s+decide|(?:given|decided?|made|agreed|discuss\w*)\s+(?:\w+\s+){0,2}?(?:at|by|in)\s+(?:the\s+)?conference|for\s+conference|to\s+be\s+(?:decided|confirmed|agreed)|undecided|n/?a)\b",
    ),
    ("cin", r"\b(?:child(?:ren)?[\s-]+in[\s-]+need|C\.?I\.?N\b|section\s+17|s\.?17|care\s+and\s+support)"),
    (
        "caf",
        r"\b(?:CAF|common\s+assessment|early\s+help|T\.?A\.?[FC]\b|team\s+around|family\s+help|lead\s+professional|early\s+intervention)",
    ),
    (
        "end",
        r"\b(?:no\s+(?:further\s+|longer\s+)?(?:(?:CP|child\s+protection)\s+)?(?:plan|action|role|services?)|NFA|end(?:s|ed)?|ceas\w+|close\w*|de-?regist\w+|de-?plan\w*|come\s+off|taken\s+off|off\s+(?:the\s+)?plan|discontinu\w*|remov\w*|universal|not\s+(?:needed|necessary|required)|no\s+longer)\b",
    ),
    (
        "continue",
        r"\b(?:continu\w*|remain\w*|stay\w*|keep|maintain\w*|CPP?|child\s+protection(?:\s+plan)?|still\s+(?:needed|necessary|required))\b",
    ),
)
CHOICES: tuple[tuple[Sign, re.Pattern[str]], ...] = tuple(
    (sign, re.compile(pattern, re.IGNORECASE)) for sign, pattern in _CHOICES
)

CATEGORIES: tuple[tuple[Category, re.Pattern[str]], ...] = (
    ("neglect", re.compile(r"\bneglect\b", re.IGNORECASE)),
    (
        "emotional",
        re.compile(
            r"\bemotional(?:ly)?\b(?=\s*(?:abuse|harm|/|,|and\b|&|or\b|category|[.;)]|$|added|being\s+added|to\s+be\s+added|as\s+(?:well|a)|under|in\s+place|instead|for\b|remains?))|\bpsychological\s+(?:abuse|harm)",
            re.IGNORECASE,
        ),
    ),
    (
        "physical",
        re.compile(
            r"\bphysical(?:ly)?\b(?=\s*(?:abuse|harm|injury|/|,|and\b|&|or\b|category|[.;)]|$|added|being\s+added|as\s+(?:well|a)|instead|for\b|remains?))",
            re.IGNORECASE,
        ),
    ),
    (
        "sexual",
        re.compile(
            r"\bsexual\b(?=\s*(?:abuse|harm|exploitation|/|,|and\b|&|or\b|category|[.;)]|$|added|as\s+(?:well|a)|instead|for\b|remains?))|\bCS[AE]\b",
            re.IGNORECASE,
        ),
    ),
)

# What comes before a sign and turns it round.
NEGATION = re.compile(
    r"n't\b|\b(?:not|dont|doesnt|never|(?:worried|concerned|anxious|nervous|uneasy|reluctant|uncomfortable|unhappy|unwilling|wary|cautious|hesitant|apprehensive|fearful|afraid|alarmed|disappointed)\s+(?:if|about|at|to|by|with|of|over|were|should)|(?:concerns|reservations|doubts|misgivings|worries)\s+(?:about|over|at)|(?:wrong|unsafe|unwise|mistake|irresponsible|dangerous|foolish|risky|inappropriate|unhelpful)\s+(?:for\s+\w+\s+)?to|insufficient|not\s+enough|too\s+little|little\s+evidence|lack\s+of|no\s+(?:way|chance|question|prospect|need|reason|case|grounds|longer\s+\w+|point|benefit|purpose|justification)|nor|neither|nothing|without|too\s+(?:soon|early)|premature|rather\s+than|instead\s+of|as\s+opposed\s+to|against|oppos\w+|disagree\w*\s+with|object\w*\s+to|cannot|fail\w*\s+to\s+see|unable\s+to|reject\w*|rule[sd]?\s+out)\b",
    re.IGNORECASE,
)
# What comes after a sign and takes it back ("a child in need plan would not be enough").
TAKEN_BACK = re.compile(
    r"^[^.;]{0,70}?\b(?:I|we)\s+(?:\w+\s+)?(?:cannot|can't|can\s+not|could\s+not|am\s+(?:now\s+)?unable)\b\s*(?:$|[.,;]|to\b)|^[^.;,]{0,60}?\b(?:is|are|would|will|was|were|do|does|should|can|could|am|be)?\s*(?:not|n't|no\s+longer|never)\s+(?:\w+\s+){0,3}?(?:be\s+|to\s+be\s+)?(?:enough|sufficient|adequate|appropriate|safe|right|needed|necessary|required|suitable|work|ready|justified|warranted|met|strong|robust|considered|supported?|recommend\w*|indicated|proportionate|merited|called|an\s+option|the\s+answer|hold|protect)\b|^[^.;,]{0,20}?\b(?:would|could|will|might|risks?)\s+(?:only\s+|just\s+|simply\s+|also\s+)?(?:reward|undo|risk|jeopardise|undermine|leave|expose|lose|endanger|threaten|destabilise|be\s+(?:wrong|unsafe|a\s+mistake|dangerous|risky|foolish|irresponsible|setting|to\s+set)|send\s+the\s+wrong|set\s+\w+\s+up|mean\s+(?:losing|that\s+no))|^[^.;,]{0,30}?\b(?:is|would\s+be|feels?|seems?)\s+(?:far\s+|much\s+|still\s+)?(?:too\s+(?:soon|early|risky)|premature|insufficient|inadequate|unsafe|some\s+way\s+off|a\s+long\s+way\s+off|off\s+the\s+table|out\s+of\s+the\s+question)",
    re.IGNORECASE,
)
# Told of the past, or of a time to come: no recommendation for this conference.
HISTORY = re.compile(
    r"\b(?:(?:last|previous|initial|first|earlier)\s+(?:child\s+protection\s+)?(?:conference|review|ICPC|meeting|core\s+group|time|plan)|(?:was|were|had\s+been|have\s+been|has\s+been)\s+(?:\w+\s+){0,2}?(?:made|placed|put|on|subject|open|closed|agreed|decided|recommended|considered|discussed|held|offered|given|tried|referred|stepped|removed|under|known|on\s+(?:a|the))|previously|had\s+(?:a|an|support|early|CAF)|used\s+to|in\s+(?:19|20)\d{2}\b|years?\s+ago|when\s+(?:the\s+plan\s+(?:was|began|started)|she|he|they|\w+)\s+(?:was|were|began)|decided\s+(?:that|to)|agreed\s+(?:that|to|at)|original(?:ly)?|discussed\s+(?:legal|with)|(?:did|have|has|had)\s+(?:\w+\s+)?(?:consider|considered|weighed|thought\s+about|looked\s+at|explored|wondered)|(?:I|we)\s+considered)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:(?:at|by|for|before|until|in\s+time\s+for)\s+(?:the\s+|our\s+)?(?:next|following|second|third)\s+(?:\w+\s+)?(?:review|conference|meeting|RCPC)|next\s+(?:review|time)|later\s+(?:date|stage|on)|(?<!point\s)in\s+(?:due\s+course|(?:the\s+)?future|time\b|\w+\s+months?'?\s*(?:time)?)|eventually|in\s+the\s+longer\s+term|longer\s+term|work\w*\s+towards?|before\s+(?:a|any|we|I|the|considering|there|it|this|they|he|she|stepping|moving)\b|until\b|once\b|as\s+soon\s+as|then\s+(?:review|look|consider|step|re-?assess|think)\w*|possib(?:le|ly)\s+(?:step|move)|may\s+(?:then\s+)?be\s+possible|could\s+then|down\s+the\s+line|as\s+a\s+contingency|contingency\s+(?:is|would|should|plan\s+is)|in\s+the\s+event|should\s+(?:there\s+be|things|the\s+situation|this|matters|Mum|Dad|he|she|they|either|any\w*|\w+)\s+(?:not\s+)?(?:fail|deteriorat\w+|change|worsen|relapse|return|disengage|happen|occur|improve|any|further|arise|break)\w*)",
    re.IGNORECASE,
)
# What is aimed at is not recommended yet; it stands before its sign ("with a view to de-planning").
AIM = re.compile(
    r"\b(?:with\s+(?:a\s+view\s+to|the\s+(?:aim|hope|intention|goal)\s+of)|hope(?:s|d|ful|fully)?|hoping|working\s+towards?)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|should\s+(?:he|she|they|mum|dad|there)\b|were\s+(?:he|she|they)\s+to|in\s+case|when\s+(?:he|she|they|things|mum|dad|the\s+\w+)\s+(?:has|have|is|are|can))\b(?!\s+(?:(?:the\s+)?(?:conference|chair|others|everyone|members)\s+(?:\w+\s+)?(?:agree\w*|(?:is|are)\s+in\s+agreement)|agreed|possible|(?:I|we)\s+(?:am|are|was|were)\s+(?:asked|pressed|pushed|honest|to)\b))",
    re.IGNORECASE,
)
# A verb of recommending, the author's own.
OWN_VOICE = re.compile(
    r"\b(?:recommend(?:ation|ations|ing|ed|s)?|(?:I|we|I'd|we'd)\s+(?:\w+\s+){0,3}?(?:support|propose|suggest|believe|think|feel|ask|want|urge|advocate|favour|consider|would\s+like|like|vote|say|see|am\s+(?:of\s+the\s+view|clear|in\s+favour))|(?:my|our|the\s+school's|school's|the\s+agency's|professional)\s+(?:\w+\s+){0,2}?(?:view|opinion|recommendation|position|judge?ment|advice|assessment|feeling)|(?:school|nursery|police|health|CAMHS|probation|housing|the\s+(?:service|trust|agency|team|practice|surgery|college|nursery|school))\s+(?:\w+\s+)?(?:feels?|thinks?|believes?|supports?|recommends?|would\s+(?:support|like|recommend|ask)|considers?)|must|should|has\s+to|have\s+to|needs\s+to|need\s+to|ought\s+to)\b",
    re.IGNORECASE,
)
STRONG_VOICE = re.compile(
    r"\b(?:recommend\w*|must|should|has\s+to|have\s+to|ought\s+to|(?:plan|plans|he|she|they)\s+needs?\s+to|(?:I|we)\s+(?:would\s+|fully\s+|strongly\s+|also\s+|do\s+)*(?:support|propose|favour|urge|advocate)|in\s+favour\s+of|my\s+(?:\w+\s+)?(?:recommendation|advice)|would\s+(?:now\s+)?be\s+(?:enough|sufficient|right|appropriate))\b",
    re.IGNORECASE,
)
# Someone else's wish or view.
_FAMILY = r"(?:mum|mam|mother|dad|father|parents?|both\s+parents|nan|gran(?:dmother|dad|dfather)?|grandparents?|MGM|PGM|step-?(?:dad|mum|father|mother)|aunt\w*|uncle|partner|the\s+(?:family|parents|mother|father|couple|girls|boys|children)|children|(?:Mr|Mrs|Ms|Miss)\.?\s+[A-Z][\w-]+)"
_OTHERS = r"(?:(?:the\s+)?(?:social\s+(?:worker|care|services)|other\s+(?:agencies|professionals)|core\s+group|chair|(?:my\s+)?manager|GP|solicitor|guardian|IRO)|some(?:\s+\w+)?|others?|people)"
_WISH = r"(?:wants?|wanted|would\s+(?:like|love|prefer|rather|be\s+happy)|'d\s+like|wish(?:es|ed)?|(?:would|will|could|might|may)\s+(?:accept|consent|agree|be\s+willing)|hop(?:es?|ed|ing)|feels?|felt|thinks?|thought|believes?|believed|says?|said|told|asks?|asked|consents?|consented|agrees?|agreed|disagrees?|does\s*n[o']t\s+(?:agree|want|think|feel|accept)|do\s*n[o']t\s+(?:agree|want|think|feel|accept)|is\s+(?:keen|happy|desperate|asking|hoping|clear|of\s+the\s+view|opposed|against|worried|frightened)|are\s+(?:keen|happy|asking|hoping|clear|opposed|worried)|understands?|knows?|accepts?|expects?|recommends?|view\s+is|views?\b|would\s+work)"
# A colleague is told of in the past; in the present tense ("the health visitor recommends") it may be the author.
_COLLEAGUE = r"the\s+(?:\w+\s+)?(?:health\s+visitor|nurse|midwife|teacher|head\s*teacher|police|officer|doctor|consultant|worker|chair|school|nursery|psychologist|paediatrician)"
OTHER_VIEW = re.compile(
    rf"\b(?:{_COLLEAGUE})\s+(?:(?:had|has|have|also|both)\s+){{0,2}}(?:suggested|proposed|recommended|argued|favoured|wondered|asked|felt|thought|believed|said|mentioned)\b|\b(?:{_FAMILY}|{_OTHERS})(?:'s)?\s+(?:(?:also|both|all|really|still|has|have|had|has\s+always|now|is|are|\w+ly|and\s+\w+)\s+){{0,3}}?{_WISH}\b",
    re.IGNORECASE,
)
WISH = re.compile(
    rf"^\W*(?:(?:also|both|all|really|still|has|have|had|now|\w+ly)\s+){{0,3}}?{_WISH}\b", re.IGNORECASE
)
# A thing that is asked or weighed, not stated.
OPEN_QUESTION = re.compile(
    r"\b(?:whether|question\s+of|discussion\s+(?:of|about)|consider\s+if|decide\s+if|asked\s+if|view\s+on|views\s+on)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
PROMPT = re.compile(
    r"\bplease\s+(?:state|indicate|tick|say|give|select|choose|specify|comment|delete|outline|provide|make|explain|include|consider)\b|\bdelete\s+as\s+(?:appropriate|applicable)\b|\btick\s+(?:one|as|all|the)\b|\bchoose\s+an\s+item\b|\bclick\s+(?:or\s+tap\s+)?here\b",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?:\s+for)?|apart\s+from|other\s+than|excluding|with\s+the\s+(?:\w+\s+)?exception\s+of|but\s+not|bar|save(?:\s+for)?|aside\s+from|not\s+including)\s+(?:for\s+)?$",
    re.IGNORECASE,
)
