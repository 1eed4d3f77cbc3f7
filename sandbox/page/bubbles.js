/** Draws one message, or one album, as a bubble with its text, pictures, files and buttons. */

import { avatar, icon, iconButton, make } from "./elements.js";
import { renderText } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { documentLink, pictures } from "./media.js";
import { summary } from "./summaries.js";
import { fullLabel, timeOfDay } from "./times.js";
import { translate } from "./texts.js";

/**
 * An article for an entry of the chat. `context` says who looks ({ me, group }) and what they can do: link, command,
 * follow, press, isPressed, edit, reply.
 */
export function bubble({ messages, first, last }, context) {
  const [message] = messages;
  const own = message.from.id === context.me.id;
  const withText = messages.find(({ text, caption }) => text ?? caption) ?? message;
  const text = withText.text ?? withText.caption;
  const sent = new Date(message.date * 1000);
  const photos = messages.filter(({ photo }) => photo);
  const keyboard = inlineKeyboard(message, context);
  const bare = photos.length > 0 && text === undefined; // then the time lies on the picture
  const body = make("div", { class: `bubble${bare ? " bare" : ""}` },
    context.group && !own && first ? make("p", { class: `sender ink-${Math.abs(message.from.id) % 7}` }, message.from.first_name) : null,
    quotation(message.reply_to_message),
    pictures(photos),
    messages.filter(({ document }) => document).map(({ document }) => documentLink(document)),
    otherContent(message),
    text === undefined ? null : make("div", { class: "text", lang: languageOf(text), data: { testid: "text" } }, renderText(text, textEntities(withText), context)),
    meta(messages, sent, own));
  return make("article", {
    class: ["message", own ? "own" : "other", first && "first", last && "last", keyboard && "with-keyboard"].filter(Boolean).join(" "),
    tabIndex: -1,
    data: { testid: "message", messageId: message.message_id, own, edited: messages.some(({ edited }) => edited) },
    aria: { label: translate("says", own ? translate("you") : message.from.first_name, timeOfDay(sent)) },
  },
    context.group && !own && last ? avatar(message.from.id, message.from.first_name) : null,
    make("div", { class: "bubble-row" }, body, actions(withText, own, context)),
    keyboard);
}

/** A bubble for what is on its way, from the details of its action. */
export function pendingBubble({ details }) {
  const files = details.files ?? (details.file ? [details.file] : []);
  const text = details.text ?? details.caption;
  return make("article", { class: "message own first last pending", data: { testid: "pending" }, aria: { label: translate("sending") } },
    make("div", { class: "bubble-row" },
      make("div", { class: "bubble" },
        files.map((file) => make("p", { class: "pending-file" }, icon("file"), file.name)),
        text ? make("div", { class: "text" }, text) : null,
        make("p", { class: "meta" }, mark("sending", "clock")))));
}

/** For whoever reads it aloud, and for its quotation marks: a person's language need not be the page's. */
function languageOf(text) {
  return /[\u3400-\u9fff]/.test(text) ? "zh-CN" : "en";
}

function textEntities(message) {
  return message.text === undefined ? message.caption_entities : message.entities;
}

function quotation(message) {
  if (!message) return null;
  return make("blockquote", { class: "quotation" }, make("strong", {}, message.from?.first_name ?? ""), make("span", {}, summary(message)));
}

function otherContent(message) {
  if (message.sticker) return make("p", { class: "sticker" }, message.sticker.emoji ?? translate("sticker"));
  if (message.voice) return make("p", {}, `[${translate("voice")}] ${message.voice.duration}″`);
  if (message.location) return make("p", {}, `[${translate("location")}] ${message.location.latitude}, ${message.location.longitude}`);
  if (message.contact) return make("p", {}, `[${translate("contact")}] ${message.contact.first_name} ${message.contact.phone_number}`);
  const known = message.text ?? message.caption ?? message.photo ?? message.document;
  return known === undefined ? make("p", { class: "quiet" }, translate("unknownMessage")) : null;
}

function meta(messages, sent, own) {
  const edited = messages.some((message) => message.edited) ? make("span", { class: "edited" }, translate("edited")) : null;
  const received = messages.every((message) => message.received);
  return make("p", { class: "meta" },
    edited,
    make("time", { dateTime: sent.toISOString(), title: fullLabel(sent) }, timeOfDay(sent)),
    own ? mark(received ? "received" : "sent", received ? "checks" : "check") : null);
}

function mark(state, picture) {
  return make("span", { class: "mark", data: { mark: state }, title: translate(state) }, icon(picture), make("span", { class: "visually-hidden" }, translate(state)));
}

function actions(message, own, context) {
  const editable = own && (message.text ?? message.caption) !== undefined;
  return make("div", { class: "actions" },
    iconButton("reply", translate("reply"), () => context.reply(message), "action"),
    editable ? iconButton("edit", translate("edit"), () => context.edit(message), "action") : null);
}
