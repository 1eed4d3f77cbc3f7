/** What a person has sent and what is still on its way: in order, and again when Telegram could not be reached. */

import { perform, Unreachable } from "./control.js";

const SHOWN_AFTER = 250; // milliseconds: what arrives sooner is never seen as being sent
const AGAIN_AFTER = 2000; // milliseconds

export class Outbox {
  #waiting = []; // { key, user, chat, action, details, shown }
  #running = false;
  #next = 1;
  #changed;
  #arrived;
  #refused;

  /**
   * `changed()` is called when what is shown as on its way is another, `arrived(sent)` when something has been sent,
   * `refused(error, sent)` when it can't be.
   */
  constructor({ changed, arrived, refused }) {
    this.#changed = changed;
    this.#arrived = arrived;
    this.#refused = refused;
  }

  /** Sends soon, and in the order of the calls. */
  send(user, chat, action, details) {
    const sent = { key: this.#next, user, chat, action, details, shown: false };
    this.#next += 1;
    this.#waiting.push(sent);
    setTimeout(() => {
      sent.shown = true;
      if (this.#waiting.includes(sent)) this.#changed();
    }, SHOWN_AFTER);
    this.#run();
  }

  /** What is on its way in a chat, long enough to be worth showing. */
  pending(user, chat) {
    return this.#waiting.filter((sent) => sent.shown && sent.user === user && sent.chat === chat);
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    while (this.#waiting.length > 0) {
      const [sent] = this.#waiting;
      try {
        await perform(sent.user, sent.chat, sent.action, sent.details);
        this.#arrived(sent);
      } catch (error) {
        if (error instanceof Unreachable) {
          await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
          continue;
        }
        this.#refused(error, sent);
      }
      this.#waiting.shift();
      this.#changed();
    }
    this.#running = false;
  }
}
