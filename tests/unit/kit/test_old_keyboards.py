"""Keyboards that version 0.1 has put into people's chats go on working."""

import pytest

from handlers.buttons import assessment, people
from handlers.kit.buttons import Press
from handlers.kit.router import buttons
from records.roles import Role, Side

# What its buttons said, one of each; of those whose last fields may be missing also the longest.
SAID = """
ledger:0 my:0 filter pick:1:1 search export:1 exports:0 exportby:1:3:1 file:1:0 family:1:0 another:7 join:7:7
history:7 card:7 evidence:7 praise:7:7 spotcheck:20260701:20260930 sound:7 record:7 pass:7:1 confirm:7:1 return:7:1
object:7:1 mend:7:1 withdraw:7:1 agree_withdrawal:7:1 keep:7:1 correct:7:1 ask_correction:7:1 ask_withdrawal:7:1
decide_confirm:7:1 decide_return:7:1 decide_void:7:1 void:7:1 outlets:1 outlets_add:1 outlet_remove:7 mentions:1 log:1
go:7 drop:7 drop:7:1 import_take:7:1 import_leave:7 audit:0:0:0:0 audit_person audit_action rectify:1:0
rectify:1:1:2:4503599627370496 rectify:1:0:3:1203 rectification:7 rectifications:0:1 rectification_evidence:7
rectification_plan:7:1 rectification_extend:7:1 rectification_close:7:1 rectification_withdraw:7:1
rectification_verify:7:2 rectification_refuse:7:2 rectification_reopen:7:3 survey_begin:1 survey_card:7 survey_close:7
survey_link:7 survey_import:7 survey_result:7 survey:7 answer:7:0:4 answer:7:0:0 survey_back:7 survey_hand_in:7
rubric_begin:1 rubric:7 rubric:7:1 rubric_invite:7:0 rubric_rater:7:1 rubric_link:7 rubric_close:7 rate:7 rate:7:2
rated:7:1:4 rate_evidence:7:7 assess:1:202607010092 nil:1:202609010365 nilattest:1:202609010365 nilback:1:202609010365
scores:1:202609010365 group:1:202609010365:1 periods:1:202609010365 why:1:202609010365:1 counted:1:202609010365:1
leftout:1:202609010365:1 rectified:1:202609010365:13 radar:1:202609010365 bars:1:202609010365 trends:1:202609010365
trend:1:202609010365:1:1 result:7 resultfull:7 resultcard:7 page:7 word:7 objectto:7 answerto:7 preview:1:202610010031
publish:1:202609010030 comparing:1:2:202610010031 ranking:202610010031 method methodhistory methodfile methodchange
weights:1 weigh_equal:9 weigh_say:1 compare:1:0 compared:9:0:1 compare_again:9:1 compare_take:9 language:0 roster:1
invite:1:0 invite:0:2 bind:1 new_partnership partnerships organisations partnership:1 own_review:1:1 end_partnership:1
reopen_partnership:1 agreement:1 time_zone:1 new_organisation:0 rename_organisation:1 organisation:1 add_branch:1
branch:1 roster_people:1 entry:1 entry_name:1 entry_joined:1 entry_left:1 entry_back:1 entry_party:1 entry_transfer:1
entry_link:1 entry_unlink:1 import_branch:7:0:1 import_branch:7:0:14 import_branches:7 claim:1 claim_other:1
invitations invitation:7 invitation_uses:7:10 invitation_days:7:7 revoke:7 people member:1 give_role:1:0:1
give_role:1:2:0 end_role:1:0:1 end_role:1:0:1:1 leave:0 privacy_file erasure_ask:0 erasure_ask:2 erasure:99:1 snooze:1
digest:1:20261116 budget weeks:1:20261116 dayoff:1 workday:7 plan:1 event:7 ics:7 checkin:7 excuse:7 attend:7 code:7
replan:7:1 calloff:7:1 held:7:1 postponed:7:1 unheld:7:1
"""


@pytest.mark.parametrize("data", SAID.split())
def test_what_a_button_said_is_still_read(data: str) -> None:
    press = buttons()[data.partition(":")[0]].press.read(data)
    assert press.pack() == data or press.pack().startswith(f"{data}:")


@pytest.mark.parametrize(
    ("data", "press"),
    [
        ("invite:1:0", people.Invite(1, Role.MEMBER)),
        ("invite:0:2", people.Invite(None, Role.ADMIN)),
        ("end_role:3:1:2:1", people.EndRole(3, Role.COORDINATOR, 2, True)),
        ("erasure_ask:2", people.AskForErasure(people.ErasureStep.GIVE_UP)),
        ("new_organisation:1", people.AddOrganisation(Side.ENTERPRISE)),
        ("rectify:1:1:3:1203", assessment.Rectify(1, Side.ENTERPRISE, assessment.OldSource.ITEM, 1203)),
        ("rate:7", assessment.Rate(7)),
        ("rate:7:2", assessment.Rate(7, 2)),
    ],
)
def test_it_means_what_it_meant(data: str, press: Press) -> None:
    assert type(press).read(data) == press
