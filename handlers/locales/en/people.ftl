# People: roles, invitations, members, leaving, groups, news.

role-member = member
role-coordinator = coordinator
role-admin = admin
whoami-name = <b>{ $name }</b>
whoami-line = { $role } · { $organisation }
whoami-everywhere = all organisations
whoami-roster = Roster: { $branch }, { $party }
whoami-claimed = Says to be “{ $name }” on the roster ({ DATETIME($on, dateStyle: "medium") }, called { $called } before); to check
whoami-partnership = Partnership: { $name }

command-whoami = my role
command-people = people and roles
command-leave = leave the joint ledger
command-invite = invite people
command-bind = bind this group
command-unbind = unbind this group

people-list = People
people-list-person = Person
    .ask = Whom would you like to see?
people-option = { $name } · { $where }
people-option-claimed = { $person } · to check
people-roster-entry = Roster: { $name }
people-show = Show person
people-left = has left
people-left-line = Has left; the records stay.
people-blocked = Has stopped the bot and gets no messages.
people-all = Everybody
person-none = No such person, or not in your organisation.

role-give = Make { $role }
role-end = Remove { $role }
role-end-ask = Remove the role “{ $role }” from { $name }? All records stay.
role-end-yes = Remove role
role-end-no = Keep it
role-held = This person already has the role.
last-admin = You are the only admin; please appoint another first.
leave-ask = Leave the joint ledger? Your records stay; to come back, ask your coordinator for an invitation.
leave-yes = Leave
leave-no = Stay
leave-all = Leave all
leave-one = Leave { $organisation }
leave-one-ask = Leave “{ $organisation }”? Your other roles and all records stay.
leave-one-done = You have left “{ $organisation }”. Your roles are now: { $roles }.
leave-stayed = OK, everything stays as it is.
leave-done = You have left. Thank you for taking part! To see or erase what is stored about you, send /privacy.

news-roles = Hello { $name }! Your roles are now: { $roles }.
news-roles-none = Hello { $name }! Your roles in the joint ledger have ended. Thank you for taking part.

invite-ask = Whom do you want to invite?
invite-button = { $organisation } · { $role }
invite-holding = Valid invitations: { $count }. Tap one to change or revoke it:
invite-forward = Hello! Please join the joint ledger of { $organisation } by this link, and press Start: { $link }
invite-forward-admin = Hello! Please become an admin of the joint ledger by this link, and press Start: { $link }
invite-link = Please send this link to those you invite: { $link }
invitation-line =
    { $organisation } · { $role }: { $uses ->
        [one] { $uses } use
       *[other] { $uses } uses
    }, until { DATETIME($until, dateStyle: "medium") }
invitation-used-by = ▸ { $name } has joined ({ DATETIME($at, dateStyle: "medium") })
invitation-uses =
    { $uses ->
        [one] { $uses } use
       *[other] { $uses } uses
    }
invitation-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
invitation-revoke = Revoke
invitation-revoke-ask = Revoke this invitation ({ $invitation })? Links already sent stop working, and it cannot be restored.
invitation-revoked = Revoked
invitation-all = ‹ Invitations
invitation-over = This invitation is no longer valid.
invitation-none = No such invitation, or it is not yours.
invitation-revoked-already = This invitation is revoked; please make another.
join-further = This invitation lets you join another organisation: { $role }.
join-further-now = Your roles now: { $roles }.
join-further-told = The coordinators there will be notified. With /leave you can leave one organisation alone.
join-further-yes = ✓ Join as well
join-further-no = Do not join
join-further-done = Done: you have joined.
news-joined-further = Hello { $name }!
news-joined-further-who = { $heading } { $who } has joined your organisation by an invitation and now has these roles: { $roles }. If that is wrong, please remove the role.
invitation-invalid = This invitation is no longer valid. Please ask your coordinator for a new link.

own-name = Your name on the roster
own-name-name = Name
    .ask = What is your name on the roster?
own-name-is-it = “{ $name }” is on the roster. Is that you?
own-name-told = If you say yes, your coordinator will be notified.
own-name-yes = That is me
own-name-no = No
own-name-done = Thank you, { $name }; you are linked to the roster.
roster-claim-undone = Your coordinator has removed this link. If that is wrong, please ask your coordinator.
claims-heading = <b>{ $organisation }</b>: { $count ->
    [one] one person says
   *[other] { $count } people say
} to be on the roster. Please check.
claims-none = <b>{ $organisation }</b>: no links to check.
claim-line = ▸ { $called } → { $name } on the roster ({ DATETIME($on, dateStyle: "medium") })
claim-confirm = ✓ { $name }: right
claim-undo = ✗ Unlink { $name }
news-claimed = Hello { $name }! Somebody has linked themselves to a name on the roster. If it is not them, please unlink.
news-unlinked = Hello { $name }!
news-unlinked-from = { $heading } A coordinator has removed your link to “{ $name }” on the roster. If that is wrong, please ask your coordinator.
roster-claim-none = No unlinked “{ $name }” on the roster. Please check the name, or ask your coordinator to link you.

bind-in-group = Please send /bind in the group that you want to bind.
bind-ask = Which partnership does this group belong to?
bound = This group is now bound to “{ $partnership }”.
bound-topic = Notices go to this topic. To use another one, send /bind there.
news-group-topic-lost = Hello { $name }! The topic that got the partnership's notices is closed or deleted; they go to the group's General topic now. To use another topic, send /bind there.
news-group-silent = Hello { $name }! I may not write in the partnership's group, so it gets no notices. Please ask a group admin to let me send messages.
news-group-left = Hello { $name }! I am not in the partnership's group any more, so it gets no notices. Please add me again, or send /bind in another group.
sender-anonymous = I cannot tell who sent this. Please send it as yourself (group admins: turn off “Remain anonymous”), or in private: https://t.me/{ $bot }
bound-elsewhere = This group belongs to another partnership; one of its coordinators or an admin can unbind it.
not-bound = This group is bound to no partnership.
unbind-in-group = Please send /unbind in the group that you want to unbind.
unbound = This group is no longer bound to a partnership.
