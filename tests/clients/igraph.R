# SPDX-License-Identifier: GPL-3.0-or-later
# Reads what entente wrote with R's igraph and read.csv, as docs/formats.md shows it, and prints what it
# found: "FORM node NAME LABEL" and "FORM tie SOURCE TARGET WEIGHT", with nodes numbered from 0, and
# strings as the numbers of their characters. `igraph.R FOLDER`
suppressMessages(library(igraph))
folder <- commandArgs(trailingOnly = TRUE)[1]
path <- function(form) file.path(folder, form)
codes <- function(s) paste(utf8ToInt(enc2utf8(s)), collapse = " ")
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
say <- function(...) cat(paste(..., sep = "\t"), "\n", sep = "")

nodes <- function(form, names, labels = names)
  for (i in seq_along(names)) say(form, "node", codes(names[i]), codes(labels[i]))
ties <- function(form, ends, weights)
  for (i in seq_len(nrow(ends))) say(form, "tie", ends[i, 1] - 1, ends[i, 2] - 1, number(weights[i]))
ends_of <- function(g) as_edgelist(g, names = FALSE)

g <- read_graph(path("pajek"), format = "pajek")
stopifnot(!is_directed(g))
nodes("pajek", V(g)$name)
ties("pajek", ends_of(g), E(g)$weight)

g <- read_graph(path("dl"), format = "dl", directed = TRUE)
g <- as.undirected(g, mode = "collapse", edge.attr.comb = "first")
nodes("dl", V(g)$name)
ties("dl", ends_of(g), E(g)$weight)

g <- suppressWarnings(read_graph(path("gml"), format = "gml"))
plain <- function(s) gsub("&amp;", "&", gsub("&quot;", "\"", s))
nodes("gml", plain(V(g)$name), plain(V(g)$label))
ties("gml", ends_of(g), E(g)$signedWeight)

g <- read_graph(path("graphml"), format = "graphml")
nodes("graphml", V(g)$id, V(g)$label)
ties("graphml", ends_of(g), E(g)$signed_weight)

table <- function(form, ...) read.csv(path(form), check.names = FALSE, na.strings = character(), encoding = "UTF-8", ...)
text <- c(id = "character", label = "character")
vertices <- table("csv-nodes", colClasses = text)
edges <- table("csv", colClasses = c(source = "character", target = "character"))
g <- graph_from_data_frame(edges, directed = FALSE, vertices = vertices)
nodes("csv", V(g)$name, V(g)$label)
ties("csv", ends_of(g), E(g)$signed_weight)

if (file.size(path("matrix")) < 2) quit() # no nodes
m <- as.matrix(read.csv(path("matrix"), row.names = 1, check.names = FALSE, na.strings = character(),
                        encoding = "UTF-8"))
two_mode <- length(rownames(m)) != length(colnames(m)) || any(rownames(m) != colnames(m))
nodes("matrix", if (two_mode) c(rownames(m), colnames(m)) else rownames(m))
at <- which(m != 0, arr.ind = TRUE)
if (!two_mode) at <- at[at[, 1] < at[, 2], , drop = FALSE]
weights <- m[at]
if (two_mode) at[, 2] <- at[, 2] + nrow(m)
ties("matrix", at, weights)
