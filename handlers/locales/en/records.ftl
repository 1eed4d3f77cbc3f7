# Records of the ledger: fields, options and states of each kind

record-event-date = Date
    .ask = On which day was it?
record-title = Title
    .ask = What shall the record be called?
record-narrative = What was done
    .ask = What was done, and what came of it?
record-mode = Co-construction mode
    .ask = Which mode of co-construction fits best?
record-evidence = Evidence
    .ask = Are there photos, documents or links? Several photos can be sent at once.

co-construction-mode-shared-ideas = Shared ideas and guidance
co-construction-mode-shared-organisation = Joint organisation and shared resources
co-construction-mode-talent = Training and exchange of talent
co-construction-mode-innovation = Innovation and conversion of results
co-construction-mode-culture = Shared culture and brand

side-college = College
side-enterprise = Enterprise

joint-activity = Joint activity
joint-activity-counterpart = Your side's attendance
joint-activity-category = Category
    .ask = What sort of activity was it?
joint-activity-place = Place
    .ask = Where was it?
joint-activity-branches = Branches
    .ask = Which branches of your side took part?
joint-activity-attendance = Attendance
    .ask = Who of your side was there?
joint-activity-start = Start
    .ask = When did it start?
joint-activity-end = End
    .ask = When did it end?
joint-activity-host = Host
    .ask = Which side was the host?
joint-activity-chair = Chair
    .ask = Who chaired it?
joint-activity-recorder = Recorder
    .ask = Who took the minutes?
joint-activity-guests = Guests
    .ask = Who attended as a guest?
joint-activity-decisions = Decisions
    .ask = What was decided?

activity-category-theme-day = Theme day
activity-category-joint-lecture = Joint party lecture
activity-category-theory-study = Joint theory study
activity-category-discussion = Discussion meeting
activity-category-joint-conference = Co-construction conference
activity-category-members-meeting = Members' meeting
activity-category-branch-committee = Branch committee meeting
activity-category-group-meeting = Party group meeting
activity-category-study-visit = Study visit
activity-category-labour-education = Labour education
activity-category-model-workers = Model workers on campus
activity-category-volunteering = Volunteering
activity-category-task-force = Task force or technical challenge
activity-category-culture-brand = Culture and brand event
activity-category-signing = Signing or unveiling
activity-category-institution = Joint rules or organisation
activity-category-other = Other

absence-reason-on-business = on business
absence-reason-sick = sick leave
absence-reason-personal = personal leave
absence-reason-on-duty = on duty
absence-reason-other = other

state-draft = draft
state-waiting-own = waiting for own side
state-waiting-other = waiting for the other side
state-waiting-yours = waiting for your side to confirm
state-confirmed = confirmed
state-returned = returned
state-objected = objection raised
state-withdrawn = withdrawn
state-void = void

record-state-changed = This record is now “{ $state }”, so that cannot be done.
record-own-side = A record of your own side is for the other side to confirm.
record-not-allowed = That is for the record's author, the coordinator of the side concerned, or an admin.
