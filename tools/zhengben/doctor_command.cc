#include "model/form/form.h"
#include "model/version.h"
#include "tools/files/output_file.h"
#include "tools/pipeline/formats.h"
#include "tools/worker/sandbox.h"
#include "tools/zhengben/commands.h"
#include "tools/zhengben/limit_options.h"
#include "writers/layout/font.h"

namespace zhengben {

namespace {

// The fonts that GB/T 9704-2012 names and those that Word gives new documents.
constexpr std::string_view kWanted[] = {"方正小标宋简体", "仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "宋体", "Times New Roman", "Calibri", "Arial"};

class Printer {
 public:
  explicit Printer(Language language) : language_(language) {}

  void heading(std::string_view english) { out_ += (out_.empty() ? "" : "\n") + translated(english, language_) + "\n"; }
  void line(const std::string& name, const std::string& text) { out_ += "  " + name + (language_ == Language::Chinese ? "：" : ": ") + text + "\n"; }
  void named(std::string_view english, const std::string& text) { line(translated(english, language_), text); }
  std::string yes(bool so) const { return translated(so ? "yes" : "no", language_); }
  std::string say(std::string_view english, const std::vector<std::string>& arguments) const { return formatted(english, arguments, language_); }
  const std::string& text() const { return out_; }

 private:
  Language language_;
  std::string out_;
};

void print_fonts(Printer& print, const Settings& settings) {
  print.heading("Fonts");
  const auto fonts = FontCatalog::load({.directories = settings.font_directories});
  if (!fonts) return;
  print.named("faces that can be used", std::to_string(fonts->faces().size()));
  for (const std::string_view family : kWanted) {
    const ResolvedFont font = fonts->resolve({std::string(family)});
    if (font.face < 0) {
      print.line(std::string(family), print.say("missing, and nothing stands in for it", {}));
      continue;
    }
    const FontCatalog::FaceInfo& face = fonts->face(font.face);
    const std::string where = face.family + " (" + face.path + ")";
    print.line(std::string(family), font.substituted ? print.say("{1} stands in for it; lines and pages break by the true widths", {where}) : where);
  }
}

void print_isolation(Printer& print) {
  print.heading("Isolation of each conversion");
  const Isolation level = available_isolation();
  print.named("process of its own with limits on memory, time and size", print.yes(level.memory_limit));
  print.named("no new privileges", print.yes(level.no_new_privileges));
  print.named("files out of reach (Landlock)", level.landlock > 0 ? print.say("yes, version {1}", {std::to_string(level.landlock)}) : print.yes(false));
  print.named("system calls filtered (seccomp)", print.yes(level.system_call_filter));
}

}  // namespace

int run_doctor(const Settings& settings) {
  Printer print(settings.language);
  print.heading("Program");
  print.named("version", std::string(version()));
  std::string reads, writes, forms;
  for (const InputFormat& format : input_formats())
    if (format.read) reads += (reads.empty() ? "" : " ") + std::string(format.name);
  for (const OutputFormat& format : output_formats()) writes += (writes.empty() ? "" : " ") + std::string(format.name);
  for (const Form& form : builtin_forms()) forms += (forms.empty() ? "" : " ") + form.id();
  print.named("reads", reads);
  print.named("writes", writes);
  print.named("forms", forms);
  print_fonts(print, settings);
  print_isolation(print);
  print.heading("Limits");
  for (const LimitOption& limit : limit_options())
    print.line(std::string(limit.name), std::to_string(settings.limits.*limit.member) + " (" + translated(limit.help, settings.language) + ")");
  write_standard_output(print.text());
  return 0;
}

}  // namespace zhengben
