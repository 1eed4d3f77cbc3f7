"""The calculator: from the evidence of a partnership to thirteen indicators, their groups and a composite.

It is pure: no clock, no database, no network, and none of our other packages. Start at `evaluation.evaluate`.
"""
