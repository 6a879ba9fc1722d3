/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/picture.h"

#include <limits.h>

#include "cli/argue.h"
#include "cli/option_rows.h"

static const cli_option rows[] = {
    {.name = "style", .type = CLI_CHOICE, .argument = "S", .field = CLI_FIELD(style), .words = cli_words_styles, .help = "colours and lines for what they are seen on", .of_ties_too = true},
    {.name = "width", .type = CLI_NUMBER, .argument = "PX", .field = CLI_FIELD(width), .least = 0, .fallback = "what it needs", .help = "the width of the page in pixels of 1/96 inch"},
    {.name = "height", .type = CLI_NUMBER, .argument = "PX", .field = CLI_FIELD(height), .least = 0, .fallback = "what it needs", .help = "the height of the page"},
    {.name = "labels", .type = CLI_CHOICE, .argument = "L", .field = CLI_FIELD(labels), .words = cli_words_labels, .help = "what stands beside the mark of an actor"},
    {.name = "colour-by", .type = CLI_TEXT, .argument = "WHAT", .field = CLI_FIELD(colour_by), .fallback = "coalition", .help = "what colours tell: coalition, kind, group, stability or an attribute of actors"},
    {.name = "size-by", .type = CLI_TEXT, .argument = "WHAT", .field = CLI_FIELD(size_by), .fallback = "activity", .help = "what areas tell: activity, ties, weight or an attribute with numbers"},
    {.name = "level", .type = CLI_CHOICE, .argument = "L", .field = CLI_FIELD(level), .words = cli_words_levels, .help = "what a node of the map of coalitions, or a line of the affiliation map, stands for"},
    {.name = "positions", .type = CLI_FILE, .argument = "FILE", .field = CLI_FIELD(positions), .fallback = "chosen", .help = "a table id,x,y of where actors stand on the map; others go near their neighbours"},
    {.name = "save-positions", .type = CLI_FILE, .argument = "FILE", .field = CLI_FIELD(save_positions), .fallback = "nowhere", .help = "where to write such a table, for the next picture"},
    {.name = "cut", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(cuts), .help = "issues (ids) whose cutting lines are drawn in space"},
    {.name = "by-topic", .type = CLI_FLAG, .field = CLI_FIELD(by_topic), .help = "of the matrix: set issues of one topic together"},
    CLI_ROW_END,
};
const cli_group cli_group_picture = {"Picture", false, rows};

static const cli_option argument_rows[] = {
    {.name = "semantics", .type = CLI_CHOICE, .argument = "S", .field = CLI_FIELD(semantics), .words = cli_words_semantics, .help = "which sets of arguments can stand together"},
    {.name = "audience", .type = CLI_TEXT, .argument = "ID", .field = CLI_FIELD(picture_audience), .help = "in the eyes of this actor, by its order of values"},
    CLI_ROW_END,
};
const cli_group cli_group_picture_arguments = {"Argument map", true, argument_rows};

static const cli_option space_rows[] = {
    {.name = "space-method", .type = CLI_NAME, .argument = "M", .field = CLI_FIELD(space_method), .words = cli_words_space_methods, .help = "how places are found"},
    {.name = "dimensions", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(dimensions), .least = 1, .most = 2, .help = "a line (1) or a plane (2)"},
    {.name = "anchor", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(anchors), .help = "two actors (ids) for each dimension: the first is put left of the second"},
    {.name = "space-resamples", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(space_resamples), .least = 0, .most = INT_MAX, .help = "how often the issues are drawn again for intervals; 0: not at all"},
    CLI_ROW_END,
};
const cli_group cli_group_picture_space = {"Space", true, space_rows};

ent_picture_options cli_picture_options(const cli_settings *settings) {
  ent_picture_options options = ENT_PICTURE_OPTIONS_INIT;
  options.style = (ent_style)settings->style;
  options.width = settings->width;
  options.height = settings->height;
  options.labels = (ent_labels)settings->labels;
  options.colour_by = settings->colour_by;
  options.size_by = settings->size_by;
  options.level = (ent_map_level)settings->level;
  options.windows = (ent_window_options){settings->window, settings->step, (ent_kernel)settings->kernel};
  options.cuts = (const char *const *)settings->cuts.at;
  options.cut_count = settings->cuts.count;
  options.semantics = (ent_semantics)settings->semantics;
  options.audience = settings->picture_audience;
  options.by_topic = settings->by_topic;
  return options;
}
