/** Where one writes: text, captions, edits, replies, attachments and commands, sent with Enter. */

import { Attachments } from "./attachments.js";
import { CommandList } from "./commands.js";
import { ReplyKeyboard } from "./keyboard.js";
import { summary } from "./summaries.js";
import { translate } from "./texts.js";

const MAX_HEIGHT = 180; // pixels

export class Composer {
  #parts;
  #actions;
  #suffix = "";
  #chat = null;
  #drafts = new Map(); // what was typed and not sent, for each chat
  #target = null; // { kind: "edit" | "reply", message }
  #forcedReply = null; // id of the message to which the bot asked for a reply

  /**
   * `actions.send(action, details)` sends from the open chat, `actions.edit(id, text)` changes a message and resolves once it is
   * done, `actions.lastOwn()` is the newest message that can be edited, `actions.tell(text)` says what was not taken.
   */
  constructor(parts, actions) {
    this.#parts = parts;
    this.#actions = actions;
    this.attachments = new Attachments(parts, () => parts.message.focus(), actions.tell);
    this.commands = new CommandList(parts, (command) => this.#sendCommand(command));
    this.keyboard = new ReplyKeyboard(parts, (button) => this.#pressKey(button));
    parts.composer.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    parts.contextCancel.addEventListener("click", () => this.#clearTarget());
    parts.slash.addEventListener("click", () => this.#toggleCommands());
    this.#wireText(parts.message);
    this.#wireFiles(parts.conversation);
  }

  #wireText(text) {
    text.addEventListener("input", () => {
      this.#resize();
      this.commands.suggest(text.value);
    });
    text.addEventListener("keydown", (event) => this.#key(event));
    text.addEventListener("blur", () => this.commands.close());
  }

  #wireFiles(section) {
    this.#parts.message.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      this.attachments.add([...event.clipboardData.files]);
    });
    section.addEventListener("dragover", (event) => event.preventDefault());
    section.addEventListener("drop", (event) => {
      event.preventDefault();
      this.attachments.add([...event.dataTransfer.files]);
    });
  }

  /** Enter ends a word in a Chinese input method first; only then does it send. */
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.key(event.key)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#target) this.#clearTarget();
    else if (event.key === "ArrowUp" && event.target.value === "" && this.#actions.lastOwn()) {
      event.preventDefault();
      this.edit(this.#actions.lastOwn());
    }
  }

  /** Goes to another chat with what was typed there. In a group, commands carry the bot's name as Telegram adds it. */
  enter(chat, groupBot) {
    if (this.#target?.kind === "edit") this.#parts.message.value = "";
    this.#drafts.set(this.#chat, this.#parts.message.value);
    this.#chat = chat;
    this.#suffix = groupBot ? `@${groupBot}` : "";
    this.#target = null;
    this.#forcedReply = null;
    this.attachments.clear();
    this.#clearTarget();
    this.write(this.#drafts.get(chat) ?? "");
  }

  /** Puts text where one types, as when something could not be sent. */
  write(text) {
    this.#parts.message.value = text;
    this.#resize();
  }

  edit(message) {
    this.#setTarget("edit", message, translate("says", translate("editing"), summary(message)));
    this.write(message.text ?? message.caption);
  }

  reply(message) {
    this.#setTarget("reply", message, translate("says", translate("replying", message.from.first_name), summary(message)));
  }

  /** Follows what the bot's newest keyboard asks for. */
  followKeyboard(present) {
    this.keyboard.draw(present);
    this.#parts.message.placeholder = present?.markup.input_field_placeholder || translate("message");
    if (present?.markup.force_reply && this.#forcedReply !== present.message.message_id) {
      this.#forcedReply = present.message.message_id;
      this.reply(present.message);
    }
  }

  #setTarget(kind, message, label) {
    this.#target = { kind, message };
    this.#parts.contextText.textContent = label;
    this.#parts.context.hidden = false;
    this.#parts.message.focus();
  }

  /** Lets go of what was edited or replied to; what was typed for a reply stays. */
  #clearTarget() {
    if (this.#target?.kind === "edit") this.#parts.message.value = "";
    this.#target = null;
    this.#parts.context.hidden = true;
    this.commands.close();
    this.#resize();
  }

  #toggleCommands() {
    const text = this.#parts.message;
    const open = this.commands.open;
    text.value = open ? "" : "/";
    text.focus();
    this.commands.suggest(open ? "" : "/");
  }

  async #submit() {
    const text = this.#parts.message.value.trim();
    if (text === "" && this.attachments.count === 0) return;
    const target = this.#target;
    if (target?.kind !== "edit") this.#sendAll(text, target);
    else if (!(await this.#actions.edit(target.message.message_id, text))) return;
    this.#target = null;
    this.write("");
    this.#clearTarget();
    this.#parts.message.focus();
  }

  #sendAll(text, target) {
    const reply = target ? { reply_to: target.message.message_id } : {};
    const actions = this.attachments.count > 0 ? this.attachments.take(text) : [["text", { text }]];
    for (const [action, details] of actions) this.#actions.send(action, { ...details, ...reply });
  }

  #sendCommand(command) {
    this.write("");
    this.commands.close();
    this.#actions.send("text", { text: `/${command}${this.#suffix}` });
    this.#parts.message.focus();
  }

  #pressKey(button) {
    if (button.request_contact) this.#actions.send("contact", {});
    else if (button.request_location) this.#actions.send("location", {});
    else this.#actions.send("text", { text: button.text });
  }

  #resize() {
    const text = this.#parts.message;
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, MAX_HEIGHT)}px`;
  }
}
