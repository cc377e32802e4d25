"use strict";
// Everything here is a comfort: each page works without it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = form.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  // A second click would only be told that the page is stale.
  for (const button of form.querySelectorAll("button")) {
    setTimeout(() => {
      if (button.disabled) return;
      button.disabled = true;
      button.dataset.pressed = "";
    });
  }
});
// Whoever comes back to a page may press again; what the desk itself has disabled stays so.
window.addEventListener("pageshow", () => document.querySelectorAll("button[data-pressed]").forEach((button) => {
  button.disabled = false;
  delete button.dataset.pressed;
}));
// A file that is too large is told before it is sent, with what was typed still there.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.dataset?.most) return;
  field.setCustomValidity([...field.files].some((file) => file.size > Number(field.dataset.most)) ? field.dataset.large : "");
  field.reportValidity();
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent);
  button.dataset.label ??= button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
});
// A broadcast on its way: the bar and the figures move by themselves; at its end the page is loaded anew.
for (const card of document.querySelectorAll("[data-live]")) {
  const source = new EventSource(card.dataset.live);
  source.addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    if (news.isOver) {
      source.close();
      // Not a reload: the page may be the answer to a form, and that must not be sent again.
      location.replace(card.dataset.live.split("/arus")[0]);
      return;
    }
    card.querySelectorAll("[data-percent]").forEach((bar) => { bar.value = news.percent; });
    for (const figure of card.querySelectorAll("[data-count]")) {
      figure.textContent = figure.dataset.count === "percent" ? news.percent : news.counts[figure.dataset.count];
    }
  });
}
// The form of a broadcast: only the fields of the chosen audience are shown, and people are counted while it is filled in.
for (const form of document.querySelectorAll("form.audience")) {
  const button = form.querySelector("[data-tally]");
  if (!button) continue;
  const lines = form.querySelector("[data-tally-lines]");
  const fit = () => {
    const to = form.querySelector("[name=tujuan]:checked")?.value;
    form.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== to; });
    return to;
  };
  let turn = 0;
  const tally = async () => {
    const own = ++turn;
    const answer = await fetch(button.formAction, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } }).catch(() => null);
    // Only the answer to the newest question counts, and no number is better than one for another audience.
    if (own !== turn) return;
    const { fault, lines: counted } = answer?.ok ? await answer.json() : { lines: [] };
    lines.replaceChildren(...(fault ? [["", fault]] : counted).flatMap(([name, value]) => ["dt", "dd"].map((tag, i) => {
      const cell = document.createElement(tag);
      cell.textContent = i ? value : name;
      return cell;
    })));
  };
  let timer;
  form.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("isi") || event.target.name === "mulai") return;
    clearTimeout(timer);
    if (fit()) timer = setTimeout(tally, 400);
  });
  button.addEventListener("click", (event) => { event.preventDefault(); tally(); });
  fit();
}
