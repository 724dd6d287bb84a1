// The ReadingEngine that PoDoFo makes.
#ifndef ZHENGBEN_READERS_PDF_PODOFO_READING_H
#define ZHENGBEN_READERS_PDF_PODOFO_READING_H

#include "readers/pdf/object_source.h"

extern "C" const zhengben::pdf::ReadingEngine zhengben_podofo_reading;

#endif  // ZHENGBEN_READERS_PDF_PODOFO_READING_H
