// Groups of identical repairs: each taken as right or put back as a whole.
"use strict";

(() => {
  const make = zhengben.make, text = zhengben.text, id = (name) => document.getElementById(name);
  let groups = [], rows = null, now = null;

  zhengben.addGroups = (data) => groups.push(...data);
  zhengben.repairGroups = () => groups;

  const phrase = (one) => (one ? text(one.verdict === "accept" ? "approved" : "rejected") : "");

  const fillRow = (row, group) => {
    const one = zhengben.decisions.ofGroup(group);
    row.classList.add("repair-row");
    if (one) row.classList.add("done");
    row.append(make("span", "kind", make("span", "badge class-" + group.class, zhengben.codeName(group.code))), make("span", "before", zhengben.shown(group.before)), make("span", "after", zhengben.shown(group.after)),
      make("span", "number", zhengben.number(group.members)), make("span", "number", zhengben.number(group.documents)), make("span", "verdict" + (one ? " " + one.verdict : ""), phrase(one)));
  };

  const filter = (keep) => {
    const code = id("repairs-code").value, words = id("repairs-search").value;
    const list = groups.filter((group) => (code === "" || group.code === code) && (words === "" || group.before.includes(words) || group.after.includes(words)));
    const at = keep && now ? list.indexOf(now) : -1;
    rows.show(list, at);
    id("repairs-count").textContent = text("items_of", zhengben.number(list.length), zhengben.number(groups.length)) + (zhengben.site.other_changes ? " · " + text("more", zhengben.number(zhengben.site.other_changes)) : "");
    if (at >= 0) show(now);
  };

  const show = (group) => {
    now = group;
    const pane = id("repair"), one = zhengben.decisions.ofGroup(group);
    const reject = zhengben.button(text("reject"), "", () => decide("reject"), "r");
    reject.disabled = !group.cells;
    const actions = make("div", "actions", zhengben.button(text("approve"), "main", () => decide("accept"), "a"), reject, one ? zhengben.button(text("undo"), "link", () => decide(""), "u") : null,
      group.cells ? null : make("span", "quiet", text("not_cells")));
    const sample = ([number, field]) => {
      const file = zhengben.fileOf(number);
      const form = file && zhengben.site.forms.find((each) => each.id === file.form);
      const label = form && form.fields.find((each) => each[0] === field);
      return make("li", "", zhengben.name(file ? file.agency || file.name : String(number)), file && file.year ? " " + file.year : "", label ? " · " + label[1] : "", make("span", "quiet", " ", zhengben.name(file ? file.key : "")));
    };
    pane.replaceChildren(zhengben.button("×", "close", () => (pane.hidden = true), text("close")), make("h2", "", zhengben.shown(group.before), " → ", zhengben.shown(group.after)),
      make("p", "", make("span", "badge class-" + group.class, text("class_" + group.class)), " ", zhengben.codeText(group.code, true)), actions, make("h3", "", text("samples", group.samples.length)),
      make("ul", "list", ...group.samples.map(sample)));
    pane.hidden = false;
  };

  const decide = (verdict) => {
    if (!now || (verdict === "reject" && !now.cells)) return;
    if (verdict) zhengben.decisions.decideGroup(now, verdict);
    else zhengben.decisions.undoGroup(now);
    rows.redraw();
    if (verdict && rows.current + 1 < rows.items.length) rows.move(1);
    else show(now);
  };

  zhengben.repairsKey = (key) => {
    if (key === "j" || key === "k") rows.move(key === "j" ? 1 : -1);
    else if (key === "a") decide("accept");
    else if (key === "r") decide("reject");
    else if (key === "u") decide("");
    else return false;
    return true;
  };

  zhengben.labelRepairs = () => {
    zhengben.options(id("repairs-code"), [["", text("all_kinds")], ...[...new Set(groups.map((group) => group.code))].sort().map((code) => [code, zhengben.codeName(code)])]);
    id("repairs-head").replaceChildren(...["kind", "before", "after", "members", "documents", "decision"].map((name) => make("span", ["members", "documents"].includes(name) ? "number" : "", text("col_" + name))));
    if (rows) filter(true);
  };

  zhengben.openRepairs = () => {
    rows = new zhengben.Rows(id("repairs-rows"), { height: 34, fill: fillRow, choose: show });
    for (const name of ["repairs-code", "repairs-search"]) id(name).addEventListener("input", () => filter(true));
    filter();
  };
})();
