/** What the page tells in passing: toasts, and alerts that want an answer. */

import { byId, make } from "./elements.js";

const TOAST_LIFETIME = 5000; // milliseconds

/** Shows a text for a while, in the column of the person whom it concerns or over the whole page. */
export function toast(text, place = byId("toasts")) {
  const note = make("p", { class: "toast", data: { testid: "toast" } }, text);
  place.append(note);
  setTimeout(() => note.remove(), TOAST_LIFETIME);
}

export function alertDialog(text) {
  byId("alert-text").textContent = text;
  if (!byId("alert").open) byId("alert").showModal();
}

/** Runs a function and tells what went wrong with it; returns its result, or null when it failed. */
export async function attempt(run, place) {
  try {
    return await run();
  } catch (error) {
    toast(error.message, place);
    return null;
  }
}

/** Lets every button marked data-close close the dialog that it is in. */
export function wireDialogs() {
  for (const button of document.querySelectorAll("dialog [data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
}
