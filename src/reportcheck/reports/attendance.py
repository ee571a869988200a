"""Whether an appointment, visit or meeting took place, told from the words.

The labels are those of the benchmark's guidelines, section 4: attended, not attended, cancelled, or nothing where the
event is no appointment, visit or meeting. Attendance is that of the child or family member whom the event is for; at a
meeting of professionals it is also the writer's own.
"""

from __future__ import annotations

import re

from reportcheck.reports.model import Attendance
from reportcheck.reports.wording import plain, sentences


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_DID_NOT = r"(?:did\s*n[o']?t(?!\s+(?:want|wish|like)\b)|didnt|does\s*n[o']?t|do\s+not|don't|has\s*n[o']?t|hasn't|had\s+not|hadn't|have\s+not|haven't|was\s*n[o']?t|wasn't|were\s+not|weren't|could\s*n[o']?t|couldn't|cannot|can't|would\s*n[o']?t|not(?!\s+(?:want|wish|like|only|very|really)\b)|never|failed\s+to|unable\s+to|declined\s+to|refused\s+to|forgot\s+to|neither\s+\w+(?:\s+nor\s+\w+)?)"
_WRITER = r"(?:I|we|the\s+writer|this\s+(?:agency|service))"

# The event as a whole did not have its person there.
_NOT_ATTENDED = _any(
    r"\bDNA(?:'?d|ed|s)?\b|\bFTA\b|\bWNB\b|\bDNB\b|\bDNK\b|\bNSU\b|\bUTA\b",
    rf"\b{_DID_NOT}\s+(?:(?!want|wish|like)\w+\s+){{0,2}}?(?:attend(?:ed)?|come(?:\s+(?:along|in))?|came|turn(?:ed)?\s+up|show(?:n|ed)?(?:\s+up)?|go\b|bring|brought|keep|kept|join(?:ed)?|present(?:ed)?|there|make\s+it|get\s+there|engage\s+with\s+the\s+appointment|bother|arrive[d]?|take\s+(?:up|him|her|them)|taken|seen(?!\s+(?:it|this|that|her|him|them|any)\b)|available|at\s+home|in\b(?!\s+(?:pain|school|bed|trouble|uniform|the)\b)|home\b|open\s+the\s+door|answer(?:ed)?\s+the\s+door|let\s+(?:me|us)\s+in)",
    r"\bnon[\s-]?attend(?:ance|ed)\b|\bnot\s+attended\b|\bno[\s-]?shows?\b|\bunattended\b",
    r"\b(?:was|were)\s+not\s+at\s+(?:school|nursery|the\s+\w+)\s+and\s+we\s+were\s+not\s+told|\bnot\s+in\s+school\b|\bhad\s+not\s+known\s+about\s+it\b|\bforgot(?:ten)?\s+it\s+was\b|\b(?:had\s+)?forgot(?:ten)?\s+(?:that\s+)?(?:it|about\s+(?:it|the))\b|\bforgot\b(?=\W*$)",
    r"\bno\s+(?:\w+\s+){1,3}?(?:available|able|free)\s+to\s+(?:attend|come|go)\b",
    r"\b(?:nobody|no\s*-?one|none\s+of\s+(?:them|the\s+family)|neither\s+parent|neither)\s+(?:\w+\s+){0,2}?(?:came|attended|turned\s+up|showed(?:\s+up)?|arrived|was\s+(?:in|there|home|at\s+home|present)|were\s+(?:in|there|home|present)|in\b|home|at\s+home|answered|present|there|available)",
    r"\bnot\s+gained\b|\bno\s+(?:access|reply|response|answer|entry|contact\s+made)\b|\bunable\s+to\s+gain\s+(?:access|entry)\b|\baccess\s+(?:was\s+)?(?:refused|denied|not\s+gained)\b|\b(?:failed|abortive|aborted|unsuccessful|ineffective)\s+(?:home\s+|statutory\s+|stat\s+)?(?:visit|appointment|contact)\b|\b(?:visit|call)\s+(?:was\s+)?(?:unsuccessful|abortive|ineffective)",
    r"(?<!has\s)(?<!have\s)(?<!had\s)(?<!been\s)(?<!she's\s)(?<!he's\s)\bmissed\b(?!\s+(?:the\s+(?:bus|start|point|train)|his|her|their\s+dad|period|lesson|school|a\s+(?:day|lesson|call)))",
    r"\b(?:mother|mum|dad|father|parents?|family|they|all|both|he|she|tenants?|everyone|carer)\s+(?:was\s+|were\s+|all\s+|both\s+)?(?:out|away|not\s+in)\b(?!\s+of\b)|\b(?:out|not\s+in|not\s+at\s+home|family\s+out|nobody\s+home)\s+(?:when|on\s+arrival)\b|\b(?:curtains|blinds)\s+(?:were\s+)?(?:shut|closed|drawn)\b|\bcard\s+(?:was\s+)?left\b|\bleft\s+(?:a\s+)?(?:calling\s+)?card\b",
    r"\bturned\s+(?:me|us|him|her|the\s+\w+)\s+away\b|\bwould\s+not\s+(?:let|open)\b|\bdeclined\s+(?:the\s+)?(?:appointment|visit|session)\b|\brefused\s+(?:the\s+)?(?:appointment|visit|entry)\b",
    r"\b(?:did|was|were|could)\s*(?:\s+not|n't)\b(?=\s*(?:$|[,.;)]))",
    # Turned down, whoever turned it down.
    r"\b(?:declined|refused)\b(?!\s+(?:by|to\s+(?:\w+\s+)?(?:be|say|answer|talk|speak|discuss|sign|give|show|engage|comment|accept)))(?=\s*(?:$|[.,;]|as\b|because|saying|this|it\b|both|all|again|at\b|by\b|for\b|to\s+(?:leave|come|go|get|attend|join|see)))|\b(?:entry|access|visit|appointment|offer)\s+(?:was\s+)?(?:refused|declined)\b|\bopt(?:ed|ing)\s+out\b|\b(?:none|not|never)\s+(?:\w+\s+)?(?:taken\s+up|accepted)\b|\bturned\s+(?:it|this|them|the\s+\w+)\s+down\b",
    # Sent home or too late for it.
    r"\boverslept\b|\brang\s+in\s+sick\b|\bnot\s+invited\b|\b(?:stopped|stopped\s+me|kept\s+me|left)\s+(?:at|on)\s+the\s+door(?:step)?\b|\bnot\s+a\s+good\s+time\b|\b(?:did\s+not|didn't)\s+want\s+to\s+(?:come(?!\s+out)|go(?!\s+(?:home|back))|attend)\b(?![^.;]*\bbut\b)|\b(?:shut|slammed|closed)\s+the\s+door\b|\b(?:would|did|will)\s*(?:not|n't)\s+(?:be\s+(?:at|there|in|coming|able)|be\s+attending|go\s+in|come\s+in|engage\s+with\s+(?:it|me|the\s+session)|respond|reply|confirm|speak\s+to\s+me|see\s+me|open)\b|\b(?:visit|appointment|session|review)\s+(?:\w+\s+){0,4}?(?:was\s+)?(?:declined|refused)\b|\babsent\b(?!\s+from\s+(?:school|nursery|class))",
    r"\b(?:was|were|been|be)\s+(?:sent|turned)\s+(?:away|home|back)\b|\b(?:appointment|slot|place)\s+(?:was\s+)?lost\b|\btoo\s+late\s+to\s+be\s+seen\b",
    r"\b(?:no|none\s+of\s+the|without\s+(?:the|any))\s+(?:family(?:\s+members?)?|parents?)(?:\s+(?:\w+\s+){0,2}?(?:attended|present|there|came))?\b(?!\s+(?:support|worker|history|contact|concerns?|names?|evening))",
)
# The writer was not at the meeting, whoever else was.
_WRITER_ABSENT = _any(
    rf"\b{_WRITER}\s+(?:\w+\s+)?{_DID_NOT}\s+(?:\w+\s+){{0,2}}?(?:attend|come|there|present|able|make\s+it|get|go\b|join|released|invited)",
    rf"\b{_WRITER}\s+(?:was|were|am|had)\s+(?:not|unable|on\s+(?:annual\s+)?leave|teaching|in\s+court|off\s+sick|away|double\s+booked)",
    rf"\b{_WRITER}\s+(?:gave|sent|offered|tendered)\s+(?:my\s+|our\s+)?(?:apologies(?!\s+for\b)|a\s+(?:written\s+)?(?:update|report)|notes)",
    r"^\W*(?:\w+\W+){0,6}?(?:my\s+)?apologies\s+(?:given|sent|from\s+me)\b",
    rf"\b{_WRITER}\s+(?:could\s+not|couldn't|can't|cannot)\b",
    r"\b(?:gave|sent)\s+(?:my|our)\s+apologies\b",
)
_WRITER_PRESENT = _any(
    rf"\b(?:which\s+)?{_WRITER}\s+(?:\w+\s+)?(?:attended|was\s+present|were\s+present|went|gave|took\s+part|joined|chaired|came|told|spoke|saw|met|left|had\s+to\s+leave)\b(?!,?\s+(?:with|along|together|as\s+did|and\s+so\s+did))",
    r"\battended\s+by\s+(?:me|us|the\s+writer)\b|^\W*(?:\w+\W+){1,3}?attended\W*(?:$|\.)",
    r"\bhad\s+told\s+(?:me|us)\b|\btold\s+(?:me|us)\b",
)
_APOLOGIES = _any(
    r"\b(?:gave|sent|apologies\s+(?:given|sent|received|tendered)|with)\s*(?:(?:my|our|her|his|their)\s+)?apolog(?:ies|y)?\b",
    r"\bapologies\s+(?:given|sent|received|from)\b",
    r"\bapologies\b",
    r"\bunable\s+to\s+(?:attend|come|make\s+it)\b",
)
_CANCELLED = _any(
    r"\bcancel(?:l?ed|l?ing|lation|s)?\b",
    r"\b(?:could|did|can|would)\s*(?:not|n't)\s+(?:run|proceed|be\s+(?:held|run))\b|\b(?:was|were|is|been)?\s*deferred\s+(?:by|to|until)\b|\btoo\s+(?:unwell|ill|sick|busy)\s+for\s+(?:the|today's|this|a|our|my)\b|\b(?:asked|requested|wanted|rang|texted|phoned)\s+(?:\w+\s+)?(?:to\s+(?:change|move|rearrange|re-?schedule|re-?book|postpone)|for\s+(?:\w+\s+){0,3}?to\s+be\s+(?:moved|changed|rearranged|put\s+(?:off|back)))\b",
    r"\bcalled\s+off\b|\bstood\s+down\b|\bpostponed\b|\bput\s+(?:off|back)\s+(?:by|to|until|because|as|(?:an?|one|two|three|\d+)\s+(?:days?|weeks?|months?|fortnight)|for)\b|\bdid\s+not\s+(?:go\s+ahead|take\s+place|happen)\b|\bnot\s+held\b|\b(?:was|were)\s+not\s+quorate\b|\bnot\s+quorate\b|\babandoned\b",
)
# Weaker: the appointment may be the new one ("rearranged appointment, attended").
_MOVED = _any(r"\b(?:re-?arranged|re-?scheduled|re-?booked|moved\s+to|changed\s+to|deferred\s+to)\b")
_ATTENDED = _any(
    r"\battend(?:ed|s|ing)\b|\battendance\b(?=\W*:?\s*(?:good|both|all|mum|mother|yes))|\bin\s+attendance\b|\bpresent\b(?!s|ed|ing|ation)",
    r"\b(?:came|brought|seen|saw|met|joined|visited|turned\s+up|showed\s+up|kept|went|took\s+part|participated|engaged|completed|took\s+(?:him|her|them|\w+)\s+to|taken\s+to|taken\s+by|accompanied|arrived|escorted|dropped\s+in)\b",
    r"\b(?:was|were|all|both|everyone|all\s+three|everybody)\s+(?:there|in|home|at\s+home|here)\b|\bthere\s+with\b|\bat\s+home\b",
    r"\b(?:held|took\s+place|went\s+ahead|went\s+well|carried\s+out|done|undertaken|complete)\b",
    r"\bspoke\s+(?:to|with|really|well)\b|\b(?:showed|told)\s+(?:me|us)\b|\bopened\s+the\s+door\b|\banswered\s+the\s+door\b|\blet\s+(?:me|us)\s+in\b",
)
_OFFICIALS = _any(
    r"\b(?:I|we)\s+(?:\w+\s+)?(?:attended|visited|went\s+to|called\s+at)\s+(?:the\s+)?(?:house|home|flat|property|address)\b",
    r"\b(?:police|officers?|ambulance|paramedics?|crew|fire\s+(?:service|crew)|crisis\s+team|duty)\s+(?:\w+\s+)?(?:attended|came|arrived|visited|called)\b",
)

