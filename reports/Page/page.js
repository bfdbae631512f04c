// Reads a second of the timeline out under the pointer. Everything on the page can be read without it.
for (const svg of document.querySelectorAll("svg[data-plot]")) {
  const [left, right, min, max] = svg.dataset.plot.split(" ").map(Number);
  const { names, width, rows } = JSON.parse(document.getElementById("timeline").textContent);
  const output = svg.closest("figure").querySelector("output"), idle = output.textContent;
  const cursor = svg.querySelector(".cursor");
  svg.addEventListener("pointermove", event => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
    const time = min + (x - left) / (right - left) * (max - min);
    const row = rows[Math.min(rows.length - 1, Math.max(0, Math.floor((time - rows[0][0]) / width)))];
    const snapped = left + (row[0] + width / 2 - min) / (max - min) * (right - left);
    cursor.setAttribute("x1", snapped);
    cursor.setAttribute("x2", snapped);
    cursor.style.visibility = "visible";
    output.textContent = `${row[0]} s:  ` + names.map((name, i) => `${name} ${row[i + 1]}`).join("  ·  ");
  });
  svg.addEventListener("pointerleave", () => { cursor.style.visibility = "hidden"; output.textContent = idle; });
}
