"""The whole story in a browser: drafted, returned, approved, signed by three, downloaded, superseded by version 2."""

import io
import json
from collections.abc import Callable

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from agreements.chapters import shown_chapters
from register.documents.agreement import Agreement
from register.log.checkpoints import make_checkpoint
from tests.factories.agreements import Partnership, partnership
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE
from tests.journeys.windows import Window

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[[str], Window]
TITLE = "Hospital discharge: Northmoor and Eastvale"
AIM = "People who leave hospital go home safely, with the help that they need in place. "
NEED = "The council cannot arrange care for a person of whom it does not know. "
ITEMS = (("Name and address", "To bring the carer to the right door."), ("Equipment needed", "To be ready."))
CHANGES = ("How may a party leave?", "How may others join?", "How may a party be put out?", "How is it changed?")


@pytest.fixture
def people() -> Partnership:
    return partnership()


def begin(manager: Window) -> None:
    manager.go("/desk/")
    manager.assert_accessible()
    manager.press("Start an agreement")
    manager.assert_accessible()
    manager.fill({"What is the agreement called?": TITLE})
    manager.select("What is it about?", "Health and care record")
    manager.press("Start")
    manager.assert_says(f"0 of {len(shown_chapters(Agreement()))}")
    manager.assert_accessible()


def finish_chapter(manager: Window) -> None:
    manager.answer("Have you finished this section?", "Yes")
    manager.press("Continue")


def about_and_purpose(manager: Window) -> None:
    manager.follow("About the agreement")
    manager.assert_accessible()
    manager.fill({"Who looks after it day to day?": "Head of Adult Care"})
    manager.fill({"At which shared mailbox?": "care@northmoor.example"})
    finish_chapter(manager)
    manager.assert_accessible()
    manager.fill(
        {
            "What are you trying to achieve?": AIM * 6,
            "Why can you not do it without sharing?": NEED * 6,
            "Why is this amount right?": "Only a name, an address and the equipment needed are shared.",
            "Who benefits, and how?": "Patients: they go home sooner, to a house that is ready.",
            "What may it be used for?": "Arranging care and equipment at home",
            "What else must it never be used for?": "Selling it on",
        }
    )
    manager.answer("What must it never be used for?", "Marketing")
    manager.answer("May those who receive it pass it on?", "Only with the giver’s written agreement")
    manager.answer("Is anything close to this left out on purpose?", "No")
    finish_chapter(manager)


def add_parties(manager: Window) -> None:
    manager.assert_says("Who takes part")
    for code in (PARTNER, POLICE):
        manager.follow("Add an organisation")
        manager.fill({"Type to search": NAMES[code]})
        manager.press("Search")
        manager.assert_accessible()
        manager.press("Add it")
    manager.assert_accessible()
    manager.answer("Is this open to others of the same kind?", "No")
    finish_chapter(manager)


def add_items(manager: Window) -> None:
    manager.assert_says("What information, about whom")
    for label, why in ITEMS:
        manager.follow("Add an item")
        manager.fill({"What is it?": label, "Why is it needed?": why})
        manager.answer("About whom?", "Patients")
        manager.answer("What kind of information is it?", "Ordinary")
        manager.answer("Is it always shared?", "Always")
        manager.press("Save")
    manager.assert_accessible()
    finish_chapter(manager)


def add_flow(manager: Window) -> None:
    manager.assert_says("How it moves")
    manager.follow("Add a flow")
    manager.fill({"What is it called?": "Discharge notice", "What starts it?": "A ward expects a patient to leave."})
    manager.answer("Who gives it?", NAMES[PARTNER])
    manager.answer("Who receives it?", NAMES[LEAD])
    manager.answer("What is given?", "All 2 items")
    manager.select("How often?", "When the event happens")
    manager.select("How does it travel?", "Secure e-mail")
    manager.answer("Is it protected on the way?", "Yes")
    manager.assert_accessible()
    manager.press("Save")
    finish_chapter(manager)


def say_who_is_responsible(manager: Window) -> None:
    manager.assert_says("Who is responsible, and when that changes")
    manager.follow("Answer Discharge notice")
    manager.assert_says("From which moment does the receiver answer for its copy?")
    manager.answer("How will you know that it arrived?", "A receipt")
    manager.assert_accessible()
    manager.press("Continue")
    manager.answer("Do any of you decide together about a shared system or record?", "No")
    manager.assert_accessible()
    finish_chapter(manager)


