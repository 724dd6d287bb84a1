// Pictures of the pages of a PDF that hold doubtful cells, with the boxes of these cells. Where the cells are is asked
// of our own reader, in a worker; the pictures are made by pdftoppm where it is installed, a process of its own under
// bounds of time, memory and output.
#ifndef ZHENGBEN_TOOLS_REPORT_PAGE_PICTURES_H
#define ZHENGBEN_TOOLS_REPORT_PAGE_PICTURES_H

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tools/batch/journal.h"
#include "tools/pipeline/process.h"
#include "tools/report/review_queue.h"

namespace zhengben {

struct CellBox {
  std::string field;
  std::int32_t page = 0;
  int left = 0, top = 0, right = 0, bottom = 0;   // in ten-thousandths of the page's width and height
};

struct PagePicture {
  std::string name;                      // of its file
  bool of_output = false;                // else of the input
  std::int32_t page = 0;
  std::vector<CellBox> boxes;
};

struct DocumentPictures {
  std::vector<PagePicture> pages;
};

// Makes the pictures of one document into the folder, as far as there can be any.
using MakePictures = std::function<DocumentPictures(const InputRow& input, const std::vector<QueueItem>& queue, const std::string& folder)>;

struct PictureOptions {
  std::string program;                   // pdftoppm, with its folder
  std::int64_t most = 1'000;             // pictures in all
  ProcessOptions process;                // how an input is read
};

// Of PDF inputs that are still the bytes that were converted, in archives too, and of PDF outputs likewise.
MakePictures picture_maker(const JournalReader& journal, PictureOptions options);

// Where a program is by PATH; empty where it is not.
std::string program_path(const std::string& name);

}  // namespace zhengben

#endif  // ZHENGBEN_TOOLS_REPORT_PAGE_PICTURES_H
