/** The list of a person's chats, each with its last message and what is unread in it. */

import { avatar, byId, make } from "./elements.js";
import { summary } from "./bubbles.js";
import { shortLabel } from "./times.js";
import { say } from "./words.js";

function chatRow(chat, current, now, open) {
  const unread = chat.unread > 0 ? make("span", { class: "badge", aria: { label: say("unread", chat.unread) } }, String(chat.unread)) : null;
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
        make("span", { class: "line" }, make("span", { class: "quiet preview" }, chat.last ? summary(chat.last) : ""), unread))));
}

export function drawChats(chats, current, now, open) {
  const focused = document.activeElement?.closest?.("#chats [data-chat-id]")?.dataset.chatId;
  const newest = (chat) => chat.last?.date ?? 0;
  const sorted = [...chats].sort((one, other) => newest(other) - newest(one));
  byId("chats").replaceChildren(...sorted.map((chat) => chatRow(chat, current, now, open)));
  if (chats.length === 0) byId("chats").append(make("li", { class: "quiet empty" }, say("noChats")));
  if (focused) byId("chats").querySelector(`[data-chat-id="${focused}"]`)?.focus();
  const unread = chats.reduce((sum, chat) => sum + chat.unread, 0);
  document.title = unread > 0 ? `(${unread}) ${say("title")}` : say("title");
}
