// The table of all inputs, filtered and sorted in memory; and the view of one document: what was found and done.
"use strict";

(() => {
  const make = zhengben.make, text = zhengben.text, id = (name) => document.getElementById(name);
  const files = [], byId = new Map();
  let rows = null, sorted = { by: "", down: false };

  const kColumns = ["name", "state", "agency", "year", "format", "items", "changes", "fails", "bytes"];
  const kNumbers = ["year", "items", "changes", "fails", "bytes"];

  zhengben.addFiles = (data) => {
    // In the order in which the program writes a row; a hundred thousand of them are the reason for naming each.
    for (const [id, key, , status, exit, agency, year, form, format, changes, , , , , fails, , bytes, code, message, twin, shard, items] of data) {
      const file = { id, key, agency, year, form, format, changes, fails, bytes, code, message, twin, shard, items, name: key.slice(key.lastIndexOf("/") + 1) };
      file.state = status === "done" ? (exit === 0 ? "clean" : "review") : status === "failed" || status === "skipped" ? status : "waiting";
      file.words = (key + " " + agency + " " + (year || "") + " " + code).toLowerCase();
      files.push(file);
      byId.set(file.id, file);
    }
  };
  zhengben.fileOf = (number) => byId.get(number);

  const size = (bytes) => (bytes < 1024 ? bytes + " B" : bytes < 1048576 ? (bytes / 1024).toFixed(0) + " KB" : (bytes / 1048576).toFixed(1) + " MB");

  const fillRow = (row, file) => {
    for (const column of kColumns) {
      const cell = make("span", column + (kNumbers.includes(column) ? " number" : ""));
      cell.setAttribute("role", "cell");
      if (column === "name") cell.append(zhengben.name(file.name)), (cell.title = file.key);
      else if (column === "state") cell.append(make("span", "badge state-" + file.state, text("state_" + file.state)));
      else if (column === "agency") cell.append(zhengben.name(file.agency));
      else if (column === "bytes") cell.textContent = size(file.bytes);
      else cell.textContent = file[column] === null || file[column] === 0 ? "" : String(file[column]);
      row.append(cell);
    }
  };

  const compare = (a, b) => {
    const one = a[sorted.by], two = b[sorted.by];
    if (typeof one === "string") return one < two ? -1 : one > two ? 1 : 0;
    return (one || 0) - (two || 0);
  };

  const filter = () => {
    const words = id("files-search").value.trim().toLowerCase().split(/\s+/).filter(Boolean), state = id("files-state").value, year = id("files-year").value;
    const list = files.filter((file) => (state === "" || file.state === state) && (year === "" || String(file.year) === year) && words.every((word) => file.words.includes(word)));
    if (sorted.by) list.sort((a, b) => (sorted.down ? -1 : 1) * compare(a, b) || a.id - b.id);
    rows.show(list);
    id("files-count").textContent = text("items_of", zhengben.number(list.length), zhengben.number(files.length));
    id("files-table").setAttribute("aria-rowcount", list.length);
  };
  zhengben.filterFiles = filter;

  const head = () => {
    id("files-head").replaceChildren(...kColumns.map((column) => {
      const here = sorted.by === column;
      const button = zhengben.button(text("col_" + column) + (here ? (sorted.down ? " ▾" : " ▴") : ""), column + (kNumbers.includes(column) ? " number" : ""), () => {
        sorted = { by: column, down: here ? !sorted.down : kNumbers.includes(column) };
        head();
        filter();
      });
      const cell = make("span", column, button);
      cell.setAttribute("role", "columnheader");
      cell.setAttribute("aria-sort", here ? (sorted.down ? "descending" : "ascending") : "none");
      return cell;
    }));
  };

  const line = (form, one, ...content) => {
    const where = [];
    if (form && one.field >= 0) where.push(form.fields[one.field][1]);
    else if (one.table !== undefined) where.push(text("table_at", one.table + 1, (one.row || 0) + 1, (one.col || 0) + 1));
    if (one.page) where.push(text("page", one.page));
    return make("li", "", ...content, where.length ? make("span", "quiet", " " + where.join(" · ")) : null);
  };

  const badge = (one, classes) => {
    const name = make("span", "badge " + classes, zhengben.codeName(one.code));
    name.title = one.code;
    return name;
  };

  const show = async (file) => {
    const pane = id("file");
    const twin = file.twin ? byId.get(file.twin) : null;
    const source = twin || file;
    const close = zhengben.button("×", "close", () => (pane.hidden = true), text("close"));
    const parts = [close, make("h2", "", zhengben.name(file.name)), make("p", "quiet", zhengben.name(file.key))];
    parts.push(make("p", "", make("span", "badge state-" + file.state, text("state_" + file.state)), " ", zhengben.name(file.agency), file.year ? " " + file.year : "", file.form ? " · " + file.form : ""));
    if (file.message || file.code) parts.push(make("p", "problem", zhengben.retold(file.code, file.message || ""), file.code ? " [" + file.code + "] " : "", file.code ? zhengben.codeText(file.code, true) : ""));
    if (twin) parts.push(make("p", "quiet", text("duplicate", twin.key)));
    if (source.items > 0) parts.push(zhengben.button(text("show_items") + " (" + source.items + ")", "main", () => {
      zhengben.open("queue");
      zhengben.queueOfFile(source);
    }));
    pane.replaceChildren(...parts);
    pane.hidden = false;
    if (source.shard === 0) return;
    try {
      const data = await zhengben.document(source);
      const form = data.form >= 0 ? zhengben.site.forms[data.form] : null;
      if (data.title) parts[1].after(make("p", "", data.title));
      if (data.findings.length) pane.append(make("h3", "", text("findings") + " " + data.findings.length), make("ul", "list", ...data.findings.map((one) => line(form, one, badge(one, one.severity), " ", zhengben.retold(one.code, one.message), one.other ? make("span", "quiet", " ", zhengben.name(one.other)) : ""))));
      if (data.changes.length) pane.append(make("h3", "", text("changes") + " " + (data.changes.length + (data.more_changes || 0))),
        make("ul", "list", ...data.changes.slice(0, 500).map((one) => line(form, one, badge(one, "class-" + one.class), " ", zhengben.shown(one.before), " → ", zhengben.shown(one.after)))));
      const more = Math.max(0, data.changes.length - 500) + (data.more_changes || 0);
      if (more > 0) pane.append(make("p", "quiet", text("more", more)));
    } catch (error) {
      zhengben.notice(text("cannot_load", error.message));
    }
  };

  zhengben.filesKey = (key) => {
    if (key !== "j" && key !== "k") return false;
    rows.move(key === "j" ? 1 : -1);
    return true;
  };

  zhengben.labelFiles = () => {
    const years = [...new Set(files.map((file) => file.year).filter(Boolean))].sort();
    zhengben.options(id("files-state"), [["", text("all_states")], ...["review", "failed", "clean", "skipped", "waiting"].filter((state) => files.some((file) => file.state === state)).map((state) => [state, text("state_" + state)])]);
    zhengben.options(id("files-year"), [["", text("all_years")], ...years.map((year) => [String(year), String(year)])]);
    head();
    if (rows) filter();
  };

  zhengben.openFiles = () => {
    rows = new zhengben.Rows(id("files-rows"), { height: 32, role: "row", fill: fillRow, choose: show });
    for (const name of ["files-search", "files-state", "files-year"]) id(name).addEventListener("input", filter);
    filter();
  };
})();
