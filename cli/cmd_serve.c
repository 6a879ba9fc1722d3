/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/explore.h"
#include "cli/messages.h"
#include "cli/serve.h"

static const cli_option rows[] = {
    {.name = "port", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(port), .least = 0, .most = 65535, .help = "the port; 0: a free one"},
    {.name = "address",
     .type = CLI_TEXT,
     .argument = "A",
     .field = CLI_FIELD(address),
     .help = "the address to listen on, in figures; others than this machine reach it only where it is theirs to reach"},
    {.name = "open", .type = CLI_CHOICE, .argument = "WHAT", .field = CLI_FIELD(open_browser), .words = cli_words_no_yes, .help = "open the page in the browser"},
    CLI_ROW_LANGUAGE,
    CLI_ROW_TITLE,
    CLI_ROW_END,
};
static const cli_group own = {"The server", false, rows};

static const long pause_nanoseconds = 250000000;

/* Ends at once where the user will not wait for what is being worked out; nothing is half written. */
static void end_now(int signal_number) {
  (void)signal_number;
  _exit(0);
}

static void ending_signals(sigset_t *set) {
  (void)sigemptyset(set);
  (void)sigaddset(set, SIGINT);
  (void)sigaddset(set, SIGTERM);
}

/* Waits a while; true where the program is to end. */
static bool is_told_to_end(void) {
  sigset_t set;
  const struct timespec pause = {0, pause_nanoseconds};
  ending_signals(&set);
  return sigtimedwait(&set, NULL, &pause) > 0;
}

static ent_status build(cli_served *served, const cli_settings *settings, ent_error *why, ent_error *err) {
  sigset_t set;
  ending_signals(&set);
  (void)pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  const ent_status status = cli_serve_build(served, settings, why, err);
  (void)pthread_sigmask(SIG_BLOCK, &set, NULL);
  return status;
}

/* Starts it as a shell would: with no signal held back or passed over, and out of reach of a Ctrl-C that is meant for us. */
static int start_browser(char *const words[]) {
  extern char **environ;
  pid_t child;
  sigset_t none, usual;
  posix_spawnattr_t how;
  int failed = posix_spawnattr_init(&how);
  if (failed != 0) return failed;
  (void)sigemptyset(&none);
  ending_signals(&usual);
  (void)sigaddset(&usual, SIGPIPE);
  (void)posix_spawnattr_setsigmask(&how, &none);
  (void)posix_spawnattr_setsigdefault(&how, &usual);
  (void)posix_spawnattr_setpgroup(&how, 0);
  (void)posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  failed = posix_spawnp(&child, words[0], NULL, &how, words, environ);
  (void)posix_spawnattr_destroy(&how);
  return failed;
}

static void open_browser(const char *url) {
  char program[] = "xdg-open", address[128];
  char *const words[] = {program, address, NULL};
  (void)snprintf(address, sizeof address, "%s", url);
  if (start_browser(words) != 0) cli_warning("no program opens a browser here; open %s", url);
}

/* Makes what is served and shows it, and says on standard error what is wrong. */
static ent_status show(cli_server *server, const cli_settings *settings, bool first, ent_error *err) {
  cli_served served;
  ent_error why = ENT_ERROR_INIT;
  ent_status status = build(&served, settings, &why, err);
  /* What is wrong with the command line, or with the path, no change of the file will mend. */
  if (status == ENT_OK && first && why.status != ENT_OK && why.status != ENT_E_DATA) {
    *err = why;
    status = why.status;
  }
  if (status == ENT_OK && why.status != ENT_OK) cli_error(&why);
  if (status == ENT_OK) status = cli_server_show(server, &served, err);
  cli_served_clear(&served);
  return status;
}

/* Shows each state of the files that lasts for a while, until the program is to end. */
static ent_status follow(cli_server *server, const cli_settings *settings, uint64_t shown, ent_error *err) {
  uint64_t before = shown;
  while (!is_told_to_end()) {
    const uint64_t seen = cli_serve_signature(settings);
    cli_server_tick(server);
    if (seen == before && seen != shown) {
      const ent_status status = show(server, settings, false, err);
      if (status != ENT_OK) return status;
      shown = seen;
    }
    before = seen;
  }
  return ENT_OK;
}

static ent_status say_where(const cli_server *server, ent_error *err) {
  if (printf("%s\n", cli_server_url(server)) < 0 || fflush(stdout) != 0) return cli_fail(err, ENT_E_IO, "cannot write to standard output: %s", strerror(errno));
  return ENT_OK;
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  cli_server *server = NULL;
  sigset_t set;
  const struct sigaction ending = {.sa_handler = end_now}, ignored = {.sa_handler = SIG_IGN};
  if (strcmp(settings->operand[0], "-") == 0) return cli_fail(err, ENT_E_USAGE, "'serve' follows a file, and standard input is none");
  ending_signals(&set);
  (void)pthread_sigmask(SIG_BLOCK, &set, NULL); /* before there are other threads, which keep it so */
  (void)sigaction(SIGINT, &ending, NULL);
  (void)sigaction(SIGTERM, &ending, NULL);
  (void)sigaction(SIGPIPE, &ignored, NULL);
  ent_status status = cli_server_start(&server, settings->address, settings->port, err);
  const uint64_t seen = cli_serve_signature(settings);
  if (status == ENT_OK) status = show(server, settings, true, err);
  if (status == ENT_OK) status = say_where(server, err);
  if (status == ENT_OK && settings->open_browser != 0) open_browser(cli_server_url(server));
  if (status == ENT_OK) status = follow(server, settings, seen, err);
  cli_server_stop(server);
  return status;
}

const cli_command cli_command_serve = {
    .name = "serve",
    .summary = "show the page to explore in a browser, and again whenever the file changes",
    .about =
        "Serves the page of 'explore' to browsers on this machine and prints its address. When DATA change the page is made anew and "
        "loads itself again with the same view; where they have faults these are shown above the last page without. Ends with "
        "Ctrl-C. Nothing but the page and its data is served, and nobody but this machine reaches it unless --address says otherwise.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&own, &cli_group_input, &cli_group_columns, CLI_PAGE_GROUPS, &cli_group_common},
    .examples = {{"entente serve dataset.json", "Open the address that is printed, and edit dataset.json."},
                 {"entente serve coding/ --port 0 --open yes", "A folder of CSV files, on a free port, in the browser."}},
    .run = run,
};
