# 台账记录：各类记录的字段、选项和状态

record-event-date = 日期
    .ask = 哪一天举行的？
record-title = 标题
    .ask = 给这条记录起个标题。
record-narrative = 内容与成效
    .ask = 做了什么，有什么成效？
record-mode = 共建模式
    .ask = 主要属于哪种共建模式？
record-evidence = 佐证材料
    .ask = 有照片、文件或链接吗？可以一次发送多张照片。

co-construction-mode-shared-ideas = 理念共享与思想引领
co-construction-mode-shared-organisation = 组织共建与资源共享
co-construction-mode-talent = 人才共育与交流
co-construction-mode-innovation = 科技创新与成果转化
co-construction-mode-culture = 文化融合与品牌建设

side-college = 校方
side-enterprise = 企方

joint-activity = 联合活动
joint-activity-counterpart = 填写本方出勤
joint-activity-category = 类别
    .ask = 是哪一类活动？
joint-activity-place = 地点
    .ask = 在哪里举行？
joint-activity-branches = 参加支部
    .ask = 本方哪些党支部参加了？
joint-activity-attendance = 出勤
    .ask = 本方谁到会了？
joint-activity-start = 开始时间
    .ask = 几点开始？
joint-activity-end = 结束时间
    .ask = 几点结束？
joint-activity-host = 主办方
    .ask = 由哪一方主办？
joint-activity-chair = 主持人
    .ask = 谁主持？
joint-activity-recorder = 记录人
    .ask = 谁记录？
joint-activity-guests = 列席
    .ask = 有哪些人列席？
joint-activity-decisions = 决议
    .ask = 形成了哪些决议？

activity-category-theme-day = 主题党日
activity-category-joint-lecture = 联合党课
activity-category-theory-study = 理论联学
activity-category-discussion = 座谈会
activity-category-joint-conference = 共建联席会议
activity-category-members-meeting = 党员大会
activity-category-branch-committee = 支委会
activity-category-group-meeting = 党小组会
activity-category-study-visit = 参观学习
activity-category-labour-education = 劳动教育
activity-category-model-workers = 劳模工匠进校园
activity-category-volunteering = 志愿服务
activity-category-task-force = 突击队/技术攻关
activity-category-culture-brand = 文化品牌活动
activity-category-signing = 签约揭牌
activity-category-institution = 制度或组织共建
activity-category-other = 其他

absence-reason-on-business = 因公
absence-reason-sick = 病假
absence-reason-personal = 事假
absence-reason-on-duty = 值班
absence-reason-other = 其他

state-draft = 草稿
state-waiting-own = 待本方审核
state-waiting-other = 待对方确认
state-waiting-yours = 待您方确认
state-confirmed = 已确认
state-returned = 已退回
state-objected = 有异议
state-withdrawn = 已撤回
state-void = 已作废

record-state-changed = 这条记录现在是“{ $state }”，不能这样操作。
record-own-side = 本方的记录要由对方确认，不能自己处理。
record-not-allowed = 这一步要由这条记录的作者、相应一方的联络员或管理员来做。
