/** The buttons of the bot: those under a message, and those that take the place of typing. */

import { icon, make } from "./elements.js";

export function inlineKeyboard(message, context) {
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

/** The markup that the newest message with one left behind: a keyboard, a request for a reply, or null. */
export function presentKeyboard(messages, bot, me) {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const markup = messages[index].keyboard;
    if (messages[index].from.id !== bot.id || !markup) continue;
    if (markup.remove_keyboard) return null;
    const used = messages.slice(index + 1).some((message) => message.from.id === me.id);
    if (used && (markup.force_reply || markup.one_time_keyboard)) return null;
    return { markup, message: messages[index] };
  }
  return null;
}

/** The reply keyboard under the composer. */
export class ReplyKeyboard {
  #shownFor = null;
  #parts;
  #press;

  /** `press(button)` sends what the button says or asks for. */
  constructor(parts, press) {
    this.#parts = parts;
    this.#press = press;
    parts.keyboardToggle.addEventListener("click", () => this.#show(parts.replyKeyboard.hidden));
  }

  draw(present) {
    const rows = present?.markup.keyboard;
    this.#parts.keyboardToggle.hidden = !rows;
    const key = rows ? `${present.message.message_id} ${present.message.version}` : null;
    if (key === this.#shownFor) return;
    this.#shownFor = key;
    this.#parts.replyKeyboard.replaceChildren(...(rows ?? []).map((row) => make("div", { class: "keyboard-row" },
      row.map((button) => make("button", { type: "button", class: "key", on: { click: () => this.#press(button) } }, button.text)))));
    this.#show(Boolean(rows));
  }

  #show(visible) {
    this.#parts.replyKeyboard.hidden = !visible;
    this.#parts.keyboardToggle.setAttribute("aria-expanded", String(visible));
  }
}
