/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of `serve` share. The main thread watches the data and makes pages; a thread of
 * libmicrohttpd answers requests with what is there. libmicrohttpd is used in serve_http.c alone.
 */
#ifndef ENT_CLI_SERVE_H
#define ENT_CLI_SERVE_H

#include <entente/entente.h>

#include "cli/settings.h"

/* What is served of the data as they stand. Begin with zeros, end with cli_served_clear. */
typedef struct cli_served {
  ent_buffer page;
  ent_buffer policy; /* the content security policy that goes with the page */
  ent_buffer data;   /* the page's data alone; empty where there is no page */
  ent_buffer faults; /* what is wrong with the data, one a line; empty where nothing is */
  char *fault;       /* what is wrong beside them; NULL for nothing */
  char id[65];       /* of the page; "none" of one that shows faults alone */
} cli_served;

void cli_served_clear(cli_served *served);

/*
 * Makes what is served of the data at settings->operand[0]. Where they cannot be used (faults, a file that is
 * not there, options that do not fit), *why says so and `faults` is filled, with a page that shows them. The status
 * is that of what even then fails.
 */
ent_status cli_serve_build(cli_served *out, const cli_settings *settings, ent_error *why, ent_error *err);

/* Gives a number that changes with the files that DATA is read from; 0 where there is none. */
uint64_t cli_serve_signature(const cli_settings *settings);

/* The names under which a server may be asked for, against pages that rebind theirs to this address (DNS rebinding). */
typedef struct cli_hosts {
  char address[64]; /* as asked for, in brackets where it is of version 6 */
  bool any;         /* every address: any literal one will do, no name */
  unsigned port;
} cli_hosts;

/* Tells whether a Host header (NULL: none) names this server. */
bool cli_host_passes(const cli_hosts *hosts, const char *host);

typedef struct cli_server cli_server;

/*
 * Starts a server on an address (a literal one, or "localhost") and a port, 0 for a free one; it answers 503 until
 * there is something to serve. End it with cli_server_stop. Errors: ENT_E_USAGE for what is no address,
 * ENT_E_IO where it cannot listen.
 */
ent_status cli_server_start(cli_server **out, const char *address, int port, ent_error *err);
void cli_server_stop(cli_server *server);

/* Returns the address of the page: "http://127.0.0.1:8765/". */
const char *cli_server_url(const cli_server *server);

/*
 * Serves this from now on and tells those who wait. Where `served` has faults and a page was served before, that
 * stays, and the faults are told. Takes what it needs; the caller still clears *served.
 */
ent_status cli_server_show(cli_server *server, const cli_served *served, ent_error *err);

/* Answers those who have waited long enough, so that no connection is silent for ever. Call it now and then. */
void cli_server_tick(cli_server *server);

#endif
