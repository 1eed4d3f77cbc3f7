# 导出的文件

document-coming = 正在准备文件，好了就发给您。
document-failed = 抱歉，文件没能生成，已记下编号 { $number }，管理员会处理。
