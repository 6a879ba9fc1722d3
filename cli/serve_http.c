/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server: the page, its data, and word of what comes next. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <microhttpd.h>

#include "cli/messages.h"
#include "cli/serve.h"

/* Connections at a time, how many of them may wait, and for how long: seconds. */
enum { CONNECTIONS = 64, WAITING = 48, PATIENCE = 25, SILENCE = 30, MEMORY = 32768 };

typedef struct waiter {
  struct MHD_Connection *connection;
  time_t until;
} waiter;

struct cli_server {
  struct MHD_Daemon *daemon;
  pthread_mutex_t lock; /* of all below */
  cli_hosts hosts;
  char url[96];
  struct MHD_Response *page; /* NULL until there is one */
  struct MHD_Response *data; /* NULL where there is no page but of faults */
  char *news;                /* what `events` answers: a line for the state, one for the page, one for each fault */
  char state[96];
  unsigned turn;
  char id[65];
  waiter waiting[WAITING];
  size_t waiters;
  bool closing;
};

static time_t now(void) {
  struct timespec at;
  return clock_gettime(CLOCK_MONOTONIC, &at) == 0 ? at.tv_sec : 0;
}

static bool add_header(struct MHD_Response *response, const char *name, const char *value) {
  return MHD_add_response_header(response, name, value) == MHD_YES;
}

/* Makes a response of a copy of some bytes, with what every answer says. NULL where memory runs out. */
static struct MHD_Response *respond(const char *type, const char *policy, const char *bytes, size_t size) {
  static const char *const headers[][2] = {{"X-Content-Type-Options", "nosniff"},
                                           {"Referrer-Policy", "no-referrer"},
                                           {"Cross-Origin-Opener-Policy", "same-origin"},
                                           {"Cross-Origin-Embedder-Policy", "require-corp"},
                                           {"Cross-Origin-Resource-Policy", "same-origin"},
                                           {"X-Frame-Options", "DENY"},
                                           {"Cache-Control", "no-store"},
                                           {NULL, NULL}};
  /* The library only reads what it is to copy. */
  struct MHD_Response *response = MHD_create_response_from_buffer(size, (void *)(uintptr_t)bytes, MHD_RESPMEM_MUST_COPY);
  if (response == NULL) return NULL;
  bool whole = add_header(response, "Content-Type", type) && add_header(response, "Content-Security-Policy", policy);
  for (size_t i = 0; headers[i][0] != NULL; i++) whole = whole && add_header(response, headers[i][0], headers[i][1]);
  if (whole) return response;
  MHD_destroy_response(response);
  return NULL;
}

#define CLOSED_POLICY "default-src 'none'; frame-ancestors 'none'"

static enum MHD_Result say(struct MHD_Connection *connection, unsigned code, const char *text, const char *allow) {
  struct MHD_Response *response = respond("text/plain; charset=utf-8", CLOSED_POLICY, text, strlen(text));
  if (response == NULL) return MHD_NO;
  if (allow != NULL) (void)add_header(response, "Allow", allow);
  const enum MHD_Result queued = MHD_queue_response(connection, code, response);
  MHD_destroy_response(response);
  return queued;
}

static enum MHD_Result send_kept(struct MHD_Connection *connection, struct MHD_Response *response) {
  if (response == NULL) return say(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "there is nothing to show yet\n", NULL);
  return MHD_queue_response(connection, MHD_HTTP_OK, response);
}

/* Answers at once where something is new to the one who asks, else when it comes or time is up. */
static enum MHD_Result send_news(cli_server *server, struct MHD_Connection *connection, void **asked) {
  static char waited;
  const char *since = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "since");
  const bool known = since != NULL && server->news != NULL && strcmp(since, server->state) == 0;
  if (known && *asked != &waited && !server->closing && server->waiters < WAITING) {
    *asked = &waited;
    server->waiting[server->waiters++] = (waiter){connection, now() + PATIENCE};
    MHD_suspend_connection(connection);
    return MHD_YES;
  }
  if (server->news == NULL) return send_kept(connection, NULL);
  return say(connection, MHD_HTTP_OK, server->news, NULL);
}

