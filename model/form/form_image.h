// A form in the bytes that are compiled in: made from its JSON by the build, so that no start of the program reads JSON.
#ifndef ZHENGBEN_MODEL_FORM_FORM_IMAGE_H
#define ZHENGBEN_MODEL_FORM_FORM_IMAGE_H

#include <string>
#include <string_view>

#include "model/form/form.h"

namespace zhengben {

// The members of a Form in their order: numbers as four bytes, low byte first; texts and lists behind their number.
std::string image_of(const Form& form);

// Throws Error(FormInvalid) where the bytes are no whole image. What they say was checked when the image was made.
Form form_from_image(std::string_view image);

}  // namespace zhengben

#endif  // ZHENGBEN_MODEL_FORM_FORM_IMAGE_H
