"""Follow: goals of one institution over time. Results in, links, warnings and histories out; nothing is read or written
but files of the system's own."""

from pipeline.follow.briefs import end_of
from pipeline.follow.links import link, linked
from pipeline.follow.outlook import SOON, outlook

__all__ = ["SOON", "end_of", "link", "linked", "outlook"]
