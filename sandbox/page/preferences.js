/** How the reader wants the page: its language and its appearance, kept in this browser. */

import { byId } from "./elements.js";
import { currentLanguage, setLanguage, translate } from "./texts.js";

const LANGUAGE = "gongjian-sandbox-language";
const THEME = "gongjian-sandbox-theme";
const THEMES = ["auto", "light", "dark"];
const THEME_WORDS = { auto: "themeAuto", light: "themeLight", dark: "themeDark" };

/** The language that was chosen here, else the browser's own: Chinese unless it prefers English to it. */
function wantedLanguage() {
  const known = navigator.languages.map((language) => language.slice(0, 2).toLowerCase()).find((language) => ["zh", "en"].includes(language));
  return localStorage.getItem(LANGUAGE) ?? known ?? "zh";
}

function theme() {
  return localStorage.getItem(THEME) ?? "auto";
}

function drawTheme() {
  document.documentElement.dataset.theme = theme();
  const label = translate("theme", translate(THEME_WORDS[theme()]));
  byId("theme").setAttribute("aria-label", label);
  byId("theme").title = label;
  byId("theme-icon").setAttribute("href", `#icon-theme-${theme()}`);
}

/** Applies what is kept, and lets the buttons change it; `relabel()` is called when the language is another. */
export function wirePreferences(relabel) {
  setLanguage(wantedLanguage());
  drawTheme();
  byId("theme").addEventListener("click", () => {
    localStorage.setItem(THEME, THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
    drawTheme();
  });
  byId("language").addEventListener("click", () => {
    localStorage.setItem(LANGUAGE, currentLanguage() === "zh" ? "en" : "zh");
    setLanguage(wantedLanguage());
    drawTheme();
    relabel();
  });
}
