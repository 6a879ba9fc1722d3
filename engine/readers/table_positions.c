/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions as words, as votes, as numbers, on a scale. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/number.h"
#include "engine/readers/table_values.h"

/* In lower case, '_' and '-' as blanks. */
static const struct {
  ent__reading_of what;
  ent_position_word word;
  const char *names;
} words[] = {
    {ENT__READ_VALUE, ENT_POSITION_SUPPORT,
     "support|supports|supported|supporting|supportive|yes|y|yea|aye|agree|agrees|agreed|agreement|for|pro|in favour|in favor|favour|favor|"
     "true|positive|支持|赞成|贊成|同意|是|赞同|贊同"},
    {ENT__READ_VALUE, ENT_POSITION_OPPOSE,
     "oppose|opposes|opposed|opposing|no|n|nay|disagree|disagrees|disagreed|disagreement|against|con|contra|not in favour|not in favor|false|"
     "negative|反对|反對|不同意|否|不赞成|不贊成"},
    {ENT__READ_VALUE, ENT_POSITION_NEUTRAL, "neutral|mixed|undecided|中立"},
    {ENT__READ_VALUE, ENT_POSITION_ABSTAIN, "abstain|abstains|abstained|abstaining|abstention|弃权|棄權"},
    {ENT__READ_ABSENT, ENT_POSITION_NUMBER,
     "absent|not voting|did not vote|nonvoting|non voting|not present|na|n/a|nan|null|none|missing|.|缺席|未投票|未参加|未參加"},
};

static const double values[] = {0, 1, -1, 0, 0};

static bool in_list(const char *list, const char *name, size_t length) {
  while (*list != '\0') {
    const size_t word = strcspn(list, "|");
    if (word == length && memcmp(list, name, length) == 0) return true;
    list += word + (list[word] == '|');
  }
  return false;
}

static ent__position read_word(const char *s, size_t length) {
  char folded[40];
  const ent__position unknown = {ENT__READ_UNKNOWN, ENT_POSITION_NUMBER, 0};
  if (length >= sizeof folded) return unknown;
  for (size_t i = 0; i < length; i++)
    folded[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] - 'A' + 'a' : s[i] == '_' || s[i] == '-' ? ' ' : s[i]);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (in_list(words[i].names, folded, length)) return (ent__position){words[i].what, words[i].word, values[words[i].word]};
  return unknown;
}

bool ent__cell_number(double *out, const char *s, size_t length, bool comma) {
  static const char minus[] = "\xe2\x88\x92";
  char text[64];
  size_t at = 0, from = 0;
  if (length >= sizeof text - 2) return false;
  if (length > 0 && s[0] == '+') from = 1;
  if (length > 0 && s[0] == '-') text[at++] = s[from++];
  if (length >= 3 && memcmp(s, minus, 3) == 0) {
    text[at++] = '-';
    from = 3;
  }
  if (from < length && (s[from] == '.' || (comma && s[from] == ','))) text[at++] = '0';
  if (from < length && (s[from] == '-' || s[from] == '+')) return false;
  for (; from < length; from++) text[at++] = comma && s[from] == ',' ? '.' : s[from];
  return ent__number_parse(out, text, at);
}

void ent__positions_begin(ent__positions *positions, bool votes, const ent_read_options *options) {
  *positions = (ent__positions){.votes = votes, .low = options->scale_low, .high = options->scale_high, .whole = true};
}

void ent__positions_clear(ent__positions *positions) {
  ent__intern_clear(&positions->names);
  ent__free(positions->known);
  positions->known = NULL;
}

static bool has_scale(const ent__positions *positions) { return positions->low != positions->high; }

/* From the scale to [-1, 1]; either end may be the greater. */
static ent__position on_scale(const ent__positions *positions, double number) {
  const double low = positions->low, high = positions->high;
  ent__position out = {ENT__READ_VALUE, ENT_POSITION_NUMBER, 0};
  if (number < fmin(low, high) || number > fmax(low, high)) out.what = ENT__READ_OUT_OF_SCALE;
  const double share = (number - low) / (high - low);
  out.value = number == high ? 1 : number == low ? -1 : fmax(-1, fmin(1, 2 * share - 1));
  return out;
}

static ent__position interpret(const ent__positions *positions, const char *s, size_t length) {
  double number = 0;
  if (length == 0) return (ent__position){ENT__READ_ABSENT, ENT_POSITION_NUMBER, 0};
  if (!ent__cell_number(&number, s, length, positions->decimal_comma)) return read_word(s, length);
  if (positions->votes && positions->low == 3 && positions->high == 1 && (number == 8 || number == 9))
    return (ent__position){ENT__READ_ABSENT, ENT_POSITION_NUMBER, 0}; /* Voeten's codes: absent, no member */
  ent__position out = has_scale(positions) ? on_scale(positions, number) : (ent__position){ENT__READ_VALUE, ENT_POSITION_NUMBER, number};
  if (positions->votes && out.value != -1 && out.value != 0 && out.value != 1) out.what = ENT__READ_UNKNOWN;
  return out;
}

