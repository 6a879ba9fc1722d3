/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page is made of, as the build puts it in from exporters/reports/page/; each ends with a zero byte. */
#ifndef ENT_EXPORTERS_REPORTS_PAGE_PARTS_H
#define ENT_EXPORTERS_REPORTS_PAGE_PARTS_H

extern const char ent__page_skeleton[]; /* page.html */
extern const char ent__page_style[];
extern const char ent__page_script[]; /* all modules as one */
extern const char ent__page_live[];   /* of a page that is served: waits for the next */
extern const char ent__page_faults[]; /* faults.html: for where there is no page yet */

#endif
