/** Runs a function soon, and once however many changes ask for it meanwhile. */
export function throttled(work, milliseconds = 60) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      work();
    }, milliseconds);
  };
}
