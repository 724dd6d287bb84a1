// The queue of what a person has to decide, and the view of one item of it.
"use strict";

(() => {
  const make = zhengben.make, text = zhengben.text, id = (name) => document.getElementById(name);
  const decisions = () => zhengben.decisions;
  const kDoubts = [0, 1, 2, 3, 4, 5];

  let entries = [];      // a document each
  let items = [];        // of all documents, most serious first
  let rows = null, now = null, whole = false, chosen = null;

  // Data as it comes -> what the views work with.
  zhengben.addToQueue = (documents) => {
    for (const data of documents) {
      const file = zhengben.fileOf(data.id);
      const form = data.form >= 0 ? zhengben.site.forms[data.form] : null;
      const entry = { id: data.id, sha256: data.sha256, file, form, shard: data.shard, items: [], extra: new Map() };
      data.items.forEach((item, index) => entry.items.push(itemOf(entry, item, index)));
      entries.push(entry);
      items.push(...entry.items);
    }
  };

  const itemOf = (entry, data, index) => {
    const isCell = data.doubt !== 1 && data.doubt !== 5 && data.field !== undefined;
    const known = entry.form && data.field >= 0;
    const key = isCell ? (known ? entry.form.fields[data.field][0] : data.key || "") : "";
    const target = isCell && known ? data.field : isCell && key ? key : (data.doubt === 1 ? "s" : "d") + index;
    const seen = isCell ? data.seen || "" : data.message;
    const label = known ? entry.form.fields[data.field][1] : data.key || "";
    return { ...data, entry, input: entry.id, isCell, key, target, seen, label, relations: data.relations || [], proposals: data.proposals || [] };
  };

  // A cell of a document that is no item of its own: it may be decided on as a term of a sum.
  const targetFor = (entry, number, raw) => {
    const own = entry.items.find((item) => item.isCell && item.target === number);
    if (own) return own;
    if (!entry.extra.has(number)) entry.extra.set(number, { input: entry.id, target: number, key: entry.form.fields[number][0], seen: raw, isCell: true, proposals: [] });
    return entry.extra.get(number);
  };
  zhengben.targetOf = (entry, one) => {
    const own = entry.items.find((item) => String(item.target) === one.target);
    if (own) return own;
    const number = entry.form ? entry.form.fields.findIndex((field) => field[0] === one.field) : -1;
    return number < 0 ? null : targetFor(entry, number, String(one.seen));
  };

  // A failed sum is decided on where one of its cells is.
  const decisionOn = (item) => {
    const own = decisions().of(item);
    if (own || item.doubt !== 1 || !item.entry.form) return own;
    for (const index of item.relations)
      for (const side of [3, 4])
        for (const number of item.entry.form.relations[index][side]) {
          const target = item.entry.extra.get(number) || item.entry.items.find((each) => each.isCell && each.target === number);
          const one = target && decisions().of(target);
          if (one && one.verdict === "set") return one;
        }
    return null;
  };

  const phrase = (one) => (one.verdict === "set" ? text("set_to", one.value) : text({ right: "is_right", open: "is_open", seen: "is_seen" }[one.verdict]));

  const itemTitle = (item) => {
    if (item.doubt === 1 && item.entry.form && item.relations.length) return item.entry.form.relations[item.relations[0]][1];
    return item.label || zhengben.retold(item.codes[0], item.message);
  };

  const fillRow = (row, item) => {
    const one = decisionOn(item);
    if (one) row.classList.add("done");
    const title = make("span", "what");
    const parts = itemTitle(item).split(" × ");
    title.append(make("span", "first", parts[0]));
    if (parts.length > 1) title.append(make("span", "times", " × "), make("b", "", parts.slice(1).join(" × ")));
    row.append(make("span", "dot doubt-" + item.doubt), title, make("span", "sub", zhengben.name(item.entry.file.agency || item.entry.file.name), item.entry.file.year ? " " + item.entry.file.year : ""),
      make("span", "verdict", one ? phrase(one) : item.proposals.length ? "→ " + item.proposals[0] : ""));
    row.title = text("doubt_" + item.doubt);
  };

  const wanted = () => {
    const doubt = id("queue-doubt").value, state = id("queue-state").value, words = id("queue-search").value.trim().toLowerCase();
    return items.filter((item) => {
      if (doubt !== "" && item.doubt !== Number(doubt)) return false;
      if (state !== "" && Boolean(decisionOn(item)) !== (state === "decided")) return false;
      if (!words) return true;
      const file = item.entry.file;
      return [item.label, item.message, file.agency, file.key, String(file.year || "")].some((part) => part && part.toLowerCase().includes(words));
    });
  };

  const showCounts = () => {
    id("queue-count").textContent = text("items_of", zhengben.number(rows.items.length), zhengben.number(items.length));
    const sure = rows.items.filter((item) => item.doubt === 4 && !decisionOn(item));
    id("queue-all").hidden = sure.length === 0;
    id("queue-all").textContent = text("accept_shown", zhengben.number(sure.length));
    const done = items.filter((item) => decisionOn(item)).length;
    id("progress").textContent = items.length ? text("decided_of", zhengben.number(done), zhengben.number(items.length)) : "";
  };

  zhengben.filterQueue = (keep) => {
    const list = wanted();
    const at = keep && now ? list.indexOf(now) : -1;
    rows.show(list, at);
    showCounts();
    if (list.length === 0) showNothing();
    else if (at < 0) rows.choose(0);
    else render();
  };

  const showNothing = () => {
    now = null;
    id("item").replaceChildren(make("p", "nothing", text(items.length === 0 ? "nothing_doubtful" : items.every(decisionOn) ? "all_decided" : "nothing")));
  };

  zhengben.queueOfFile = (file) => {
    const index = rows.items.findIndex((item) => item.entry.file === file);
    if (index >= 0) return rows.choose(index);
    for (const name of ["queue-doubt", "queue-state", "queue-search"]) id(name).value = "";
    zhengben.filterQueue();
    rows.choose(Math.max(0, rows.items.findIndex((item) => item.entry.file === file)));
  };

  // ---- the item

  const target = () => (chosen === null ? now : chosen);

  const head = (item) => {
    const file = item.entry.file;
    const where = [];
    if (item.page) where.push(text("page", item.page));
    if (item.table !== undefined && item.row !== undefined && item.col !== undefined) where.push(text("table_at", item.table + 1, item.row + 1, item.col + 1));
    const other = item.other ? make("p", "file", text("other_file") + " ", zhengben.name(item.other)) : "";
    return make("header", "", make("p", "file", zhengben.name(file.agency || ""), file.year ? " " + file.year + " · " : " ", zhengben.name(file.key), where.length ? " · " + where.join(" · ") : ""),
      make("h2", "", itemTitle(item)), make("p", "doubt", make("span", "badge doubt-" + item.doubt, text("doubt_" + item.doubt)), " ", why(item)), other);
  };

  // The sentence of the code where its arguments are at hand, else the batch's own.
  const why = (item) => {
    const code = item.codes[0], known = zhengben.site.codes[code], stop = zhengben.language === 0 ? "。" : ". ";
    if (item.doubt === 0 || item.doubt === 1) return zhengben.codeText(code, true);
    // Without a cell the title says it already.
    const sentence = item.label ? zhengben.retold(code, item.message) + (known ? stop : "") : "";
    return sentence + (known ? zhengben.codeText(code, true) : "");
  };

  const facts = (item, data) => {
    if (!item.isCell) return null;
    const field = item.field >= 0 ? zhengben.fieldOf(data, item.field) : { raw: item.seen, text: item.seen };
    const list = make("dl", "facts");
    const add = (label, value, classes) => list.append(make("div", classes, make("dt", "", text(label)), make("dd", "", value)));
    add("as_read", zhengben.shown(item.seen));
    if (field.text !== field.raw) add("now", zhengben.shown(field.text));
    if (item.proposals.length) add(item.doubt === 0 ? "wanted" : "proposed", item.proposals.join(" / "), "proposal");
    const one = decisionOn(item);
    if (one) add("decided", phrase(one), "decision");
    return list;
  };

  const decidedText = (entry) => (number) => {
    const at = entry.extra.get(number) || entry.items.find((item) => item.isCell && item.target === number);
    const one = at && decisions().of(at);
    return one && one.verdict === "set" ? one.value : null;
  };

  const picture = (item, data) => {
    const shown = [];
    for (const [name, one] of Object.entries(data.pictures)) {
      const box = one.boxes[chosen !== null ? chosen.target : item.field];
      if (!box) continue;
      const image = make("img");
      image.src = "pages/" + name;
      image.alt = text(one.side === "in" ? "picture_in" : "picture_out", one.page);
      image.loading = "lazy";
      const mark = make("div", "box");
      [mark.style.left, mark.style.top] = [box[0] / 100 + "%", box[1] / 100 + "%"];
      [mark.style.width, mark.style.height] = [(box[2] - box[0]) / 100 + "%", (box[3] - box[1]) / 100 + "%"];
      shown.push(make("figure", "", make("figcaption", "", image.alt), make("div", "sheet", image, mark)));
    }
    return shown.length ? make("div", "pictures", ...shown) : null;
  };

  const body = (item, data) => {
    const form = item.entry.form, parts = [], sums = [];
    const terms = new Set();
    if (form) for (const index of item.relations) for (const side of [3, 4]) form.relations[index][side].forEach((number) => terms.add(number));
    const field = chosen !== null ? chosen.target : item.field;
    const decided = decidedText(item.entry);
    if (form && field >= 0) {
      const table = zhengben.formTable(form, data, { field, terms, whole, decided });
      if (table) parts.push(table, zhengben.button(text(whole ? "excerpt" : "whole_table"), "link", () => zhengben.queueKey("t"), "t"));
    } else {
      const excerpt = data.excerpts[item.table + "," + item.row + "," + item.col];
      if (excerpt) parts.push(zhengben.plainTable(excerpt, item.row, item.col));
    }
    if (form && item.relations.length) {
      sums.push(make("h3", "", text("relation"), make("span", "quiet", " " + text(item.doubt === 4 ? "proves" : "choose_cell"))));
      for (const index of item.relations) sums.push(zhengben.relation(form, data, index, { field, decided, choose: (number) => choose(number, data) }));
    }
    return [...sums, ...parts];
  };

  const choose = (number, data) => {
    const at = targetFor(now.entry, number, zhengben.fieldOf(data, number).raw);
    chosen = at === now ? null : at;
    render().then(() => id("correction") && id("correction").focus());
  };

  const actions = (item) => {
    const at = target(), bar = make("div", "actions");
    const one = decisions().of(at);
    const act = (label, key, verdict, value, classes) => {
      const button = zhengben.button(label, classes, () => decide(verdict, value), key);
      if (key) button.append(make("kbd", "", key));
      bar.append(button);
    };
    if (at.isCell) {
      at.proposals.forEach((value, index) => act(text("accept", value), index === 0 ? "a" : "", "set", value, index === 0 ? "main" : ""));
      const input = make("input");
      input.id = "correction";
      input.setAttribute("aria-label", text("correct"));
      input.maxLength = 40;
      input.autocomplete = "off";
      input.value = one && one.verdict === "set" ? one.value : "";
      input.addEventListener("keydown", (event) => event.key === "Enter" && correct(input));
      bar.append(make("label", "correct", text("correct"), input, make("kbd", "", "r")), zhengben.button("↵", "", () => correct(input), text("correct")));
      act(text("keep"), "e", "right", "", "");
    } else {
      act(text("seen"), "a", "seen", "", "main");
    }
    act(text("leave_open"), "o", "open", "", "");
    const note = make("input", "note");
    note.id = "note";
    note.placeholder = text("note");
    note.setAttribute("aria-label", text("note"));
    note.maxLength = 500;
    note.value = one ? one.note : "";
    note.addEventListener("change", () => decisions().note(at, note.value));
    bar.append(note, make("kbd", "", "n"));
    if (one) bar.append(zhengben.button(text("undo"), "link", () => undo(), "u"));
    return make("footer", "", chosen !== null ? make("p", "chosen", item.entry.form.fields[chosen.target][1]) : null, decisions().isStale(at) ? make("p", "stale", text("stale")) : null, bar);
  };

  const kFigure = /^([-+]?\d{1,15}(\.\d{1,6})?|[\/／—-])$/;
  const correct = (input) => {
    const value = input.value.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
    if (kFigure.test(value)) return decide("set", value);
    input.setCustomValidity(text("no_figure"));
    input.reportValidity();
    input.addEventListener("input", () => input.setCustomValidity(""), { once: true });
  };

  const decide = (verdict, value) => {
    if (!now) return;
    decisions().decide(target(), verdict, value);
    next();
  };
  const undo = () => {
    decisions().undo(target());
    rows.redraw();
    render();
  };

  // On to what is not decided yet; nothing vanishes from under the person's eyes before.
  const next = () => {
    rows.redraw();
    showCounts();
    let index = rows.current + 1;
    while (index < rows.items.length && decisionOn(rows.items[index])) ++index;
    if (index < rows.items.length) rows.choose(index);
    else render();
  };

  const render = async () => {
    const item = now;
    if (!item) return;
    try {
      const data = await zhengben.document({ id: item.entry.id, shard: item.entry.shard });
      if (item !== now) return;
      const why_not = item.entry.file.format === "pdf" && Object.keys(data.pictures).length === 0 && zhengben.site.no_pictures;
      id("item").replaceChildren(...[head(item), facts(item, data), ...body(item, data), picture(item, data), why_not ? make("p", "quiet", text("no_pictures", zhengben.site.no_pictures)) : null, actions(item)].filter(Boolean));
      const here = id("item").querySelector("table .here");
      if (here) here.scrollIntoView({ block: "nearest", inline: "nearest" });
    } catch (error) {
      zhengben.notice(text("cannot_load", error.message));
    }
  };

  zhengben.queueKey = (key) => {
    if (key === "j" || key === "k") return rows.move(key === "j" ? 1 : -1), true;
    if (!now) return false;
    const at = target();
    if (key === "a") at.isCell ? at.proposals.length && decide("set", at.proposals[0]) : decide("seen");
    else if (key === "e" && at.isCell) decide("right");
    else if (key === "o") decide("open");
    else if (key === "u") undo();
    else if (key === "r" && id("correction")) id("correction").focus();
    else if (key === "n") id("note").focus();
    else if (key === "t") (whole = !whole), render();
    else return false;
    return true;
  };

  const acceptShown = () => {
    const sure = rows.items.filter((item) => item.doubt === 4 && !decisionOn(item));
    if (!confirm(text("accept_shown_sure", zhengben.number(sure.length)))) return;
    for (const item of sure) decisions().decide(item, "set", item.proposals[0]);
    rows.redraw();
    showCounts();
    render();
  };

  zhengben.queueEntries = () => entries;
  zhengben.labelQueue = () => {
    zhengben.options(id("queue-doubt"), [["", text("all_kinds")], ...kDoubts.map((doubt) => [String(doubt), text("doubt_" + doubt)])]);
    zhengben.options(id("queue-state"), [["", text("decided_or_not")], ["open", text("open_only")], ["decided", text("decided_only")]]);
    if (rows) zhengben.filterQueue(true);
  };
  zhengben.openQueue = () => {
    items = items.map((item, index) => [item, index]).sort((a, b) => a[0].doubt - b[0].doubt || a[1] - b[1]).map((pair) => pair[0]);
    rows = new zhengben.Rows(id("queue-list"), { height: 52, fill: fillRow, choose: (item) => {
      if (item !== now) chosen = null;
      now = item;
      render();
    } });
    for (const name of ["queue-doubt", "queue-state", "queue-search"]) id(name).addEventListener("input", () => zhengben.filterQueue(true));
    id("queue-all").addEventListener("click", acceptShown);
    decisions().onChange(showCounts);
    zhengben.filterQueue();
  };
})();
