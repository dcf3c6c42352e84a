"""The words printed beside plain codes: a table a list. Codes are stored for ever; these words may change freely.

Legal choices are not here: their labels are dated, and every document carries those of its day.
"""

from collections.abc import Mapping

Labels = Mapping[str, str]

THEMES: Labels = {
    "safeguarding_children": "Safeguarding children",
    "safeguarding_adults": "Safeguarding adults",
    "domestic_abuse": "Domestic abuse",
    "crime_and_community_safety": "Crime and community safety",
    "offender_management": "Offender management",
    "health_and_care_record": "Health and care record",
    "public_health": "Public health",
    "education_and_send": "Education and SEND",
    "housing_and_homelessness": "Housing and homelessness",
    "benefits_fraud_and_debt": "Benefits, fraud and debt",
    "emergencies": "Emergencies",
    "fire_safety": "Fire safety",
    "research_and_statistics": "Research and statistics",
    "workforce": "Workforce",
    "licensing_and_regulation": "Licensing and regulation",
    "other": "Other",
}

SUBJECTS: Labels = {
    "patients": "Patients",
    "service_users": "Service users",
    "children_and_young_people": "Children and young people",
    "looked_after_children": "Looked-after children",
    "parents_and_carers": "Parents and carers",
    "pupils_and_students": "Pupils and students",
    "victims": "Victims",
    "witnesses": "Witnesses",
    "suspects": "Suspects",
    "offenders": "Offenders",
    "alleged_perpetrators": "Alleged perpetrators",
    "missing_people": "Missing people",
    "tenants": "Tenants",
    "council_tax_payers": "Council-tax payers",
    "benefit_claimants": "Benefit claimants",
    "vulnerable_adults": "Vulnerable adults",
    "households": "Households and families",
    "employees": "Employees and professionals",
    "elected_members": "Elected members",
    "complainants": "Complainants",
    "sole_traders": "Businesses (sole traders)",
    "deceased_people": "People who have died",
    "referrers": "Referrers",
    "drivers": "Drivers",
    "public_on_cctv": "The public on CCTV",
}

CATEGORIES: Labels = {
    "identifiers": "Identifiers",
    "contact": "Contact",
    "family": "Family and relationships",
    "health": "Health",
    "social_care": "Social care",
    "education": "Education",
    "housing": "Housing",
    "employment": "Employment",
    "financial": "Money and benefits",
    "immigration": "Immigration",
    "criminal_offence": "Criminal offence",
    "safeguarding": "Safeguarding markers",
    "images": "Images",
    "location": "Location",
    "equality": "Equality characteristics",
    "genetic_or_biometric": "Genetic or biometric",
    "opinion": "Professional opinion",
    "risk_scores": "Risk scores",
    "other": "Other",
}

SENSITIVITIES: Labels = {
    "ordinary": "Ordinary",
    "health": "Health",
    "special": "Special category",
    "offence": "Offences",
}

IDENTIFIABILITY: Labels = {
    "identifiable": "Identifiable",
    "pseudonymised": "Pseudonymised",
    "de_identified": "De-identified, limited",
    "aggregate": "Totals only",
    "anonymous": "Anonymous",
}

CLAUSE_KINDS: Labels = {
    "interpretation": "What words mean",
    "governance": "Governance",
    "liability": "Liability",
    "audit": "Audit",
    "intellectual_property": "Intellectual property",
    "law": "Law",
    "other": "Something else",
}

METHODS: Labels = {
    "secure_email": "Secure e-mail",
    "mesh_api": "Message exchange or API",
    "sftp": "Secure file transfer (SFTP)",
    "portal": "Secure portal or managed file transfer",
    "system_access": "Direct access to a system",
    "shared_database": "Shared database",
    "removable_media": "Encrypted removable media",
    "tracked_post": "Tracked or special delivery",
    "by_hand": "By hand",
    "spoken_minuted": "Spoken at a meeting, with minutes",
    "telephone": "Telephone, with call-back",
    "co_location": "Staff working in one place",
    "cctv_download": "Download of recorded pictures",
    "video_call": "Video call",
    "other": "Another way",
}

FREQUENCIES: Labels = {
    "real_time": "As it happens",
    "daily": "Daily",
    "weekly": "Weekly",
    "monthly": "Monthly",
    "quarterly": "Quarterly",
    "annual": "Yearly",
    "event_driven": "When the event happens",
    "one_off": "Once",
    "on_request": "On request",
}

RETENTION_TRIGGERS: Labels = {
    "receipt": "From receipt",
    "last_contact": "From the last contact",
    "case_closed": "From the closing of the case",
    "birthday_25": "From the person’s 25th birthday",
    "programme_end": "From the end of the programme",
    "purpose_complete": "From when the purpose is complete",
    "statutory": "As the law says",
    "other": "From another moment",
}

DISPOSALS: Labels = {
    "secure_erase": "Securely erased",
    "certified_destruction": "Destroyed, with a certificate",
    "return": "Returned to the giver",
    "anonymise": "Made anonymous",
    "archive": "Moved to an archive",
}

