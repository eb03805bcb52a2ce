/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-html.h"

#include "cordee-report-html-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything the page needs stands in it. Colour never speaks alone: each structure has its sign and its name. */
static const char style[]
  = ":root{color-scheme:light dark;--ink:#1d1d1f;--soft:#55555c;--paper:#fff;--band:#f1f2f4;--line:#c9ccd1;--link:#00569c}\n"
    "@media screen and (prefers-color-scheme:dark){:root{--ink:#ececee;--soft:#b4b4bc;--paper:#1c1c1f;--band:#2a2a2e;--line:#4a4a51;"
    "--link:#7cc0f5}.s{--c:var(--d)!important}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.45 system-ui,sans-serif}\n"
    "main{max-width:90rem;margin:0 auto;padding:1.5rem}\n"
    "h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}\n"
    ".about,.hint,.mark,caption,footer{color:var(--soft)}.about p{margin:0}\n"
    ".wide{overflow-x:auto;margin-top:1.5rem}\n"
    "table{border-collapse:collapse;width:100%;min-width:56rem;table-layout:fixed}\n"
    "caption{text-align:left;padding-bottom:.5rem}\n"
    "th,td{border-bottom:1px solid var(--line);padding:.5rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}\n"
    "thead th{border-bottom:.2rem solid var(--c,var(--line))}\n"
    "tbody th[scope=rowgroup]{background:var(--band);font-size:1.05rem}\n"
    ".sign{color:var(--c)}.name,.hint{display:block;font-weight:normal;font-size:.875rem}\n"
    "td p,td ul{margin:0 0 .35rem}td ul{padding-left:1.1rem}.state{font-weight:600}\n"
    ".mark{font-size:.875rem}.cite{font-size:.8rem;white-space:nowrap}a{color:var(--link)}\n"
    "ol{overflow-wrap:anywhere}li:target{background:var(--band)}footer{margin-top:2rem;font-size:.875rem;overflow-wrap:break-word}\n"
    /* No shrunken grid: below this width each row is a stack of cells that name their structure themselves. */
    "@media screen and (max-width:58rem){table{min-width:0}table,caption,tbody,tr,th,td{display:block}thead{display:none}"
    "tbody th,td{border:0}tr{border-bottom:1px solid var(--line)}td::before{content:attr(data-name);color:var(--c);font-weight:600}}\n"
    "@page{size:A4 landscape;margin:12mm}\n"
    "@media print{:root{color-scheme:light}body{font-size:8.5pt}main{max-width:none;padding:0}.wide{overflow:visible}"
    "table{min-width:0}thead{display:table-header-group}tr,li{break-inside:avoid}tbody th[scope=rowgroup]{break-after:avoid}}\n";

/* ── text ───────────────────────────────────────────────────────── */

/* cordee_html_finish() releases what this takes; comparison must outlive the text. */
void
cordee_html_init (CordeeHtml *self, const CordeeComparison *comparison, gboolean fragment)
{
  self->comparison = comparison;
  /* TRANSLATORS: the code of the language of this translation: en in English. */
  self->language = C_("language code", "fr");
  self->fragment = fragment;
  self->cited = cordee_cited_new ();
  self->out = g_string_new (NULL);
}

/* The text, which the caller owns. */
char *
cordee_html_finish (CordeeHtml *self)
{
  g_clear_pointer (&self->cited, cordee_cited_free);
  return g_string_free (g_steal_pointer (&self->out), FALSE);
}

/* Appends n_bytes of text, escaped. */
void
cordee_html_add_escaped (CordeeHtml *self, const char *text, gsize n_bytes)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) n_bytes);

  g_string_append (self->out, escaped);
}

/* Appends text typeset and escaped: for content and for attributes between double quotes. */
void
cordee_html_add_text (CordeeHtml *self, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  cordee_html_add_escaped (self, typeset, strlen (typeset));
}

