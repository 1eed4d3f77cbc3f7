"""People: organisations and their partnerships, roles, invitations, rosters, groups, and personal data."""
