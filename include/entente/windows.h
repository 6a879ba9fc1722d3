/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Networks over time: fixed or moving windows over the statements, one network for each.
 * docs/networks.md says which statements count in a window and how much.
 */
#ifndef ENTENTE_WINDOWS_H
#define ENTENTE_WINDOWS_H

#include <entente/networks.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * K(u), by the distance from the middle of the window: u = 0 there, 1 at its first and last day; an
 * interval counts by its day nearest to the middle. An affiliation counts a statement K times. A tie
 * between two actors (or issues) rests on two statements and counts the geometric mean of their K:
 * for that each statement counts √K times. K is 1 in the middle, so that what stands there counts
 * as it does without a kernel.
 */
typedef enum ent_kernel {
  ENT_KERNEL_NONE,
  ENT_KERNEL_UNIFORM,      /* 1: the same as none */
  ENT_KERNEL_TRIANGULAR,   /* 1 - u */
  ENT_KERNEL_EPANECHNIKOV, /* 1 - u² */
  ENT_KERNEL_GAUSSIAN      /* exp(-u²/2): the window ends at one standard deviation */
} ent_kernel;

typedef struct ent_window_options {
  ent_span window;
  ent_span step; /* count 0: the window's own length, so that windows do not overlap */
  ent_kernel kernel;
} ent_window_options;

#define ENT_WINDOW_OPTIONS_INIT {{1, ENT_UNIT_YEAR}, {0, ENT_UNIT_DAY}, ENT_KERNEL_NONE}

/* A window, both ends included. */
typedef struct ent_window {
  ent_date from;
  ent_date to;
  int32_t first; /* the same as days since 1970-01-01 */
  int32_t last;
} ent_window;

typedef struct ent_windows ent_windows;

/*
 * Lays windows over the statements that pass the filter. The first begins with the first day that a
 * statement may mean (for weeks, months and years with the one in which that day lies); each next
 * one a step later; the last is the first that reaches the last statement, or that begins before it
 * where windows are shorter than their step and leave gaps. Statements without a date
 * are in no window. The dataset must outlive the result, which the caller frees with ent_windows_free.
 * Errors: ENT_E_USAGE for a step of another kind that does not fit (a window in years and a step in
 * days is fine), more than a million windows, and what ent_stances_new and ent_network_new refuse.
 */
ENT_API ent_status ent_windows_new(ent_windows **out, const ent_dataset *dataset, const ent_stance_options *stances,
                                   const ent_network_options *network, const ent_window_options *options, ent_error *err);
ENT_API void ent_windows_free(ent_windows *windows);

/* Returns the windows in the order of time; none where no statement has a date. */
ENT_API const ent_window *ent_windows_list(const ent_windows *windows, size_t *count);
ENT_API const ent_window_options *ent_windows_get_options(const ent_windows *windows);
ENT_API const ent_network_options *ent_windows_get_network_options(const ent_windows *windows);
ENT_API const ent_stance_options *ent_windows_get_stance_options(const ent_windows *windows);
ENT_API const ent_dataset *ent_windows_dataset(const ent_windows *windows);

/* Returns how many statements have no date and are in no window. */
ENT_API size_t ent_windows_undated(const ent_windows *windows);

/* Returns how many statements have a date that lies between two windows, whose step is longer than they are. */
ENT_API size_t ent_windows_between(const ent_windows *windows);

/*
 * Called for each window. The network's nodes are those with a cell in the window, in the canonical
 * order of all statements; it has no stances, and lives until the call returns. Anything but ENT_OK
 * ends the visit.
 */
typedef ent_status ent_window_visit(void *context, const ent_window *window, size_t statements, const ent_network *network,
                                    ent_error *err);

/*
 * Visits windows `first` to `first + count - 1`. Without a kernel or under a uniform one a window is
 * made of the one before by what leaves and what enters; a window alone gives the same bits.
 * Cost of a move: the cells that change, times the cells in their columns, and the ties of the
 * window; other kernels: as a network of its own for each window.
 */
ENT_API ent_status ent_windows_visit(const ent_windows *windows, size_t first, size_t count, ent_window_visit *visit,
                                     void *context, ent_error *err);

/* Returns the word of the program's options. */
ENT_API const char *ent_kernel_word(ent_kernel kernel);

#ifdef __cplusplus
}
#endif
#endif