# Words that make an event an appointment, a visit or a meeting.
_MEETING = _any(
    r"\bcore[\s-]+groups?\b|\bCG\s?\d?\b",
    r"\b(?:conference|ICPC|RCPC|CPRC)\b(?!\s+(?:report|unit|chair|decid|recommend))",
    r"\bstrat(?:egy)?\s+(?:discussion|meeting)\b|\bstrat\s+disc|\bMARAC\b|\bMAPPA\b|\bTA[FC]\b|\bLPM\b|\bPEP\b|\blegal\s+planning\s+meeting\b|\bmeetings?\b(?!\s+(?:him|her|them|up|with\s+(?:him|her|a\s+man)))|\bpanel\b|\bhub\s+discussion\b",
    r"\bparents?'?\s?s?'?\s+(?:evening|consultation)\b|\bfamily\s+group\s+conference\b|\bFGC\b",
)
_VISIT = _any(
    r"^\W*(?:\w+\s+){0,2}?contact\b(?=\s+(?:at|session|in|with\s+(?:dad|mum|father|mother|his|her|their)|supervised)|\s*[:,.-])(?!\s+with\s+\w+\s+by)|\b(?:called|popped|went)\s+round\b|\b(?:I|we)\s+attended\s+(?:the\s+)?(?:house|home|flat|property|address)\b|^\W*(?:\w+\s+)?contact\s+(?:did|was|went|took)\b",
    r"\bvisit(?:s)?\b(?!ing)|\b(?:I|we)\s+(?:\w+\s+)?visited\b|\bh/v\b|\bwelfare\s+(?:check|call\s+at)\b|\bno\s+access\b|\bunannounced\b|\b(?:PCSO|officer|worker|housing\s+officer|DC\s+\w+)\s+(?:\w+\s+)?visited\b|(?<!police\s)(?<!officers\s)(?<!ambulance\s)\bcalled\s+(?:at|to)\s+(?:the\s+)?(?:house|home|flat|property|address)\b|\binspection\b",
)
_APPOINTMENT = _any(
    r"^\W*booked\s+(?:for|with|in)\b|^\W*(?:SALT|CAMHS|EWO|OT|SENCO|GP|HV|IDVA|YOT|YJS)\b(?=\s*[:.,-])|^\W*(?:stay\s+and\s+play|baby\s+massage|messy\s+play|\w+\s+play\s+group|playgroup)\b|\b(?:ultra)?sounds?\s+scan\b|\bultrasound\b|\bscan\b(?=[^.]*\b(?:attended|weeks|normal|brought|came)\b)|\b(?:fire\s+officer|engineer|contractor|plumber|electrician)\s+(?:fitted|checked|repaired|attended)\b|\bconsultation\b|\bscreening\b|\b(?:\w+\s+)?screen\b(?=[^.]*\b(?:positive|negative|clear|done|taken|provided)\b|\W*$)|\bbloods?\b(?=\s+(?:tests?|taken|done)|[^.]*\bdone\b)|\bBCG\b|\btherapy\b|\b(?:parent|family)\s+meeting\b|\bmentor(?:ing)?\b",
    r"\bapp(?:oin)?t(?:ment)?s?\b|\bclinics?\b|\baudiology\b|\borthoptics?\b|\boptician'?s?\b|\bdent(?:ist|al)\b|\bpaed(?:iatric|s)\b|\bphysio(?:therapy)?\b|\bcounselling\b|\bCAMHS\s+(?:appointment|assessment|session|review)\b",
    r"\breview(?!\s+(?:letter|form|date|of\b|conference\s+date))(?!ed\b)\b|\bassessment\b(?!\s+(?:report|sent|received|completed\s+and\s+sent|order))|\bsessions?\b|\b1\s?[:-]\s?1s?\b|\bone[\s-]to[\s-]one\b|\bprogramme\b\s*(?:week|session|\d)|\b(?:freedom|parenting|triple\s+p|recovery|incredible\s+years)\s+(?:programme|course|group|toolkit)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+group\b",
    r"\binterview\b|\b(?:breath|drug|urine|swab|hair\s+strand|blood|eye|hearing|sight)\s+tests?\b|\bkey\s*work(?:er)?\s+(?:session|meeting)\b|\bcheck[\s-]?up\b|\b(?:year|month|week|birth|health|developmental?)\s+check\b|\b(?:hr|hour|week|month|day)?\s?follow[\s-]*up\b(?!\s+(?:letter|call|email|with\b))|\b(?:immunisations?|imms|vaccinations?|jabs?|boosters?|MMR|HPV)\b(?=.*\b(?:given|clinic|due|done|appointment|brought|session|catch|had|had\s+(?:his|her))\b)|\bcatch[\s-]?up\b|\btreatment\b|\bsurgery\b(?=.*\b(?:brought|with\s+mum|attended)\b)|\boperation\b|\bteeth\s+out\b|\bextraction|\b(?:no\s+)?access\s+(?:was\s+)?(?:given|gained|obtained|refused)\b|\bservice,\s+[A-Z]|\b(?:boiler|heater|locks?|alarms?|windows?|doors?|gate|chain)\b[^.]*\bfitted\b|\bhearing\b(?=[^.]*\b(?:attended|present)\b)|\b(?:dating|growth|anomaly|20\s+week|antenatal)\s+(?:scan|clinic|appointment|check)\b|\bdrop[\s-]?in\b|\bworkshop\b|\bweigh(?:ed|ing|[\s-]in)\b|\bweight\b(?=:?\s+\d)|\bsolicitor\b|\bjobcentre\b|\b(?:supervised|supervised\s+family|contact\s+centre)\s+contact\b|\bfamily\s+time\b|\b(?:home|community|planned)\s+detox\b(?=.*\bseen\b)|\bhealth\s+(?:check|assessment|review|visitor\s+check)\b|\bhome\s+assessment\b|\bmedical\b|\bASQ\b|\bbooked\s+(?:with|in)\b",
    r"\b(?:weekend|overnight|respite|short)\s+(?:stay|break)s?\b|\b(?:tea|youth|after[\s-]school|breakfast|holiday|homework)\s+club\b(?=\s*[.,:]|\s+session)|\bsupervision\b(?=\s*(?:[.,:]|and\b|with\b|session|appointment))|\bDRR\b",
    r"\bweek\s+\d+\s+of\b|\bcourse\b\s*(?:week|session)?\s*\d|\bgroup\b(?=\s*(?:week|session|\d|[.,:]))",
)
_SEEN = _any(
    r"(?<!marks\s)(?<!bruises\s)(?<!bruise\s)(?<!bruising\s)(?<!injury\s)(?<!injuries\s)(?<!cuts\s)(?<!mark\s)(?<!scratch\s)(?<!scratches\s)(?<!burns\s)(?<!van\s)(?<!car\s)(?<!blood\s)(?<!lice\s)(?<!been\s)\bseen\b(?!\s+(?:running|in\s+the\s+(?:street|area|park|town)|outside|by\s+neighbours?|drunk|drinking|with\s+a\s+(?:man|male)|driving|on\s+cctv|her\s+uncle))",
    r"\b(?:I|we)\s+(?:\w+\s+)?(?:saw|met|went|took|accompanied)\b|\b(?:Ms|Mr|Mrs|Miss|Dr)\.?\s+[A-Z][\w'-]+(?:\s+(?:from|of)\s+[^.,]{3,40}?)?\s+saw\b|\bsaw\s+(?:the\s+)?(?:boys|girls|children|both|twins)\b|^\W*(?:saw|met|visited|took|accompanied|went\s+(?:to|with)|observed)\b|\b(?:social\s+worker|SW|health\s+visitor|nurse|worker|officer|midwife|doctor|GP|consultant|paediatrician|therapist|mentor)\s+(?:(?:came|went)\s+to\s+see|saw|met(?:\s+with)?)\b|\bcame\s+in\s+(?:at\s+my\s+request|to\s+(?:talk|discuss|meet|see))\b|\bcame\s+(?:with|in\s+with)\s+(?:mum|dad|mother|father|nan|gran|uncle|aunt|\w+)\s+(?:for|to)\b|\battended\s+(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?(?:GP|surgery|office|station|clinic|school\s+meeting|appointment|last|first|session)\b|\b(?:\w+\s+)attended\s+the\s+(?:last|first|second|third)\b",
    r"\bcame\s+to\s+(?:the\s+)?(?:clinic|surgery|office|group|session|appointment|drop-in)\b",
)
# The event is news that came in, or something that happened: no appointment, whoever is seen in its course.
_NEWS = _any(
    r"^\W*(?:[\w'-]+\s+){1,3}?(?:has|have|is\s+to\s+have)\s+an?\s+(?:\w+\s+){0,2}?(?:appointment|review|assessment|meeting)\b(?!\s+today)|^\W*(?:[\w'-]+\s+){1,3}?(?:has|have|had|failed\s+to|not|to)\s*(?:been\s+)?(?:engag\w+|complied)\s+with\b",
    r"^\W*(?:[\w'-]+\s+){0,4}?(?:appointments?|appts?)\s+(?:letter|reminder|(?:at\s+(?:the\s+)?\w+\s+\w+\s+)?(?:was\s+)?(?:made|booked|requested|chased)\b)|^\W*discharged\b|^\W*(?:[\w-]+\s+){0,4}?results?\s+(?:received|back|in|were|was)\b|^\W*(?:[\w'-]+\s+){0,3}?notice\s+(?:issued|served|sent|given)|^\W*(?:chased|requested|made\s+an?\s+(?:appointment|referral))\b",
    r"^\W*(?:\d{3,4}\s*hrs?\W+)?(?:log\s+\w+\W+)?(?:phone\s+|telephone\s+|999\s+|101\s+)?call\s+(?:from|to|received)\b|^\W*(?:tele)?phone(?:d|\s+call)\b|^\W*(?:letter|e-?mail|text|message|notification|police\s+notification|report|referral|information|intelligence|anonymous|allegation|PPN|public\s+protection|incident|domestic\s+incident|disclosure|breach|return\s+to|first\s+day|late|absent|both\s+absent)\b",
    r"^\W*(?:[\w'.-]+\s+){1,4}?(?:rang|phoned|telephoned|called\s+(?:999|101|me|us|the)|texted|emailed|e-mailed|reported|informed|notified|wrote|told\s+(?!me\s+that\s+I)|disclosed|said\s+to|asked\s+to\s+see)\b",
    r"^\W*(?:[\w'.-]+\s+){1,5}?(?:taken|admitted|rushed)\s+to\s+(?:the\s+)?(?:A\s?&\s?E|hospital|minor|ED\b|emergency|accident|walk)",
    r"^\W*(?:[\w'.-]+\s+){0,5}?(?:arrested|convicted|charged|sentenced|stopped\s+(?:by|in|on)|went\s+missing|reported\s+missing|excluded|suspended|moved|started\s+work|collected\s+(?:late|at)|late\b|absent|not\s+picked\s+up|hit|pushed|slapped|self[\s-]?harm)\b",
)
_RECEPTION = _any(
    r"\bwithout\s+an?\s+appointment\b|\bto\s+(?:the\s+)?(?:\w+\s+)?(?:reception|front\s+(?:counter|desk|office))\b"
)
_SCHOOL_DAY = _any(
    r"\b(?:in|out\s+of|into)\s+(?:school|class|lesson)\b",
    r"\b(?:back\s+in|due\s+back|returned\s+to\s+(?:school|nursery|class)|first\s+day|attendance\s+(?:was|is|has|at|of)|uniform|lesson|period\s+\d|break\s?time|lunch\s?time|playground|late\s+(?:every|for|by))\b",
)
_OTHER_DAY = _any(
    r"\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b"
)
_HISTORY = _any(
    r"\b(?:has|have|had)\s+(?:also\s+|now\s+|already\s+)?(?:missed|attended|been|cancelled)\b[^.;]*",
    r"\b(?:next|further|another|new|follow[\s-]*up)\s+(?:appointment|visit|review|session|meeting|date)\b[^.;]*",
    r"\b(?:re-?booked|booked|due|arranged|offered|re-?arranged|re-?scheduled)\s+(?:again\s+)?(?:for|on)\s+(?:the\s+)?\w*\s*\d[^.;]*",
    r"\b(?:needs?|to\s+be)\s+(?:\w+\s+){0,4}?follow[\s-]*up\b[^.;]*",
    r"\breview\s+in\s+(?:\w+\s+)?(?:weeks?|months?)\b[^.;]*",
    # What came of it on another day.
    r"\b(?:seen|attended|came|brought|visited|held|done)\s+(?:\w+\s+){0,3}?(?:the\s+(?:next|following|same)\s+(?:day|week|morning)|next\s+(?:day|week)|later\s+that|(?:two|three|four|five|a\s+few|\d+)\s+(?:days?|weeks?)\s+later)\b[^.;]*",
)


