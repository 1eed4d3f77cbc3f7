/** Whether the bot is at work on what a person has just done, so that they see that it heard them. */

import { untilIdle } from "./control.js";

const SHOWN_AFTER = 400; // milliseconds: whoever answers sooner is not seen typing
const IDLE_WITHIN = 30; // seconds
const ACTION_LASTS = 5000; // milliseconds, as Telegram shows a chat action

export class Typing {
  now = false;
  #timer = null;
  #round = 0;
  #show;

  /** `show(typing)` is called whenever it begins and ends. */
  constructor(show) {
    this.#show = show;
  }

  /** Something was sent: the bot types from a moment later until it is idle or has answered. */
  expect() {
    this.#round += 1;
    const round = this.#round;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      this.#set(true);
      await untilIdle(IDLE_WITHIN).catch(() => null);
      if (round === this.#round) this.#set(false);
    }, SHOWN_AFTER);
  }

  /** The bot says itself that it types. */
  begin() {
    clearTimeout(this.#timer);
    this.#set(true);
    this.#timer = setTimeout(() => this.#set(false), ACTION_LASTS);
  }

  end() {
    this.#round += 1;
    clearTimeout(this.#timer);
    this.#set(false);
  }

  #set(typing) {
    if (this.now === typing) return;
    this.now = typing;
    this.#show(typing);
  }
}
