# SPDX-License-Identifier: GPL-3.0-or-later
import gzip

with open('input.csv.gz', 'wb') as out:
    out.write(gzip.compress(b'source,target,weight\n' + b'a' * (20 << 20), mtime=0))