static enum MHD_Result route(cli_server *server, struct MHD_Connection *connection, const char *url, const char *method, void **asked) {
  const bool reads = strcmp(method, MHD_HTTP_METHOD_GET) == 0 || strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
  if (!cli_host_passes(&server->hosts, MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST)))
    return say(connection, MHD_HTTP_MISDIRECTED_REQUEST, "this server does not answer to that name\n", NULL);
  if (!reads) return say(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "expected GET or HEAD\n", "GET, HEAD");
  if (strcmp(url, "/") == 0) return send_kept(connection, server->page);
  if (strcmp(url, "/data.json") == 0) return send_kept(connection, server->data);
  if (strcmp(url, "/events") == 0) return send_news(server, connection, asked);
  return say(connection, MHD_HTTP_NOT_FOUND, "there is nothing here; the page is at /\n", NULL);
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
                              const char *upload, size_t *size, void **asked) {
  cli_server *server = context;
  (void)version;
  (void)upload;
  *size = 0;
  (void)pthread_mutex_lock(&server->lock);
  const enum MHD_Result result = route(server, connection, url, method, asked);
  (void)pthread_mutex_unlock(&server->lock);
  return result;
}

/* With the lock held: lets those go whose time is up, or all. */
static void let_go(cli_server *server, bool all) {
  const time_t at = now();
  size_t kept = 0;
  for (size_t i = 0; i < server->waiters; i++) {
    if (all || server->waiting[i].until <= at) MHD_resume_connection(server->waiting[i].connection);
    else server->waiting[kept++] = server->waiting[i];
  }
  server->waiters = kept;
}

void cli_server_tick(cli_server *server) {
  (void)pthread_mutex_lock(&server->lock);
  let_go(server, false);
  (void)pthread_mutex_unlock(&server->lock);
}

typedef union place {
  struct sockaddr any;
  struct sockaddr_in four;
  struct sockaddr_in6 six;
} place;

static bool find_place(place *out, cli_hosts *hosts, const char *address, int port) {
  memset(out, 0, sizeof *out);
  if (strcmp(address, "localhost") == 0) address = "127.0.0.1";
  if (strlen(address) + 3 > sizeof hosts->address) return false;
  if (inet_pton(AF_INET, address, &out->four.sin_addr) == 1) {
    out->four.sin_family = AF_INET;
    out->four.sin_port = htons((uint16_t)port);
    hosts->any = out->four.sin_addr.s_addr == htonl(INADDR_ANY);
    (void)snprintf(hosts->address, sizeof hosts->address, "%s", address);
    return true;
  }
  if (inet_pton(AF_INET6, address, &out->six.sin6_addr) != 1) return false;
  out->six.sin6_family = AF_INET6;
  out->six.sin6_port = htons((uint16_t)port);
  hosts->any = memcmp(&out->six.sin6_addr, &in6addr_any, sizeof in6addr_any) == 0;
  (void)snprintf(hosts->address, sizeof hosts->address, "[%s]", address);
  return true;
}

static ent_status listen_at(cli_server *server, const place *at, const char *address, int port, ent_error *err) {
  const unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_AUTO | MHD_ALLOW_SUSPEND_RESUME |
                         (at->any.sa_family == AF_INET6 ? (unsigned)MHD_USE_IPv6 : 0u);
  errno = 0;
  server->daemon = MHD_start_daemon(flags, (uint16_t)port, NULL, NULL, answer, server, MHD_OPTION_SOCK_ADDR, &at->any,
                                    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE,
                                    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY, MHD_OPTION_END);
  const char *reason = errno != 0 ? strerror(errno) : "it was refused";
  if (server->daemon == NULL) return cli_fail(err, ENT_E_IO, "cannot listen on %.60s, port %d: %s", address, port, reason);
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
  (void)pthread_mutex_lock(&server->lock);
  server->hosts.port = info != NULL ? info->port : (unsigned)port;
  (void)pthread_mutex_unlock(&server->lock);
  (void)snprintf(server->url, sizeof server->url, "http://%s:%u/", server->hosts.address, server->hosts.port);
  return ENT_OK;
}

