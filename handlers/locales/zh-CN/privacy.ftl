# 个人信息：查看、删除。

command-privacy = 我的个人信息
privacy-nothing = 这里没有保存您的任何信息。
privacy-heading = <b>您的个人信息</b>
privacy-what = 保存的有：您的 Telegram 编号、姓名、语言、角色，名册上的登记，您记的台账和佐证材料，操作记录，以及近 30 天的消息。
privacy-rights = 您可以把全部内容取成文件，也可以申请删除：姓名和 Telegram 身份换成代号，草稿和消息删掉，台账和数字保留。
privacy-file-button = 取得文件
privacy-caption = 这里保存的关于您的全部内容；时间为 UTC，加 8 小时即北京时间。
erasure-ask-button = 申请删除
erasure-ask = 要申请删除个人信息吗？由管理员决定；删除后不能恢复，您也不能再使用台账。
erasure-yes = 提出申请
erasure-no = 不申请
erasure-asked = 申请已提出，由管理员决定。
erasure-asked-already = 您的申请已在处理中，请稍候。
erasure-none = 没有这项申请，或者应由另一位管理员决定。
erasure-decided-already = 这项申请已经决定了。
erasure-grant-button = 同意删除
erasure-refuse-button = 不同意
erasure-grant-ask = 删除 { $who } 的个人信息吗？姓名和 Telegram 身份换成代号，不能恢复；台账和数字保留。
erasure-granted = 已同意，个人信息已删除
erasure-refused = 未同意
erasure-decided = 个人信息删除申请（{ $who }）：{ $decision }。
news-erasure-asked = { $name }，您好！{ $who } 申请删除个人信息。同意后姓名和 Telegram 身份换成代号，不能恢复；台账和数字保留。
news-erasure-refused = { $name }，您好！管理员未同意删除您的个人信息。有疑问请直接联系管理员。
