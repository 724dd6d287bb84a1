// Every text of the site in Chinese and English, and which of them is wanted.
"use strict";

var zhengben = {};

(() => {
  const texts = {
    title: ["正本 · 审阅", "zhengben · review"],
    sections: ["栏目", "Sections"],
    tab_queue: ["待定单元格", "Doubtful cells"],
    tab_files: ["文件", "Files"],
    tab_repairs: ["修正", "Repairs"],
    import_decisions: ["载入决定", "Load decisions"],
    export_decisions: ["导出决定", "Export decisions"],
    keys: ["快捷键", "Keys"],
    search_queue: ["查找栏目、机关、文件", "Find a cell, agency or file"],
    search_files: ["查找文件、机关", "Find a file or agency"],
    search_repairs: ["查找修正前后的文字", "Find texts before or after"],
    kind: ["种类", "Kind"],
    decision: ["决定", "Decision"],
    state: ["状态", "State"],
    year: ["年度", "Year"],
    all_kinds: ["全部种类", "All kinds"],
    all_states: ["全部状态", "All states"],
    all_years: ["全部年度", "All years"],
    doubt_0: ["合计不符，有一处可疑", "Sum fails, one suspect"],
    doubt_1: ["合计不符", "Sum fails"],
    doubt_2: ["读不出确定的数", "No certain figure"],
    doubt_3: ["有几种读法", "Several readings"],
    doubt_4: ["合计可推出数值", "Value forced by sums"],
    doubt_5: ["文档问题", "About the document"],
    open_only: ["未决定", "Not decided"],
    decided_only: ["已决定", "Decided"],
    decided_or_not: ["全部", "All"],
    items_of: ["{1} / {2} 项", "{1} of {2}"],
    decided_of: ["已决定 {1} / {2}", "{1} of {2} decided"],
    accept_shown: ["采纳列出的 {1} 项推定值", "Accept the {1} values shown"],
    accept_shown_sure: ["将采纳当前列出的 {1} 项由合计推出的数值。继续？", "This accepts the {1} values listed that the sums force. Go on?"],
    nothing: ["没有符合条件的内容。", "Nothing to show."],
    nothing_doubtful: ["没有需要人工判断的内容。", "Nothing needs a person."],
    all_decided: ["全部已决定，请导出决定。", "All decided. Export the decisions now."],
    page: ["第 {1} 页", "page {1}"],
    table_at: ["表 {1} 第 {2} 行第 {3} 列", "table {1}, row {2}, column {3}"],
    blank: ["空白", "blank"],
    as_read: ["原文", "As read"],
    now: ["现为", "Now"],
    proposed: ["推定", "Proposed"],
    wanted: ["合计要求", "Sums want"],
    decided: ["决定", "Decided"],
    fails: ["不成立", "fails"],
    proves: ["推出此值", "forces the value"],
    whole_table: ["整张表", "Whole table"],
    excerpt: ["摘录", "Excerpt"],
    picture_in: ["原件第 {1} 页", "The input, page {1}"],
    picture_out: ["成品第 {1} 页", "The output, page {1}"],
    no_pictures: ["没有页面图：{1}", "No page pictures: {1}"],
    accept: ["采纳 {1}", "Accept {1}"],
    keep: ["原样属实", "It is right as it is"],
    correct: ["改为", "Correct to"],
    leave_open: ["暂不决定", "Leave open"],
    note: ["备注", "Note"],
    undo: ["撤销", "Undo"],
    seen: ["已阅", "Seen"],
    set_to: ["改为 {1}", "set to {1}"],
    is_right: ["原样属实", "right as it is"],
    is_open: ["暂不决定", "left open"],
    is_seen: ["已阅", "seen"],
    stale: ["文件内容已变，此前的决定作废，请重新判断。", "The document has changed since: decide again."],
    choose_cell: ["点选算式中要改的一格", "Choose the cell to correct in the sum"],
    no_figure: ["请填写数字，或 “/”。", "Give a figure, or “/”."],
    col_name: ["文件", "File"],
    col_state: ["状态", "State"],
    col_agency: ["机关", "Agency"],
    col_year: ["年度", "Year"],
    col_format: ["格式", "Format"],
    col_items: ["待定", "Doubtful"],
    col_changes: ["修正", "Repairs"],
    col_fails: ["不成立", "Sums failing"],
    col_bytes: ["大小", "Size"],
    state_clean: ["无需处理", "Clean"],
    state_review: ["待人工", "For a person"],
    state_failed: ["失败", "Failed"],
    state_skipped: ["略过", "Left out"],
    state_waiting: ["未完成", "Not done"],
    duplicate: ["与 {1} 内容相同", "same bytes as {1}"],
    show_items: ["查看待定内容", "Show what is doubtful"],
    close: ["关闭", "Close"],
    findings: ["发现", "Findings"],
    changes: ["修正", "Repairs"],
    more: ["另有 {1} 项未列出", "{1} more are not listed"],
    repairs_lead: ["同样的修正归为一组，可整组认可，或整组退回原文。", "Repairs that are the same stand together: take a group as right, or put all its cells back."],
    col_kind: ["种类", "Kind"],
    col_before: ["修正前", "Before"],
    col_after: ["修正后", "After"],
    col_members: ["处数", "Times"],
    col_documents: ["文件数", "Files"],
    col_decision: ["决定", "Decision"],
    approve: ["认可", "Right"],
    reject: ["退回", "Put back"],
    approved: ["已认可", "right"],
    rejected: ["将退回", "to be put back"],
    not_cells: ["只有表格数值的修正可以退回", "only repairs of figures can be put back"],
    samples: ["出处（前 {1} 处）", "Where (the first {1})"],
    class_lossless: ["无损", "lossless"],
    class_proved: ["推定", "proved"],
    class_decided: ["人工决定", "decided"],
    loaded_decisions: ["已载入 {1} 项决定，{2} 项与本站不符而未载入。", "{1} decisions loaded; {2} do not belong to this site and were left out."],
    bad_decisions: ["这不是本站的决定文件。", "This is no file of decisions of this site."],
    cannot_keep: ["浏览器存不下更多决定，请立即导出。", "The browser cannot keep more decisions: export them now."],
    cannot_load: ["数据文件 {1} 读不到，站点不完整。", "The data file {1} cannot be read: the site is not whole."],
    loading: ["正在载入…", "Loading…"],
    key_move: ["下一项 / 上一项", "next / previous"],
    key_accept: ["采纳推定值，或认可一组修正", "accept the proposal, or take a group as right"],
    key_reject: ["改为其他数值，或退回一组修正", "correct to another value, or put a group back"],
    key_open: ["暂不决定", "leave open"],
    key_note: ["写备注", "write a note"],
    key_undo: ["撤销决定", "undo the decision"],
    key_table: ["摘录 / 整张表", "excerpt / whole table"],
    key_tabs: ["切换栏目", "switch sections"],
    key_search: ["查找", "search"],
    other_file: ["另见", "see also"],
    relation: ["算式", "Sum"],
    unknown_form: ["表式未知", "form not known"],
  };

  // Short names of what is met most often; all others go by their code.
  const names = {
    "cell/trimmed": ["首尾空白", "blanks"],
    "cell/zeros": ["多个零", "zeros"],
    "cell/full-width": ["全角数字", "full-width"],
    "cell/thousands": ["千分位", "thousands"],
    "cell/unit": ["单位", "unit"],
    "cell/sign": ["正负号", "sign"],
    "cell/zero-width": ["零宽字符", "zero-width"],
    "label/joined": ["断行的标签", "broken label"],
    "bookmark/removed": ["书签", "bookmark"],
    "bookmark/typed": ["书签文字", "bookmark text"],
    "paragraph/empty": ["空段落", "empty paragraph"],
    "paragraph/indent-blanks": ["缩进空格", "indent blanks"],
    "heading/restored": ["标题", "heading"],
    "hidden/dropped": ["隐藏文字", "hidden text"],
    "revision/accepted": ["修订", "revision"],
    "comment/dropped": ["批注", "comment"],
    "table/rejoined": ["断开的表", "divided table"],
    "value/blank": ["空白", "blank"],
    "value/split": ["断开的数字", "split figure"],
    "value/look-alike": ["形似数字", "look-alike"],
    "value/proved": ["可推定", "proved"],
    "sum/fails": ["合计不符", "sum fails"],
    "sum/suspect": ["可疑", "suspect"],
    "relation/soft": ["通常关系", "usual relation"],
    "delta/misread": ["增减数", "change misread"],
    "unit/missing": ["缺单位", "unit missing"],
  };
  zhengben.codeName = (id) => (names[id] ? names[id][zhengben.language] : id);

  zhengben.languages = ["zh-CN", "en"];
  zhengben.language = 0;   // index

  zhengben.text = (key, ...values) => {
    const text = texts[key];
    if (!text) return key;
    return text[zhengben.language].replace(/\{(\d)\}/g, (all, number) => String(values[number - 1]));
  };

  // What a code says: its sentence without arguments, and its help.
  zhengben.codeText = (id, help) => {
    const code = zhengben.site.codes[id];
    if (!code) return id;
    return code[(zhengben.language === 0 ? 3 : 1) + (help ? 1 : 0)];
  };

  // What stands in `message` where the template has {1}, {2} …; null where it is another sentence. Looks at each
  // character once, whatever a submission put into it.
  const taken = (template, message) => {
    const parts = template.split(/\{(\d)\}/), values = {};   // text, number, text, number … text
    if (!message.startsWith(parts[0])) return null;
    let at = parts[0].length;
    for (let i = 1; i < parts.length; i += 2) {
      const last = i + 2 === parts.length, text = parts[i + 1];
      const end = last ? message.length - text.length : message.indexOf(text, at);
      if (end < at || !message.startsWith(text, end)) return null;
      values[parts[i]] = message.slice(at, end);
      at = end + text.length;
    }
    return at === message.length ? values : null;
  };

  // A sentence of the batch, in whatever language it ran, in the language of the page: what the code's sentence has
  // places for is taken out of it.
  zhengben.retold = (id, message) => {
    const code = zhengben.site.codes[id];
    for (const template of code ? [code[1], code[3]] : []) {
      const values = taken(template, message);
      if (values) return zhengben.codeText(id).replace(/\{(\d)\}/g, (all, number) => values[number] || "");
    }
    return message;
  };

  zhengben.number = (value) => value.toLocaleString("en-US");
})();