def read_attendance(text: str, outcome: str | None = None) -> Attendance | None:
    """Whether the appointment, visit or meeting that an event tells of took place with the people it was for.

    Args:
        text: the event, without its date.
        outcome: the text of a form's outcome column for it; None where the form has none.

    Returns:
        None when the event is no appointment, visit or meeting.
    """
    event, result = plain(text).strip(), plain(outcome or "").strip()
    lone = _lone_value(result)
    if lone is not None:
        return lone
    whole = f"{event} {result}".strip()
    if not _is_appointment(event, result):
        return None
    told = _HISTORY.sub(" ", whole)
    meeting = bool(_MEETING.search(_head(event)))
    if not meeting:
        # At an appointment the writer's own absence says nothing, nor does what is told at length after it.
        opening = " ".join(piece.text for piece in [*sentences(event)[:2], *sentences(result)[:2]])
        told = _WRITER_ABSENT.sub(" ", _HISTORY.sub(" ", opening))
    absent = _NOT_ATTENDED.search(told)
    positive = _ATTENDED.search(_OFFICIALS.sub(" ", _NOT_ATTENDED.sub(" ", _WRITER_ABSENT.sub(" ", told))))
    cancelled = _CANCELLED.search(told)
    if cancelled and _about_the_event(told, cancelled):
        if (
            positive
            and re.search(r"\b(?:attended|brought|seen|came)\b", told[cancelled.end() :], re.IGNORECASE)
            and not absent
        ):
            return "attended"
        return "cancelled"
    if meeting:
        if _WRITER_ABSENT.search(told):
            return "not_attended"
        others = _WRITER_PRESENT.sub(" ", _NOT_ATTENDED.sub(" ", told))
        # The family's absence counts, not the writer's presence.
        if positive and not (absent and not _ATTENDED.search(others)):
            return "attended"
        return "not_attended" if absent or _APOLOGIES.search(told) else "attended"
    if absent:
        kept = _STRONG.search(_NOT_ATTENDED.sub(lambda match: " " * len(match.group()), told))
        if kept and (kept.start() < absent.start() or _same_sentence(told, kept.start(), absent.start())):
            return "attended"
        return "not_attended"
    moved = _MOVED.search(told)
    if moved and not positive and not result:
        return "cancelled"
    return "attended"


