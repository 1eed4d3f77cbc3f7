/** A message in a few words, for lists, quotations and those who listen. */

import { say } from "./words.js";

export function summary(message) {
  const words = message.text ?? message.caption;
  if (message.photo) return words ? `[${say("photo")}] ${words}` : `[${say("photo")}]`;
  if (message.document) return `[${say("document")}] ${message.document.file_name ?? ""} ${words ?? ""}`.trim();
  if (words !== undefined) return words.replace(/\s+/g, " ");
  for (const kind of ["sticker", "voice", "location", "contact"]) if (message[kind]) return `[${say(kind)}]`;
  return serviceText(message) ?? say("unknownMessage");
}

/** The line for a message about the chat itself, or null when it is something that a person said. */
export function serviceText(message) {
  const names = (users) => users.map((user) => user.first_name).join(say("and"));
  if (message.new_chat_members) return say("joined", names(message.new_chat_members));
  if (message.left_chat_member) return say("left", message.left_chat_member.first_name);
  if (message.group_chat_created || message.supergroup_chat_created) return say("groupMade");
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return say("groupMoved");
  if (message.pinned_message) return say("pinned");
  return null;
}
