#include "tools/zhengben/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <utility>

#include "model/version.h"
#include "tools/pipeline/formats.h"
#include "tools/zhengben/limit_options.h"

namespace zhengben {

namespace {

template <typename Value>
using Choices = std::vector<std::pair<std::string, Value>>;

// Adds the options of one command after another; each says its help once, in the language of the user.
class Builder {
 public:
  // Options are made for the command `wanted` only, or for all where it is empty: making them costs more than parsing.
  Builder(CLI::App& app, Settings& settings, std::string_view wanted) : app_(app), settings_(settings), wanted_(wanted) {}

  // Whether its options are to be made.
  bool command(const char* name, Command value, const char* help) {
    now_ = app_.add_subcommand(name, text(help));
    now_->callback([this, value] { settings_.command = value; });
    now_->set_help_flag("-h,--help", text("show this help"));
    return wanted_.empty() || wanted_ == name;
  }

  // Lines to learn from: what to type, and what comes of it.
  void examples(std::initializer_list<std::pair<const char*, const char*>> lines) {
    std::string out = text("Examples") + ":\n";
    for (const auto& [typed, help] : lines) out += std::string("  ") + typed + "\n      " + text(help) + "\n";
    now_->footer(out);
  }

  CLI::Option* inputs(const char* name, const char* help) { return now_->add_option(name, settings_.inputs, text(help)); }

  void input_options() {
    now_->add_option("-f,--from", settings_.from, text("format of the input instead of what its content says: docx, tika-text"))->group(group("Input"));
    choice<TrackChanges>("--track-changes", settings_.track_changes, {{"accept", TrackChanges::Accept}, {"reject", TrackChanges::Reject}, {"keep", TrackChanges::Keep}},
                         "what becomes of tracked changes", "Input");
    choice<bool>("--comments", settings_.keep_comments, {{"drop", false}, {"keep", true}}, "what becomes of comments where the output is DOCX", "Input");
    now_->add_option("--form", settings_.form, text("form to fit the document to: auto, none, or the id of a form"))->group(group("Input"))->type_name("ID")->default_str("auto");
    form_file_option();
    now_->add_option("--password", settings_.password, text("password of an encrypted input"))->group(group("Input"))->type_name("TEXT");
  }

  void output_options() {
    now_->add_option("-o,--output", settings_.output, text("file or folder to write to, - for standard output; without it, beside the input under a new name"))
        ->group(group("Output"))->type_name("FILE|DIR|-");
    now_->add_option("-t,--to", settings_.to, text("format to write: docx, pdf, json, csv, txt; several by commas"))->group(group("Output"))->type_name("FORMAT")
        ->delimiter(',')->allow_extra_args(false)->check(known_format());
    choice<Style>("--style", settings_.style, {{"standard", Style::Standard}, {"source", Style::Source}}, "look of the output: the standard's (GB/T 9704) or the source's own", "Output");
    choice<RepairLevel>("--repair", settings_.repair, {{"none", RepairLevel::None}, {"lossless", RepairLevel::Lossless}, {"proved", RepairLevel::Proved}},
                        "what may be changed: nothing, slips of typing, or also what the sums force", "Output");
    overwrite_option();
    font_option();
    choice<PdfProfile>("--pdf-profile", settings_.pdf_profile, {{"archival", PdfProfile::Archival}, {"plain", PdfProfile::Plain}},
                       "PDF/A-2a and PDF/UA-1 together, or neither", "Output");
    json_option();
  }

  void overwrite_option() {
    choice<Overwrite>("--overwrite", settings_.overwrite, {{"never", Overwrite::Never}, {"always", Overwrite::Always}}, "whether files that exist are replaced", "Output");
  }

  void form_file_option() {
    now_->add_option("--form-file", settings_.form_files, text("load one more form from a JSON file"))->group(group("Input"))->type_name("FILE")->allow_extra_args(false);
  }

