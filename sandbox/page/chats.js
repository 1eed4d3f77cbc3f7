/** The list of a person's chats, each with its last message and what is unread in it. */

import { avatar, badge, make } from "./elements.js";
import { summary } from "./summaries.js";
import { shortLabel } from "./times.js";
import { translate } from "./texts.js";

function preview(chat, me) {
  if (!chat.last) return "";
  const { from } = chat.last;
  if (from.id === me.id) return translate("says", translate("you"), summary(chat.last));
  return chat.type === "private" ? summary(chat.last) : translate("says", from.first_name, summary(chat.last));
}

function chatRow(chat, { me, current, now, open }) {
  const time = chat.last ? make("time", { class: "quiet" }, shortLabel(new Date(chat.last.date * 1000), now)) : null;
  return make("li", {},
    make("button", {
      type: "button",
      class: "chat",
      data: { testid: "chat", chatId: chat.id, unread: chat.unread },
      aria: chat.id === current ? { current: "true" } : {},
      on: { click: () => open(chat.id) },
    },
      avatar(chat.type === "private" ? 1 : chat.id, chat.title),
      make("span", { class: "two-lines" },
        make("span", { class: "line" }, make("strong", {}, chat.title), time),
        make("span", { class: "line" }, make("span", { class: "quiet preview" }, preview(chat, me)), badge(chat.unread, translate("unread", chat.unread))))));
}

/** Fills `list` with the newest chat first; whoever has the focus on one keeps it. */
export function drawChats(list, chats, view) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.chatId : null;
  const newest = (chat) => chat.last?.message_id ?? 0;
  const sorted = [...chats].sort((one, other) => newest(other) - newest(one));
  list.replaceChildren(...sorted.map((chat) => chatRow(chat, view)));
  if (chats.length === 0) list.append(make("li", { class: "quiet empty" }, translate("noChats")));
  if (focused) list.querySelector(`[data-chat-id="${focused}"]`)?.focus();
}
