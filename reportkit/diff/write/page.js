"use strict";
// Filters, order and opening of rows. All data stands in the document; nothing is loaded.
for (const section of document.querySelectorAll("section.comparison")) {
  const table = section.querySelector("table.rows");
  const bodies = [...table.tBodies];
  const search = section.querySelector("input[type=search]");
  const boxes = [...section.querySelectorAll("input[name=verdict]")];
  const order = section.querySelector("select");
  const shown = section.querySelector(".shown");

  const open = (body, wanted) => {
    body.querySelector("button").setAttribute("aria-expanded", String(wanted));
    body.querySelector(".evidence").hidden = !wanted;
  };
  const filter = () => {
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const word = search.value.trim().toLowerCase();
    let count = 0;
    for (const body of bodies) {
      const fits = verdicts.has(body.dataset.verdict) && body.textContent.toLowerCase().includes(word);
      body.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${bodies.length} rows`;
  };
  const arrange = () => {
    const by = order.value;
    const key = (body) => (by === "size" ? -Number(body.dataset.size) : Number(body.dataset.place));
    table.append(...[...bodies].sort((a, b) => key(a) - key(b)));
  };

  section.addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr:not(.evidence)");
    if (row && !String(getSelection())) {
      open(row.parentElement, row.nextElementSibling.hidden);
    }
  });
  section.querySelector("button.all").addEventListener("click", (event) => {
    const wanted = event.target.dataset.open !== "true";
    event.target.dataset.open = String(wanted);
    event.target.textContent = wanted ? "Close all" : "Open all";
    bodies.forEach((body) => open(body, wanted));
  });
  search.addEventListener("input", filter);
  boxes.forEach((box) => box.addEventListener("change", filter));
  order.addEventListener("change", arrange);
  filter();
}
