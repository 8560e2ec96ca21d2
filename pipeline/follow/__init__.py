"""Follow: goals of one institution over time. Results in, links, warnings and histories out; nothing is read or written
but files of the system's own."""

from pipeline.follow.briefs import end_of
from pipeline.follow.following import Following
from pipeline.follow.links import link
from pipeline.follow.outlook import SOON, outlook

__all__ = ["SOON", "Following", "end_of", "link", "outlook"]