def add_bases(manager: Window) -> None:
    manager.assert_says("Why you may share it")
    for code, task in ((LEAD, "Care Act 2014"), (PARTNER, "Health and Social Care Act 2012"), (POLICE, "Common law")):
        manager.page.get_by_role("link", name=f"Add a lawful basis for {NAMES[code]}").click()
        manager.answer("Is this about giving or receiving?", "Both, on the same basis")
        manager.fill({"What job of yours needs this?": "Arranging care and support."})
        manager.fill({"Words of the Act, its section or its subject": task})
        manager.press("Find a law")
        manager.page.get_by_role("group", name="Which law lets you").get_by_role("radio").first.check()
        if code == POLICE:
            manager.assert_accessible()
            manager.page.get_by_role("group", name="Is it for law enforcement").get_by_role("radio").first.check()
        manager.page.get_by_role("radio", name="Public task").check()
        manager.select("What kind of public task is it?", "enactment")
        manager.press("Save")
    manager.assert_accessible()
    finish_chapter(manager)


def say_how_it_is_kept_safe(manager: Window) -> None:
    manager.assert_says("Keeping it safe")
    manager.fill(
        {
            "Who may see it, and how does that end?": "The care team; accounts are closed when people leave.",
            "Where is it kept, and how is it protected there?": "In each case system, encrypted.",
        }
    )
    manager.assert_accessible()
    finish_chapter(manager)


def add_retention(manager: Window) -> None:
    manager.assert_says("Keeping, correcting and deleting")
    for code in (LEAD, PARTNER, POLICE):
        manager.page.get_by_role("link", name=f"Add a rule for {NAMES[code]}").click()
        manager.fill({"How long is it kept?": "6 years", "Under which law or schedule?": "Retention schedule, row 12"})
        manager.select("From when?", "From the last contact")
        manager.select("Then what?", "Securely erased")
        manager.press("Save")
    manager.fill({"How will you keep it right?": "Whoever finds a mistake tells the others within two working days."})
    manager.assert_accessible()
    finish_chapter(manager)


def say_what_if_it_goes_wrong(manager: Window) -> None:
    manager.assert_says("When something goes wrong")
    manager.follow("Add a rule")
    manager.fill({"What happened?": "A notice goes to the wrong mailbox", "Who tells?": "Whoever finds it"})
    manager.fill({"Whom?": "the ward", "How soon?": "24 hours"})
    manager.assert_accessible()
    manager.press("Save")
    manager.follow("Add a step")
    manager.fill({"Who meets?": "The managers of the two teams", "Within what time?": "five working days"})
    manager.press("Save")
    manager.fill({"Who leads the enquiry?": "The party where it happened."})
    manager.fill({"Who tells the regulator, and the people concerned?": "The party where it happened."})
    manager.assert_accessible()
    finish_chapter(manager)


def say_how_it_runs(manager: Window) -> None:
    manager.assert_says("Start, review, change and end")
    manager.answer("When does it start?", "When all have signed")
    manager.fill({"Or how many months after it starts?": "12", "And then every how many months?": "12"})
    manager.answer("Does it end by itself?", "No")
    for question in CHANGES:
        manager.fill({question: "By three months' notice in writing to the others, who answer within a month."})
    manager.fill({"What becomes of the information when it ends?": "Each party keeps or deletes it as its rule says."})
    manager.assert_accessible()
    finish_chapter(manager)


def say_who_may_see_it(manager: Window) -> None:
    manager.assert_says("What the public may see")
    assert "name and address" in manager.field("Say it in plain English for the people it is about").input_value()
    manager.answer("Who may see it?", "The public")
    manager.answer("May the public read all of it?", "All but some parts")
    manager.answer("Which parts may the public not read?", "How it moves")
    manager.assert_accessible()
    manager.fill({"Why may the public not read “How it moves”?": "It would help offenders."})
    manager.fill({"Who answers requests for it under FOI or EIR?": "Whoever is asked; it asks the others in 5 days."})
    finish_chapter(manager)


def confirm(window: Open, people: Partnership, manager: Window) -> None:
    manager.follow(NAMES[POLICE])
    manager.fill({"How and when was it confirmed?": "E-mail of the police's information manager, 3 November 2026"})
    manager.press("Record that it confirmed")
    manager.assert_accessible()
    partner = window(people.managers[PARTNER].person.email)
    partner.follow(f"Confirm {NAMES[PARTNER]}’s part")
    partner.press("Confirm all")
    partner.assert_says("Confirmed")


def submit(manager: Window) -> None:
    manager.go("/desk/")
    manager.follow("Go on drafting")
    manager.follow("check your answers")
    manager.assert_says("For you to answer: 0")
    manager.assert_accessible()
    manager.press("Go on to submit")
    manager.assert_accessible()
    manager.fill({"It is in the interests of service users and communities": "Patients go home sooner."})
    manager.press("Declare and submit")
    manager.assert_says("Submitted")


