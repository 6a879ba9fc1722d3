/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying windows, and choosing how long they are where nobody has said. */
#include "engine/base/error.h"
#include "graphs/change/internal.h"

/* Returns how many calendar units the dates touch: windows of one unit each. */
static ent_status count_units(size_t *out, const ent_windows *model, ent_time_unit unit, ent_error *err) {
  const ent_window_options one = {{1, unit}, {0, ENT_UNIT_DAY}, ENT_KERNEL_NONE};
  ent_stance_options stances = *ent_windows_get_stance_options(model);
  ent_windows *windows = NULL;
  stances.membership = ENT_MEMBERSHIP_NONE;
  const ent_status status =
      ent_windows_new(&windows, ent_windows_dataset(model), &stances, ent_windows_get_network_options(model), &one, err);
  if (status == ENT_OK) ent_windows_list(windows, out);
  ent_windows_free(windows);
  return status;
}

/* A quarter of the years, to the nearest one; of the months where there is one year alone; of the days where one month. */
static ent_status choose(ent_span *out, const ent_windows *years, ent_error *err) {
  static const ent_time_unit units[] = {ENT_UNIT_YEAR, ENT_UNIT_MONTH, ENT_UNIT_DAY};
  size_t count = 0;
  ent_windows_list(years, &count);
  for (size_t i = 0; i < 3; i++) {
    if (i > 0) {
      const ent_status status = count_units(&count, years, units[i], err);
      if (status != ENT_OK) return status;
    }
    const size_t quarter = (count + 2) / 4;
    *out = (ent_span){quarter < 1 ? 1 : (int)quarter, units[i]};
    if (count > 1) return ENT_OK;
  }
  return ENT_OK;
}

ent_status ent__change_lay(ent_windows **out, const ent_dataset *dataset, const ent_stance_options *stances, const ent_network_options *network,
                           const ent_window_options *options, ent_error *err) {
  ent_window_options lengths = *options;
  ent_windows *years = NULL;
  *out = NULL;
  if (options->window.count != 0) return ent_windows_new(out, dataset, stances, network, options, err);
  const ent_window_options by_year = {{1, ENT_UNIT_YEAR}, {0, ENT_UNIT_DAY}, options->kernel};
  ent_status status = ent_windows_new(&years, dataset, stances, network, &by_year, err);
  if (status == ENT_OK) status = choose(&lengths.window, years, err);
  ent_windows_free(years);
  /* A step in days does not fit a window in months or years. */
  if (status == ENT_OK && lengths.step.count > 0 && lengths.step.unit <= ENT_UNIT_WEEK && lengths.window.unit >= ENT_UNIT_MONTH)
    return ent__fail(err, ENT_E_USAGE, "a step in days or weeks does not go with the window of %d %s that the dates suggest, expected a window as well",
                     lengths.window.count, lengths.window.unit == ENT_UNIT_YEAR ? "years" : "months");
  return status == ENT_OK ? ent_windows_new(out, dataset, stances, network, &lengths, err) : status;
}
