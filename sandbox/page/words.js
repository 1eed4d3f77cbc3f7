/** The page's labels, Chinese and English side by side, so that each person reads their own language. */

const WORDS = {
  title: ["共建沙盒", "Gongjian sandbox"],
  chats: ["聊天", "Chats"],
  noChats: ["还没有聊天", "No chats yet"],
  noMessages: ["还没有消息。点“开始”，或输入 / 查看命令。", "Nothing here yet. Press Start, or type / for commands."],
  start: ["开始", "Start"],
  back: ["返回聊天列表", "Back to chats"],
  message: ["消息", "Message"],
  send: ["发送", "Send"],
  attach: ["添加图片或文件", "Attach photos or files"],
  attached: ["待发送的文件", "Files to send"],
  remove: ["移除 {0}", "Remove {0}"],
  asFiles: ["按文件发送（不压缩）", "Send as files"],
  commands: ["命令", "Commands"],
  keyboard: ["快捷键盘", "Keyboard"],
  edit: ["编辑", "Edit"],
  reply: ["回复", "Reply"],
  editing: ["正在编辑", "Editing"],
  replying: ["回复 {0}", "Reply to {0}"],
  cancel: ["取消", "Cancel"],
  close: ["关闭", "Close"],
  ok: ["好", "OK"],
  edited: ["已编辑", "edited"],
  today: ["今天", "Today"],
  yesterday: ["昨天", "Yesterday"],
  unread: ["{0} 条未读", "{0} unread"],
  bot: ["机器人", "bot"],
  groupKind: ["群组", "group"],
  and: ["、", ", "],
  photo: ["图片", "Photo"],
  photoNumber: ["图片 {0}", "Photo {0}"],
  document: ["文件", "Document"],
  download: ["下载 {0}", "Download {0}"],
  sticker: ["贴纸", "Sticker"],
  voice: ["语音", "Voice message"],
  location: ["位置", "Location"],
  contact: ["联系人", "Contact"],
  unknownMessage: ["[此类消息沙盒不显示]", "[The sandbox does not show this kind of message]"],
  joined: ["{0} 加入了群组", "{0} joined the group"],
  left: ["{0} 离开了群组", "{0} left the group"],
  groupMade: ["群组已创建", "The group was created"],
  groupMoved: ["群组已升级为超级群组", "The group became a supergroup"],
  pinned: ["已置顶一条消息", "A message was pinned"],
  spoiler: ["点按显示隐藏的文字", "Show the hidden text"],
  chooseLead: ["你现在是谁？ Who are you?", "Who are you now?"],
  chooseHint: ["换一个身份，就以那个人的眼睛看这些聊天。Pick a person and see the chats through their eyes.", "Pick a person and see the chats through their eyes."],
  switchPerson: ["切换身份", "Change person"],
  newPerson: ["新增一个人", "Add a person"],
  name: ["姓名", "Name"],
  username: ["用户名（可不填）", "Username (optional)"],
  note: ["备注（可不填）", "Note (optional)"],
  language: ["语言", "Language"],
  add: ["添加", "Add"],
  openLink: ["打开邀请链接", "Invitation link"],
  openLinkHint: [
    "粘贴 https://t.me/…？start=… 链接，或只粘贴其中的参数；将以{0}的身份打开。",
    "Paste a https://t.me/…?start=… link, or only its payload. It opens as {0}.",
  ],
  link: ["链接或参数", "Link or payload"],
  open: ["打开", "Open"],
  badLink: [
    "参数由 1 到 64 个字母、数字、下划线或连字符组成。",
    "A payload is 1 to 64 letters, digits, underscores or hyphens.",
  ],
  newGroup: ["新建群组", "New group"],
  groupTitle: ["群组名称", "Title of the group"],
  members: ["成员", "Members"],
  make: ["创建", "Create"],
  clock: ["沙盒时钟", "Sandbox clock"],
  clockBehind: ["比实际时间慢 {0}", "{0} behind real time"],
  clockAhead: ["比实际时间快 {0}", "{0} ahead of real time"],
  days: ["{0} 天", "{0} d"],
  hours: ["{0} 小时", "{0} h"],
  minutes: ["{0} 分钟", "{0} min"],
  realTime: ["与实际时间一致", "Same as real time"],
  hourLater: ["+1 小时", "+1 hour"],
  tomorrow: ["明天 09:00", "Tomorrow 09:00"],
  nextMonday: ["下周一 09:00", "Next Monday 09:00"],
  resetClock: ["回到现在", "Back to now"],
  working: ["机器人正在处理…", "The bot is at work…"],
  offline: ["连接中断，正在重连…", "Connection lost, trying again…"],
  latest: ["跳到最新消息", "Jump to the latest message"],
  choosePerson: ["{0}，{1}", "{0}, {1}"],
  noAnswer: ["机器人没有应答", "The bot did not answer"],
  botMissing: ["链接指向另一个机器人：{0}", "The link belongs to another bot: {0}"],
};

let column = 0;

/** Chooses the language of all further labels from a Telegram language_code; Chinese when there is none. */
export function speak(languageCode) {
  column = !languageCode || languageCode.toLowerCase().startsWith("zh") ? 0 : 1;
  document.documentElement.lang = column === 0 ? "zh-CN" : "en";
}

export function locale() {
  return column === 0 ? "zh-CN" : "en-GB";
}

/** The label `key` with {0}, {1} … filled in; an unknown key is an error of the page and says so. */
export function say(key, ...values) {
  if (!(key in WORDS)) throw new Error(`no label "${key}"`);
  return WORDS[key][column].replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? "");
}

/** Fills in every element that names its label with data-word, data-label or data-placeholder. */
export function labelAll(root = document) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.label);
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) element.placeholder = say(element.dataset.placeholder);
}
