/** Turns a message's text and entities into DOM nodes; offsets count UTF-16 units, which JavaScript's strings are made of. */

import { make } from "./elements.js";
import { translate } from "./texts.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_LINK = /^(https?|mailto|tel|tg):/i;

/**
 * Nodes for `text`. Entities nest; one that sticks out of the entity around it is cut at that one's end.
 * `actions.link(url)` returns true when it took the click, `actions.command(text)` sends a command.
 */
export function renderText(text, entities = [], actions) {
  const sorted = entities
    .filter((entity) => entity.offset >= 0 && entity.length > 0 && entity.offset < text.length)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  return nodesBetween(text, 0, text.length, sorted, actions);
}

function nodesBetween(text, start, end, entities, actions) {
  const nodes = [];
  let position = start;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...later] = rest;
    const from = Math.max(entity.offset, position);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) {
      rest = later;
      continue;
    }
    if (from > position) nodes.push(text.slice(position, from));
    const inner = later.filter((other) => other.offset < to);
    nodes.push(wrap(entity, text.slice(from, to), nodesBetween(text, from, to, inner, actions), actions));
    position = BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to; // a block ends its line itself
    rest = later.filter((other) => other.offset + other.length > to);
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };

function wrap(entity, text, children, actions) {
  switch (entity.type) {
    case "pre":
      return make("pre", { tabIndex: 0 }, make("code", { data: { language: entity.language ?? "" } }, children));
    case "expandable_blockquote":
      return make("blockquote", {}, children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return anchor(entity.url, children, actions);
    case "url":
      return anchor(SAFE_LINK.test(text) ? text : `https://${text}`, children, actions);
    case "email":
      return anchor(`mailto:${text}`, children, actions);
    case "phone_number":
      return anchor(`tel:${text}`, children, actions);
    case "bot_command":
      return make("button", { type: "button", class: "text-command", on: { click: () => actions.command(text) } }, children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return make("span", { class: "mention" }, children);
    default:
      return make(TAGS[entity.type] ?? "span", {}, children);
  }
}

function anchor(url, children, actions) {
  if (!SAFE_LINK.test(url)) return make("span", {}, children);
  const follow = (event) => {
    if (actions.link(url)) event.preventDefault();
  };
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", on: { click: follow } }, children);
}

function spoiler(children) {
  const content = make("span", { class: "spoiler-text", aria: { hidden: "true" } }, children);
  const reveal = (event) => {
    event.preventDefault();
    cover.replaceWith(make("span", { class: "spoiler-shown" }, Array.from(content.childNodes)));
  };
  const cover = make("button", { type: "button", class: "spoiler", title: translate("spoiler"), aria: { label: translate("spoiler") }, on: { click: reveal } }, content);
  return cover;
}
