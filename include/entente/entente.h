/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entente: who stands where, with whom, and why. The whole public interface. */
#ifndef ENTENTE_ENTENTE_H
#define ENTENTE_ENTENTE_H

#include <entente/arguments.h>
#include <entente/audiences.h>
#include <entente/base.h>
#include <entente/brokerage.h>
#include <entente/change.h>
#include <entente/coalitions.h>
#include <entente/cohesion.h>
#include <entente/comparison.h>
#include <entente/dataset.h>
#include <entente/dates.h>
#include <entente/diagnostics.h>
#include <entente/diagrams.h>
#include <entente/explain.h>
#include <entente/exporters.h>
#include <entente/extensions.h>
#include <entente/gradual.h>
#include <entente/networks.h>
#include <entente/omissions.h>
#include <entente/polarization.h>
#include <entente/power.h>
#include <entente/readers.h>
#include <entente/reasons.h>
#include <entente/space.h>
#include <entente/stances.h>
#include <entente/standards.h>
#include <entente/study.h>
#include <entente/ties.h>
#include <entente/whatif.h>
#include <entente/windows.h>

#endif
