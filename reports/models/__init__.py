"""The nouns of the top storey."""

from reports.models.packet import Packet, SectionEdit
from reports.models.rendition import Rendition

__all__ = ["Packet", "Rendition", "SectionEdit"]
