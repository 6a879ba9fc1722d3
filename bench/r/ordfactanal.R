# SPDX-License-Identifier: GPL-3.0-or-later
# Ordinal ideal points of a wide table of votes by MCMCpack, 6,000 iterations: ordfactanal.R VOTES.csv OUT.csv [ITERATIONS]
suppressMessages(library(MCMCpack))
words <- commandArgs(trailingOnly = TRUE)
total <- if (length(words) > 2) as.integer(words[3]) else 6000L
votes <- read.csv(words[1], row.names = 1, check.names = FALSE)
levels <- sapply(votes, function(v) length(unique(v[!is.na(v)])))
votes <- votes[, levels > 1]
codes <- as.matrix(as.data.frame(lapply(votes, function(v) as.integer(factor(v)))))
colnames(codes) <- paste0("r", seq_len(ncol(codes)))
rownames(codes) <- rownames(votes)
draws <- MCMCordfactanal(codes, factors = 1, burnin = total %/% 6, mcmc = total - total %/% 6, thin = 10,
                         lambda.constraints = list(r1 = list(2, "+")), store.scores = TRUE, store.lambda = FALSE,
                         L0 = 0.04, tune = 0.5, seed = 1)
score <- colMeans(draws[, grep("^phi", colnames(draws))])
write.csv(data.frame(id = rownames(votes), x = score), words[2], row.names = FALSE)
