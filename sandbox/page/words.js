/** The page's own language: looks its words up in words.json, which holds Chinese and English side by side. */

import WORDS from "./words.json" with { type: "json" };

let language = "zh";

/** Chooses the language of all further words: "zh" or "en". */
export function speak(wanted) {
  language = wanted === "en" ? "en" : "zh";
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export function spoken() {
  return language;
}

export function locale() {
  return language === "zh" ? "zh-CN" : "en-GB";
}

/** The words of `key` with {0}, {1} … filled in; an unknown key is an error of the page and says so. */
export function say(key, ...values) {
  if (!(key in WORDS)) throw new Error(`no words for "${key}"`);
  return WORDS[key][language].replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? "");
}

/** Words that came from elsewhere: one text for all, or one for each language. */
export function fromEither(words) {
  return typeof words === "string" ? words : words?.[language] ?? "";
}

/** Fills in every element that names its words with data-word, data-label or data-placeholder. */
export function labelAll(root) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.tagName === "BUTTON" || element.tagName === "LABEL") element.title = say(element.dataset.label);
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) element.placeholder = say(element.dataset.placeholder);
}
