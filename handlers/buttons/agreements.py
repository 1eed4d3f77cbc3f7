"""Buttons about the agreement of a partnership."""

from handlers.kit.buttons import Audience, Press
from records.compact import AgreementId, PartnershipId


class ShowAgreement(Press, name="agreement_show", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show the agreement of a partnership: what counts, and what was proposed."""

    partnership: PartnershipId


class ProposeAgreement(Press, name="agreement_propose", audience=Audience.COORDINATORS):
    """Ask what a new version of the agreement says, from what the newest one says."""

    partnership: PartnershipId


class AgreeToAgreement(Press, name="agreement_agree", audience=Audience.OTHER_COORDINATOR):
    """Agree to a version that the other side has proposed."""

    agreement: AgreementId
