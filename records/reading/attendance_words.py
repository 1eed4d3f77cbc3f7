"""The words in which people say who was there and who was not, in Chinese and in English.

All are matched in text that is narrow, small and in NFKC. What none of them is, is a name, or is asked about.
"""

import re

from records.attendance import AbsenceReason

REASON_WORDS = {
    AbsenceReason.ON_BUSINESS: "(?:因公)?出差(?:去了|在外|未归|没回来)|"
    "因公出差|因公外出|因公|出差|公出|公务|出公差|公差|公假|外出(?:开会|培训|学习|办事)|"
    "on (?:a )?business(?: trip)?|business trip|travell?ing on business|business",
    AbsenceReason.SICK: "生病请假|请?病假|生病|因病|病了|住院|on sick leave|sick leave|off sick|sick|ill|unwell",
    AbsenceReason.PERSONAL: "因事请假|请?事假|私事|有事|因事|家里有事|"
    "family matters|personal leave|personal reasons|personal",
    AbsenceReason.ON_DUTY: "值班|值守|当班|倒班|上夜班|加班|on duty|on shift|duty|shift",
    AbsenceReason.OTHER: "其他原因|其他|其它|other reasons|other",
}
_PEOPLE = "(?:党员|人员|同志|成员|师生|教师|员工|职工|干部|人)"  # each in one way only, as it is repeated
_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_NOT = "(?:没有?|未能?|不能|无法|没能|没法)"
_WAS = r"(?:(?:was|were|is|are|has been|have been) )?"
_NOBODY = "(?:没有?一?个?人|无一?人|无一|没谁|无|没有)"

