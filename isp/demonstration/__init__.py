"""The demonstration: Leicester, Leicestershire and Rutland, built through the same acts as the pages."""

from isp.demonstration.sign_ins import SIGN_INS, welcome

__all__ = ["SIGN_INS", "welcome"]
