"""Pasted reports, read: prose becomes proposed figures, which a person accepts or not."""

from danvan_prose.codes import CodeReading, read_code
from danvan_prose.proposals import NoCount, NotUnderstood, Proposal, accept
from danvan_prose.stages import account, propose

__all__ = ["CodeReading", "NoCount", "NotUnderstood", "Proposal", "accept", "account", "propose", "read_code"]
