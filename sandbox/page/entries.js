/** Arranges messages for reading: under their days, albums as one, and what one person says in a row as a group. */

import { serviceText } from "./summaries.js";
import { dayKey } from "./times.js";

const TOGETHER = 300; // seconds within which messages of one person form a group

/**
 * What a chat shows, in order: { kind: "day", date }, { kind: "unread" }, { kind: "note", messages, text } and
 * { kind: "bubble", messages, first, last }, where `first` and `last` say whether it begins and ends a group.
 */
export function arrange(messages, unreadAfter, me) {
  const entries = [];
  let day = null;
  let marked = unreadAfter === null;
  for (const album of albums(messages)) {
    const [message] = album;
    const date = new Date(message.date * 1000);
    if (dayKey(date) !== day) {
      day = dayKey(date);
      entries.push({ kind: "day", date });
    }
    if (!marked && message.message_id > unreadAfter && message.from.id !== me) {
      marked = true;
      entries.push({ kind: "unread" });
    }
    const text = serviceText(message);
    entries.push(text === null ? { kind: "bubble", messages: album } : { kind: "note", messages: album, text });
  }
  entries.forEach((entry, index) => {
    if (entry.kind !== "bubble") return;
    entry.first = !belongTogether(entries[index - 1], entry);
    entry.last = !belongTogether(entry, entries[index + 1]);
  });
  return entries;
}

function belongTogether(one, other) {
  if (one?.kind !== "bubble" || other?.kind !== "bubble") return false;
  const [before] = one.messages;
  const [after] = other.messages;
  const parted = before.reply_markup?.inline_keyboard !== undefined;
  return !parted && before.from.id === after.from.id && Math.abs(after.date - before.date) <= TOGETHER;
}

function albums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (last && message.media_group_id && last[0].media_group_id === message.media_group_id) last.push(message);
    else groups.push([message]);
  }
  return groups;
}
