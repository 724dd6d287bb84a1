// The excerpt of a table around a cell, and the sums that the cell takes part in.
"use strict";

(() => {
  const make = zhengben.make;

  const fieldOf = (document, number) => {
    const field = document.fields[number];
    if (field === null || field === undefined) return { text: "", raw: "", missing: true };
    return typeof field === "string" ? { text: field, raw: field, state: "NUM" } : { raw: field.text, ...field };
  };
  zhengben.fieldOf = fieldOf;

  // The table of a form that holds the field, and the cell.
  const placeIn = (form, number) => {
    for (const table of form.tables) {
      const cell = table.cells.find((each) => each[4] === number);
      if (cell) return { table, cell };
    }
    return null;
  };

  // Rows above the first value are headings.
  const headingRows = (table) => Math.min(...table.cells.filter((cell) => typeof cell[4] === "number").map((cell) => cell[0]));

  // Rows to be shown: headings, the cell's own and its neighbours, and those of the terms that count for something.
  const rowsShown = (table, cell, document, options) => {
    const rows = new Set();
    for (let row = 0; row < table.rows; ++row) if (options.whole || row < headingRows(table)) rows.add(row);
    for (let row = cell[0] - 1; row <= cell[0] + 1; ++row) if (row >= 0 && row < table.rows) rows.add(row);
    for (const other of table.cells) if (options.terms.has(other[4]) && fieldOf(document, other[4]).text !== "0") rows.add(other[0]);
    return [...rows].sort((a, b) => a - b);
  };

  const valueCell = (td, document, number, options) => {
    const field = fieldOf(document, number);
    td.classList.add("value");
    const decided = options.decided && options.decided(number);
    td.append(decided !== undefined && decided !== null && decided !== false ? make("b", "decided", decided) : zhengben.shown(field.text));
    if (field.raw !== field.text) {
      td.classList.add("changed");
      td.title = zhengben.text("as_read") + ": " + field.raw;
    }
    if (options.terms.has(number)) td.classList.add("term");
    if (number === options.field) {
      td.classList.add("here");
      td.setAttribute("aria-current", "true");
    }
  };

  // options: field, terms (set of fields), whole, decided (field -> text shown in its place)
  zhengben.formTable = (form, document, options) => {
    const place = placeIn(form, options.field);
    if (!place) return null;
    const { table, cell } = place;
    const rows = rowsShown(table, cell, document, options);
    const heads = headingRows(table);
    const body = make("tbody");
    rows.forEach((row, index) => {
      const tr = make("tr", index > 0 && rows[index - 1] !== row - 1 ? "gap" : "");
      for (const each of table.cells) {
        const first = Math.max(0, rows.findIndex((shown) => shown >= each[0]));
        const shown = rows.filter((other) => other >= each[0] && other < each[0] + each[2]);
        if (shown.length === 0 || rows[first] !== row || shown[0] !== row) continue;
        const isValue = typeof each[4] === "number";
        const td = make(isValue ? "td" : "th");
        if (shown.length > 1) td.rowSpan = shown.length;
        if (each[3] > 1) td.colSpan = each[3];
        if (isValue) valueCell(td, document, each[4], options);
        else td.textContent = each[4];
        // The headings of the cell's own row and column.
        const ofRow = each[0] < cell[0] + cell[2] && each[0] + each[2] > cell[0], ofColumn = each[1] < cell[1] + cell[3] && each[1] + each[3] > cell[1];
        if (!isValue && ((ofRow && each[1] < cell[1]) || (ofColumn && each[0] < heads))) td.classList.add("leads");
        tr.append(td);
      }
      body.append(tr);
    });
    return make("div", "scroll", make("table", "form " + table.id, body));
  };

  // Where no form knows the table.
  zhengben.plainTable = (excerpt, row, column) => {
    const body = make("tbody");
    excerpt.rows.forEach((number, index) => {
      const tr = make("tr", index > 0 && excerpt.rows[index - 1] !== number - 1 ? "gap" : "");
      for (const [r, c, rowSpan, columnSpan, text] of excerpt.cells) {
        if (r !== index) continue;
        const td = make("td");
        td.rowSpan = rowSpan;
        td.colSpan = columnSpan;
        td.append(text === "" ? "" : zhengben.shown(text));
        const holds = (list, first, span, wanted) => list.slice(first, first + span).includes(wanted);
        if (holds(excerpt.rows, r, rowSpan, row) && holds(excerpt.cols, c, columnSpan, column)) td.classList.add("here");
        tr.append(td);
      }
      body.append(tr);
    });
    return make("div", "scroll", make("table", "form", body));
  };

  // "row × column" without what all terms share.
  const shortLabels = (form, numbers) => {
    const labels = numbers.map((number) => form.fields[number][1].split(" × "));
    const same = (index) => labels.every((label) => label.length === labels[0].length && label[index] === labels[0][index]);
    return labels.map((label) => {
      const parts = label.filter((part, index) => !same(index));
      return (parts.length ? parts : label).map((part) => (part.length > 16 ? part.slice(0, 15) + "…" : part)).join(" × ");
    });
  };

  const total = (document, numbers, decided) => {
    let sum = 0;
    for (const number of numbers) {
      const text = (decided && decided(number)) || fieldOf(document, number).text;
      if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
      sum += Number(text);
    }
    return Math.round(sum * 1e6) / 1e6;
  };

  // options: field, decided, choose (called with the field of a term that was clicked)
  zhengben.relation = (form, document, index, options) => {
    const [, sentence, comparison, left, right] = form.relations[index];
    const labels = shortLabels(form, [...left, ...right]);
    const sides = [total(document, left, options.decided), total(document, right, options.decided)];
    const known = sides[0] !== null && sides[1] !== null;
    const holds = known && (comparison === "=" ? sides[0] === sides[1] : sides[0] <= sides[1]);
    const term = (number, label) => {
      const field = fieldOf(document, number);
      const decided = options.decided && options.decided(number);
      const value = make("span", "value" + (decided ? " decided" : ""), decided ? decided : field.text === "" ? "?" : zhengben.shown(field.text));
      const chip = zhengben.button(make("span", "label", label), "term" + (number === options.field ? " here" : "") + (field.text === "0" && !decided ? " zero" : ""), () => options.choose(number), form.fields[number][1]);
      chip.append(value);
      return chip;
    };
    const side = (numbers, first) => numbers.flatMap((number, at) => (at > 0 ? ["+", term(number, labels[first + at])] : [term(number, labels[first])]));
    const verdict = known ? sides[0] + " " + (holds ? comparison : comparison === "=" ? "≠" : ">") + " " + sides[1] : "";
    return make("div", "relation" + (known ? (holds ? " holds" : " fails") : ""), make("p", "", sentence, make("b", "verdict", verdict)),
      make("div", "terms", ...side(left, 0), make("b", "sign", comparison), ...side(right, left.length)));
  };
})();
