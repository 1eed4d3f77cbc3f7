/** The list of the bot's commands that opens over the composer when one types a slash. */

import { make } from "./elements.js";

export class CommandList {
  #commands = [];
  #matching = [];
  #active = -1;
  #parts;
  #pick;

  /** `pick(command)` is called with the command's name, without its slash. */
  constructor(parts, pick) {
    this.#parts = parts;
    this.#pick = pick;
  }

  set(commands) {
    this.#commands = commands;
    this.#parts.slash.hidden = commands.length === 0;
  }

  get open() {
    return !this.#parts.commandList.hidden;
  }

  /** Opens with the commands that begin as the text does, or closes. */
  suggest(text) {
    const typed = /^\/([a-z0-9_]*)$/i.exec(text);
    this.#matching = typed ? this.#commands.filter((command) => command.command.startsWith(typed[1].toLowerCase())) : [];
    this.#active = -1;
    this.#draw();
  }

  close() {
    this.#matching = [];
    this.#draw();
  }

  /** Takes a key when the list has a use for it; returns whether it did. */
  key(name) {
    if (!this.open) return false;
    if (name === "ArrowDown" || name === "ArrowUp") {
      const step = name === "ArrowDown" ? 1 : -1;
      const start = this.#active < 0 && step < 0 ? 0 : this.#active;
      this.#active = (start + step + this.#matching.length) % this.#matching.length;
      this.#draw();
      return true;
    }
    if (name === "Escape") {
      this.close();
      return true;
    }
    if ((name === "Enter" || name === "Tab") && this.#active >= 0) {
      this.#pick(this.#matching[this.#active].command);
      return true;
    }
    return false;
  }

  #draw() {
    const { commandList: list, slash, message } = this.#parts;
    list.replaceChildren(...this.#matching.map((command, index) => make("li", {
      id: `${list.id}-${index}`,
      role: "option",
      aria: { selected: String(index === this.#active) },
      on: {
        mousedown: (event) => event.preventDefault(),
        click: () => this.#pick(command.command),
      },
    }, make("strong", {}, `/${command.command}`), make("span", { class: "quiet" }, command.description))));
    list.hidden = this.#matching.length === 0;
    slash.setAttribute("aria-expanded", String(!list.hidden));
    message.setAttribute("aria-expanded", String(!list.hidden));
    list.children[this.#active]?.scrollIntoView({ block: "nearest" });
    if (this.#active >= 0) message.setAttribute("aria-activedescendant", `${list.id}-${this.#active}`);
    else message.removeAttribute("aria-activedescendant");
  }
}
