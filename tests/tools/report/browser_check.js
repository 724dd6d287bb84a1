// Uses the site as a person would and says in the page what came of it: "all right", or what was not as it should be.
"use strict";

(async () => {
  const wrong = [];
  const check = (claim, holds) => holds || wrong.push(claim);
  const id = (name) => document.getElementById(name);
  const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const until = async (claim, holds) => {
    for (let i = 0; i < 100; ++i) {
      if (holds()) return true;
      await pause(50);
    }
    wrong.push(claim);
    return false;
  };
  const current = () => document.querySelector("#queue-list .row.current");

  const queue = async () => {
    check("the first item is open", await until("an item is shown", () => document.querySelector("#item table.form td.here")));
    check("the cell has its headings", document.querySelectorAll("#item th.leads").length >= 2);
    check("a sum is shown", document.querySelector("#item .relation"));
    const first = current().id;
    press("j");
    await pause(100);
    check("j goes on", current().id !== first);
    press("k");
    await pause(100);
    check("k goes back", current().id === first);
    press("a");
    await until("a decides", () => document.querySelector("#queue-list .row.done"));
    check("and goes on", current().id !== first);
    // A failed sum has no cell of its own: on to the next that has.
    for (let i = 0; i < 5 && !id("correction"); ++i) {
      press("j");
      await pause(200);
    }
    press("r");
    await until("r asks for a figure", () => document.activeElement.id === "correction");
    const input = document.activeElement;
    input.value = "twelve";
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await pause(100);
    check("what is no figure is refused", document.querySelectorAll("#queue-list .row.done").length === 1);
    input.value = "１２";
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await until("a figure is taken", () => document.querySelectorAll("#queue-list .row.done").length === 2);
    input.blur();
    id("queue-search").value = "nowhere to be found";
    id("queue-search").dispatchEvent(new Event("input"));
    check("the queue is filtered", document.querySelectorAll("#queue-list .row").length === 0);
    id("queue-search").value = "";
    id("queue-search").dispatchEvent(new Event("input"));
  };

  const failedSum = async () => {
    id("queue-doubt").value = "1";
    id("queue-doubt").dispatchEvent(new Event("input"));
    await until("a sum that no cell explains is shown", () => document.querySelectorAll("#item .relation.fails button.term").length > 3);
    document.querySelectorAll("#item .relation button.term")[1].click();
    await until("one of its cells is chosen", () => document.activeElement.id === "correction" && document.querySelector("#item .chosen"));
    const input = document.activeElement;
    input.value = "5";
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await until("its correction decides the sum", () => document.querySelector("#queue-list .row.done") && document.querySelector("#item .relation.holds"));
    press("u");
    await until("and is taken back", () => !document.querySelector("#queue-list .row.done") && document.querySelector("#item .relation.fails"));
    document.activeElement.blur();
    id("queue-doubt").value = "";
    id("queue-doubt").dispatchEvent(new Event("input"));
    const zh = zhengben.language === 0;
    check("a sentence of the batch is told in the page's language", zhengben.retold("value/look-alike", '"O" looks like a figure but is none').includes(zh ? "形似" : "looks like"));
  };

  const files = async () => {
    press("2");
    await until("files are listed", () => document.querySelectorAll("#files-rows .row").length === zhengben.site.files.items);
    check("a name is a text", !document.querySelector("main img") && document.title.includes("zhengben") === (zhengben.language === 1) && id("files-rows").textContent.includes("<img"));
    id("files-search").value = "a.txt";
    id("files-search").dispatchEvent(new Event("input"));
    check("files are filtered", document.querySelectorAll("#files-rows .row").length === 1);
    document.querySelector("#files-rows .row").click();
    await until("what was done to a file is shown", () => document.querySelectorAll("#file .list li").length > 100);
    id("files-search").value = "";
    id("files-search").dispatchEvent(new Event("input"));
    document.querySelector("#files-head button.items").click();
    const counts = zhengben.fileOf ? [...document.querySelectorAll("#files-rows .items")].map((cell) => Number(cell.textContent)) : [];
    check("files are sorted", counts.every((count, index) => index === 0 || counts[index - 1] >= count));
  };

  const repairs = async () => {
    press("3");
    await until("repairs are grouped", () => document.querySelectorAll("#repairs-rows .row").length > 3);
    id("repairs-code").value = "cell/zeros";
    id("repairs-code").dispatchEvent(new Event("input"));
    document.querySelector("#repairs-rows .row").click();
    await until("where they were is shown", () => document.querySelector("#repair .list li"));
    press("r");
    await until("a group is put back", () => document.querySelector("#repairs-rows .verdict.reject"));
  };

  const exported = async () => {
    let blob = null;
    const create = URL.createObjectURL;
    URL.createObjectURL = (what) => create.call(URL, (blob = what));
    id("export").click();
    if (!(await until("decisions are exported", () => blob))) return;
    const file = JSON.parse(await blob.text());
    check("the file says what it is", file.schema === "zhengben.decisions/1" && file.site === zhengben.site.site);
    check("it has both decisions", file.decisions.length === 2 && file.decisions.every((one) => one.sha256.length === 64 && one.verdict === "set" && one.field !== ""));
    check("full-width figures became plain ones", file.decisions.some((one) => one.value === "12"));
    check("it has the group", file.groups.length === 1 && file.groups[0].verdict === "reject" && file.groups[0].digest.length === 64);
    check("it is taken back", zhengben.decisions.imported(file, zhengben.queueEntries(), zhengben.repairGroups()).left === 0);
    check("that of another site is not", zhengben.decisions.imported({ ...file, site: "other" }, zhengben.queueEntries(), zhengben.repairGroups()) === null);
    zhengben.decisions.saveNow();
    check("the browser keeps them", JSON.parse(localStorage.getItem("zhengben-review/" + zhengben.site.site)).cells !== undefined);
  };

  try {
    await until("the site comes up", () => document.body.dataset.ready === "yes");
    check("it has its language", document.documentElement.lang === new URLSearchParams(location.search).get("lang"));
    await queue();
    await failedSum();
    await files();
    await repairs();
    await exported();
    const heading = document.querySelector("h1").textContent;
    id("language").click();
    check("the language changes", document.querySelector("h1").textContent !== heading);
    id("language").click();
    check("nothing was refused by the page's policy", !id("notice").textContent || id("notice").hidden);
  } catch (error) {
    wrong.push(String(error.stack || error));
  }
  const pre = document.createElement("pre");
  pre.id = "checked";
  pre.textContent = wrong.length ? wrong.join("\n") : "all right";
  document.body.append(pre);
})();
