/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What C11's <math.h> leaves out. */
#ifndef ENT_ENGINE_BASE_MATHS_H
#define ENT_ENGINE_BASE_MATHS_H

#define ENT__PI 3.14159265358979324

#endif
