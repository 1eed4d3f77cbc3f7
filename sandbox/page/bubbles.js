/** Draws one message, or one album, as a bubble with its text, pictures, files and buttons. */

import { fileAddress } from "./control.js";
import { icon, make } from "./elements.js";
import { renderText } from "./entities.js";
import { showPicture } from "./notices.js";
import { fullLabel, timeOfDay } from "./times.js";
import { say } from "./words.js";

/** A message in a few words, for lists and quotations. */
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

/** An article for the messages of one album, or for a single message in a list of one. `context` says who looks and what they can do. */
export function bubble(messages, context) {
  const [first] = messages;
  const worded = messages.find((message) => message.text ?? message.caption) ?? first;
  const own = first.from.id === context.me.id;
  const sent = new Date(first.date * 1000);
  const text = worded.text ?? worded.caption;
  const entities = worded.text === undefined ? worded.caption_entities : worded.entities;
  const name = context.group && !own ? make("p", { class: `sender ink-${Math.abs(first.from.id) % 7}` }, first.from.first_name) : null;
  const body = make("div", { class: "bubble" },
    name,
    quotation(first.reply_to_message),
    pictures(messages.filter((message) => message.photo)),
    messages.filter((message) => message.document).map((message) => documentLink(message.document)),
    smallThings(first),
    text === undefined ? null : make("div", { class: "text", data: { testid: "text" } }, renderText(text, entities, context)),
    meta(messages, sent));
  return make("article", {
    class: `message ${own ? "own" : "other"}${first.photo ? " with-photo" : ""}`,
    tabIndex: -1,
    data: { testid: "message", messageId: first.message_id, own, edited: messages.some((message) => message.edited) },
    aria: { label: `${first.from.first_name}, ${timeOfDay(sent)}` },
  }, make("div", { class: "bubble-row" }, body, actions(worded, own, context)), inlineKeyboard(first, context));
}

function quotation(message) {
  if (!message) return null;
  return make("blockquote", { class: "quotation" }, make("strong", {}, message.from?.first_name ?? ""), make("span", {}, summary(message)));
}

function pictures(messages) {
  if (messages.length === 0) return null;
  const images = messages.map((message, index) => {
    const address = fileAddress(message.photo[message.photo.length - 1].file_id);
    const description = messages.length > 1 ? say("photoNumber", index + 1) : message.caption ?? say("photo");
    return make("button", { type: "button", class: "picture", on: { click: () => showPicture(address, description) } },
      make("img", { src: address, alt: description }));
  });
  return make("div", { class: `pictures count-${Math.min(images.length, 4)}`, data: { testid: messages.length > 1 ? "album" : "photo" } }, images);
}

function documentLink(document) {
  const name = document.file_name ?? say("document");
  return make("a", {
    class: "document",
    href: fileAddress(document.file_id),
    download: name,
    aria: { label: say("download", name) },
    data: { testid: "document" },
  }, make("span", { class: "document-icon" }, icon("file")), make("span", { class: "two-lines" }, make("strong", {}, name), make("span", { class: "quiet" }, size(document.file_size))));
}

function size(bytes) {
  if (bytes === undefined) return "";
  return bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function smallThings(message) {
  if (message.sticker) return make("p", { class: "sticker" }, message.sticker.emoji ?? say("sticker"));
  if (message.voice) return make("p", {}, `[${say("voice")}] ${message.voice.duration}″`);
  if (message.location) return make("p", {}, `[${say("location")}] ${message.location.latitude}, ${message.location.longitude}`);
  if (message.contact) return make("p", {}, `[${say("contact")}] ${message.contact.first_name} ${message.contact.phone_number}`);
  const known = message.text ?? message.caption ?? message.photo ?? message.document;
  return known === undefined ? make("p", { class: "quiet" }, say("unknownMessage")) : null;
}

function meta(messages, sent) {
  const edited = messages.some((message) => message.edited) ? make("span", { class: "edited" }, say("edited")) : null;
  return make("p", { class: "meta" }, edited, make("time", { dateTime: sent.toISOString(), title: fullLabel(sent) }, timeOfDay(sent)));
}

function actions(message, own, context) {
  const action = (name, listener) =>
    make("button", { type: "button", class: "icon-button action", title: say(name), aria: { label: say(name) }, on: { click: listener } }, icon(name));
  const editable = own && (message.text ?? message.caption) !== undefined;
  return make("div", { class: "actions" }, editable ? action("edit", () => context.edit(message)) : null, action("reply", () => context.reply(message)));
}

function inlineKeyboard(message, context) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return make("div", { class: "inline-keyboard", data: { testid: "inline-keyboard" } },
    rows.map((row) => make("div", { class: "keyboard-row" }, row.map((button) => inlineButton(message, button, context)))));
}

function inlineButton(message, button, context) {
  if (button.url) {
    return make("button", { type: "button", class: "key", on: { click: () => context.follow(button.url) } }, button.text, icon("open"));
  }
  const pressed = context.isPressed(message, button.callback_data);
  return make("button", {
    type: "button",
    class: `key${pressed ? " pressed" : ""}`,
    aria: pressed ? { busy: "true" } : {},
    data: { callback: button.callback_data ?? "" },
    on: { click: () => context.press(message, button) },
  }, button.text);
}
