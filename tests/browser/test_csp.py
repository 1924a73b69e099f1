"""The policy of every page: nothing inline, nothing from elsewhere, never inside somebody else's frame."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import APIResponse

from tests.browser.conftest import Comes
from tests.browser.pages import PAGES

FORBIDDEN = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")
REQUIRED = (
    "default-src 'none'",
    "script-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
)


def test_every_answer_carries_the_strict_policy(comes: Comes, examples: dict[str, Any]) -> None:
    person = comes("admin")
    request = person.context.request
    faults = []
    for page in PAGES:
        policy = request.get(page.at(examples)).headers.get("content-security-policy", "")
        parts = [part.strip() for part in policy.split(";")]
        faults += [f"{page}: {word} is missing" for word in REQUIRED if word not in parts]
        faults += [f"{page}: {word} is allowed" for word in FORBIDDEN if word in policy]
    assert faults == []


def test_a_script_that_got_into_a_page_does_not_run(comes: Comes) -> None:
    """The control of the other test: the browser really obeys."""
    person = comes("csr")

    def tampered(response: APIResponse) -> str:
        return response.text().replace("</body>", "<script>document.title = 'taken over'</script></body>")

    person.page.route(
        "**/accounts/", lambda route: route.fulfill(response=(real := route.fetch()), body=tampered(real))
    )
    person.page.goto("/accounts/")
    assert person.page.title() != "taken over"
    assert [complaint for complaint in person.complaints if "Content Security Policy" in complaint] != []
