/** The reply keyboard under the composer: which one holds now, and its buttons. */

import { byId, make } from "./elements.js";

/** The markup that the newest message with one left behind: a keyboard, a wish for a reply, or null. */
export function presentKeyboard(messages, bot, me) {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const markup = messages[index].reply_markup;
    if (messages[index].from.id !== bot.id || !markup || markup.inline_keyboard) continue;
    if (markup.remove_keyboard) return null;
    const used = messages.slice(index + 1).some((message) => message.from.id === me.id);
    if (used && (markup.force_reply || markup.one_time_keyboard)) return null;
    return { markup, message: messages[index] };
  }
  return null;
}

export class ReplyKeyboard {
  #shownFor = null;
  #press;

  /** `press(button)` sends what the button says or asks for. */
  constructor(press) {
    this.#press = press;
    byId("keyboard-toggle").addEventListener("click", () => this.#show(byId("reply-keyboard").hidden));
  }

  draw(present) {
    const rows = present?.markup.keyboard;
    byId("keyboard-toggle").hidden = !rows;
    const key = rows ? `${present.message.message_id} ${present.message.seq}` : null;
    if (key === this.#shownFor) return;
    this.#shownFor = key;
    byId("reply-keyboard").replaceChildren(...(rows ?? []).map((row) => make("div", { class: "keyboard-row" },
      row.map((button) => make("button", { type: "button", class: "key", on: { click: () => this.#press(button) } }, button.text)))));
    this.#show(Boolean(rows));
  }

  #show(visible) {
    byId("reply-keyboard").hidden = !visible;
    byId("keyboard-toggle").setAttribute("aria-expanded", String(visible));
  }
}
