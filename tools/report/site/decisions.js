// Decisions of the person: kept in this browser's storage under the name of the site, exported as a file for
// `zhengben apply`. Each knows the text that was seen; one whose cell reads otherwise now does not count any more.
"use strict";

(() => {
  // cells: "input.field" -> {verdict: set|right|open|seen, value, seen, note}
  // groups: "code|before|after" -> {verdict: accept|reject, digest, note}
  let kept = { cells: {}, groups: {} };
  let timer = 0;
  const listeners = [];

  const storageName = () => "zhengben-review/" + zhengben.site.site;
  const kVerdicts = ["set", "right", "open", "seen"];
  const kGroupVerdicts = ["accept", "reject"];
  const isText = (value, most) => typeof value === "string" && value.length <= most;

  const save = () => {
    timer = 0;
    try {
      localStorage.setItem(storageName(), JSON.stringify(kept));
    } catch (error) {
      zhengben.notice(zhengben.text("cannot_keep"));
    }
  };

  const changed = () => {
    if (!timer) timer = setTimeout(save, 200);
    for (const listener of listeners) listener();
  };

  const goodCell = (one) => one && kVerdicts.includes(one.verdict) && isText(one.value, 200) && isText(one.seen, 4000) && isText(one.note, 2000);
  const goodGroup = (one) => one && kGroupVerdicts.includes(one.verdict) && isText(one.digest, 64) && isText(one.note, 2000);

  const only = (table, good) => {
    const out = {};
    for (const [key, value] of Object.entries(table && typeof table === "object" ? table : {})) if (good(value)) out[key] = value;
    return out;
  };

  zhengben.decisions = {
    onChange: (listener) => listeners.push(listener),

    open() {
      try {
        const text = localStorage.getItem(storageName());
        const value = text ? JSON.parse(text) : {};
        kept = { cells: only(value.cells, goodCell), groups: only(value.groups, goodGroup) };
      } catch (error) {
        kept = { cells: {}, groups: {} };
      }
    },

    keyOf: (item) => item.input + "." + item.target,
    groupKey: (group) => [group.code, group.before, group.after].join("\u0000"),

    // Of an item: what was decided on it, if its cell still reads as it did then.
    of(item) {
      const one = kept.cells[this.keyOf(item)];
      return one && one.seen === item.seen ? one : null;
    },
    isStale(item) {
      const one = kept.cells[this.keyOf(item)];
      return Boolean(one) && one.seen !== item.seen;
    },
    ofGroup(group) {
      const one = kept.groups[this.groupKey(group)];
      return one && one.digest === group.digest ? one : null;
    },

    decide(item, verdict, value) {
      const before = this.of(item);
      kept.cells[this.keyOf(item)] = { verdict, value: value || "", seen: item.seen, note: before ? before.note : "" };
      changed();
    },
    note(item, text) {
      const before = this.of(item) || { verdict: "open", value: "", seen: item.seen };
      kept.cells[this.keyOf(item)] = { ...before, note: text };
      changed();
    },
    undo(item) {
      delete kept.cells[this.keyOf(item)];
      changed();
    },
    decideGroup(group, verdict) {
      kept.groups[this.groupKey(group)] = { verdict, digest: group.digest, note: "" };
      changed();
    },
    undoGroup(group) {
      delete kept.groups[this.groupKey(group)];
      changed();
    },

    // For the file, in the order of the journal.
    exported(queue, groups) {
      const cells = [];
      for (const entry of queue) {
        for (const item of entry.items) {
          const one = this.of(item);
          if (!one) continue;
          cells.push({ input: entry.file.key, sha256: entry.sha256, target: String(item.target), field: item.key, seen: item.seen, verdict: one.verdict, value: one.value, note: one.note });
        }
        for (const extra of entry.extra.values()) {
          const one = this.of(extra);
          if (one) cells.push({ input: entry.file.key, sha256: entry.sha256, target: String(extra.target), field: extra.key, seen: extra.seen, verdict: one.verdict, value: one.value, note: one.note });
        }
      }
      const verdicts = [];
      for (const group of groups) {
        const one = this.ofGroup(group);
        if (one) verdicts.push({ code: group.code, class: group.class, before: group.before, after: group.after, members: group.members, digest: group.digest, verdict: one.verdict, note: one.note });
      }
      return { schema: "zhengben.decisions/1", site: zhengben.site.site, version: zhengben.site.version, options: zhengben.site.options, decisions: cells, groups: verdicts };
    },

    // Of a file that was exported; says how many fit and how many do not.
    imported(file, queue, groups) {
      if (!file || file.schema !== "zhengben.decisions/1" || file.site !== zhengben.site.site || !Array.isArray(file.decisions) || !Array.isArray(file.groups)) return null;
      const entries = new Map(queue.map((entry) => [entry.sha256, entry]));
      const groupOf = new Map(groups.map((group) => [this.groupKey(group), group]));
      let taken = 0, left = 0;
      for (const one of file.decisions) {
        const entry = one && entries.get(one.sha256);
        const target = entry && zhengben.targetOf(entry, one);
        if (target && goodCell(one)) {
          kept.cells[this.keyOf(target)] = { verdict: one.verdict, value: one.value, seen: one.seen, note: one.note };
          ++taken;
        } else {
          ++left;
        }
      }
      for (const one of file.groups) {
        const group = one && groupOf.get([one.code, one.before, one.after].join("\u0000"));
        if (group && group.digest === one.digest && goodGroup(one)) {
          kept.groups[this.groupKey(group)] = { verdict: one.verdict, digest: one.digest, note: one.note };
          ++taken;
        } else {
          ++left;
        }
      }
      changed();
      return { taken, left };
    },

    count: () => Object.keys(kept.cells).length + Object.keys(kept.groups).length,
    saveNow: () => timer && (clearTimeout(timer), save()),
  };
})();
