#include "sample_pages.h"

#include "model/text.h"

namespace zhengben {

namespace {

StructureId element(LaidOut& laid, StructureRole role, StructureId parent, int heading_level = 0) {
  StructureElement made;
  made.role = role;
  made.parent = parent;
  made.heading_level = heading_level;
  laid.structure.push_back(made);
  return static_cast<StructureId>(laid.structure.size() - 1);
}

StructureId cell(LaidOut& laid, StructureId row, bool header, int row_span, int column_span) {
  const StructureId id = element(laid, header ? StructureRole::HeaderCell : StructureRole::DataCell, row);
  laid.structure[static_cast<std::size_t>(id)].row_span = row_span;
  laid.structure[static_cast<std::size_t>(id)].column_span = column_span;
  if (header) laid.structure[static_cast<std::size_t>(id)].scope = HeaderScope::Both;
  return id;
}

void add_table(LaidOut& laid, StructureId document) {
  const StructureId table = element(laid, StructureRole::Table, document);
  const StructureId head = element(laid, StructureRole::TableHead, table), body = element(laid, StructureRole::TableBody, table);
  const StructureId first = element(laid, StructureRole::TableRow, head), second = element(laid, StructureRole::TableRow, body), third = element(laid, StructureRole::TableRow, body);
  laid.pages[0].frames.emplace_back(sample_run("黑体", "信息内容", 90, 400, cell(laid, first, true, 1, 2), 10.5));
  laid.pages[0].frames.emplace_back(sample_run("黑体", "本年发件数", 250, 400, cell(laid, first, true, 1, 1), 10.5));
  laid.pages[0].frames.emplace_back(Rule{{Length::from_points(80), Length::from_points(405), Length::from_points(400), Length::from_points(405.5)}, {}, LineStyle::Single, ArtifactKind::Layout});
  laid.pages[0].frames.emplace_back(sample_run("宋体", "规章", 90, 425, cell(laid, second, true, 2, 1), 10.5));
  laid.pages[0].frames.emplace_back(sample_run("宋体", "0", 180, 425, cell(laid, second, false, 1, 1), 10.5));
  laid.pages[0].frames.emplace_back(sample_run("宋体", "12", 250, 425, cell(laid, second, false, 1, 1), 10.5));
  laid.pages[1].frames.emplace_back(sample_run("黑体", "信息内容", 90, 100, kArtifact, 10.5));
  std::get<GlyphRun>(laid.pages[1].frames.back()).artifact = ArtifactKind::Pagination;
  laid.pages[1].frames.emplace_back(sample_run("宋体", "196.7万元", 180, 120, cell(laid, third, false, 1, 1), 10.5));
  laid.pages[1].frames.emplace_back(sample_run("宋体", "/", 250, 120, cell(laid, third, false, 1, 1), 10.5));
}

void add_rules(Page& page) {
  double y = 600;
  for (const LineStyle style : {LineStyle::Single, LineStyle::Double, LineStyle::Triple, LineStyle::Dotted, LineStyle::Dashed, LineStyle::DotDash, LineStyle::DotDotDash, LineStyle::Wave}) {
    page.frames.emplace_back(Rule{{Length::from_points(80), Length::from_points(y), Length::from_points(300), Length::from_points(y + 3)}, {200, 0, 0}, style, ArtifactKind::Background});
    y += 8;
  }
}

}  // namespace

std::shared_ptr<const FontCatalog> sample_fonts() {
  static const std::shared_ptr<const FontCatalog> fonts = FontCatalog::load({});
  return fonts;
}

GlyphRun sample_run(const std::string& family, const std::string& text, double x, double y, StructureId structure, double size) {
  GlyphRun run;
  run.face = sample_fonts()->resolve({family, false, false}).face;
  run.size = Length::from_points(size);
  run.origin = {Length::from_points(x), Length::from_points(y)};
  run.text = text;
  run.glyphs = sample_fonts()->shape(run.face, text, {.size = run.size});
  run.structure = structure;
  return run;
}

LaidOut sample_pages() {
  LaidOut laid;
  laid.title = "某某局2020年政府信息公开工作年度报告";
  laid.language = "zh-CN";
  laid.pages.resize(2);
  for (Page& page : laid.pages) {
    page.width = Length::from_millimetres(210);
    page.height = Length::from_millimetres(297);
  }
  laid.pages[0].label = "1";
  laid.pages[1].label = "2";
  const StructureId document = element(laid, StructureRole::Document, -1);
  auto& first = laid.pages[0].frames;
  auto& second = laid.pages[1].frames;
  first.emplace_back(sample_run("方正小标宋简体", "某某局2020年政府信息公开工作年度报告", 90, 120, element(laid, StructureRole::Heading, document, 1), 22));
  first.emplace_back(sample_run("黑体", "一、总体情况", 112, 180, element(laid, StructureRole::Heading, document, 2)));
  const StructureId paragraph = element(laid, StructureRole::Paragraph, document);
  first.emplace_back(sample_run("仿宋_GB2312", "根据《中华人民共和国政府信息公开条例》，", 112, 210, paragraph));
  first.emplace_back(sample_run("仿宋_GB2312", "参见", 80, 240, paragraph));
  const StructureId link = element(laid, StructureRole::Link, paragraph);
  first.emplace_back(sample_run("Times New Roman", "www.gov.cn", 112, 240, link));
  first.emplace_back(LinkArea{{Length::from_points(112), Length::from_points(226), Length::from_points(190), Length::from_points(244)}, "https://www.gov.cn/(a)", "中国政府网", link});
  first.emplace_back(sample_run("仿宋_GB2312", "网站。", 190, 240, paragraph));
  GlyphRun leaning = sample_run("楷体_GB2312", "（一）主动公开", 112, 270, element(laid, StructureRole::Heading, document, 3));
  leaning.synthetic_bold = leaning.synthetic_italic = true;
  leaning.color = {0, 0, 160};
  leaning.horizontal_scale = 0.9;
  first.emplace_back(leaning);
  const StructureId list = element(laid, StructureRole::List, document), item = element(laid, StructureRole::ListItem, list);
  first.emplace_back(sample_run("仿宋_GB2312", "1.", 112, 300, element(laid, StructureRole::ListLabel, item)));
  first.emplace_back(sample_run("仿宋_GB2312", "规章 café ﬁ Ⅳ ㎡ 𠀀", 130, 300, element(laid, StructureRole::ListBody, item)));
  add_table(laid, document);
  PlacedImage image;
  image.image = 0;
  image.rect = {Length::from_points(100), Length::from_points(200), Length::from_points(200), Length::from_points(260)};
  image.crop_left = 0.1;
  image.rotation_degrees = 30;
  image.structure = element(laid, StructureRole::Figure, document);
  second.emplace_back(image);
  const StructureId note = element(laid, StructureRole::Note, document);
  GlyphRun turned = sample_run("宋体", "注：竖排。", 400, 300, note, 9);
  turned.rotation_degrees = 90;
  second.emplace_back(turned);
  add_rules(laid.pages[1]);
  second.emplace_back(LinkArea{{Length::from_points(80), Length::from_points(300), Length::from_points(120), Length::from_points(320)}, "#top", "", note});
  for (std::size_t i = 0; i < 2; ++i) {
    GlyphRun number = sample_run("宋体", "— " + laid.pages[i].label + " —", 280, 800, kArtifact, 14);
    number.artifact = ArtifactKind::Pagination;
    laid.pages[i].frames.emplace_back(number);
  }
  laid.destinations = {{"top", 0, {Length::from_points(80), Length::from_points(100)}}};
  laid.outline = {{"一、总体情况", 1, 0, Length::from_points(160), 2}, {"（一）主动公开", 2, 0, Length::from_points(250), -1}, {"附表", 1, 1, Length::from_points(80), -1}};
  return laid;
}

}  // namespace zhengben