  void font_option() {
    now_->add_option("--font-dir", settings_.font_directories, text("folder of fonts that come before the system's"))->group(group("Output"))->type_name("DIR")->allow_extra_args(false);
  }

  void json_option() { now_->add_flag("--json", settings_.json, text("print the canonical JSON on standard output"))->group(group("Output")); }

  void message_options() {
    choice<Language>("--lang", settings_.language, {{"zh-CN", Language::Chinese}, {"zh", Language::Chinese}, {"en", Language::English}}, "language of messages", "Messages");
    choice<FindingsAs>("--findings", settings_.findings, {{"text", FindingsAs::Text}, {"json", FindingsAs::Json}}, "findings as sentences or as JSON, a line each", "Messages");
    now_->add_flag("-q,--quiet", settings_.quiet, text("only say what went wrong"))->group(group("Messages"));
    now_->add_flag("-v,--verbose", settings_.verbose, text("say every change and note"))->group(group("Messages"));
  }

  void progress_options() {
    choice<ProgressAs>("--progress", settings_.progress, {{"auto", ProgressAs::Auto}, {"bar", ProgressAs::Bar}, {"lines", ProgressAs::Lines}, {"none", ProgressAs::None}},
                       "how progress over several inputs is shown", "Messages");
  }

  void table_options() {
    now_->add_flag("--tables", settings_.tables, text("print the tables with their cells and boxes, as JSON"))->group(group("Output"));
    now_->add_option("--regions", settings_.regions, text("find only the structure of the tables whose boxes a file gives, in the form that --tables prints"))->group(group("Input"))->type_name("FILE");
  }

  // What only `batch` has; together with the options of an input, an output and messages.
  void batch_options() {
    as_option();
    now_->add_option("--files-from", settings_.batch.files_from, text("file with more paths, a line each; - for standard input"))->group(group("Input"))->type_name("FILE|-");
    now_->add_flag("-0,--null", settings_.batch.nul_separated, text("paths of --files-from end with a NUL instead of a line end"))->group(group("Input"));
    now_->add_option("--shard", settings_.batch.shard, text("take part i of n of the inputs; auto: by the variables of a Slurm array or a Kubernetes indexed job"))->group(group("Input"))
        ->type_name("I/N|auto|auto/N");
    name_option();
    now_->add_option("--quarantine", settings_.batch.quarantine, text("folder for copies of the inputs that failed"))->group(group("Output"))->type_name("DIR");
    now_->add_option("--table", settings_.batch.table, text("write all fields of all reports to one CSV file"))->group(group("Output"))->type_name("FILE");
    now_->add_option("--journal", settings_.batch.journal, text("the record of the batch; without it, zhengben-journal.sqlite in the output folder"))->group(group("Output"))->type_name("FILE");
    total_option(*now_);
    run_options();
    now_->add_flag("--retry-failed", settings_.batch.retry_failed, text("like --resume, and try again what failed"))->group(group("Run"));
  }

  void as_option() {
    choice<Command>("--as", settings_.batch.as, {{"clean", Command::Clean}, {"convert", Command::Convert}}, "what is done to each input", "Input");
  }

  void name_option() {
    now_->add_option("--name", settings_.batch.name, text("name of outputs, without extension: {dir} {stem} {name} {ext} {hash} {agency} {year} {title} {form}"))->group(group("Output"))
        ->type_name("TEMPLATE")->default_str(settings_.batch.name);
  }

