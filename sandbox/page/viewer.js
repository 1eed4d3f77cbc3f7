/** A picture at full size over everything else, and the others of its album before and after it. */

import { byId } from "./elements.js";
import { translate } from "./texts.js";

let pictures = [];
let place = 0;

/** Opens the viewer; `shown` is a list of { address, width, height, description }. */
export function showPictures(shown, index) {
  pictures = shown;
  show(index);
  byId("viewer").showModal();
}

function show(index) {
  place = Math.max(0, Math.min(pictures.length - 1, index));
  const { address, width, height, description } = pictures[place];
  Object.assign(byId("viewer-image"), { src: address, alt: description, width, height });
  byId("viewer-caption").textContent = pictures.length > 1 ? `${description} · ${translate("photoOf", place + 1, pictures.length)}` : description;
  Object.assign(byId("viewer-save"), { href: address, download: description });
  byId("viewer-save").setAttribute("aria-label", translate("download", description));
  byId("viewer-previous").hidden = place === 0;
  byId("viewer-next").hidden = place === pictures.length - 1;
}

export function wireViewer() {
  const viewer = byId("viewer");
  byId("viewer-previous").addEventListener("click", () => show(place - 1));
  byId("viewer-next").addEventListener("click", () => show(place + 1));
  viewer.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) show(place + step);
  });
  viewer.addEventListener("click", (event) => {
    if (event.target === viewer || event.target.closest("figure") === event.target) viewer.close();
  });
}
