"""Every page there is, with an address in the sample company: what the tests of all pages walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Examples = dict[str, Any]
Address = str | Callable[[Examples], str]
KINDS = ("action", "expectation", "initiative", "issue", "measure", "objective", "priority", "resource")
CLOSING = ("action", "expectation", "initiative", "measure", "priority")

EVERYBODY = ("admin", "sales lead", "account manager", "csr")
LEAD = ("account manager",)
PROGRAMME = ("sales lead",)
ADMIN = ("admin",)
NOBODY = ("nobody",)
PREVIEW = ".previewed .doc"


@dataclass(frozen=True)
class Page:
    """`name` is the URL's; roles are those who see it differently."""

    name: str
    address: str
    roles: tuple[str, ...] = LEAD
    says: str = ""  # what tells two pages of one name apart
    shows: str = ""  # a large part that another page of the list shows alone, and that is looked at there

    def at(self, examples: Examples) -> str:
        return self.address.format(**examples, **{f"a_{name}": pk for name, pk in examples["items"].items()})

    def __str__(self) -> str:
        return f"{self.name} {self.says}".strip()


PAGES = [
    Page("account_login", "/sign-in/login/", NOBODY),
    Page("account_signup", "/sign-in/signup/", NOBODY),
    Page("account_reset_password", "/sign-in/password/reset/", NOBODY),
    Page("account_reset_password_done", "/sign-in/password/reset/done/", NOBODY),
    Page("account_reset_password_from_key", "/sign-in/password/reset/key/1-no-such-key/", NOBODY),
    Page("account_reset_password_from_key_done", "/sign-in/password/reset/key/done/", NOBODY),
    Page("account_inactive", "/sign-in/inactive/", NOBODY),
    Page("account_logout", "/sign-in/logout/"),
    Page("account_change_password", "/sign-in/password/change/"),
    Page("account_reauthenticate", "/sign-in/reauthenticate/"),
    Page("home", "/", EVERYBODY),
    Page("accounts:list", "/accounts/", EVERYBODY),
    Page("accounts:list", "/accounts/?q=no+such+name", LEAD, "nothing found"),
    Page("accounts:add", "/accounts/add/", PROGRAMME),
    Page("accounts:edit", "/accounts/{account}/edit/", (*PROGRAMME, *LEAD)),
    Page("accounts:people", "/accounts/{account}/people/", EVERYBODY),
    Page("accounts:contact_add", "/accounts/{account}/people/add/"),
    Page("accounts:contact_edit", "/contacts/{contact}/edit/"),
    Page("accounts:know", "/contacts/{contact}/know/"),
    Page("accounts:plan", "/accounts/{account}/plan/", (*LEAD, "csr")),
    Page("accounts:plan_year", "/accounts/{account}/plan/{year}/"),
    Page("accounts:plan_year", "/accounts/{account}/plan/2022/", LEAD, "without a plan"),
    Page("accounts:plan_strategy", "/plans/{plan}/view/"),
    Page("accounts:plan_agree", "/plans/{plan}/agree/"),
    Page("accounts:section", "/plans/{plan}/expectation/"),
    *[Page("accounts:item_add", f"/plans/{{plan}}/{kind}/add/", LEAD, kind) for kind in KINDS],
    *[Page("accounts:item_edit", f"/plans/{kind}/{{a_{kind}}}/edit/", LEAD, kind) for kind in KINDS],
    *[Page("accounts:item_close", f"/plans/{kind}/{{a_{kind}}}/close/", LEAD, kind) for kind in CLOSING],
    Page("accounts:profile", "/me/", (*LEAD, "csr")),
    Page("accounts:vendor", "/settings/vendor/", ADMIN),
    Page("moments:list", "/moments/", EVERYBODY),
    Page("moments:log", "/moments/log/", LEAD),
    Page("moments:log", "/moments/log/?account={account}", LEAD, "for an account"),
    Page("moments:detail", "/moments/{logged}/", (*LEAD, "csr"), "logged"),
    Page("moments:detail", "/moments/{reviewed}/", LEAD, "reviewed"),
    Page("moments:detail", "/moments/{confirmed}/", LEAD, "confirmed"),
    Page("moments:detail", "/moments/{declined}/", LEAD, "declined"),
    Page("moments:detail", "/moments/{set_aside}/", LEAD, "set aside"),
    Page("moments:edit", "/moments/{logged}/edit/"),
    Page("moments:review", "/moments/{logged}/review/"),
    Page("moments:review", "/moments/{reviewed}/review/", LEAD, "again"),
    Page("moments:set_aside", "/moments/{logged}/set-aside/"),
    Page("moments:answer", "/moments/{reviewed}/answer/"),
    Page("moments:answer", "/moments/{logged}/answer/", LEAD, "too early"),
    Page("moments:ledger", "/accounts/{account}/ledger/", EVERYBODY),
    Page("reports:account", "/accounts/{account}/", EVERYBODY),
    Page("reports:account_packets", "/accounts/{account}/packets/", (*LEAD, "csr")),
    Page("reports:packets", "/packets/", EVERYBODY),
    Page("reports:packet", "/packets/{draft}/", (*LEAD, "csr"), "draft", PREVIEW),
    Page("reports:packet", "/packets/{frozen}/", (*LEAD, "csr"), "frozen", PREVIEW),
    Page("reports:preview", "/packets/{draft}/preview/"),
    Page("reports:letter", "/packets/{draft}/letter/"),
    Page("reports:letter", "/packets/{frozen}/letter/", LEAD, "too late"),
    Page("reports:section", "/packets/{draft}/sections/results/"),
    Page("not found", "/accounts/999999/"),
    Page("not allowed", "/settings/vendor/"),
]
NO_PAGES = {
    "healthz": "for machines",
    "styleguide": "for development only",
    "account_email": "our colleagues' addresses are changed by an administrator",
    "account_email_verification_sent": "addresses are not verified by mail",
    "account_confirm_email": "addresses are not verified by mail",
    "account_confirm_login_code": "codes are not used",
    "account_set_password": "everybody has a password",
    **dict.fromkeys(
        ("accounts:archive", "accounts:restore", "accounts:designate", "accounts:assign", "accounts:end_assignment",
         "accounts:plan_start", "accounts:item_move", "accounts:item_remove", "accounts:item_restore",
         "accounts:vendor_preview", "reports:start", "reports:approve", "reports:move", "reports:retry"),
        "POST only; on refusal it shows a page of this list",
    ),
    **dict.fromkeys(("moments:find_account", "moments:card", "moments:multiply", "reports:files"), "a fragment"),
    **dict.fromkeys(("accounts:photo", "accounts:logo", "reports:picture", "reports:download"), "a file"),
}  # fmt: skip
VIEWS = [(page, role) for page in PAGES for role in page.roles]
