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

const postponed = new WeakMap(); // what a list is to show once nothing in it is pressed any more

/** Draws the list when the press that goes on has ended: a row that is replaced in the middle of a click never hears it. */
function drawLater(list, chats, view) {
  const waits = postponed.has(list);
  postponed.set(list, [chats, view]);
  if (waits) return;
  const ended = new AbortController();
  const draw = () => setTimeout(() => {
    ended.abort();
    const latest = postponed.get(list);
    postponed.delete(list);
    if (latest) drawChats(list, ...latest);
  });
  for (const event of ["pointerup", "pointercancel", "keyup", "blur"]) window.addEventListener(event, draw, { once: true, signal: ended.signal });
}

/** Fills `list` with the newest chat first; whoever has the focus on one keeps it. */
export function drawChats(list, chats, view) {
  if (list.querySelector(".chat:active")) return drawLater(list, chats, view);
  postponed.delete(list);
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.chatId : null;
  const newest = (chat) => chat.last?.message_id ?? 0;
  const sorted = [...chats].sort((one, other) => newest(other) - newest(one));
  list.replaceChildren(...sorted.map((chat) => chatRow(chat, view)));
  if (chats.length === 0) list.append(make("li", { class: "quiet empty" }, translate("noChats")));
  if (focused) list.querySelector(`[data-chat-id="${focused}"]`)?.focus();
}
