/** The inline buttons that somebody has pressed: which ones wait for the bot's answer, and what it says. */

import { callback, perform } from "./control.js";

const ANSWER_WITHIN = 15; // seconds

export class Taps {
  #waiting = new Set(); // "chat message data"
  #changed;

  /** `changed()` is called when other buttons wait than before. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Presses a button for a person and resolves to the bot's answer; null when it is pressed already, or does nothing. */
  async press(person, message, button, pressed) {
    const key = tapKey(message, button.callback_data);
    if (button.callback_data === undefined || this.#waiting.has(key)) return null;
    this.#waiting.add(key);
    this.#changed();
    try {
      const { callback_id: id } = await perform(person, message.chat.id, "tap", { message_id: message.message_id, data: button.callback_data });
      pressed();
      return await callback(id, ANSWER_WITHIN);
    } finally {
      this.#waiting.delete(key);
      this.#changed();
    }
  }

  isWaiting(message, data) {
    return this.#waiting.has(tapKey(message, data));
  }

  /** The data of a message's buttons that wait, as one text. */
  waitingIn(message) {
    return [...this.#waiting].filter((key) => key.startsWith(tapKey(message, ""))).join();
  }
}

function tapKey(message, data) {
  return `${message.chat.id} ${message.message_id} ${data}`;
}
