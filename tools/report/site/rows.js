// A list of any length: only the rows in view are in the page. All rows are of one height.
"use strict";

(() => {
  const kMore = 8;   // rows beyond each edge

  zhengben.Rows = class {
    // options: height, fill(row element, item, index), choose(item, index), role of a row
    constructor(element, options) {
      this.element = element;
      this.options = options;
      this.items = [];
      this.current = -1;
      this.inner = zhengben.make("div", "inner");
      this.element.append(this.inner);
      this.drawn = new Map();
      this.element.addEventListener("scroll", () => this.draw(), { passive: true });
      new ResizeObserver(() => this.draw()).observe(this.element);
      this.element.addEventListener("keydown", (event) => this.key(event));
    }

    show(items, current) {
      this.items = items;
      this.current = current === undefined ? -1 : current;
      this.inner.style.height = items.length * this.options.height + "px";
      this.redraw();
    }

    redraw() {
      this.inner.replaceChildren();
      this.drawn.clear();
      this.draw();
    }

    draw() {
      const height = this.options.height;
      const first = Math.max(0, Math.floor(this.element.scrollTop / height) - kMore);
      const last = Math.min(this.items.length, Math.ceil((this.element.scrollTop + this.element.clientHeight) / height) + kMore);
      for (const [index, row] of this.drawn)
        if (index < first || index >= last) {
          row.remove();
          this.drawn.delete(index);
        }
      for (let index = first; index < last; ++index) if (!this.drawn.has(index)) this.add(index);
    }

    add(index) {
      const row = zhengben.make("div", "row" + (index === this.current ? " current" : ""));
      row.setAttribute("role", this.options.role || "option");
      row.setAttribute(this.options.role ? "aria-rowindex" : "aria-posinset", index + 1);
      if (!this.options.role) row.setAttribute("aria-setsize", this.items.length);
      row.setAttribute("aria-selected", index === this.current);
      row.id = this.element.id + "-" + index;
      row.style.top = index * this.options.height + "px";
      row.style.height = this.options.height + "px";
      this.options.fill(row, this.items[index], index);
      row.addEventListener("click", () => this.choose(index));
      this.inner.append(row);
      this.drawn.set(index, row);
    }

    choose(index) {
      if (index < 0 || index >= this.items.length) return;
      this.current = index;
      this.element.setAttribute("aria-activedescendant", this.element.id + "-" + index);
      const top = index * this.options.height, view = this.element;
      if (top < view.scrollTop) view.scrollTop = top;
      if (top + this.options.height > view.scrollTop + view.clientHeight) view.scrollTop = top + this.options.height - view.clientHeight;
      this.redraw();
      this.options.choose(this.items[index], index);
    }

    move(by) {
      this.choose(Math.max(0, Math.min(this.items.length - 1, this.current + by)));
    }

    key(event) {
      const page = Math.max(1, Math.floor(this.element.clientHeight / this.options.height) - 1);
      const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.items.length, End: this.items.length }[event.key];
      if (by === undefined || event.target !== this.element) return;
      event.preventDefault();
      this.move(by);
    }
  };
})();