  void run_options() {
    now_->add_flag("--resume", settings_.batch.resume, text("go on with a batch that was begun; what is done and still there is left alone"))->group(group("Run"));
    now_->add_option("-j,--jobs", settings_.batch.jobs, text("documents at a time; without it, one for each processor"))->group(group("Run"))->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{4'096}));
    choice<Sync>("--sync", settings_.batch.sync, {{"always", Sync::Always}, {"never", Sync::Never}}, "whether each output is on disk before it counts; never is faster and survives no loss of power", "Run");
  }

  // What only `apply` has; together with the options of the batch.
  void apply_options() {
    now_->add_option("--decisions", settings_.decisions, text("the decisions that the review site exported"))->group(group("Input"))->type_name("FILE")->required();
    as_option(), name_option(), run_options();
  }

  void report_options() {
    now_->add_option("--html", settings_.report.html, text("folder for a site to review the batch in, opened from disk"))->group(group("Output"))->type_name("DIR");
    now_->add_option("--xlsx", settings_.report.xlsx, text("workbook with files, fields, repairs, findings and totals"))->group(group("Output"))->type_name("FILE");
    now_->add_option("--csv", settings_.report.csv, text("write all fields of all reports to one CSV file"))->group(group("Output"))->type_name("FILE");
    now_->add_option("--jsonl", settings_.report.json_lines, text("the canonical JSON of all reports, a line each"))->group(group("Output"))->type_name("FILE");
    now_->add_option("--pictures", settings_.report.pictures, text("at most so many pictures of pages in the site; they need pdftoppm"))->group(group("Output"))->type_name("N")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000}))->capture_default_str();
    overwrite_option();
    form_file_option();
  }

  void total_option(CLI::App& app) {
    app.add_option("--total", settings_.batch.total, text("the input whose report is the total of all others of its year: its sums are checked"))->group(group("Run"))->type_name("FILE");
  }

  void merge_of_journals() {
    CLI::App* merge = now_->add_subcommand("merge", text("make one journal of those of all shards"));
    CLI::App* batch = std::exchange(now_, merge);
    overwrite_option();
    now_ = batch;
    merge->callback([this] { settings_.batch.merge = true; });
    merge->set_help_flag("-h,--help", text("show this help"));
    merge->add_option("JOURNAL", settings_.inputs, text("the journals of all shards"))->required();
    merge->add_option("-o,--output", settings_.output, text("the journal to make"))->required()->type_name("FILE");
    merge->add_option("--table", settings_.batch.table, text("write all fields of all reports to one CSV file"))->type_name("FILE");
    total_option(*merge);
    merge->footer(text("Examples") + ":\n  zhengben batch merge -o out/zhengben-journal.sqlite out/zhengben-journal-*-of-8.sqlite\n");
  }

  void limit_group() {
    const CLI::Validator size = CLI::AsSizeValue(false);   // made once: it has a table of units
    for (const LimitOption& limit : limit_options())
      now_->add_option(std::string(limit.name), settings_.limits.*limit.member, text(limit.help))->group(group("Limits"))->type_name("N")->transform(size)
          ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 50))->capture_default_str();
  }

  std::string text(std::string_view english) const { return translated(english, settings_.language); }
  std::string group(std::string_view english) const { return text(english); }

 private:
  template <typename Value>
  void choice(const char* name, Value& target, Choices<Value> choices, const char* help, const char* in_group) {
    std::string names;
    for (const auto& [word, value] : choices) names += (names.empty() ? "" : "|") + word;
    std::string now;
    for (const auto& [word, value] : choices)
      if (now.empty() && value == target) now = word;
    const auto set = [&target, choices, names](const std::string& word) {
      for (const auto& [known, value] : choices)
        if (known == word) {
          target = value;
          return;
        }
      throw CLI::ValidationError(word, names);
    };
    now_->add_option_function<std::string>(name, set, text(help))->group(group(in_group))->type_name(names)->default_str(now);
  }

  static CLI::Validator known_format() {
    const auto check = [](std::string& name) { return output_format(name) ? std::string() : name + ": docx|pdf|json|csv|txt"; };
    return CLI::Validator(check, "docx|pdf|json|csv|txt");
  }

  CLI::App& app_;
  Settings& settings_;
  std::string_view wanted_;
  CLI::App* now_ = nullptr;
};

