// Sends on what Telegram has put behind the address when it opened the Mini App; then nothing of it is left there.
const opening = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
if (opening) {
  history.replaceState(null, "", location.pathname);
  const form = document.querySelector("form[hidden]");
  form.elements.opening.value = opening;
  form.submit();
}
