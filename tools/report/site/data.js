// Loading of the data, which lies in scripts beside the page, and the few ways in which text gets into the page: only
// ever as text. What submissions hold is never taken for markup.
"use strict";

(() => {
  const waiting = new Map();   // name -> how to hand it over
  const loaded = new Map();    // name -> promise

  // Called by the data files.
  zhengben.take = (name, value) => {
    const done = waiting.get(name);
    waiting.delete(name);
    if (done) done(value);
  };

  zhengben.load = (name) => {
    if (loaded.has(name)) return loaded.get(name);
    const promise = new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = "data/" + name + ".js";
      script.onerror = () => {
        loaded.delete(name);
        reject(new Error(name));
      };
      script.onload = () => script.remove();
      document.head.append(script);
    });
    loaded.set(name, promise);
    return promise;
  };

  // All files of one kind, one after another; `each` is given the items of a file as they come.
  zhengben.loadAll = async (name, each) => {
    for (let i = 1; i <= zhengben.site[name].shards; ++i) {
      each(await zhengben.load(name + "-" + i));
      loaded.delete(name + "-" + i);   // whoever wants to keep them has them
    }
  };

  const kept = [];             // documents looked at last
  zhengben.document = async (file) => {
    const there = kept.find((document) => document.id === file.id);
    if (there) return there;
    const name = "docs-" + file.shard;
    const documents = await zhengben.load(name);
    kept.push(...documents.filter((document) => document.id === file.id));
    if (kept.length > 50) kept.shift();
    if (loaded.size > 40) loaded.delete(loaded.keys().next().value);
    return documents.find((document) => document.id === file.id);
  };

  // What cannot be seen, or turns the text around it, is shown by its name.
  const kUnseen = /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\u3164\ufeff\uffa0\ufff9-\uffff]|^ +| +$/gu;
  const kMarks = { " ": "␣", "\u00a0": "⍽", "\u3000": "□", "\t": "→", "\n": "↵" };

  // A node that shows `text` with its blanks and marks.
  zhengben.shown = (text) => {
    const span = document.createElement("span");
    span.className = "shown";
    let at = 0;
    for (const match of text.matchAll(kUnseen)) {
      span.append(text.slice(at, match.index));
      at = match.index + match[0].length;
      for (const character of match[0]) {
        const mark = document.createElement("span");
        mark.className = "unseen";
        const code = "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
        mark.title = code;
        mark.textContent = kMarks[character] || code;
        span.append(mark);
      }
    }
    span.append(text.slice(at));
    if (text === "") {
      span.classList.add("blank");
      span.textContent = zhengben.text("blank");
    }
    return span;
  };

  // zhengben.make("p", "class names", child, "text", …)
  zhengben.make = (tag, classes, ...children) => {
    const element = document.createElement(tag);
    if (classes) element.className = classes;
    for (const child of children) if (child !== null && child !== undefined) element.append(child);
    return element;
  };

  zhengben.button = (label, classes, action, title) => {
    const button = zhengben.make("button", classes, label);
    button.type = "button";
    if (title) button.title = title;
    button.addEventListener("click", action);
    return button;
  };

  // Keeps a name from turning the rest of its line around.
  zhengben.name = (text) => zhengben.make("bdi", "", text);
})();