/* Appends <tag attributes>text</tag>; tag holds the attributes, which are the program's own. */
void
cordee_html_add_element (CordeeHtml *self, const char *tag, const char *text)
{
  gsize name = strcspn (tag, " ");

  g_string_append_printf (self->out, "<%s>", tag);
  cordee_html_add_text (self, text);
  g_string_append_printf (self->out, "</%.*s>\n", (int) name, tag);
}

/* The short phrase with its emphasis. Typesetting changes bytes but not the count of characters, so spans are moved by it. */
static void
add_phrase (CordeeHtml *self, const CordeeStatement *statement)
{
  const char *text = statement->short_text;
  g_autofree char *typeset = cordee_report_typeset (text);
  const char *at = typeset;

  for (guint i = 0; i < statement->emphasis->len; i++)
    {
      const CordeeSpan *span = &g_array_index (statement->emphasis, CordeeSpan, i);
      const char *start = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->start));
      const char *end = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->end));

      cordee_html_add_escaped (self, at, (gsize) (start - at));
      g_string_append (self->out, "<strong>");
      cordee_html_add_escaped (self, start, (gsize) (end - start));
      g_string_append (self->out, "</strong>");
      at = end;
    }
  cordee_html_add_escaped (self, at, strlen (at));
}

static void
add_citations (CordeeHtml *self, const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->citations->len; i++)
    {
      guint number = cordee_cited_add (self->cited, g_array_index (statement->citations, CordeeCitation, i).source);

      if (self->fragment)
        g_string_append_printf (self->out, " [%u]", number);
      else
        g_string_append_printf (self->out, " <a class=\"cite\" href=\"#source-%u\">[%u]</a>", number, number);
    }
}

/* A statement keeps the language of the base, and says so where the page speaks another. */
static void
add_line (CordeeHtml *self, const char *tag, const CordeeReportLine *line)
{
  gboolean quotes = line->statement != NULL && g_str_equal (line->text, line->statement->short_text);

  g_string_append_printf (self->out, "<%s>", tag);
  if (quotes && !g_str_equal (self->language, "fr"))
    g_string_append (self->out, "<span lang=\"fr\">");
  if (quotes)
    add_phrase (self, line->statement);
  else
    cordee_html_add_text (self, line->text);
  if (quotes && !g_str_equal (self->language, "fr"))
    g_string_append (self->out, "</span>");
  if (line->statement != NULL)
    add_citations (self, line->statement);
  g_string_append_printf (self->out, "</%.*s>\n", (int) strcspn (tag, " "), tag);
}

/* ── the table ──────────────────────────────────────────────────── */

/* The attributes that give an element the colours of a structure, light and dark. */
static void
add_colours (CordeeHtml *self, const CordeeStructure *structure)
{
  g_string_append (self->out, " class=\"s\" style=\"--c:");
  cordee_html_add_escaped (self, structure->colour, strlen (structure->colour));
  g_string_append (self->out, ";--d:");
  cordee_html_add_escaped (self, structure->colour_dark, strlen (structure->colour_dark));
  g_string_append_c (self->out, '"');
}

static void
add_head (CordeeHtml *self)
{
  GPtrArray *structures = self->comparison->structures;

  g_string_append (self->out, "<thead>\n<tr>\n");
  cordee_html_add_element (self, "th scope=\"col\"", _("Critère"));
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];

      g_string_append (self->out, "<th scope=\"col\"");
      add_colours (self, structure);
      g_string_append (self->out, "><span class=\"sign\" aria-hidden=\"true\">");
      cordee_html_add_escaped (self, structure->sign, strlen (structure->sign));
      g_string_append (self->out, "</span> ");
      cordee_html_add_text (self, structure->id);
      g_string_append (self->out, " <span class=\"name\">");
      cordee_html_add_text (self, cordee_report_word (structure->name));
      g_string_append (self->out, "</span></th>\n");
    }
  g_string_append (self->out, "</tr>\n</thead>\n");
}

