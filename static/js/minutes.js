/* Minutes save themselves: each field is sent shortly after typing stops, and on leaving it. What somebody else wrote in
   the same place meanwhile comes back joined with what is written here, and nothing of either is lost. Nothing is kept in
   the browser's storage: there are names in it. Without scripts the page's own buttons save all of it. */
(() => {
  "use strict";

  const form = document.querySelector("[data-minutes]");
  if (!form) return;
  const told = form.querySelector("[data-saving]");
  const quorum = form.querySelector("[data-quorum]");
  const STOPPED = 900, FIRST_PAUSE = 2000, LONGEST_PAUSE = 30000, PATIENCE = 20000;
  const AGAIN = "Not saved: will try again.";

  const fields = [...form.querySelectorAll("input[name^=seen_]")].map((seen) => {
    const control = form.elements.namedItem(seen.name.slice(5));
    return { control, seen, known: "unsaved" in form.dataset ? null : control.value, sent: null, timer: 0 };
  });
  let queue = Promise.resolve(), pause = FIRST_PAUSE, retry = 0, signedOut = false;

  const say = (sentence, bad = false) => {
    if (told.textContent !== sentence) told.textContent = sentence;
    told.classList.toggle("bad", bad);
  };
  const unsaved = () => fields.filter((field) => field.control.value !== field.known);
  const token = () => form.elements.namedItem("csrf_token");

  async function ask(body) {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(form.dataset.minutes, { method: "POST", body, headers: { Accept: "application/json" }, signal });
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
    return { status: answer.status, facts: isOurs ? await answer.json() : null };
  }

  /* Signed in again elsewhere, this page's token is old: the page itself tells the new one. */
  async function renewToken() {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-minutes] input[name=csrf_token]");
    if (!fresh) return false;
    for (const old of document.querySelectorAll("input[name=csrf_token]")) old.value = fresh.value;
    return true;
  }

  function show(field, theirs) {
    const id = `${field.control.id}-meanwhile`;
    document.getElementById(id)?.remove();
    const note = document.createElement("div");
    note.className = "meanwhile";
    note.id = id;
    note.setAttribute("role", "status");
    const says = document.createElement("p");
    says.textContent = "Somebody else wrote here meanwhile. Both texts stand in the field now, theirs above yours: join them as you like. Theirs was:";
    const words = document.createElement("blockquote");
    words.className = "as-written";
    words.textContent = theirs || "Nothing: they took it out.";
    note.append(says, words);
    field.control.closest(".field").append(note);
  }

  function refuse(field, sentence) {
    const id = `${field.control.id}-refused`;
    document.getElementById(id)?.remove();
    field.control.toggleAttribute("aria-invalid", false);
    if (!sentence) return;
    const note = document.createElement("p");
    note.className = "error";
    note.id = id;
    note.textContent = sentence;
    field.control.setAttribute("aria-invalid", "true");
    field.control.closest(".field").append(note);
  }

  /* One field, until what stands in it is what was sent: whoever types on while it is on its way is asked once more. */
  async function send(field) {
    for (;;) {
      const typed = field.control.value;
      if (typed === field.known) return true;
      const body = new URLSearchParams({ csrf_token: token().value, name: field.control.name, typed, seen: field.seen.value });
      say("Saving…");
      const { status, facts } = await ask(body);
      if (status === 200 && facts) {
        field.seen.value = facts.seen;
        field.known = typed;
        field.sent = null;
        refuse(field, "");
        if (quorum && facts.quorum !== undefined) quorum.textContent = facts.quorum;
        say(`Saved ${facts.at}`);
        continue;
      }
      if (status === 409 && facts) {
        if (facts.theirs === field.sent) field.seen.value = facts.seen; /* our own, whose answer was lost */
        else if (field.control.value === typed) {
          field.seen.value = facts.seen;
          field.control.value = facts.both;
          show(field, facts.theirs);
        }
        continue;
      }
      if (status === 422 && facts) {
        refuse(field, facts.says);
        say("Not saved: look at the field.", true);
        return true;
      }
      field.sent = typed.trim();
      if (status === 400 || status === 401 || (status < 400 && !facts)) {
        signedOut = !(await renewToken());
        if (!signedOut) continue;
      }
      return false;
    }
  }

  function save(field) {
    clearTimeout(field.timer);
    queue = queue.then(async () => {
      if (field.control.value === field.known) return;
      let done = false;
      try {
        done = await send(field);
      } catch {
        field.sent = field.control.value.trim();
      }
      if (done) pause = FIRST_PAUSE;
      else wait();
    });
    return queue;
  }

  function wait() {
    say(signedOut ? "Not saved: sign in again in another window, and it goes by itself." : AGAIN, true);
    clearTimeout(retry);
    retry = setTimeout(() => unsaved().forEach(save), pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  const fieldOf = (control) => fields.find((field) => field.control === control);
  form.addEventListener("input", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    clearTimeout(field.timer);
    say("Typing…");
    field.timer = setTimeout(() => save(field), STOPPED);
  });
  form.addEventListener("focusout", (event) => {
    const field = fieldOf(event.target);
    if (field && field.control.value !== field.known) save(field);
  });
  window.addEventListener("online", () => { pause = FIRST_PAUSE; unsaved().forEach(save); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) unsaved().forEach(save); });

  /* A button of the page waits for what is on its way: or the same words would meet themselves there. */
  let leaving = false;
  document.addEventListener("submit", (event) => {
    if (leaving || event.target.getAttribute("role") === "search") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { target, submitter } = event;
    fields.forEach((field) => clearTimeout(field.timer));
    if (target !== form) unsaved().forEach(save);
    queue.then(() => setTimeout(() => { /* a form that is just being sent is not sent again within */
      if (target !== form && unsaved().length) return;
      leaving = true;
      target.requestSubmit(submitter);
    }));
  }, true);
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => { if (!leaving && unsaved().length) event.preventDefault(); });

  say("Saves itself while you write.");
  unsaved().forEach(save); /* a page that came back because something needed mending is not saved yet */
})();
