// The WritingEngine that PoDoFo makes.
#ifndef ZHENGBEN_WRITERS_PDF_PODOFO_WRITING_H
#define ZHENGBEN_WRITERS_PDF_PODOFO_WRITING_H

#include "writers/pdf/object_file.h"

extern "C" const zhengben::WritingEngine zhengben_podofo_writing;

#endif  // ZHENGBEN_WRITERS_PDF_PODOFO_WRITING_H