def send_back(member: Window) -> None:
    member.go("/desk/")
    member.follow("Review it")
    member.assert_accessible()
    member.choose("Return it, with reasons")
    member.fill({"Why does it go back?": "Say which mailbox is used"})
    member.press("Continue")


def approve(member: Window) -> None:
    member.go("/desk/")
    member.follow("Review it")
    for box in member.page.get_by_role("checkbox").all():
        box.check()
    member.choose("Approve it for signature")
    member.press("Continue")
    member.assert_says("Open for signature")


def sign(officer: Window, name: str) -> None:
    officer.go("/desk/")
    officer.assert_accessible()
    officer.follow("Read and sign")
    officer.assert_accessible()
    officer.page.get_by_role("button", name="Sign for").click()
    officer.assert_accessible()
    officer.fill({"Type your full name": name})
    officer.press("Sign")
    officer.assert_says("What happens now")
    officer.assert_accessible()


def sign_by_keyboard(officer: Window, name: str) -> None:
    """Tab to each control and press Enter: no pointer is ever used."""
    officer.go("/desk/")
    officer.tab_to("Read and sign")
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**/sign/")
    officer.tab_to("Sign for")
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**/declare/")
    officer.tab_to("Type your full name")
    officer.page.keyboard.type(name)
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**/done/")
    officer.assert_says("Signed")


def render_what_is_due() -> None:
    """What the worker does when it is nudged."""
    call_command("render_due")


def check_downloads(auditor: Window, reference: str, officers: list[str]) -> None:
    render_what_is_due()
    auditor.go(f"/register/{reference}/")
    auditor.assert_says("In force")
    auditor.assert_accessible()
    answer = auditor.page.request.get(f"/register/{reference}/1.pdf")
    assert answer.status == 200
    pdf = PdfReader(io.BytesIO(answer.body()))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for words in (TITLE, "Discharge notice", "Equipment needed", *officers):
        assert words in text
    record = pdf.attachments["record.json"][0]
    assert record == auditor.page.request.get(f"/register/{reference}/1.json").body()
    assert json.loads(record)["identity"]["title"] == TITLE


def test_an_agreement_from_first_draft_to_second_version(window: Open, people: Partnership) -> None:
    manager = window(people.managers[LEAD].person.email)
    begin(manager)
    about_and_purpose(manager)
    add_parties(manager)
    add_items(manager)
    add_flow(manager)
    say_who_is_responsible(manager)
    add_bases(manager)
    say_how_it_is_kept_safe(manager)
    add_retention(manager)
    say_what_if_it_goes_wrong(manager)
    say_how_it_runs(manager)
    say_who_may_see_it(manager)
    confirm(window, people, manager)
    submit(manager)
    member = window(people.member.person.email)
    send_back(member)
    manager.go("/desk/")
    manager.follow("Read the reason")
    manager.assert_says("Say which mailbox is used")
    manager.assert_accessible()
    manager.press("Submit it for approval")
    manager.press("Declare and submit")
    approve(member)

    officers = {code: window(held.person.email) for code, held in people.officers.items()}
    sign(officers[LEAD], people.officers[LEAD].person.name)
    sign_by_keyboard(officers[PARTNER], people.officers[PARTNER].person.name)
    sign(officers[POLICE], people.officers[POLICE].person.name)

    auditor = window(people.auditor.person.email)
    names = [held.person.name for held in people.officers.values()]
    check_downloads(auditor, "ISA-0001", names)

    manager.go("/register/ISA-0001/")
    manager.follow("Propose a change")
    manager.press("Start the next version")
    manager.follow("What information, about whom")
    manager.follow("Remove", nth=1)
    manager.press("Remove it")
    manager.go("/desk/")
    manager.follow("Go on drafting")
    for code in (PARTNER, POLICE):
        manager.follow(NAMES[code])
        manager.fill({"How and when was it confirmed?": "Meeting of 4 November 2026"})
        manager.press("Record that it confirmed")
        manager.follow("All sections")
    manager.press("Submit it for approval")
    manager.press("Declare and submit")
    approve(member)
    for code, held in people.officers.items():
        sign(officers[code], held.person.name)

    public = window("")
    public.go("/register/ISA-0001/1/")
    public.assert_says("Superseded")
    public.go("/register/ISA-0001/")
    public.assert_says("version 2")
    public.assert_says("In force")
    public.assert_accessible()
    public.go("/register/")
    public.assert_says(TITLE)
    public.assert_accessible()
    assert make_checkpoint() is not None
    call_command("verify_register")
