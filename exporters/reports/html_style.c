/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The style sheet of reports: one column that a phone can hold, contents beside it where there is
 * room, dark where the reader's system is, black on white in print. Colours carry nothing that
 * is not also said: support is blue and opposition red, as in the diagrams, beside the number.
 */
#include "engine/base/buffer.h"
#include "exporters/reports/render.h"

static const char page[] =
    ":root{color-scheme:light dark;--paper:#fff;--ink:#1c1c1c;--soft:#555;--line:#cfcfcf;--band:#f4f4f1;--link:#0b5394;"
    "--for:#9ecae8;--lean-for:#dcecf7;--against:#f4a58a;--lean-against:#fbe3d8;--between:#e6e6e6;--mark:#8a4b00}\n"
    "@media (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e8e6e1;--soft:#a9a7a1;--line:#44474c;--band:#212428;"
    "--link:#8fc3f5;--for:#1f5c8a;--lean-for:#1d3a50;--against:#8c3a1f;--lean-against:#4d2a1f;--between:#3a3d42;--mark:#f0b35e}}\n"
    "*{box-sizing:border-box}\n"
    "html{scroll-padding-top:1rem}\n"
    "body{margin:0 auto;padding:1.5rem 1.25rem 4rem;max-width:80rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.55 system-ui,\"Segoe UI\",Roboto,\"Noto Sans\",\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif;"
    "overflow-wrap:break-word}\n"
    ":lang(zh){line-height:1.75}\n"
    "h1,h2,h3,h4{line-height:1.25;margin:0 0 .6rem;text-wrap:balance}\n"
    "h1{font-size:2rem}h2{font-size:1.5rem;padding-top:1.2rem;border-top:2px solid var(--ink)}\n"
    "h3{font-size:1.15rem;margin-top:2rem}h4{font-size:1rem;margin-top:1.5rem}\n";

