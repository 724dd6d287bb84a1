#include "writers/layout/font_names.h"

#include <algorithm>
#include <array>

namespace zhengben {

namespace {

using Names = std::array<std::string_view, 8>;

struct Identity {
  NamedFont font;
  Names names;                    // empty ones at the end
};

// The Zhongyi faces (SimSun …) and the GB2312 ones share one box and half-width Latin; FangSong's and KaiTi's rows are
// those of their GB2312 forerunners, and of 小标宋, as far as any page shows.
constexpr Identity kIdentities[] = {
    {{"simsun", FontKind::Song, "simsun", "", false, false}, {"simsun", "宋体", "中易宋体", "simsun-18030", "宋体-18030", "宋体-方正超大字符集", "simsun-extb"}},
    {{"nsimsun", FontKind::Song, "nsimsun", "", false, false}, {"nsimsun", "新宋体"}},
    {{"fangsong", FontKind::FangSong, "fangsong", "", false, false}, {"fangsong", "仿宋"}},
    {{"fangsong_gb2312", FontKind::FangSong, "fangsong", "fangsong", false, false}, {"fangsong_gb2312", "仿宋_gb2312", "仿宋gb2312", "仿宋_gbk"}},
    {{"kaiti", FontKind::Kai, "kaiti", "", false, false}, {"kaiti", "楷体"}},
    {{"kaiti_gb2312", FontKind::Kai, "kaiti", "kaiti", false, false}, {"kaiti_gb2312", "楷体_gb2312", "楷体gb2312", "楷体_gbk"}},
    {{"simhei", FontKind::Hei, "simhei", "", false, false}, {"simhei", "黑体", "中易黑体"}},
    {{"dengxian", FontKind::Hei, "dengxian", "", false, false}, {"dengxian", "等线"}},
    {{"dengxian light", FontKind::Hei, "dengxian light", "", false, false}, {"dengxian light", "等线 light"}},
    {{"microsoft yahei", FontKind::Hei, "microsoft yahei", "", false, false}, {"microsoft yahei", "微软雅黑", "microsoft yahei ui", "微软雅黑 light", "microsoft yahei light"}},
    {{"microsoft jhenghei", FontKind::Hei, "microsoft jhenghei", "", false, false}, {"microsoft jhenghei", "微軟正黑體"}},
    {{"pmingliu", FontKind::Song, "pmingliu", "", false, false}, {"pmingliu", "新細明體", "mingliu", "細明體"}},
    {{"stsong", FontKind::Song, "stkaiti", "", false, true}, {"stsong", "华文宋体", "songti sc", "宋体-简"}},
    {{"stzhongsong", FontKind::Song, "stkaiti", "", false, true}, {"stzhongsong", "华文中宋"}},
    {{"stfangsong", FontKind::FangSong, "stkaiti", "", false, true}, {"stfangsong", "华文仿宋"}},
    {{"stkaiti", FontKind::Kai, "stkaiti", "", false, false}, {"stkaiti", "华文楷体", "kaiti sc", "楷体-简"}},
    {{"stxihei", FontKind::Hei, "stkaiti", "", false, true}, {"stxihei", "华文细黑", "stheiti", "华文黑体"}},
    {{"fzxiaobiaosong", FontKind::XiaoBiaoSong, "", "", false, false},
     {"fzxiaobiaosong-b05s", "方正小标宋简体", "方正小标宋_gbk", "fzxiaobiaosong-b05", "方正小标宋", "小标宋", "方正小标宋体", "fzxbsjw--gb1-0"}},
    {{"fzfangsong", FontKind::FangSong, "", "", false, false}, {"fzfangsong-z02s", "方正仿宋简体", "方正仿宋_gbk", "方正仿宋_gb2312", "方正仿宋", "fzfsk--gbk1-0"}},
    {{"fzkai", FontKind::Kai, "", "", false, false}, {"fzkai-z03s", "方正楷体简体", "方正楷体_gbk", "方正楷体_gb2312", "方正楷体", "fzktk--gbk1-0"}},
    {{"fzhei", FontKind::Hei, "", "", false, false}, {"fzhei-b01s", "方正黑体简体", "方正黑体_gbk", "方正黑体", "fzhtk--gbk1-0"}},
    {{"fzshusong", FontKind::Song, "", "", false, false}, {"fzshusong-z01s", "方正书宋简体", "方正书宋_gbk", "方正书宋", "fzssk--gbk1-0"}},
    {{"ms mincho", FontKind::Song, "ms mincho", "", false, false}, {"ms mincho", "ｍｓ 明朝", "ms 明朝"}},
    {{"ms gothic", FontKind::Hei, "ms gothic", "", false, false}, {"ms gothic", "ｍｓ ゴシック", "ms ゴシック"}},
    {{"arial", FontKind::Sans, "arial", "liberation sans", true, false}, {"arial", "helvetica", "arialmt"}},
    {{"arial narrow", FontKind::Sans, "", "liberation sans narrow", true, false}, {"arial narrow"}},
    {{"times new roman", FontKind::Serif, "times new roman", "liberation serif", true, false}, {"times new roman", "times", "times-roman", "timesnewromanpsmt"}},
    {{"courier new", FontKind::Mono, "courier new", "liberation mono", true, false}, {"courier new", "courier"}},
    {{"calibri", FontKind::Sans, "calibri", "carlito", true, false}, {"calibri"}},
    {{"calibri light", FontKind::Sans, "calibri light", "carlito", false, false}, {"calibri light"}},
    // Not Caladea: as packaged, 59 of 89 of its advances differ from Cambria's.
    {{"cambria", FontKind::Serif, "cambria", "", false, false}, {"cambria"}},
    {{"cambria math", FontKind::Serif, "cambria math", "", false, false}, {"cambria math"}},
    {{"verdana", FontKind::Sans, "verdana", "dejavu sans", false, false}, {"verdana"}},
    {{"tahoma", FontKind::Sans, "tahoma", "dejavu sans condensed", false, false}, {"tahoma"}},
    {{"georgia", FontKind::Serif, "georgia", "dejavu serif", false, false}, {"georgia"}},
    {{"consolas", FontKind::Mono, "consolas", "liberation mono", false, false}, {"consolas"}},
    {{"segoe ui", FontKind::Sans, "segoe ui", "", false, false}, {"segoe ui"}},
    {{"symbol", FontKind::Symbol, "symbol", "", false, false}, {"symbol"}},
    {{"wingdings", FontKind::Symbol, "wingdings", "", false, false}, {"wingdings", "wingdings 2", "wingdings 3", "webdings"}},
};

// Words in the names of fonts that the table does not have. The order decides: 方正小标宋 holds 宋, 仿宋 too.
struct Word {
  std::string_view word;
  FontKind kind;
};
constexpr Word kWords[] = {
    {"标宋", FontKind::XiaoBiaoSong}, {"biaosong", FontKind::XiaoBiaoSong}, {"仿", FontKind::FangSong}, {"fangsong", FontKind::FangSong}, {"fang song", FontKind::FangSong},
    {"楷", FontKind::Kai}, {"kaiti", FontKind::Kai}, {"kai ", FontKind::Kai}, {"ukai", FontKind::Kai}, {"隶", FontKind::Kai}, {"行书", FontKind::Kai}, {"魏", FontKind::Kai}, {"舒体", FontKind::Kai},
    {"黑", FontKind::Hei}, {"雅黑", FontKind::Hei}, {"圆", FontKind::Hei}, {"等线", FontKind::Hei}, {"heiti", FontKind::Hei}, {"yahei", FontKind::Hei}, {"pingfang", FontKind::Hei}, {"苹方", FontKind::Hei},
    {"ゴシック", FontKind::Hei}, {"yu gothic", FontKind::Hei}, {"malgun", FontKind::Hei}, {"sans cjk", FontKind::Hei}, {"han sans", FontKind::Hei}, {"sans sc", FontKind::Hei},
    {"宋", FontKind::Song}, {"明", FontKind::Song}, {"song", FontKind::Song}, {"mincho", FontKind::Song}, {"ming", FontKind::Song}, {"batang", FontKind::Song},
    {"serif cjk", FontKind::Song}, {"han serif", FontKind::Song}, {"serif sc", FontKind::Song}, {"体", FontKind::Song},
    {"mono", FontKind::Mono}, {"courier", FontKind::Mono}, {"consol", FontKind::Mono}, {"typewriter", FontKind::Mono},
    {"sans", FontKind::Sans}, {"gothic", FontKind::Sans}, {"aptos", FontKind::Sans}, {"segoe", FontKind::Sans}, {"arial", FontKind::Sans}, {"helvetica", FontKind::Sans}, {"calibri", FontKind::Sans},
    {"trebuchet", FontKind::Sans}, {"verdana", FontKind::Sans}, {"symbol", FontKind::Symbol}, {"dingbats", FontKind::Symbol},
};

constexpr std::string_view kSong[] = {"simsun", "noto serif cjk sc", "source han serif sc", "ar pl uming cn", "fandolsong"};
constexpr std::string_view kFangSong[] = {"fangsong", "stfangsong", "fzfangsong-z02s", "fandolfang r", "fandolfang", "noto serif cjk sc", "source han serif sc", "ar pl uming cn"};
constexpr std::string_view kKai[] = {"kaiti", "stkaiti", "fzkai-z03s", "ar pl ukai cn", "fandolkai", "noto serif cjk sc", "source han serif sc", "ar pl uming cn"};
constexpr std::string_view kHei[] = {"simhei", "noto sans cjk sc", "source han sans sc", "wenquanyi micro hei", "noto serif cjk sc", "ar pl uming cn"};
constexpr std::string_view kXiaoBiaoSong[] = {"fzxiaobiaosong-b05s", "方正小标宋简体", "noto serif cjk sc", "source han serif sc", "ar pl uming cn"};
constexpr std::string_view kSerif[] = {"times new roman", "liberation serif", "dejavu serif", "dejavu sans", "noto serif cjk sc"};
constexpr std::string_view kSans[] = {"arial", "liberation sans", "dejavu sans", "noto sans cjk sc"};
constexpr std::string_view kMono[] = {"courier new", "liberation mono", "dejavu sans mono", "noto sans mono cjk sc"};
constexpr std::string_view kSymbol[] = {"dejavu sans", "liberation serif", "noto sans cjk sc"};

}  // namespace

std::string family_key(std::string_view family) {
  std::string key;
  for (const char c : family) {
    if (c == '@' && key.empty()) continue;
    if (c == ' ' && (key.empty() || key.back() == ' ')) continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

NamedFont named_font(std::string_view key) {
  for (const Identity& identity : kIdentities) {
    if (std::ranges::find(identity.names, key) != identity.names.end() && !key.empty()) return identity.font;
  }
  NamedFont font;
  font.metrics = key;
  for (const Word& word : kWords) {
    if (key.find(word.word) == std::string_view::npos) continue;
    font.kind = word.kind;
    return font;
  }
  return font;
}

std::span<const std::string_view> names_of(std::string_view identity) {
  for (const Identity& known : kIdentities) {
    if (known.font.identity != identity) continue;
    const auto end = std::ranges::find(known.names, std::string_view());
    return {known.names.data(), static_cast<std::size_t>(end - known.names.begin())};
  }
  return {};
}

std::span<const std::string_view> stand_ins(FontKind kind) {
  switch (kind) {
    case FontKind::Song: return kSong;
    case FontKind::FangSong: return kFangSong;
    case FontKind::Kai: return kKai;
    case FontKind::Hei: return kHei;
    case FontKind::XiaoBiaoSong: return kXiaoBiaoSong;
    case FontKind::Serif: return kSerif;
    case FontKind::Sans: return kSans;
    case FontKind::Mono: return kMono;
    case FontKind::Symbol: return kSymbol;
  }
  return kSerif;
}

bool is_east_asian_kind(FontKind kind) {
  return kind == FontKind::Song || kind == FontKind::FangSong || kind == FontKind::Kai || kind == FontKind::Hei || kind == FontKind::XiaoBiaoSong;
}

bool names_heavy_face(std::string_view key) {
  for (const std::string_view word : {" black", " heavy", " bold", " extrabold", " ultrabold", " semibold"}) {
    if (key.ends_with(word)) return true;
  }
  for (const std::string_view word : {"粗黑", "大黑", "超粗", "特粗", "粗宋", "大标宋", "粗圆", "粗体"}) {
    if (key.find(word) != std::string_view::npos) return true;
  }
  return false;
}

bool is_foreign_han_face(std::string_view key) {
  for (const std::string_view region : {" cjk jp", " cjk kr", " cjk hk", " cjk tc", " uming hk", " uming tw", " ukai hk", " ukai tw"}) {
    if (key.find(region) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace zhengben