_STRONG = re.compile(
    r"\b(?:attended|brought|came|present|seen|turned\s+up|curtailed|cut\s+short|ended\s+early)\b(?<!not\sseen)",
    re.IGNORECASE,
)


def read_attendance_cell(text: str) -> Attendance | None:
    """The answer of a form's own column or drop-down for attendance ("Yes", "DNA", "N/A")."""
    value = re.sub(r"[^a-z ]", " ", plain(text).lower()).split()
    if value[:1] in (["yes"], ["y"]):
        return "attended"
    if value[:1] in (["no"], ["n"]) and value[:2] not in (["n", "a"], ["no", "appointment"]):
        return "not_attended"
    return _lone_value(text) or (None if len(value) < 3 else read_attendance(f"Appointment. {text}"))


def _lone_value(text: str) -> Attendance | None:
    """A bare word for attendance, nothing beside it."""
    value = " ".join(re.sub(r"[^a-z ]", " ", text.lower()).split())
    if value in (
        "attended",
        "yes attended",
        "seen",
        "kept",
        "present",
        "brought",
        "was brought",
        "took place",
        "completed",
    ):
        return "attended"
    if value in (
        "dna",
        "did not attend",
        "not attended",
        "not brought",
        "was not brought",
        "wnb",
        "no access",
        "no reply",
        "missed",
        "absent",
        "fta",
        "not seen",
    ):
        return "not_attended"
    if re.fullmatch(r"(?:cancell?ed|re ?arranged|re ?scheduled|postponed)(?: by \w+(?: \w+)?)?", value):
        return "cancelled"
    return None


