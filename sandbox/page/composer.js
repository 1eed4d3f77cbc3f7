/** Where one writes: text, captions, edits, replies, attachments and commands, sent with Enter. */

import { Attachments } from "./attachments.js";
import { summary } from "./bubbles.js";
import { CommandList } from "./commands.js";
import { byId } from "./elements.js";
import { ReplyKeyboard } from "./keyboard.js";
import { attempt } from "./notices.js";
import { say } from "./words.js";

const HIGHEST = 180; // pixels

export class Composer {
  #send;
  #lastOwn;
  #suffix = "";
  #target = null; // { kind: "edit" | "reply", message }
  #asked = null; // message id of a reply that the bot asked for
  #sending = false;

  /** `send(deed, details)` does one deed in the open chat; `lastOwn()` is the newest message that can be edited. */
  constructor(send, lastOwn) {
    this.#send = send;
    this.#lastOwn = lastOwn;
    this.attachments = new Attachments(() => this.#fit());
    this.commands = new CommandList((command) => this.#sendCommand(command));
    this.keyboard = new ReplyKeyboard((button) => this.#pressKey(button));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    byId("context-cancel").addEventListener("click", () => this.#leave());
    byId("slash").addEventListener("click", () => this.#toggleCommands());
    this.#wireText();
  }

  #wireText() {
    const text = byId("message");
    text.addEventListener("input", () => {
      this.#fit();
      this.commands.suggest(text.value);
    });
    text.addEventListener("keydown", (event) => this.#key(event));
    text.addEventListener("blur", () => this.commands.close());
    text.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      this.attachments.add(event.clipboardData.files);
    });
    const section = document.querySelector(".conversation");
    section.addEventListener("dragover", (event) => event.preventDefault());
    section.addEventListener("drop", (event) => {
      event.preventDefault();
      this.attachments.add(event.dataTransfer.files);
    });
  }

  /** Enter ends a word in a Chinese input method first; only then does it send. */
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.key(event.key)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#target) this.#leave();
    else if (event.key === "ArrowUp" && event.target.value === "" && this.#lastOwn()) {
      event.preventDefault();
      this.edit(this.#lastOwn());
    }
  }

  /** Begins afresh, as after a change of chat. In a group, commands carry the bot's name as Telegram adds it. */
  reset(groupBot) {
    this.#suffix = groupBot ? `@${groupBot}` : "";
    this.attachments.clear();
    this.#asked = null;
    this.#target = null;
    this.#leave();
  }

  edit(message) {
    this.#aim("edit", message, `${say("editing")}: ${summary(message)}`);
    byId("message").value = message.text ?? message.caption;
    this.#fit();
  }

  reply(message) {
    this.#aim("reply", message, `${say("replying", message.from.first_name)}: ${summary(message)}`);
  }

  /** Follows what the bot's newest keyboard asks for. */
  heed(present) {
    this.keyboard.draw(present);
    byId("message").placeholder = present?.markup.input_field_placeholder || say("message");
    if (present?.markup.force_reply && this.#asked !== present.message.message_id) {
      this.#asked = present.message.message_id;
      this.reply(present.message);
    }
  }

  #aim(kind, message, label) {
    this.#target = { kind, message };
    byId("context-text").textContent = label;
    byId("context").hidden = false;
    byId("message").focus();
  }

  /** Lets go of what was edited or replied to; what was typed for a reply stays. */
  #leave() {
    if (this.#target?.kind === "edit" || this.#target === null) byId("message").value = "";
    this.#target = null;
    byId("context").hidden = true;
    this.commands.close();
    this.#fit();
  }

  #toggleCommands() {
    const text = byId("message");
    const open = this.commands.open;
    text.value = open ? "" : "/";
    text.focus();
    this.commands.suggest(open ? "" : "/");
  }

  async #submit() {
    const text = byId("message").value.trim();
    const target = this.#target;
    if (this.#sending || (text === "" && this.attachments.count === 0)) return;
    this.#sending = true;
    const sent = await attempt(async () => {
      if (target?.kind === "edit") await this.#send("edit", { message_id: target.message.message_id, text });
      else for (const [deed, details] of await this.#deeds(text, target)) await this.#send(deed, details);
      return true;
    });
    this.#sending = false;
    if (!sent) return;
    if (target?.kind !== "edit") this.attachments.clear();
    this.#target = null;
    this.#leave();
    byId("message").focus();
  }

  async #deeds(text, target) {
    const reply = target ? { reply_to: target.message.message_id } : {};
    const deeds = this.attachments.count > 0 ? await this.attachments.deeds(text) : [["text", { text }]];
    return deeds.map(([deed, details]) => [deed, { ...details, ...reply }]);
  }

  async #sendCommand(command) {
    byId("message").value = "";
    this.commands.close();
    await attempt(() => this.#send("text", { text: `/${command}${this.#suffix}` }));
    byId("message").focus();
  }

  #pressKey(button) {
    if (button.request_contact) return attempt(() => this.#send("contact", {}));
    if (button.request_location) return attempt(() => this.#send("location", {}));
    return attempt(() => this.#send("text", { text: button.text }));
  }

  #fit() {
    const text = byId("message");
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, HIGHEST)}px`;
  }
}