DUTIES: Labels = {
    "rights": "Answering requests from people",
    "notices": "Telling people (privacy notices)",
    "breach": "Reporting breaches",
    "dpia": "Impact assessment",
    "security": "Security",
    "processors": "Contracts with processors",
    "retention": "Keeping and deleting",
    "accuracy": "Keeping it right",
    "contact_point": "Being the contact point",
}

RIGHTS: Labels = {
    "access": "A copy of one’s information",
    "rectification": "Putting it right",
    "erasure": "Having it deleted",
    "restriction": "Limiting its use",
    "objection": "Objecting",
    "portability": "Taking it elsewhere",
    "automated_decisions": "A person’s look at a computer’s decision",
    "complaints": "Complaining",
}

DPIA_TRIGGERS: Labels = {
    "large_scale_special": "Sensitive information on a large scale",
    "matching": "Matching or combining information",
    "children_or_vulnerable": "Children or vulnerable people",
    "innovative_technology": "New technology",
    "profiling": "Profiling",
    "invisible_processing": "Use that people do not see",
    "tracking": "Tracking people",
    "denial_of_service": "Refusing people a service",
    "biometrics_or_genetics": "Biometric or genetic information",
    "physical_harm": "A risk of physical harm",
}

REVIEW_TRIGGERS: Labels = {
    "law": "The law changes",
    "incident": "Something goes wrong",
    "new_system": "A system changes",
    "new_partner": "A partner joins or leaves",
    "complaint": "Somebody complains",
}

CAPACITIES: Labels = {
    "controller": "Controller",
    "joint_controller": "Joint controller",
    "recipient": "Recipient only",
    "signatory": "Signatory without data",
    "processor": "Processor",
}

KINDS: Labels = {
    "reciprocal": "Both ways between the parties",
    "one_way": "One way",
    "joint": "Joint controllers",
    "pooled": "Pooled",
}

HANDOVER_EVENTS: Labels = {
    "arrives": "It arrives in the receiver’s system or mailbox",
    "opened": "It is opened or accepted",
    "end_of_meeting": "The meeting ends",
    "request_granted": "The request for it is granted",
}

KEPT: Labels = {"own_record": "Its own record, and answers for it", "nothing": "Nothing"}

EVIDENCE: Labels = {
    "system_log": "Log of the system",
    "receipt": "Receipt",
    "minutes": "Minutes",
    "none": "Nothing",
}

DIRECTIONS: Labels = {"giving": "Giving", "receiving": "Receiving", "both": "Giving and receiving"}

FACT_OR_OPINION: Labels = {"fact": "Fact", "opinion": "Opinion", "both": "Fact and opinion, kept apart"}

FLOW_STATUSES: Labels = {"planned": "Planned", "stopped": "Stopped"}

LEVELS: Labels = {"low": "Low", "medium": "Medium", "high": "High"}

COMMON_LAW_USES: Labels = {
    "direct_care": "people’s own care",
    "other": "purposes other than people’s own care",
    "both": "people’s own care and other purposes",
}

VISIBILITIES: Labels = {
    "public": "The public may see this agreement.",
    "partners": "Only organisations of the partnership may see this agreement.",
    "parties": "Only the parties may see this agreement.",
}

# How much of an agreement made elsewhere is described here.
DEPTHS: Labels = {
    "filed": "Filed",
    "summarised": "Summarised",
    "structured": "Structured",
    "rebuilt": "Rebuilt",
}

# What may be asked of the original of an agreement made elsewhere.
ASKED_OF_ORIGINALS: Labels = {
    "start": "When it begins",
    "review": "When it is reviewed",
    "end": "When it ends",
    "purpose": "What it is for",
    "subjects": "Whom the information is about",
    "kinds": "What kinds of information",
    "movement": "Who gives and who receives",
    "basis": "The lawful basis",
    "retention": "How long it is kept",
    "contact": "Whom to ask",
}

# The parts that may be kept from the public, by the keys of the sections that are printed. What the agreement is, who
# takes part, people's rights, how it runs and why parts are withheld is never among them.
PARTS: Labels = {
    "purpose": "Purpose",
    "items": "What information is shared",
    "flows": "How it moves",
    "responsibility": "Who is responsible, and when that changes",
    "lawfulness": "Why it may be shared",
    "risks": "Risks",
    "confidentiality": "Confidentiality",
    "security": "Keeping it safe",
    "suppliers": "Suppliers",
    "transfers": "Outside the United Kingdom",
    "retention": "Keeping and deleting",
    "incidents": "When something goes wrong",
    "definitions": "What words mean here",
    "annexes": "Annexes",
    "clauses": "Clauses in the agreement’s own words",
}


def label(table: Labels, code: str) -> str:
    """Return the words of a code; a code of an older list, which the table no longer has, reads as its own words."""
    return table.get(code) or code.replace("_", " ").capitalize()


def in_sentence(words: str) -> str:
    """Return words as they stand inside a sentence: without the capital, but for names and abbreviations."""
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words