def _head(event: str) -> str:
    """The words that say what the event is: its first sentence, or its first two where the first is a mere label."""
    parts = [piece.text for piece in sentences(event)]
    if not parts:
        return event
    return " ".join(parts[:2]) if len(parts[0].split()) < 4 else parts[0]


def _is_appointment(event: str, outcome: str) -> bool:
    head = _head(event)
    parts = [piece.text for piece in sentences(event)]
    first = parts[0] if parts else event
    if _NEWS.search(first):
        kind = _APPOINTMENT.search(head) or _VISIT.search(head) or _GROUP.search(head)
        if kind and _TOLD_OF_ONE.search(event):
            return True
        if any(_MEDICAL.search(part) for part in parts[1:2]):
            return True
        # News that led to a visit the same day.
        later = [*parts[1:], *(piece.text for piece in sentences(outcome)[:1])]
        return any(_WENT.search(part) and not _OTHER_DAY.search(part) for part in later)
    if _RECEPTION.search(head):
        return False
    kinds = (_MEETING, _VISIT, _APPOINTMENT, _SEEN)
    if any(pattern.search(head) for pattern in kinds):
        return True
    if _SCHOOL_DAY.search(head):
        return False
    if _EXPLICIT.search(first) or _NOT_ATTENDED.match(head) or _CANCELLED.match(head):
        return True
    rest = " ".join(
        part for part in [*parts[1:2], *([] if parts[1:2] else [outcome])] if not _OTHER_DAY.search(part)
    )
    if _VISIT.match(rest) or _SEEN.match(rest) or _TESTED.search(rest):
        return True
    # The outcome column may be what tells that there was an appointment at all ("Was not brought").
    lead = re.split(r"[.;]", outcome)[0]
    return bool(_BROUGHT.search(lead)) and not _OFFICIALS.search(lead)


