/** Photos, albums as mosaics, and files to download. */

import { fileAddress } from "./control.js";
import { icon, make } from "./elements.js";
import { translate } from "./texts.js";
import { showPictures } from "./viewer.js";

/** A button for each photo, side by side; null when there are none. */
export function pictures(messages) {
  if (messages.length === 0) return null;
  const shown = messages.map((message, index) => {
    const size = message.photo.at(-1);
    const description = message.caption ?? (messages.length > 1 ? translate("photoNumber", index + 1) : translate("photo"));
    return { address: fileAddress(size.file_id), width: size.width, height: size.height, description };
  });
  const buttons = shown.map((picture, index) => pictureButton(picture, () => showPictures(shown, index)));
  return make("div", { class: `pictures count-${Math.min(shown.length, 10)}`, data: { testid: shown.length > 1 ? "album" : "photo" } }, buttons);
}

function pictureButton({ address, width, height, description }, open) {
  const image = make("img", { src: address, alt: description, width, height, decoding: "async" });
  const button = make("button", { type: "button", class: "picture", aria: { label: translate("openPhoto", description) }, on: { click: open } }, image);
  image.addEventListener("error", () => button.replaceWith(make("p", { class: "picture broken" }, translate("photoBroken"))));
  return button;
}

export function documentLink(document) {
  const name = document.file_name ?? translate("document");
  const ending = /\.([A-Za-z0-9]{1,4})$/.exec(name)?.[1];
  return make("a", {
    class: "document",
    href: fileAddress(document.file_id),
    download: name,
    aria: { label: `${translate("download", name)} ${size(document.file_size)}` },
    data: { testid: "document" },
  },
    make("span", { class: "document-icon" }, ending ? ending.toUpperCase() : icon("file")),
    make("span", { class: "two-lines" }, make("strong", {}, name), make("span", { class: "quiet" }, size(document.file_size))));
}

export function size(bytes) {
  if (bytes === undefined) return "";
  return bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
