"""The nouns of the middle storey."""

from moments.models.answer import Answer
from moments.models.benefit import Benefit
from moments.models.moment import Moment
from moments.models.rate import Rate

__all__ = ["Answer", "Benefit", "Moment", "Rate"]