const char *ent__positions_hint(const ent__positions *positions, const char *s, size_t length) {
  double number = 0;
  const bool code = positions->votes && !has_scale(positions) && ent__cell_number(&number, s, length, positions->decimal_comma) &&
                    (number == 2 || number == 3 || number == 8 || number == 9);
  return code ? "--scale 3:1 reads 1 as yes, 2 as abstain, 3 as no, 8 and 9 as absent" : NULL;
}

/* Most columns have a handful of different cells: each is read once. */
bool ent__positions_read(ent__positions *positions, ent__position *out, const char *s, size_t length) {
  enum { most_known = 1024 };
  const uint32_t found = ent__intern_find(&positions->names, s, length);
  if (found != ENT_NONE) {
    *out = positions->known[found];
    return true;
  }
  *out = interpret(positions, s, length);
  if (positions->names.count >= most_known) return true;
  void *known = positions->known;
  const bool grown = ent__grow(&known, &positions->known_room, positions->names.count + 1, sizeof *positions->known) == 0;
  positions->known = known;
  if (!grown) return false;
  const uint32_t added = ent__intern_add(&positions->names, s, length);
  if (added != ENT_NONE) positions->known[added] = *out;
  return added != ENT_NONE;
}

void ent__positions_count(ent__positions *positions, const ent__position *one) {
  if (one->word != ENT_POSITION_NUMBER) return;
  const double value = one->value;
  if (positions->numbers++ == 0) positions->least = positions->most = value;
  if (value < positions->least) positions->least = value;
  if (value > positions->most) positions->most = value;
  positions->negative = positions->negative || value < 0;
  positions->zero = positions->zero || value == 0;
  positions->between = positions->between || (value > 0 && value < 1);
  positions->whole = positions->whole && value == floor(value);
}

/* The scale that the numbers were most likely given on. */
static void propose(const ent__positions *positions, char *hint, size_t room) {
  static const double ends[] = {3, 4, 5, 7, 10, 100};
  const double size = fmax(fabs(positions->least), fabs(positions->most));
  double low = positions->least >= 1 ? 1 : 0, high = positions->most;
  if (positions->least < 0) {
    high = ceil(size);
    low = -high;
  } else {
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
      if (positions->most <= ends[i]) {
        high = ends[i] < 5 ? 5 : ends[i];
        break;
      }
  }
  char from[ENT__NUMBER_SIZE], to[ENT__NUMBER_SIZE];
  ent__number_format(from, low);
  ent__number_format(to, high);
  snprintf(hint, room, "if they run from full opposition to full support, say so: --scale %s:%s", from, to);
}

void ent__positions_end(const ent__positions *positions, ent__table_report *report, bool *zero_opposes) {
  *zero_opposes = false;
  if (has_scale(positions) || positions->numbers == 0) return;
  if (positions->beyond > 0) {
    char hint[160], from[ENT__NUMBER_SIZE], to[ENT__NUMBER_SIZE];
    propose(positions, hint, sizeof hint);
    ent__number_format(from, positions->least);
    ent__number_format(to, positions->most);
    ent__table_fault(report, positions->line, positions->column, "out-of-range", hint,
                     "the positions run from %s to %s, expected numbers in [-1, 1]", from, to);
    return;
  }
  if (!positions->zero || positions->negative) return;
  if (positions->between) {
    ent__table_note(report, "between-0-and-1", "--scale 0:1 says that 0 is opposition",
                    "no position is below 0: 0 is taken as neutral");
    return;
  }
  *zero_opposes = true;
  ent__table_note(report, "zero-opposes", positions->votes ? NULL : "--scale -1:1 says that 0 is neutral",
                  "the numbers are 0 and 1 only: 1 is taken as support, 0 as opposition");
}

void ent__positions_settle(const ent__positions *positions, bool zero_opposes, ent_statement *statement) {
  if (statement->word != ENT_POSITION_NUMBER) return;
  if (zero_opposes && statement->position == 0) statement->position = -1;
  if (!positions->votes) return;
  statement->word = statement->position > 0   ? ENT_POSITION_SUPPORT
                    : statement->position < 0 ? ENT_POSITION_OPPOSE
                                              : ENT_POSITION_ABSTAIN;
}
