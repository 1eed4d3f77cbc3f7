# 导出的文件

document-coming = 正在准备，好了就发给您。
document-failed = 抱歉，没能生成。请稍后再试；还是不行，请把编号 { $number } 告诉管理员。