void add_commands(Builder& builder) {
  if (builder.command("clean", Command::Clean, "read submissions, repair slips, write fair copies in the standard look")) {
    builder.inputs("INPUT", "files to read, - for standard input")->required();
    builder.input_options(), builder.output_options(), builder.message_options(), builder.progress_options(), builder.limit_group();
    builder.examples({{"zhengben clean report.docx -o fair.docx", "the fair copy of one report; what needs a person is said on standard error"},
                      {"zhengben clean january/*.docx -o out/ -t docx,pdf,json", "three outputs of each report, in one folder"},
                      {"zhengben clean --json report.docx", "only the figures, as JSON on standard output"},
                      {"zhengben clean -v report.docx -o fair.pdf", "every change and note as well"}});
  }
  if (builder.command("convert", Command::Convert, "read and write without changing a value, in the source's own look")) {
    builder.inputs("INPUT", "files to read, - for standard input")->required();
    builder.input_options(), builder.output_options(), builder.message_options(), builder.progress_options(), builder.limit_group();
    builder.examples({{"zhengben convert letter.docx -o letter.pdf", "the same lines and pages as Word, without Word"},
                      {"cat letter.docx | zhengben convert - -t txt -o -", "from standard input to standard output"}});
  }
  if (builder.command("batch", Command::Batch, "folders, lists and archives of inputs through clean or convert: nothing lost, resumed where it ended")) {
    builder.inputs("INPUT", "files, folders, and archives (zip, tar, 7z)");
    builder.batch_options(), builder.input_options(), builder.output_options(), builder.message_options(), builder.progress_options(), builder.limit_group();
    builder.merge_of_journals();
    builder.examples({{"zhengben batch january/ -o out/ -t docx,pdf,json", "every file below january/, under the same names"},
                      {"zhengben batch january.zip -o out/ --name '{year}/{agency}'", "an archive; outputs named after what they report on"},
                      {"zhengben batch january/ -o out/ --resume", "go on after an interruption; failed ones with --retry-failed"},
                      {"find . -name '*.docx' -print0 | zhengben batch --files-from - -0 -o out/", "a list of paths"}});
  }
  if (builder.command("report", Command::Report, "show people what a batch did: an offline site to review it in, a workbook, tables")) {
    builder.inputs("JOURNAL|DIR", "the journal of a batch, or the folder it is in")->required()->expected(1);
    builder.report_options(), builder.message_options();
    builder.examples({{"zhengben report out/ --html review/", "then open review/index.html in a browser"},
                      {"zhengben report out/ --xlsx january.xlsx", "all files and figures in one workbook"}});
  }
  if (builder.command("apply", Command::Apply, "apply the decisions taken on a review site: the same conversion again, with the decided values")) {
    builder.inputs("JOURNAL|DIR", "the journal of a batch, or the folder it is in")->required()->expected(1);
    builder.apply_options(), builder.input_options(), builder.output_options(), builder.message_options(), builder.progress_options(), builder.limit_group();
    builder.examples({{"zhengben apply out/ --decisions zhengben-decisions.json -o decided/", "write the fair copies again with what was decided; the batch and its outputs stay as they are"}});
  }
  if (builder.command("check", Command::Check, "check sums and rules of the form; with the reports of two years, also what carries over")) {
    builder.inputs("INPUT", "files to read, - for standard input")->required();
    builder.input_options(), builder.message_options(), builder.limit_group();
    builder.examples({{"zhengben check report.docx", "exit status 1 where a sum fails or a figure is missing"},
                      {"zhengben check 2019.docx 2020.docx", "also whether the second year starts where the first ended"}});
  }
  if (builder.command("inspect", Command::Inspect, "say what a file holds: format, form, tables, findings")) {
    builder.inputs("INPUT", "files to read, - for standard input")->required();
    builder.input_options(), builder.table_options(), builder.json_option(), builder.message_options(), builder.limit_group();
    builder.examples({{"zhengben inspect --tables report.pdf", "the tables with their cells and boxes, as JSON"}});
  }
  if (builder.command("explain", Command::Explain, "say what a code means and what to do")) {
    builder.inputs("CODE", "codes, such as cell/zeros; none: all of them");
    builder.message_options();
  }
  if (builder.command("doctor", Command::Doctor, "say what this machine offers: fonts, stand-ins, limits, isolation")) {
    builder.font_option(), builder.message_options();
  }
  if (builder.command("generate", Command::Generate, "print a manual page, completions for a shell, or the schema of the JSON")) {
    builder.inputs("WHAT", "man, bash, zsh, fish, or schema")->required()->expected(1);
    builder.message_options();
  }
}

