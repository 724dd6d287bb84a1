// The stable codes of everything the program can say about a document or an input.
//
// A code is never renumbered or reused. Id, severity, exit status, message and help stand in one table in code.cc,
// from which `explain`, the JSON and the manual are printed. Messages state fact, place and value, in lower case, no
// full stop; {1}, {2} … are the arguments.
#ifndef ZHENGBEN_MODEL_CODE_H
#define ZHENGBEN_MODEL_CODE_H

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace zhengben {

enum class Severity : std::uint8_t {
  Note,      // cosmetic, or done and listed
  Warning,   // a person must look
  Loss,      // content did not survive
  Error,     // no document can come out: only in an Error, never in a Finding
};

enum class Code : std::uint16_t {
  // Errors: what the input is, or why nothing came out.
  InputEmpty, InputUnreadable, InputIsDirectory, InputTooLarge, InputUnsupported, InputTruncated,
  InputIsOle, InputIsEncryptedPackage, InputIsOdt, InputIsRtf, InputIsHtml, InputIsOwnerFile, InputIsAppleDouble, InputIsPdf, InputIsZip,
  ZipDamaged, ZipOverlap, ZipDuplicateName, ZipBadName, ZipMismatch, ZipEncrypted, ZipMethod, ZipBomb, ZipTooManyEntries, ZipTooLarge,
  XmlDepth, XmlAttributes, XmlEntity, XmlEncoding, XmlTooLarge, NoMainPart,
  PdfDamaged, PdfEncrypted, PdfLimit,
  LimitCpu, LimitMemory, LimitWall, LimitOutput, LimitTableCells, LimitPages,
  OutputExists, OutputUnwritable, OutputDiskFull, OutputInvalid, FormInvalid, Internal, Interrupted, Usage, RegionsInvalid,
  // Of a batch: archives of inputs, the journal, inputs that were left out.
  ArchiveDamaged, ArchiveEncrypted, ArchiveLimit, ArchiveTooDeep, Poisoned, JournalBusy, JournalDamaged, JournalExists, LinkSkipped, SpecialSkipped, Duplicate,
  // Findings of readers.
  SalvagedPackage, SalvagedPart, SalvagedXml, MissingPart, PartSkipped, DoctypeIgnored, DepthFlattened, BadUtf8, BadValue,
  GridRepaired, SpanClamped, StyleCycle, NestingFlattened, AltChunkSkipped, AltChunkImported, ObjectSkipped, ExternalDropped, MacroDropped, ImageSkipped,
  RevisionsAccepted, RevisionsRejected, RevisionsKept, CommentsDropped, HiddenTextDropped, HiddenTextKept, BidiControl, FieldUnresolved, SymbolUnmapped, MathLinearised,
  TextEncodingGuessed, PageWithoutText, GlyphUnmapped, CellUncertain, GlyphByCode, PageFurniture, CompatibilityRead, PrivateUseKept,
  // Findings of binding.
  FormUnrecognised, FormAmbiguous, TableUnbound, RowAdded, RowMissing, ColumnAdded, CellUnbound, LabelVariant, LabelTypo, HeadingVariant, SectionMissing, SectionExtra,
  EditionMismatch, YearMismatch, TitleVariant, TableRejoined, TemplateResidue,
  // Changes: lossless.
  CellTrimmed, CellZeros, CellFullWidth, CellThousands, CellUnit, CellSign, CellZeroWidth, LabelJoined, BookmarkRemoved, TypedBookmarkRemoved, EmptyParagraphRemoved,
  IndentBlanks, HeadingRestored, ProvedValue, LinkDropped, PropertyDropped,
  // Figures.
  ValueBlank, ValueSplit, ValueLookAlike, ValueLeadingZero, ValueComma, ValueSigned, ValueNegative, ValueFraction, ValueText, ValueApproximate, UnitMissing, DeltaMisread,
  SumFails, SumFailsSuspect, RelationSoftFails, ValueProved, CarryOverFails, TextAgainstTable, RowCountWrong,
  // Findings of writers.
  FontSubstituted, GlyphMissing, FeatureNotWritten, FeatureNotLaidOut, ImageNotWritten, TextOverflows,
  FurnitureReplaced,
  // Later ones.
  ForeignContent, ForeignDropped, FieldFlattened, NoteInlined, BoxInlined, FrameNotLaidOut,
  // Across the files of a batch.
  ReportTwice, ReportAgain, TotalFails, TotalNotJudged,
  // Of drawings.
  EffectDropped,
  // Decisions of a person on the review site.
  DecisionsInvalid, DecidedValue, DecisionNoted, DecisionRefused, DecisionNoFigure,
  Count_,    // how many there are; not a code
};

struct CodeInfo {
  Code code;
  std::string_view id;        // "cell/zeros"
  Severity severity;          // the usual one; a Finding may be milder
  int exit_status;            // of an Error; 0 else
  std::string_view message;   // English, with {1} …; the key of the message catalogue
  std::string_view help;      // English: what it means and what to do; the key of the message catalogue
};

const CodeInfo& info(Code code);
std::span<const CodeInfo> all_codes();
std::optional<Code> code_of(std::string_view id);
std::string_view name_of(Severity severity);   // "note", "warning", "loss", "error"

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_CODE_H
