/** What the page tells in passing: toasts, alerts that want an answer, a picture at full size. */

import { byId, make } from "./elements.js";

const TOAST_LIFETIME = 5000; // milliseconds

export function toast(text) {
  const note = make("p", { class: "toast", data: { testid: "toast" } }, text);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), TOAST_LIFETIME);
}

export function alertDialog(text) {
  byId("alert-text").textContent = text;
  if (!byId("alert").open) byId("alert").showModal();
}

export function showPicture(address, description) {
  byId("viewer-image").src = address;
  byId("viewer-image").alt = description;
  byId("viewer").showModal();
}

/** Runs a deed and tells what went wrong with it; returns its result, or null when it failed. */
export async function attempt(deed) {
  try {
    return await deed();
  } catch (error) {
    toast(error.message);
    return null;
  }
}

/** Lets every button marked data-close close the dialog that it is in. */
export function wireDialogs() {
  for (const button of document.querySelectorAll("dialog [data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  byId("viewer").addEventListener("click", (event) => {
    if (event.target === byId("viewer")) byId("viewer").close();
  });
}
