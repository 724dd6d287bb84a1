// Brings the site up: data, language, sections, keys, and the file of decisions.
"use strict";

(() => {
  const make = zhengben.make, text = zhengben.text, id = (name) => document.getElementById(name);
  const kTabs = ["queue", "files", "repairs"];
  const opened = new Set();
  let tab = "queue", groupsLoaded = null;

  zhengben.notice = (message) => {
    id("notice").textContent = message;
    id("notice").hidden = false;
    id("notice").onclick = () => (id("notice").hidden = true);
  };

  // Choices of a select, keeping what was chosen.
  zhengben.options = (select, choices) => {
    const was = select.value;
    select.replaceChildren(...choices.map(([value, label]) => {
      const option = make("option", "", label);
      option.value = value;
      return option;
    }));
    select.value = choices.some(([value]) => value === was) ? was : choices[0][0];
  };

  const label = () => {
    document.documentElement.lang = zhengben.languages[zhengben.language];
    document.title = text("title");
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
    for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = text(element.dataset.placeholder);
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", text(element.dataset.label));
    for (const element of document.querySelectorAll("[data-title]")) element.title = text(element.dataset.title);
    const other = 1 - zhengben.language;
    id("language").textContent = other === 0 ? "中文" : "English";
    id("language").lang = zhengben.languages[other];
    const counts = { queue: zhengben.site.items, files: zhengben.site.files.items, repairs: zhengben.site.groups.items };
    for (const name of kTabs) id("tab-" + name).append(make("span", "badge", zhengben.number(counts[name])));
    zhengben.labelQueue();
    zhengben.labelFiles();
    if (groupsLoaded) zhengben.labelRepairs();
  };

  const loadGroups = () => (groupsLoaded = groupsLoaded || zhengben.loadAll("groups", zhengben.addGroups));

  zhengben.open = async (name) => {
    tab = name;
    for (const each of kTabs) {
      id("view-" + each).hidden = each !== name;
      id("tab-" + each).setAttribute("aria-selected", each === name);
    }
    if (opened.has(name)) return;
    opened.add(name);
    if (name === "queue") zhengben.openQueue();
    if (name === "files") zhengben.openFiles();
    if (name === "repairs") {
      await loadGroups();
      zhengben.labelRepairs();
      zhengben.openRepairs();
    }
  };

  const exportDecisions = async () => {
    await loadGroups();
    zhengben.decisions.saveNow();
    const file = zhengben.decisions.exported(zhengben.queueEntries(), zhengben.repairGroups());
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + "\n"], { type: "application/json" }));
    link.download = "zhengben-decisions-" + zhengben.site.site + ".json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const importDecisions = async (file) => {
    let result = null;
    try {
      await loadGroups();
      result = zhengben.decisions.imported(JSON.parse(await file.text()), zhengben.queueEntries(), zhengben.repairGroups());
    } catch (error) {
      result = null;
    }
    zhengben.notice(result ? text("loaded_decisions", result.taken, result.left) : text("bad_decisions"));
    label();
  };

  const keys = () => {
    const list = [["j / k", "key_move"], ["a", "key_accept"], ["r", "key_reject"], ["e", "keep"], ["o", "key_open"], ["n", "key_note"], ["u", "key_undo"], ["t", "key_table"], ["1 2 3", "key_tabs"], ["/", "key_search"]];
    const title = make("h2", "", text("keys"));
    title.id = "keys-title";
    id("keys").replaceChildren(title, make("dl", "", ...list.flatMap(([key, name]) => [make("dt", "", make("kbd", "", key)), make("dd", "", text(name))])), zhengben.button(text("close"), "main", () => id("keys").close()));
    id("keys").showModal();
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || id("keys").open) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && typing) return event.target.blur();
    if (typing) return;
    let done = true;
    if ("123".includes(event.key)) zhengben.open(kTabs[Number(event.key) - 1]);
    else if (event.key === "/") id(tab + "-search").focus();
    else if (event.key === "?") keys();
    else done = zhengben[tab + "Key"](event.key);
    if (done) event.preventDefault();
  };

  const start = async () => {
    const asked = new URLSearchParams(location.search).get("lang") || navigator.language || "zh";
    zhengben.language = asked.toLowerCase().startsWith("zh") ? 0 : 1;
    zhengben.site = await zhengben.load("site");
    zhengben.decisions.open();
    id("progress").textContent = text("loading");
    await zhengben.loadAll("files", zhengben.addFiles);
    await zhengben.loadAll("queue", zhengben.addToQueue);
    id("progress").textContent = "";
    label();
    kTabs.forEach((name) => id("tab-" + name).addEventListener("click", () => zhengben.open(name)));
    id("language").addEventListener("click", () => {
      zhengben.language = 1 - zhengben.language;
      label();
    });
    id("export").addEventListener("click", exportDecisions);
    id("import").addEventListener("click", () => id("import-file").click());
    id("import-file").addEventListener("change", (event) => event.target.files[0] && importDecisions(event.target.files[0]));
    id("help").addEventListener("click", keys);
    document.addEventListener("keydown", onKey);
    window.addEventListener("pagehide", () => zhengben.decisions.saveNow());
    await zhengben.open(zhengben.site.items > 0 ? "queue" : "files");
    document.body.dataset.ready = "yes";
  };

  start().catch((error) => zhengben.notice(zhengben.text("cannot_load", error.message)));
})();