/* The state, lines and marks of a cell, with the numbers of their sources. */
void
cordee_html_add_cell_content (CordeeHtml *self, const CordeeCell *cell)
{
  g_autoptr(GPtrArray) lines = cordee_report_cell_lines (cell, self->comparison->as_of);
  g_autoptr(GPtrArray) marks = cordee_report_cell_marks (self->comparison->knowledge, cell);

  if (cell->state != CORDEE_STATE_CONNU && cell->shown->len > 0)
    cordee_html_add_element (self, self->fragment ? "p" : "p class=\"state\"", cordee_report_state_label (cell->state));
  if (lines->len > 1)
    g_string_append (self->out, "<ul>\n");
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->len > 1 ? "li" : "p", lines->pdata[i]);
  if (lines->len > 1)
    g_string_append (self->out, "</ul>\n");
  for (guint i = 0; i < marks->len; i++)
    add_line (self, self->fragment ? "p" : "p class=\"mark\"", marks->pdata[i]);
}

static void
add_cell (CordeeHtml *self, const CordeeCell *cell)
{
  g_string_append (self->out, "<td");
  add_colours (self, cell->structure);
  g_string_append (self->out, " data-name=\"");
  cordee_html_add_escaped (self, cell->structure->sign, strlen (cell->structure->sign));
  g_string_append_c (self->out, ' ');
  cordee_html_add_escaped (self, cell->structure->id, strlen (cell->structure->id));
  g_string_append (self->out, "\">\n");
  cordee_html_add_cell_content (self, cell);
  g_string_append (self->out, "</td>\n");
}

/* Ends the group of the row before (NULL for the first row) and begins that of row, where they are two. */
void
cordee_html_begin_group (CordeeHtml *self, const CordeeRow *row, const CordeeRow *previous)
{
  g_autofree char *tag = NULL;

  if (previous != NULL && g_str_equal (previous->criterion->group, row->criterion->group))
    return;
  tag = g_strdup_printf ("th scope=\"rowgroup\" colspan=\"%u\"", self->comparison->structures->len + 1);
  g_string_append_printf (self->out, "%s<tbody>\n<tr>", previous != NULL ? "</tbody>\n" : "");
  cordee_html_add_element (self, tag, row->group != NULL ? cordee_report_word (row->group->label) : row->criterion->group);
  g_string_append (self->out, "</tr>\n");
}

static void
add_row (CordeeHtml *self, const CordeeRow *row)
{
  g_string_append (self->out, "<tr>\n<th scope=\"row\">");
  cordee_html_add_text (self, cordee_report_word (row->criterion->label));
  if (row->criterion->hint != NULL)
    cordee_html_add_element (self, "span class=\"hint\"", cordee_report_word (row->criterion->hint));
  if (!row->differs && row->cells->len > 1)
    cordee_html_add_element (self, "span class=\"hint\"", _("identique partout"));
  g_string_append (self->out, "</th>\n");
  for (guint i = 0; i < row->cells->len; i++)
    add_cell (self, row->cells->pdata[i]);
  g_string_append (self->out, "</tr>\n");
}

static void
add_table (CordeeHtml *self, const char *caption)
{
  GPtrArray *rows = self->comparison->rows;

  g_string_append (self->out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"title\">\n<table>\n");
  cordee_html_add_element (self, "caption", caption);
  add_head (self);
  for (guint i = 0; i < rows->len; i++)
    {
      cordee_html_begin_group (self, rows->pdata[i], i > 0 ? rows->pdata[i - 1] : NULL);
      add_row (self, rows->pdata[i]);
    }
  g_string_append_printf (self->out, "%s</table>\n</div>\n", rows->len > 0 ? "</tbody>\n" : "");
}

/* ── the page ───────────────────────────────────────────────────── */