// The language must be known before the texts of the options are made.
Language language_wanted(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--lang" && i + 1 < argc) word = argv[i + 1];
    else if (word.starts_with("--lang=")) word.remove_prefix(7);
    else continue;
    return word.starts_with("zh") ? Language::Chinese : Language::English;
  }
  return language_of_environment();
}

}  // namespace

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("zh") ? Language::Chinese : Language::English;
  return Language::English;
}

namespace {

// Made anew for every use: the texts depend on the language, the initial values on the command.
struct Parser {
  Parser(Language language, std::string_view wanted) : app(translated("Fair copies of office documents: one clean, standard, valid DOCX and PDF, the figures as data, and a list of every single thing that was changed.", language), "zhengben"), builder(app, settings, wanted) {
    settings.language = language;
    app.set_help_flag("-h,--help", builder.text("show this help"));
    app.set_version_flag("--version", "zhengben " + std::string(version()), builder.text("show the version"));
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    app.footer(translated("zhengben COMMAND --help says more. Exit status: 0 done, 1 rules violated, 2 usage, 3 done but a person must look, 4 some inputs of a batch failed, 5 input rejected, 6 output not writable, 7 encrypted, 8 limit, 9 output invalid, 70 internal error, 75 try again later.", language));
    add_commands(builder);
  }
  Settings settings;
  CLI::App app;
  Builder builder;
};

std::vector<std::string> choices_of(const std::string& value) {
  std::vector<std::string> words;
  if (value.find('|') == std::string::npos || value.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 0) return words;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find('|', at), value.size());
    words.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

OptionText text_of(const CLI::Option& option) {
  OptionText text;
  text.argument = option.get_positional();
  if (text.argument) {
    text.names.push_back(option.get_name(true));
  } else {
    for (const std::string& name : option.get_snames()) text.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) text.names.push_back("--" + name);
  }
  text.help = option.get_description();
  text.group = option.get_group();
  text.initial = option.get_default_str();
  if (option.get_items_expected_max() == 0) return text;
  text.value = option.get_type_name().substr(0, option.get_type_name().find(':'));
  text.choices = choices_of(text.value);
  return text;
}

}  // namespace

std::vector<CommandText> describe_commands(Language language) {
  const Parser parser(language, {});
  std::vector<CommandText> commands;
  for (const CLI::App* command : parser.app.get_subcommands({})) {
    CommandText text{command->get_name(), command->get_description(), {}};
    for (const CLI::Option* option : command->get_options()) text.options.push_back(text_of(*option));
    commands.push_back(std::move(text));
  }
  return commands;
}

CommandLine parse_command_line(int argc, const char* const* argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  Parser parser(language_wanted(argc, argv), first.starts_with("-") ? std::string_view{"none"} : first);
  const auto converts = [&](int i) { return std::string_view(argv[i]) == "--as=convert" || (std::string_view(argv[i]) == "--as" && i + 1 < argc && std::string_view(argv[i + 1]) == "convert"); };
  bool converting = first == "convert";
  for (int i = 2; (first == "batch" || first == "apply") && i < argc; ++i) converting = converting || converts(i);
  if (converting) parser.settings.style = Style::Source, parser.settings.repair = RepairLevel::None;
  try {
    parser.app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return {std::nullopt, parser.app.help(), 0};
  } catch (const CLI::CallForVersion&) {
    return {std::nullopt, "zhengben " + std::string(version()) + "\n", 0};
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, "zhengben: " + std::string(error.what()) + "\n" + parser.builder.text("See zhengben --help.") + "\n", 2};
  }
  return {std::move(parser.settings), {}, 0};
}

}  // namespace zhengben
