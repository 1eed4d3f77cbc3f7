/** The page's own language: looks its texts up in texts.json, which holds Chinese and English side by side. */

import TEXTS from "./texts.json" with { type: "json" };

let language = "zh";

/** Chooses the language of all further texts: "zh" or "en". */
export function setLanguage(wanted) {
  language = wanted === "en" ? "en" : "zh";
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export function currentLanguage() {
  return language;
}

export function locale() {
  return language === "zh" ? "zh-CN" : "en-GB";
}

/** The text of `key` with {0}, {1} … filled in; an unknown key is an error of the page and says so. */
export function translate(key, ...values) {
  if (!(key in TEXTS)) throw new Error(`no text for "${key}"`);
  return TEXTS[key][language].replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? "");
}

/** A text that came from elsewhere: one for all, or one for each language. */
export function localized(text) {
  return typeof text === "string" ? text : text?.[language] ?? "";
}

/** Fills in every element that names its text with data-text, data-label or data-placeholder. */
export function translateAll(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = translate(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", translate(element.dataset.label));
    if (element.tagName === "BUTTON" || element.tagName === "LABEL") element.title = translate(element.dataset.label);
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) element.placeholder = translate(element.dataset.placeholder);
}