/* Only web addresses become links. */
static void
add_address (CordeeHtml *self, const char *address)
{
  gboolean link = g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://");

  g_string_append (self->out, link ? "<br><a href=\"" : "<br>");
  cordee_html_add_escaped (self, address, strlen (address));
  if (!link)
    return;
  g_string_append (self->out, "\">");
  cordee_html_add_escaped (self, address, strlen (address));
  g_string_append (self->out, "</a>");
}

/* The sources that were cited, by their numbers. */
void
cordee_html_add_sources (CordeeHtml *self)
{
  if (self->cited->ids->len == 0)
    return;
  cordee_html_add_element (self, self->fragment ? "p" : "h2", _("Sources"));
  g_string_append (self->out, "<ol>\n");
  for (guint i = 0; i < self->cited->ids->len; i++)
    {
      const char *id = self->cited->ids->pdata[i];
      const CordeeSource *source = cordee_knowledge_find_source (self->comparison->knowledge, id);
      g_autofree char *text = source != NULL ? cordee_report_source_text (source) : g_strdup (id);

      g_string_append (self->out, "<li");
      if (!self->fragment)
        g_string_append_printf (self->out, " id=\"source-%u\"", i + 1);
      g_string_append_printf (self->out, "%s>", g_str_equal (self->language, "fr") ? "" : " lang=\"fr\"");
      cordee_html_add_text (self, text);
      for (guint j = 0; source != NULL && j < source->urls->len; j++)
        add_address (self, source->urls->pdata[j]);
      g_string_append (self->out, "</li>\n");
    }
  g_string_append (self->out, "</ol>\n");
}

static void
add_footer (CordeeHtml *self)
{
  g_autofree char *base = cordee_report_base_text (self->comparison->knowledge);
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (self->comparison->knowledge);
  /* TRANSLATORS: %s is the whole fingerprint of the base, 64 digits. */
  g_autofree char *whole = g_strdup_printf (_("Empreinte complète : %s"), sha256);

  g_string_append (self->out, "<footer>\n");
  cordee_html_add_element (self, "p", _("Information, pas un conseil juridique. Seuls les textes cités font foi."));
  cordee_html_add_element (self, "p", base);
  cordee_html_add_element (self, "p", whole);
  g_string_append (self->out, "</footer>\n");
}

/* The matrix as one page that stands by itself: no script, nothing to load, light and dark, A4 landscape on paper. Everything
   from the base is escaped. n_hidden rows were left out of it because they do not differ. The caller owns it. */
char *
cordee_report_comparison_to_html (const CordeeComparison *comparison, guint n_hidden)
{
  CordeeHtml self;
  const char *const departements[] = { comparison->departement, NULL };
  g_autofree char *place
    = cordee_report_place (comparison->knowledge, comparison->region, comparison->departement != NULL ? departements : NULL);
  g_autofree char *day = cordee_day_to_words (comparison->as_of);
  /* TRANSLATORS: %s is the date of the rules. */
  g_autofree char *title = g_strdup_printf (_("Comparaison, règles au %s"), day);
  g_autofree char *hidden = cordee_report_hidden_text (comparison->rows->len, n_hidden);

  cordee_html_init (&self, comparison, FALSE);
  g_string_append_printf (self.out,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                          self.language);
  cordee_html_add_element (&self, "title", title);
  g_string_append_printf (self.out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
  cordee_html_add_element (&self, "h1 id=\"title\"", title);
  g_string_append (self.out, "<div class=\"about\">\n");
  cordee_html_add_element (&self, "p", place);
  if (hidden != NULL)
    cordee_html_add_element (&self, "p", hidden);
  g_string_append (self.out, "</div>\n");
  /* TRANSLATORS: under the title of a table. */
  add_table (&self, _("Une ligne par critère, une colonne par structure ; les nombres entre crochets renvoient aux sources."));
  cordee_html_add_sources (&self);
  add_footer (&self);
  g_string_append (self.out, "</main>\n</body>\n</html>\n");
  return cordee_html_finish (&self);
}
