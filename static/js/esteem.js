/* What pages do beyond real links and real forms. Everything here is bound by data- attributes, and every page works
   without it. No handler sits on an element that htmx may replace: they sit on the document. */
(() => {
  "use strict";

  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => root.querySelectorAll(selector);

  /* Messages: #status is seen and spoken, #said is spoken only. */
  function tell(sentence) {
    const message = document.createElement("p");
    message.className = "message bad";
    message.textContent = sentence;
    find("#status").replaceChildren(message);
    message.scrollIntoView({ block: "nearest" });
  }

  /* Tables that fold into cards keep their meaning for those who hear them: display:block takes it away in some browsers. */
  const roles = { thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };
  function keepTableMeaning(table) {
    table.setAttribute("role", "table");
    for (const [tag, role] of Object.entries(roles)) for (const part of all(tag, table)) part.setAttribute("role", role);
    for (const head of all("th", table)) head.setAttribute("role", head.scope === "row" ? "rowheader" : "columnheader");
  }

  /* A day is typed as people type it; the button opens the browser's own calendar. */
  const two = (number) => String(number).padStart(2, "0");
  function isoOf(typed) {
    const found = typed.trim().match(/^(\d{1,2})[\/. -](\d{1,2})[\/. -](\d{4}|\d{2})$/);
    return found ? `${found[3].padStart(4, "20")}-${two(found[2])}-${two(found[1])}` : "";
  }
  function offerCalendar(input) {
    if (!HTMLInputElement.prototype.showPicker || find(".picker", input.parentElement)) return;
    const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
    calendar.setAttribute("aria-hidden", "true");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "pick", textContent: "Calendar" });
    button.setAttribute("aria-label", `Calendar for ${find(`label[for="${input.id}"]`)?.textContent.trim() ?? "this day"}`);
    button.addEventListener("click", () => {
      calendar.value = isoOf(input.value);
      calendar.showPicker();
    });
    calendar.addEventListener("change", () => {
      if (!calendar.value) return;
      input.value = calendar.value.split("-").reverse().join("/");
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    });
    const picker = Object.assign(document.createElement("span"), { className: "picker" });
    picker.append(button, calendar);
    const joined = Object.assign(document.createElement("div"), { className: "joined" });
    input.replaceWith(joined);
    joined.append(input, picker);
  }

  /* A text to take elsewhere. Where a page may not write to the clipboard, its words are marked, for the keyboard to copy. */
  async function copy(button) {
    const field = find(`#${button.dataset.copy}`);
    field.focus();
    field.select();
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
      else if (!document.execCommand("copy")) throw new Error("refused");
      find("#said").textContent = button.textContent = "Copied";
    } catch {
      find("#said").textContent = button.textContent = "Marked: copy it with the keyboard";
    }
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  function furnish(root) {
    all("[data-copy]", root).forEach((button) => { button.hidden = false; });
    all("table.fold, table.month", root).forEach(keepTableMeaning);
    all("input[data-day]", root).forEach(offerCalendar);
  }
  const turnToProblem = (root) => find("[data-focus]", root)?.focus();

  /* A second click while the first is on its way sends nothing. (The server keeps a one-time key as well.) */
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-once]");
    if (!form || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) {
      delete form.dataset.sent;
      all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && find("details.menu[open]");
    if (!menu || !menu.contains(event.target)) return;
    menu.open = false;
    find("summary", menu).focus();
  });

  /* htmx: what a swap brings in is furnished, its problems take the focus, and its count is spoken. */
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx.swap === "none") return;
    const root = event.detail.ctx.target?.isConnected ? event.detail.ctx.target : document;
    furnish(document);
    turnToProblem(root);
    const news = find("[data-announce]", root);
    if (news) find("#said").textContent = news.textContent;
  });
  /* Signed out meanwhile: the form is sent again as a plain one, which the sign-in page knows how to keep. */
  document.addEventListener("htmx:before:response", (event) => {
    const { response, request } = event.detail.ctx;
    if (response.status !== 401 || request.method !== "POST" || !request.form) return;
    event.preventDefault();
    request.form.submit();
  });
  document.addEventListener("htmx:error", () =>
    tell("That did not reach the group’s computer. Nothing you typed is lost: check the connection and try again."));
  document.addEventListener("htmx:response:error", (event) => {
    const status = event.detail.ctx.response.status;
    if (status === 403) tell("You may not do that. Ask your coordinator if you think you should.");
    else if (status === 404) tell("That is no longer there. Somebody may have removed it: load the page again.");
    else if (status >= 500) tell("Something went wrong on the group’s computer. Nothing you typed is lost: try again in a minute.");
  });

  furnish(document);
  turnToProblem(document);
})();
