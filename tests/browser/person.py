"""Somebody at a browser: a page that notes everything that a careful reader of its console would complain about."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

LAPTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
SAMPLE_PASSWORD = "northgate-sample"
COUNTED_AS_ANSWERS = "Failed to load resource: the server responded with a status of 4"


class Person:
    """One browser window with its own cookies, and what went wrong in it."""

    def __init__(self, browser: Browser, url: str, *, javascript: bool = True, viewport: ViewportSize = LAPTOP) -> None:
        self.url = url
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=url,
            viewport=viewport,
            java_script_enabled=javascript,
            accept_downloads=True,
            locale="en-US",
            timezone_id="America/New_York",
            reduced_motion="reduce",  # a colour on its way from light to dark is neither
        )
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on("request", self.watch)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(COUNTED_AS_ANSWERS):
            self.complaints.append(f"console {message.type}: {message.text}")

    def watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and f"{parts.scheme}://{parts.netloc}" != self.url:
            self.complaints.append(f"asked another host: {request.url}")

    def sign_in(self, email: str, password: str) -> None:
        """On the real sign-in page, as everybody does."""
        self.page.goto("/sign-in/login/")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url("/")

    def leave(self) -> None:
        self.context.close()
