// Predictors of the Flate and LZW filters. ISO 32000-1:2008 7.4.4.4 LZW and Flate Predictor Functions.
#ifndef ZHENGBEN_READERS_PDF_PREDICTOR_H
#define ZHENGBEN_READERS_PDF_PREDICTOR_H

#include <string>

#include "readers/pdf/filters.h"

namespace zhengben::pdf {

// In place. False where the parameters are none or the last row is cut; what could be undone is kept.
bool undo_predictor(const FilterParameters& parameters, std::string& data);

}  // namespace zhengben::pdf

#endif  // ZHENGBEN_READERS_PDF_PREDICTOR_H
