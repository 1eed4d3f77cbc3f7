/** A message in a few words, for lists, quotations and those who listen. */

import { translate } from "./texts.js";

export function summary(message) {
  const text = message.text ?? message.caption;
  if (message.photo) return text ? `[${translate("photo")}] ${text}` : `[${translate("photo")}]`;
  if (message.document) return `[${translate("document")}] ${message.document.file_name ?? ""} ${text ?? ""}`.trim();
  if (text !== undefined) return text.replace(/\s+/g, " ");
  for (const kind of ["sticker", "voice", "location", "contact"]) if (message[kind]) return `[${translate(kind)}]`;
  return serviceText(message) ?? translate("unknownMessage");
}

/** The line for a message about the chat itself, or null when it is something that a person said. */
export function serviceText(message) {
  const names = (users) => users.map((user) => user.first_name).join(translate("and"));
  if (message.new_chat_members) return translate("joined", names(message.new_chat_members));
  if (message.left_chat_member) return translate("left", message.left_chat_member.first_name);
  if (message.group_chat_created || message.supergroup_chat_created) return translate("groupMade");
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return translate("groupMoved");
  if (message.pinned_message) return translate("pinned");
  return null;
}
