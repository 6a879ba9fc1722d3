/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table is, told from its beginning: the header's names, and in the wide form the cells too. */
#include <string.h>
#include <strings.h>

#include "engine/readers/csv_table.h"
#include "engine/readers/table_roles.h"

enum { most_names = 64, longest_name = 64 };

/* Walks along the cells of a text. */
typedef struct walk {
  const char *at;
  const char *end;
  char delimiter;
} walk;

static walk begin(const char *head, size_t size) {
  walk w = {head, head + size, ','};
  if (size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0) w.at += 3;
  while (w.at < w.end && (*w.at == '\n' || *w.at == '\r')) w.at++;
  if (w.end - w.at > 5 && memcmp(w.at, "sep=", 4) == 0) {
    w.delimiter = w.at[4];
    while (w.at < w.end && *w.at != '\n') w.at++;
    if (w.at < w.end) w.at++;
  } else {
    w.delimiter = ent__csv_guess_delimiter(w.at, (size_t)(w.end - w.at));
  }
  return w;
}

/* Copies what fits of the next cell. Returns false where the row has ended with it, or the text. */
static bool next(walk *w, char cell[longest_name]) {
  size_t length = 0;
  const bool quoted = w->at < w->end && *w->at == '"';
  if (quoted) w->at++;
  for (; w->at < w->end; w->at++) {
    if (quoted && *w->at == '"') {
      if (w->at + 1 == w->end || w->at[1] != '"') break;
      w->at++;
    } else if (!quoted && (*w->at == w->delimiter || *w->at == '\n' || *w->at == '\r')) {
      break;
    }
    if (length + 1 < longest_name) cell[length++] = *w->at;
  }
  while (length > 0 && cell[length - 1] == ' ') length--;
  cell[length] = '\0';
  if (quoted && w->at < w->end) w->at++;
  if (w->at < w->end && *w->at == w->delimiter) {
    w->at++;
    return true;
  }
  while (w->at < w->end && (*w->at == '\n' || *w->at == '\r')) w->at++;
  return false;
}

static bool is_one_of(const char *cell, const char *const *words) {
  for (; *words != NULL; words++)
    if (strcasecmp(cell, *words) == 0) return true;
  return false;
}

/* Only these keys are no other table's: "issue" or "id" could be anything. */
bool ent__sniff_roll_calls(const char *head, size_t size) {
  static const char *const keys[] = {"rcid", "rollcall", "roll_call", "rollcall_id", "roll_call_id", "rollnumber", "roll_number", "undl_id", "vote_id", NULL};
  bool key = false, actor = false, vote = false;
  walk w = begin(head, size);
  char cell[longest_name];
  bool more = true;
  for (int k = 0; more && k < most_names; k++) {
    more = next(&w, cell);
    if (is_one_of(cell, keys)) key = true;
    else if (ent__role_is_called(ENT__ROLE_ACTOR, ENT__FORM_ROLL_CALLS, cell)) actor = true;
    else if (ent__role_is_called(ENT__ROLE_POSITION, ENT__FORM_ROLL_CALLS, cell)) vote = true;
  }
  return key && actor && vote;
}

static bool is_vote(const char *cell) {
  static const char *const votes[] = {"", "1", "0", "-1", "1.0", "0.0", "-1.0", "yes", "no", "abstain", "absent", "y", "n", "na", "yea", "nay", NULL};
  return is_one_of(cell, votes);
}

/*
 * At least five columns of votes, with nothing else in them so far as the head goes, and at most three
 * others; two rows at least, and something in them. One pass: columns are told by bits.
 */
bool ent__sniff_roll_calls_wide(const char *head, size_t size) {
  enum { most_columns = 4096, most_others = 3, least_votes = 5, most_rows = 40 };
  unsigned char other[most_columns / 8] = {0};
  walk w = begin(head, size);
  char cell[longest_name];
  size_t columns = 1, others = 0, rows = 0, filled = 0;
  if (w.at == w.end || *w.at == '{' || *w.at == '[' || *w.at == '<') return false;
  while (next(&w, cell)) columns++;
  for (; w.at < w.end && rows < most_rows; rows++) {
    bool more = true;
    for (size_t k = 0; more; k++) {
      more = next(&w, cell);
      if (w.at == w.end && size == ENT__HEAD_SIZE) break; /* the head may end inside a cell */
      if (k >= columns) return false;
      const bool vote = is_vote(cell);
      filled += vote && cell[0] != '\0';
      if (vote || k >= most_columns || (other[k / 8] & 1u << k % 8)) continue;
      other[k / 8] |= (unsigned char)(1u << k % 8);
      if (++others > most_others) return false;
    }
  }
  return rows >= 2 && filled > 0 && columns >= others + least_votes;
}
