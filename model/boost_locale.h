// The LocaleEngine that Boost.Locale and uchardet make.
#ifndef ZHENGBEN_MODEL_BOOST_LOCALE_H
#define ZHENGBEN_MODEL_BOOST_LOCALE_H

#include "model/locale_engine.h"

extern "C" const zhengben::LocaleEngine zhengben_boost_locale;

#endif  // ZHENGBEN_MODEL_BOOST_LOCALE_H