ent_status cli_server_start(cli_server **out, const char *address, int port, ent_error *err) {
  place at;
  *out = NULL;
  cli_server *server = calloc(1, sizeof *server);
  if (server == NULL) return cli_nomem(err);
  if (pthread_mutex_init(&server->lock, NULL) != 0) {
    free(server);
    return cli_nomem(err);
  }
  ent_status status = ENT_OK;
  if (!find_place(&at, &server->hosts, address, port))
    status = cli_fail(err, ENT_E_USAGE, "'%.60s' is no address, expected one in figures such as 127.0.0.1 or ::1, or localhost", address);
  if (status == ENT_OK) status = listen_at(server, &at, address, port, err);
  if (status != ENT_OK) cli_server_stop(server);
  else *out = server;
  return status;
}

void cli_server_stop(cli_server *server) {
  if (server == NULL) return;
  if (server->daemon != NULL) {
    (void)pthread_mutex_lock(&server->lock);
    server->closing = true;
    let_go(server, true);
    (void)pthread_mutex_unlock(&server->lock);
    MHD_stop_daemon(server->daemon);
  }
  if (server->page != NULL) MHD_destroy_response(server->page);
  if (server->data != NULL) MHD_destroy_response(server->data);
  free(server->news);
  (void)pthread_mutex_destroy(&server->lock);
  free(server);
}

const char *cli_server_url(const cli_server *server) { return server->url; }

/* What `events` says: the state is told by a count and the page. */
static char *write_news(char state[96], unsigned turn, const char *id, const cli_served *served) {
  char *bytes = NULL;
  size_t size = 0;
  (void)snprintf(state, 96, "%u-%.16s", turn, id);
  FILE *to = open_memstream(&bytes, &size);
  if (to == NULL) return NULL;
  (void)fprintf(to, "%s\n%s\n", state, id);
  if (served->faults.size > 0) (void)fwrite(served->faults.data, 1, served->faults.size, to);
  if (served->fault != NULL) (void)fprintf(to, "%s\n", served->fault);
  const bool whole = ferror(to) == 0;
  if (fclose(to) == 0 && whole) return bytes;
  free(bytes);
  return NULL;
}

static struct MHD_Response *make_page(const cli_served *served) {
  char *policy = malloc(served->policy.size + sizeof "; frame-ancestors 'none'");
  if (policy == NULL) return NULL;
  (void)sprintf(policy, "%s; frame-ancestors 'none'", served->policy.data);
  struct MHD_Response *page = respond("text/html; charset=utf-8", policy, served->page.data, served->page.size);
  free(policy);
  return page;
}

static void replace(struct MHD_Response **kept, struct MHD_Response *by) {
  if (*kept != NULL) MHD_destroy_response(*kept);
  *kept = by;
}

ent_status cli_server_show(cli_server *server, const cli_served *served, ent_error *err) {
  const bool faulty = strcmp(served->id, "none") == 0;
  char state[96];
  const bool keeps = faulty && server->data != NULL; /* the last good page; only this thread changes these */
  const char *id = keeps ? server->id : served->id;
  char *news = write_news(state, server->turn + 1, id, served);
  struct MHD_Response *page = keeps ? NULL : make_page(served);
  struct MHD_Response *data = faulty ? NULL : respond("application/json", CLOSED_POLICY, served->data.data, served->data.size);
  if (news == NULL || (page == NULL && !keeps) || (data == NULL && !faulty)) {
    free(news);
    if (page != NULL) MHD_destroy_response(page);
    if (data != NULL) MHD_destroy_response(data);
    return cli_nomem(err);
  }
  (void)pthread_mutex_lock(&server->lock);
  if (!keeps) {
    replace(&server->page, page);
    replace(&server->data, data);
    (void)memcpy(server->id, served->id, sizeof server->id);
  }
  free(server->news);
  server->news = news;
  (void)memcpy(server->state, state, sizeof server->state);
  server->turn++;
  let_go(server, true);
  (void)pthread_mutex_unlock(&server->lock);
  return ENT_OK;
}