_GROUP = re.compile(r"\bgroup\b", re.IGNORECASE)
# A message that tells how the appointment itself went ("Mum texted to say that she would not be at group").
_TOLD_OF_ONE = re.compile(
    r"\b(?:to\s+cancel|cancell?ed)\b|:\s*missed\b|\b(?:would|will)\s+not\s+be\s+(?:at|coming|attending)\b|\b(?:could|can)\s*not\s+(?:come|attend|make)\b",
    re.IGNORECASE,
)
_MEDICAL = re.compile(r"\b(?:child\s+protection|CP)\s+medical\b", re.IGNORECASE)
_WENT = re.compile(
    r"\b(?:I|we)\s+(?:then\s+)?(?:visited|went\s+(?:out|round|over|straight\s+round)\b|went\s+to\s+(?:the\s+)?(?:home|house|flat)|did\s+a\s+(?:home\s+)?visit)\b|\b(?:home|unannounced|joint)\s+visit\s+(?:made|done|completed|carried)",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(
    r"\b(?:DNA(?:'?d)?|WNB|FTA|did\s+not\s+attend|was\s+not\s+brought|not\s+brought)\b|^\W*(?:missed|cancelled|nobody|not\s+brought)\b",
    re.IGNORECASE,
)
_TESTED = re.compile(r"\b(?:breath|urine|drug)\s+test\b|\bone\s+to\s+one\b", re.IGNORECASE)
_BROUGHT = re.compile(
    r"\b(?:was\s+not\s+brought|not\s+brought|brought\s+by|brought\b|DNA|did\s+not\s+attend|attended\s+(?:by|with)|kept)\b",
    re.IGNORECASE,
)


def _about_the_event(text: str, match: re.Match[str]) -> bool:
    """Whether a word of cancelling is about this event, not about another one told beside it."""
    before = text[: match.start()]
    clause = re.split(r"[.;]", before)[-1]
    return (
        not re.search(
            r"\b(?:last|previous|other|next|earlier|both)\s+(?:\w+\s+){0,2}?(?:was|were|been)?\s*$",
            clause,
            re.IGNORECASE,
        )
        and len(sentences(before)) <= 3
    )


def _same_sentence(text: str, one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return not re.search(r"[.!?]\s+[A-Z]", text[low:high])
