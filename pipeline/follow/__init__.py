"""Follow: goals of one institution over time. Results in, links, warnings and histories out; nothing is read or written
but files of the system's own."""

from pipeline.follow.links import link, linked

__all__ = ["link", "linked"]
