"use strict";
// Lights up the parts of one attribution together. Without it the numbers still link text and list.
{
  const parts = new Map(); // attribution number -> the elements that belong to it
  for (const element of document.querySelectorAll("[data-a]"))
    for (const number of element.dataset.a.split(" "))
      parts.has(number) ? parts.get(number).push(element) : parts.set(number, [element]);

  let lit = null;
  let pinned = null;
  const light = (number) => {
    if (number === lit) return;
    for (const element of parts.get(lit) ?? []) element.classList.remove("on");
    for (const element of parts.get(number) ?? []) element.classList.add("on");
    lit = number;
  };
  const owner = (target) => target.closest?.("[data-a]");
  const numbers = (element) => element.dataset.a.split(" "); // the innermost attribution first
  const reveal = (number, element) => {
    const inList = Boolean(element.closest(".list"));
    const other = parts.get(number).find((part) => Boolean(part.closest(".list")) !== inList);
    other?.scrollIntoView({ block: "nearest" });
  };

  let at = null;
  document.addEventListener("pointerover", (event) => {
    const before = at;
    at = `${event.clientX} ${event.clientY}`;
    if (at === before) return; // the page was scrolled beneath a pointer at rest, by the keyboard
    const element = owner(event.target);
    light(element && !(pinned && numbers(element).includes(pinned)) ? numbers(element)[0] : pinned);
  });
  document.addEventListener("focusin", (event) => {
    const element = owner(event.target);
    if (!element) return;
    light(numbers(element)[0]);
    reveal(lit, element);
  });
  document.addEventListener("click", (event) => {
    const element = owner(event.target);
    if (!element) return void light((pinned = null));
    const own = numbers(element);
    pinned = own[(own.indexOf(pinned) + 1) % own.length]; // again on the same words: the attribution around it
    light(pinned);
    reveal(pinned, element);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return void light((pinned = null));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = document.activeElement.closest?.(".list li[data-a]");
    if (!step || !item) return;
    const items = [...document.querySelectorAll(".list li[data-a]")];
    const next = items[items.indexOf(item) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}
