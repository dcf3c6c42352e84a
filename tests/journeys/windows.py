"""A window as a person uses it: labels and buttons by their words, and axe on each page that is looked at."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Response, expect
from playwright.sync_api import TimeoutError as Patience

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
AXE = Axe()


@dataclass
class Window:
    """One person's window. `checked`: the addresses on which axe found nothing."""

    page: Page
    checked: list[str] = field(default_factory=list)

    def sign_in(self, email: str, password: str) -> None:
        """Sign in by e-mail and password."""
        self.go("/accounts/login/")
        self.fill({"E-mail address": email, "Password": password})
        self.press("Sign in")

    def go(self, path: str) -> Response | None:
        """Open an address."""
        return self.page.goto(path)

    def follow(self, text: str, *, nth: int = 0) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=text, exact=False).nth(nth).click()

    def press(self, text: str) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=text, exact=True).click()

    def fill(self, answers: dict[str, str]) -> None:
        """Type into fields by their labels, within the page's main part."""
        for label, text in answers.items():
            self.field(label).fill(text)

    def field(self, label: str) -> Locator:
        """Return the first control of the page's main part with a label; fail, saying what the page says, for none."""
        control = self.page.locator("main").get_by_label(label, exact=True).first
        try:
            control.wait_for(state="attached")
        except Patience:
            raise AssertionError(f"{self.page.url} has no “{label}”: {self.page.inner_text('main')[:3000]}") from None
        return control

    def choose(self, *labels: str) -> None:
        """Choose radios and tick boxes by their labels."""
        for label in labels:
            self.field(label).check()

    def answer(self, question: str, *labels: str) -> None:
        """Choose radios or tick boxes of one question."""
        for label in labels:
            self.page.get_by_role("group", name=question).get_by_label(label, exact=True).check()

    def select(self, label: str, option: str) -> None:
        """Choose the first option of a list that holds the words."""
        control = self.field(label)
        value = control.locator("option", has_text=option).first.get_attribute("value")
        control.select_option(value=value)

    def tab_to(self, words: str, *, most: int = 60) -> None:
        """Press Tab until the control with these words, or this label, has the focus; fail when it never has."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(
                "() => { const e = document.activeElement;"
                " return (e.innerText || '') + (e.labels?.[0]?.innerText || '') }"
            )
            if words in focused:
                return
        raise AssertionError(f"{self.page.url}: no control with “{words}” is reached by Tab.")

    def assert_says(self, text: str) -> None:
        """Fail unless the page comes to show a text."""
        expect(self.page.locator("body")).to_contain_text(text)

    def assert_accessible(self) -> None:
        """Fail with axe's findings unless the page has none."""
        found = AXE.run(self.page, options={**RULES, "rules": {"target-size": {"enabled": True}}})
        faults = [
            f"{fault['id']}: {node['target']} {node.get('failureSummary', '')}"
            for fault in found.response["violations"]
            for node in fault["nodes"]
        ]
        assert not faults, f"{self.page.url}: " + "\n".join(faults)
        self.checked.append(self.page.url)