static const char content[] =
    "section{margin:0 0 2.5rem}section section{margin-bottom:1.5rem}\n"
    "p,li,dd,figcaption,caption,summary{max-width:46rem}\n"
    "p{margin:0 0 .9rem}ul{padding-left:1.25rem;margin:0 0 1rem}li{margin:0 0 .45rem}li ul{margin-top:.45rem}\n"
    "dl{margin:0 0 1rem}dt{font-weight:600}dd{margin:0 0 .6rem}\n"
    "@media (min-width:48rem){dl{display:grid;grid-template-columns:minmax(7rem,12.5rem) minmax(0,46rem);column-gap:1.2rem}dd{margin:0 0 .5rem}}\n"
    "a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}a:hover{text-decoration-thickness:2px}\n"
    "main a[href^=\"#\"]{color:inherit;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent)}\n"
    "main a.mark{color:var(--link);text-decoration:none;white-space:nowrap;font-size:.9em;font-variant-numeric:tabular-nums}main a.mark:hover{text-decoration:underline}\n"
    ":focus-visible{outline:3px solid var(--mark);outline-offset:2px}\n"
    ":target{background:var(--band);outline:.4rem solid var(--band)}\n"
    "code{font:.9em/1.4 ui-monospace,\"DejaVu Sans Mono\",Menlo,Consolas,monospace;overflow-wrap:anywhere}\n"
    ".skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:2}\n"
    ".spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
    "header p{font-size:1.05rem}\n"
    ".notice{border-left:.3rem solid var(--mark);padding:.4rem 0 .4rem .9rem}\n"
    ".scroll{position:relative;overflow-x:auto;margin:0 0 1.2rem}\n"
    "table{border-collapse:collapse;font-size:.92rem;line-height:1.4}\n"
    "caption{text-align:left;font-weight:600;padding:0 0 .4rem;position:sticky;left:0;width:min(46rem,100vw - 2.5rem)}\n"
    "th,td{border-bottom:1px solid var(--line);padding:.35rem .7rem .35rem .5rem;text-align:left;vertical-align:top}\n"
    "thead th{border-bottom:2px solid var(--soft);vertical-align:bottom;background:var(--band)}\n"
    "th[scope=row]{font-weight:500;min-width:9rem}\n"
    "td.p{min-width:3rem}th.end,td.end{text-align:right;font-variant-numeric:tabular-nums}th.centre,td.centre{text-align:center}\n"
    ".matrix td,.matrix th.centre{text-align:center;padding:.3rem;font-variant-numeric:tabular-nums}\n"
    ".matrix thead th.centre{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;font-weight:500;white-space:nowrap;"
    "border-bottom:0;border-top:2px solid var(--soft)}\n"
    ".matrix th[scope=row]{position:sticky;left:0;background:var(--paper)}.matrix td{border:1px solid var(--line)}\n"
    ".p.for{background:var(--for)}.p.lean-for{background:var(--lean-for)}.p.against{background:var(--against)}"
    ".p.lean-against{background:var(--lean-against)}.p.between{background:var(--between)}.p.none{color:var(--soft)}\n"
    ".wide td.p,.wide th.centre{text-align:center}.means td.p{white-space:nowrap}\n"
    ".doubt{font-weight:600;color:var(--mark)}\n"
    "figure{margin:0 0 1.5rem}figcaption{color:var(--soft);font-size:.92rem}\n"
    ".drawing{display:block;width:100%;max-width:70rem;min-width:38rem;height:auto;background:#fff}\n"
    "details{margin:0 0 1.2rem}summary{cursor:pointer;font-weight:600;padding:.3rem 0}\n"
    ".entries{list-style:none;padding:0}.entries>li{padding-left:1rem;border-left:3px solid var(--line);margin-bottom:.8rem}\n"
    "nav{margin:0 0 2rem}nav h2{font-size:1.05rem;border:0;padding:0;margin:0 0 .5rem}nav ol{margin:0;padding-left:1.9rem}"
    "nav li{margin:.2rem 0}\n"
    "@media (min-width:72rem){body{display:grid;grid-template-columns:15rem minmax(0,1fr);column-gap:3rem}"
    "header{grid-column:1/-1}nav{position:sticky;top:1.5rem;align-self:start;font-size:.95rem}main{grid-column:2}}\n"
    "@media (max-width:40rem){body{padding:1rem 1rem 3rem}h1{font-size:1.6rem}h2{font-size:1.3rem}"
    "th,td{padding:.3rem .5rem .3rem .3rem}.wide th[scope=row]{min-width:7rem}}\n"
    "@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}\n";

static const char print[] =
    "@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--band:#f4f4f1;--link:#000;--for:#9ecae8;--lean-for:#dcecf7;"
    "--against:#f4a58a;--lean-against:#fbe3d8;--between:#e6e6e6;--mark:#000}@page{size:A4;margin:18mm 15mm}"
    "body{display:block;max-width:none;padding:0;font-size:9.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    ".skip{display:none}a{text-decoration:none}nav{position:static}nav ol{columns:2}"
    "a.named::after{content:\" <\" attr(href) \">\";overflow-wrap:anywhere}"
    "details:not([open]){display:none}summary{list-style:none}" /* a picture says the same; the table is wider than paper */
    "h1{font-size:18pt}h2{font-size:14pt}h3{font-size:11.5pt}h2,h3,h4,summary,caption,thead,dt{break-after:avoid}"
    "p,li,dd{orphans:3;widows:3}tr,li,figure,dd,.notice{break-inside:avoid}thead{display:table-header-group}"
    ".scroll{overflow:visible}table{font-size:8.5pt}.matrix{font-size:6.5pt}.matrix th[scope=row],caption{position:static;width:auto}"
    ".matrix td,.matrix th.centre{padding:.15rem}"
    ".drawing{min-width:0;max-width:100%;max-height:220mm}p,li,dd,caption{max-width:none}:target{background:none;outline:0}}\n";

void ent__html_style(ent_buffer *out) {
  ent__buffer_puts(out, page);
  ent__buffer_puts(out, content);
  ent__buffer_puts(out, print);
}
