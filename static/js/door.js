/* The door: each tap is sent by itself, in order, with a key of its own, so that sent twice it counts once. What could
   not be sent waits: of the lines in this window's storage, which one and which way; of names in the page alone. Without
   scripts the same buttons are those of forms. */
(() => {
  "use strict";

  const door = document.querySelector("[data-door]");
  if (!door) return;
  const store = `door-${door.dataset.door}`;
  const lines = [...door.querySelectorAll("[data-tally]")];
  const notice = document.querySelector("[data-waiting]");
  const total = door.querySelector("[data-total]");
  const FIRST_PAUSE = 2000, LONGEST_PAUSE = 60000, PATIENCE = 15000, SHOWN_AFTER = 1200;

  const known = new Map(lines.map((line) => [line.dataset.tally, Number(line.querySelector("[data-number]").textContent)]));
  let waiting = restored(), sending = false, pause = FIRST_PAUSE, timer = 0, trouble = "", refused = "";

  function restored() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(store) ?? "[]");
      return Array.isArray(kept) ? kept.filter((tap) => known.has(tap.tally) && Math.abs(tap.step) === 1 && tap.key) : [];
    } catch {
      return []; /* storage is shut: then what waits lives as long as the page */
    }
  }
  function keep() {
    try {
      const kept = waiting.filter((tap) => !tap.address); /* whose name it is stays in the page */
      if (kept.length) sessionStorage.setItem(store, JSON.stringify(kept));
      else sessionStorage.removeItem(store);
    } catch { /* as above */ }
  }

  const nameForms = () => [...document.querySelectorAll("#names form")];
  function flip(form) {
    const button = form.querySelector("button"), sentTo = form.getAttribute("action");
    form.setAttribute("action", form.dataset.other);
    form.dataset.other = sentTo;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  }

  const shownOf = (tally) =>
    known.get(tally) + waiting.reduce((sum, tap) => sum + (tap.tally === tally ? tap.step : 0), 0);

  function show() {
    let all = 0;
    for (const line of lines) {
      const number = shownOf(line.dataset.tally);
      line.querySelector("[data-number]").textContent = number;
      line.querySelector('[value="-1"]').setAttribute("aria-disabled", String(number <= 0));
      if ("people" in line.dataset) all += number;
    }
    total.textContent = all;
    for (const form of nameForms()) form.toggleAttribute("data-waits", waiting.some((tap) => tap.address === form.dataset.other));
    const taps = waiting.length === 1 ? "1 tap waits" : `${waiting.length} taps wait`;
    const named = waiting.some((tap) => tap.address) ? "Names wait on this page alone: leave it open." : "";
    const said = [refused, trouble && waiting.length ? `${taps} ${trouble} ${named}`.trim() : ""].filter(Boolean).join(" ");
    if (notice.textContent !== said) notice.textContent = said;
    notice.hidden = !said;
    door.dataset.unsent = waiting.length;
  }

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const token = () => door.querySelector("[name=csrf_token]").value;

  const signedOut = () => waiting.some((tap) => tap.address)
    ? "until you have signed in again, in another tab."
    : "until you have signed in again: load this page. Nothing is lost.";
  async function renewToken() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const found = page.querySelector("[data-door] [name=csrf_token]");
    if (found) door.querySelector("[name=csrf_token]").value = found.value;
  }

  async function ask(address, body) {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { method: body ? "POST" : "GET", body, headers: { Accept: "application/json" }, signal });
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
    return { status: answer.status, told };
  }

  function learn(told) {
    for (const [tally, number] of Object.entries(told.counts)) if (known.has(tally)) known.set(tally, number);
  }

  async function sendNext() {
    const { key, tally, step, address } = waiting[0];
    const body = new URLSearchParams({ csrf_token: token(), form_key: key, tally, step });
    const slow = setTimeout(() => { trouble = "for the signal."; show(); }, SHOWN_AFTER);
    try {
      const { status, told } = await ask(address ?? door.dataset.tap, body);
      if (told?.counts) {
        waiting.shift();
        learn(told);
        trouble = "";
        return true;
      }
      if (status === 404 || (status === 422 && told?.says)) {
        waiting.shift();
        nameForms().filter((form) => address && form.dataset.other === address).forEach(flip);
        refused = told?.says ?? "That is counted here no longer. Load the page again.";
        return true;
      }
      trouble = status >= 500 ? "for the group’s computer." : signedOut();
      if (status < 500) await renewToken();
    } catch {
      trouble = "for the signal.";
    } finally {
      clearTimeout(slow);
    }
    return false;
  }

  async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    while (waiting.length && (await sendNext())) {
      pause = FIRST_PAUSE;
      keep();
      show();
    }
    sending = false;
    show();
    if (!waiting.length) return refused && refresh(); /* what was refused shows that the numbers here are old */
    timer = setTimeout(send, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  async function refresh() {
    if (sending || waiting.length) return send();
    try {
      const { told } = await ask(door.dataset.now);
      if (told?.counts && !waiting.length) learn(told);
    } catch { /* the next tap will say so */ }
    show();
  }

  function tapped(tap) {
    refused = "";
    waiting.push({ key: newKey(), ...tap });
    keep();
    show();
    send();
  }
  document.addEventListener("submit", (event) => {
    const line = event.target.closest("[data-door] [data-tally]"), name = event.target.closest("#names form");
    if (!line && !name) return;
    event.preventDefault();
    if (name) {
      const step = name.querySelector("button").getAttribute("aria-pressed") === "true" ? -1 : 1;
      flip(name);
      return tapped({ tally: document.querySelector("#names").dataset.countedAs, step, address: name.dataset.other });
    }
    const tally = line.dataset.tally, step = Number(event.submitter?.value ?? 1);
    if (step > 0 || shownOf(tally) > 0) tapped({ tally, step });
  });
  window.addEventListener("online", () => { pause = FIRST_PAUSE; send(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
  document.addEventListener("htmx:after:swap", () => { /* another part of the list: what waits is not in it yet */
    for (const tap of waiting) nameForms().filter((form) => form.getAttribute("action") === tap.address).forEach(flip);
    show();
  });
  window.addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });

  if (waiting.length) trouble = "for the signal.";
  show();
  if (waiting.length) send();
})();