PRESENT = (
    r"(?:全都|全部|都|全|也|均|已经?|按时|准时)*+(?:到齐|到会|到场|到位|出席|出勤|参加|参会|与会|参与|签到|在场|报到)(?:了|的)?|"
    r"(?:全都|全部|都|全|也|均|已经?)++(?:到|来|去|在|齐)(?:了|啦|齐|的)?|(?:到|来|去)(?:了|啦|的)|全勤|实到|"
    r"(?:到|来|在)(?=[\s:,;。、]|$)|收到|\+1|✅|✔|✓|√|☑|"
    r"(?:迟到|晚到|晚来|早退)了?|来晚了|(?:线上|远程)(?:参加|参会|出席)?了?|"
    rf"{_WAS}(?:all )?(?:present|in attendance|there|here)\b|"
    r"(?:all )?(?:came|attended|showed up|joined|made it|took part|participated|did(?: come| attend)?)\b"
)
ABSENT = (
    rf"(?:全都|全部|都|全|也|均)?(?:缺席|缺勤|缺会|请假|告假|休假|{_NOT}(?:到会|到场|参加|参会|出席|到|来|去)|"
    r"来不了|去不了|到不了|不来|不到|不在|除外|缺|在外地|(?:就|只|还)差|少(?=了)|"
    r"休?(?:年休假|年假|产假|陪产假|婚假|丧假|护理假|探亲假|哺乳假)|调休|轮休|补休)了?|"
    r"假(?=[\s:,;。、]|$)|[×✗✘❌✖]\ufe0f?|"
    rf"{_WAS}(?:absent|missing|away|off|excused|not (?:present|there|here|in attendance)|on leave)\b|"
    r"(?:wasn'?t|weren'?t|isn'?t|aren'?t) (?:present|there|here)|"
    r"(?:did not|didn'?t|could not|couldn'?t|cannot|can'?t)(?: come| attend| make it| be there| join)\b|"
    r"did(?: not|n'?t)(?=\s*(?:[,;.\n]|$))|"
    r"(?:sent )?apologies\b(?: from)?|absentees?\b"
)
NOBODY_ABSENT = (
    rf"{_NOBODY}{_PEOPLE}?(?:缺席|请假|缺勤|未到|没到|没来|缺)|(?:缺席|请假|缺勤|未到){_PEOPLE}?:?(?:无|没有|0人|零|none\b|nobody\b)|"
    rf"一个(?:都)?(?:没|不)(?:有)?(?:少|落|缺|落下)|"
    r"(?:nobody|no one|none|no-one)(?: (?:was|is|were))? (?:absent|missing|away)|no (?:absences|absentees|apologies)|"
    r"(?:absent|apologies|absentees|missing):? ?(?:none|nobody|no one|nil)\b"
)
EVERYBODY = (
    rf"(?:全体|全部|所有的?|应到的?){_PEOPLE}+|全体|全部|全员|全支部|悉数|满员|满勤|都(?=到齐|来齐)|所有人|大家|人人|每个人|我们都|"
    rf"(?:all|every)(?: (?:of us|{_FEW}(?: of us)?|(?:party )?members?|expected|branch members|people))\b|"
    r"everyone|everybody|all\b|full attendance"
)
REST = (
    rf"(?:其余|其他|其它|剩下|剩余|余下|别)的?{_PEOPLE}+|其余的?|"
    r"(?:其他|其它|剩下)的?(?=\s*(?:都|全|均|也|到|来|没|未|请假))|"
    r"(?:the )?(?:rest|others|remaining (?:members|people))\b|(?:everyone|everybody|all) else\b|"
    r"all (?:the )?others\b|other members\b"
)
EXCEPT = r"除(?:了|去|开|却)?(?!外)|except(?: for)?\b|but(?: for)?\b|apart from\b|other than\b|excluding\b|minus\b"
EXCEPT_END = r"以外|之外|外(?!出[开培学办])"
UNSURE = (
    r"(?:没有?|未|不是|并非|不算|不|无)(?:缺席|请假|缺勤|迟到)|是否|是不是|有没有|可能|好像|也许|大概|应该|不知道?|不确定|要不|如果|打算|准备|会不会|"
    r"left early|came late|maybe|perhaps|probably|might|not sure|unless|whether|\?|吗|吧"
)
# What says nothing of who was there: it stands between the words above.
FILLER = (
    rf"今天|昨天|今日|昨日|当天|本次|这次|此次|活动|会议|我们|咱们|我方|本方|我支部|本支部|支部|党支部|{_PEOPLE}|同志们?|们|其中|另外|"
    r"(?:本|上|这)?(?:周|星期)[一二三四五六日天]|上午|下午|晚上|早上|#?接龙|主题党日|党课|理论学习|理论联学|座谈会|联席会议?|党员大会|支委会|志愿服务|参观学习|姓名|序号|原因|如下|一个|只有|只|就|仅|但是|但|不过|共计|合计|总共|一共|共|因为|由于|因|名单|情况|的|了|都|也|均|是|有|为|于|"
    r"和|与|及|以及|还有|跟|另|请|已|则|而|"
    r"(?:was|were|is|are|has|have|had|been|the|of|our|who|also|too|both|and|today|yesterday|on|in|due to|because of|"
    r"since|with|for|at|event|meeting|so|then|us|we|from|only|just|all|because|names?|list)\b|"
    r"[-–—~·*#@【】\[\]\"'“”‘’:]|[\U0001F300-\U0001FAFF\u2600-\u27bf\ufe0f]"
)
COUNT = (
    r"(?P<counted>应到|实到|到会|到场|出席|参加|缺席|请假|未到|缺勤|共计|合计|总共|一共|共)?\s*"
    rf"(?P<count>{_NUMBER})\s*(?:人|名|位|people|persons)"
)
HEADING_END = rf"(?:\s*(?:{_PEOPLE}|名单|情况|的有?|者|如下|是|有|\([^()]*\)|{_NUMBER}\s*[人名位]?))*+\s*:"
ROLE = r"(?:主持|记录|主讲|领学|带队|召集)(?:人员?|者)?\s*:"
NUMBERING = (
    r"(?<![\da-z.])\d{1,3}[.、):](?!\d)\s*|(?<![^\n])\d{1,3}\s+(?!people|persons)(?=[^\s\d人名位])|[①-⑳]\s*|\d\ufe0f?\u20e3\s*|"
    r"(?<![^\n])[-*•·]\s+"
)
TITLE = r"(?:老师|书记|师傅|教授|主任)(?:们)?"
# Notes in brackets behind a name that say what somebody is, or how they came, and nothing of an absence.
NOTE = re.compile(
    r"(?:.*(?:支部|学院|公司|系|部|处|科|室|中心|车间|书记|委员|组长|主任|院长|老师|党员|积极分子|发展对象)|"
    r"主持|记录|领学|主讲|带队|女|男|本人|(?:迟|晚)到.*|早退.*|线上.*|代.+|\d{1,2}|"
    r"chair|minutes|late|online|host|secretary|party member|remote|speaker)"
)
_SUBJECTS = "党|活动|支部|会议|主题|学习|时间|地点|单位|公司|学院|人员|名单|群众|团员|领导|同学|"
_SUBJECTS += "家里|家人|孩子|老人|父亲|母亲|爱人|妻子|丈夫|老婆|老公|媳妇|谢谢"
NEVER_BEHIND_SURNAMES = re.compile(rf"[的了吗呢吧没不未很就这哪么我你您他她它们请参缺席等\d]|{_SUBJECTS}")
NEVER_IN_NAMES = re.compile(
    rf"[的了吗呢吧没不未很就这哪么我你您他她它们请参缺席是到来去会因为所以但或者被把给对从向往共次天月号点时分午等个几两\d]|{_SUBJECTS}"
)
NEVER_A_NAME = frozenset(
    re.findall(
        r"\w+",
        "the a an and or not no to we i you he she it they them this that these those there here was were is "
        "are be been has have had do did does will would could should can may might must with without from "
        "for of in on at by so as if but our us my me your his her their meeting event branch party member "
        "members activity everyone everybody nobody who when where because today yesterday came went left "
        "late early half some someone people person report sent please good morning thanks thank hello "
        "yes none nil ok okay",
    )
)
ALSO_SURNAMES = frozenset(("an", "do", "he", "may", "she", "so", "will", "you"))
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚"
    "方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐"
    "向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解"
    "蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应"
    "匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占门帅利"
)
SURNAMES = frozenset(_SURNAMES)
