"""The nouns of the lowest storey."""

from accounts.models.account import Account, Assignment, Designation
from accounts.models.contact import Contact, Relationship
from accounts.models.picture import Picture
from accounts.models.plan import Closing, Plan, PlanItem, Stated
from accounts.models.plan_item import Action, Expectation, Initiative, Issue, Measure, Objective, Priority, Resource
from accounts.models.user import User
from accounts.models.vendor import Vendor

__all__ = [
    "Account",
    "Action",
    "Assignment",
    "Closing",
    "Contact",
    "Designation",
    "Expectation",
    "Initiative",
    "Issue",
    "Measure",
    "Objective",
    "Picture",
    "Plan",
    "PlanItem",
    "Priority",
    "Relationship",
    "Resource",
    "Stated",
    "User",
    "Vendor",
]
