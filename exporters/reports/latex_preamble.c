/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands before the body of a LaTeX document: packages of LaTeX's recommended set, and by what
 * the body has in it, fonts. Chinese is set with the first that is there of Noto Serif CJK, Noto
 * Sans CJK and Fandol; letters beyond Latin and Chinese with DejaVu Sans.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/latex.h"

static const char packages[] =
    "\\documentclass[11pt,a4paper]{article}\n"
    "\\usepackage{iftex}\n"
    "\\usepackage[margin=24mm]{geometry}\n"
    "\\usepackage{array,booktabs,longtable,graphicx,xcolor}\n"
    "\\ifPDFTeX\n"
    "  \\usepackage[T1]{fontenc}\n"
    "  \\usepackage{lmodern,textcomp}\n"
    "\\else\n"
    "  \\usepackage{fontspec}\n"
    "\\fi\n";

static const char need_unicode[] =
    "\\ifPDFTeX\n"
    "  \\PackageError{entente}{This report has letters that pdflatex cannot set}{Run xelatex or lualatex.}\n"
    "  \\expandafter\\stop\n"
    "\\fi\n";

static const char cjk[] =
    "\\ifXeTeX\n"
    "  \\usepackage{xeCJK}\n"
    "  \\newcommand{\\entcjk}[2]{\\setCJKmainfont{#1}[ItalicFont={#1}]\\setCJKsansfont{#2}\\setCJKmonofont{#2}}\n"
    "\\else\n"
    "  \\usepackage{luatexja-fontspec}\n"
    "  \\newcommand{\\entcjk}[2]{\\setmainjfont{#1}[ItalicFont={#1}]\\setsansjfont{#2}\\setmonojfont{#2}}\n"
    "\\fi\n"
    "\\IfFontExistsTF{Noto Serif CJK SC}{\\entcjk{Noto Serif CJK SC}{Noto Sans CJK SC}}{%\n"
    "  \\IfFontExistsTF{Noto Sans CJK SC}{\\entcjk{Noto Sans CJK SC}{Noto Sans CJK SC}}{%\n"
    "    \\entcjk{FandolSong-Regular.otf}{FandolHei-Regular.otf}}}\n";

/* In Latin text, quotation marks and dashes are Latin ones. */
static const char latin_marks[] =
    "\\ifXeTeX\n"
    "  \\xeCJKDeclareCharClass{Default}{\"00B7, \"2013 -> \"2014, \"2018 -> \"201E, \"2026}\n"
    "\\fi\n";

static const char other[] =
    "\\IfFontExistsTF{DejaVu Sans}{\\newfontfamily{\\entotherfont}{DejaVu Sans}[Scale=MatchLowercase]}{\\newcommand{\\entotherfont}{}}\n"
    "\\newcommand{\\entother}[1]{{\\entotherfont #1}}\n";

static const char turned[] =
    "\\ifXeTeX\n"
    "  \\TeXXeTstate=1\n"
    "  \\newcommand{\\entturned}[1]{{\\beginR\\entotherfont #1\\endR}}\n"
    "\\else\n"
    "  \\newcommand{\\entturned}[1]{{\\textdir TRT\\entotherfont #1}}\n"
    "\\fi\n";

static const char layout[] =
    "\\ifXeTeX\\suppressfontnotfounderror=1\\fi % hyperref wants a font that it does not use here\n"
    "\\usepackage[unicode,colorlinks]{hyperref}\n"
    "\\definecolor{entlink}{HTML}{1D3F66}\n"
    "\\hypersetup{linkcolor=entlink,urlcolor=entlink}\n"
    "\\newcommand{\\entbreak}{\\allowbreak}\n"
    "\\pdfstringdefDisableCommands{\\def\\entbreak{}\\def\\entother#1{#1}\\def\\entturned#1{#1}\\def\\ensuremath#1{#1}}\n"
    "\\newenvironment{entnotice}{\\begin{quote}\\bfseries}{\\end{quote}}\n"
    "\\newlength{\\entwidth}\n"
    "\\setcounter{secnumdepth}{0}\n"
    "\\setcounter{tocdepth}{1}\n"
    "\\setlength{\\parindent}{0pt}\n"
    "\\setlength{\\parskip}{6pt plus 2pt}\n"
    "\\setlength{\\emergencystretch}{3em}\n"
    "\\setlength{\\LTcapwidth}{\\linewidth}\n"
    "\\newcommand{\\entcontents}{{\\setlength{\\parskip}{0pt}\\tableofcontents}}\n"
    "\\raggedbottom\n";

static const char chinese[] =
    "\\linespread{1.3}\n"
    "\\renewcommand{\\contentsname}{目录}\n"
    "\\renewcommand{\\figurename}{图}\n"
    "\\renewcommand{\\tablename}{表}\n";

void ent__latex_preamble(ent_buffer *out, const ent__latex *body) {
  const bool zh = strncmp(body->tree->language, "zh", 2) == 0;
  const int scripts = body->scripts | (zh ? ENT__LATEX_CJK : 0);
  int of_title = 0;
  ent__buffer_printf(out, "%% !TeX program = xelatex\n%% entente %s\n", ent_version());
  ent__buffer_puts(out, packages);
  if (scripts != 0) ent__buffer_puts(out, need_unicode);
  if ((scripts & ENT__LATEX_CJK) != 0) ent__buffer_puts(out, cjk);
  if ((scripts & ENT__LATEX_CJK) != 0 && !zh) ent__buffer_puts(out, latin_marks);
  if ((scripts & ENT__LATEX_OTHER) != 0) ent__buffer_puts(out, other);
  if ((scripts & ENT__LATEX_TURNED) != 0) ent__buffer_puts(out, turned);
  ent__buffer_puts(out, layout);
  if (zh) ent__buffer_puts(out, chinese);
  ent__buffer_puts(out, "\\hypersetup{pdftitle={");
  for (const ent__run *run = body->tree->root->runs.first; run != NULL; run = run->next)
    ent__latex_escape(out, run->text, false, &of_title);
  ent__buffer_printf(out, "},pdfcreator={entente %s},pdflang={%s}}\n\\begin{document}\n", ent_version(), body->tree->language);
}
