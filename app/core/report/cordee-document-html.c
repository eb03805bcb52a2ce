/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-private.h"

#include <string.h>

/* Everything the page needs stands in it: no script, nothing to load. Colours of structures come with words; each is made dark enough for
   the light page and light enough for the dark one. */
static const char style[]
  = ":root{color-scheme:light dark;--ink:#1d1d1f;--soft:#55555c;--paper:#fff;--band:#eef4f3;--line:#c9ccd1;--link:#00569c;--accent:#0b6b63;"
    "--gap:#ffe9a8;--gap-ink:#4a3500}\n"
    "@media screen and (prefers-color-scheme:dark){:root{--ink:#ececee;--soft:#b8b8c0;--paper:#1c1c1f;--band:#2a2a2e;--line:#4a4a51;"
    "--link:#7cc0f5;--accent:#6cc4ba;--gap:#54430f;--gap-ink:#ffe9a8}.c{--c:var(--d)!important}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,\"Liberation Sans\",sans-serif;overflow-wrap:break-word}\n"
    "main{max-width:48rem;margin:0 auto;padding:1.5rem}.landscape main{max-width:90rem}\n"
    "h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.3rem;margin:2rem 0 .5rem;color:var(--accent)}\n"
    "h3{font-size:1.1rem;margin:1.5rem 0 .4rem}p{margin:.5rem 0}.lead,footer,caption,.note,.soft{color:var(--soft)}.lead{margin:0 0 1rem}\n"
    ".c{color:var(--c)}a{color:var(--link)}mark{background:var(--gap);color:var(--gap-ink);padding:0 .2em;font-weight:600}\n"
    "small,.note{font-size:.875em}.note{display:block;font-weight:normal}\n"
    ".box{border:1px solid var(--accent);border-left-width:.3rem;background:var(--band);padding:.6rem .9rem;margin:1rem 0}\n"
    "ul,ol{margin:.5rem 0;padding-left:1.6rem}li{margin:.2rem 0}\n"
    ".signs{list-style:none}.signs li{position:relative}.sign{position:absolute;left:-1.6rem}\n"
    "@counter-style cited{system:extends decimal;prefix:\"[\";suffix:\"] \"}.cited{list-style:cited;padding-left:2.6rem}\n"
    "dl{display:grid;grid-template-columns:fit-content(16rem) 1fr;margin:.5rem 0}dt,dd{margin:0;padding:.35rem 1rem .35rem 0;"
    "border-bottom:1px solid var(--line)}dt{font-weight:600;grid-column:1}dd{grid-column:2}\n"
    ".wide{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;width:100%;min-width:40rem}"
    ".landscape table{min-width:56rem}\n"
    "caption{text-align:left;padding-bottom:.5rem;font-size:.875em}\n"
    "th,td{border-bottom:1px solid var(--line);padding:.45rem .6rem;text-align:left;vertical-align:top}\n"
    "thead th{border-bottom:.15rem solid var(--accent);vertical-align:top}"
    "tbody th .soft,tbody th small{font-weight:normal}th[scope=rowgroup]{background:var(--band)}\n"
    "th p,td p,th ul,td ul,th ol,td ol{margin:0 0 .3rem}td ul,td ol{padding-left:1.2rem}"
    "td .signs{padding-left:1.6rem}td li:first-child{margin-top:0}\n"
    ":target{background:var(--band)}footer{margin-top:2rem;border-top:1px solid var(--line);font-size:.875rem}\n"
    "@media print{:root{color-scheme:light}body{font-size:10pt;line-height:1.35}main,.landscape main{max-width:none;padding:0}"
    ".landscape body{font-size:8.5pt}.wide{overflow:visible}table,.landscape table{min-width:0}thead{display:table-header-group}"
    "tr,li,dt,dd,.box{break-inside:avoid}h2,h3,th[scope=rowgroup]{break-after:avoid}.page{break-before:page}"
    "mark{outline:1px solid;-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

typedef struct
{
  GString *out;
  GHashTable *anchors; /* anchor → the part that has it */
  gboolean page;       /* what comes next begins a page */
  gboolean sectioned;  /* there was a heading: a subheading is one level below it */
  guint n_tables;
} Html;

/* Parts that are one element together. */
typedef enum
{
  GROUP_NONE,
  GROUP_BULLETS,
  GROUP_SIGNS,
  GROUP_NUMBERS,
  GROUP_CITED,
  GROUP_FACTS,
} GroupKind;

/* ── elements ───────────────────────────────────────────────────── */

/* Appends text, escaped, for content and for attributes; the ends of its lines as they are. */
static void
add_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
add_clean (GString *out, const char *text)
{
  g_autofree char *clean = cordee_document_clean_line (text);

  add_escaped (out, clean);
}

/* Opens an element: with the anchor of part (or NULL), a class of our own (or NULL) and a new page where one is due. */
static void
open_element (Html *self, const char *tag, const char *class, const CordeePart *part)
{
  g_string_append_printf (self->out, "<%s", tag);
  if (part != NULL && part->anchor != NULL && g_hash_table_lookup (self->anchors, part->anchor) == part)
    {
      g_autofree char *id = cordee_document_dup_id (part->anchor);

      g_string_append_printf (self->out, " id=\"%s\"", id);
    }
  if (class != NULL || self->page)
    g_string_append_printf (self->out, " class=\"%s%s%s\"", class != NULL ? class : "", class != NULL && self->page ? " " : "",
                            self->page ? "page" : "");
  self->page = FALSE;
  g_string_append_c (self->out, '>');
}

/* ── text ───────────────────────────────────────────────────────── */

static void
add_words (GString *out, const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "<br>");
      add_escaped (out, lines[i]);
    }
}

static void
add_link (Html *self, const char *link)
{
  static const char kept[] = G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%";

  g_string_append (self->out, "<a href=\"");
  if (link[0] == '#')
    {
      g_autofree char *id = cordee_document_dup_id (link + 1);

      g_string_append_printf (self->out, "#%s", id);
    }
  else
    {
      g_autofree char *address = g_uri_escape_string (link, kept, FALSE);

      add_escaped (self->out, address);
    }
  g_string_append (self->out, "\">");
}

static void
add_run_cb (const char *text, const CordeeRichSpan *span, gpointer user_data)
{
  static const struct
  {
    CordeeRichStyle style;
    const char *open, *close;
  } styles[] = {
    { CORDEE_RICH_GAP, "<mark>", "</mark>" },
    { CORDEE_RICH_BOLD, "<strong>", "</strong>" },
    { CORDEE_RICH_SOFT, "<span class=\"soft\">", "</span>" },
    { CORDEE_RICH_SMALL, "<small>", "</small>" },
  };
  Html *self = user_data;
  g_autofree char *light = span != NULL ? cordee_document_dup_colour (span->colour, CORDEE_PAPER_LIGHT) : NULL;
  g_autofree char *dark = span != NULL ? cordee_document_dup_colour (span->colour, CORDEE_PAPER_DARK) : NULL;
  gboolean link = span != NULL && cordee_document_link_kind (self->anchors, span->link) != CORDEE_LINK_NONE;

  if (link)
    add_link (self, span->link);
  if (light != NULL)
    g_string_append_printf (self->out, "<span class=\"c\" style=\"--c:%s;--d:%s\">", light, dark);
  for (guint i = 0; span != NULL && i < G_N_ELEMENTS (styles); i++)
    if (span->style & styles[i].style)
      g_string_append (self->out, styles[i].open);

  add_words (self->out, text);

  for (guint i = G_N_ELEMENTS (styles); span != NULL && i-- > 0;)
    if (span->style & styles[i].style)
      g_string_append (self->out, styles[i].close);
  if (light != NULL)
    g_string_append (self->out, "</span>");
  if (link)
    g_string_append (self->out, "</a>");
}

static void
add_rich (Html *self, const CordeeRich *text)
{
  if (text != NULL)
    cordee_rich_each (text, add_run_cb, self);
}

static void
add_marked (Html *self, const CordeePart *part)
{
  if (part->mark != NULL && part->mark[0] != '\0')
    {
      add_clean (self->out, part->mark);
      g_string_append_c (self->out, ' ');
    }
  add_rich (self, part->text);
}

static void
add_element (Html *self, const char *tag, const char *class, const CordeePart *part)
{
  open_element (self, tag, class, part);
  add_marked (self, part);
  g_string_append_printf (self->out, "</%s>\n", tag);
}

/* ── parts that follow one another ──────────────────────────────── */

static GroupKind
group_of (const CordeePart *part)
{
  static const GroupKind lists[] = {
    [CORDEE_MARK_BULLET] = GROUP_BULLETS,
    [CORDEE_MARK_SIGN] = GROUP_SIGNS,
    [CORDEE_MARK_NUMBER] = GROUP_NUMBERS,
    [CORDEE_MARK_CITED] = GROUP_CITED,
  };
  guint number;

  if (part->kind == CORDEE_PART_ITEM)
    return lists[cordee_document_mark_kind (part->mark, &number)];
  return cordee_part_is_fact (part) ? GROUP_FACTS : GROUP_NONE;
}

/* From the group that is open to that which a part belongs to. */
static void
turn_group (Html *self, GroupKind *open, GroupKind group)
{
  static const struct
  {
    const char *tag, *class;
  } groups[] = {
    [GROUP_NONE] = { NULL, NULL },        [GROUP_BULLETS] = { "ul", NULL },   [GROUP_SIGNS] = { "ul", "signs" },
    [GROUP_NUMBERS] = { "ol", NULL },     [GROUP_CITED] = { "ol", "cited" },  [GROUP_FACTS] = { "dl", NULL },
  };

  if (group == *open)
    return;
  if (*open != GROUP_NONE)
    g_string_append_printf (self->out, "</%s>\n", groups[*open].tag);
  if (group != GROUP_NONE)
    {
      open_element (self, groups[group].tag, groups[group].class, NULL);
      g_string_append_c (self->out, '\n');
    }
  *open = group;
}

static void
add_item (Html *self, GroupKind group, const CordeePart *part)
{
  g_autofree char *tag = NULL;
  guint number;

  cordee_document_mark_kind (part->mark, &number);
  tag = number > 0 ? g_strdup_printf ("li value=\"%u\"", number) : g_strdup ("li");
  open_element (self, tag, NULL, part);
  if (group == GROUP_SIGNS)
    {
      g_string_append (self->out, "<span class=\"sign\">");
      add_clean (self->out, part->mark);
      g_string_append (self->out, "</span> ");
    }
  add_rich (self, part->text);
  g_string_append (self->out, "</li>\n");
}

static void
add_fact (Html *self, const CordeePart *part)
{
  open_element (self, "dt", NULL, part);
  add_clean (self->out, part->mark);
  g_string_append (self->out, "</dt><dd>");
  add_rich (self, part->text);
  g_string_append (self->out, "</dd>\n");
}

/* Adds a part that belongs to a group, or a paragraph. */
static void
add_in_group (Html *self, GroupKind group, const CordeePart *part)
{
  if (group == GROUP_FACTS)
    add_fact (self, part);
  else if (group != GROUP_NONE)
    add_item (self, group, part);
  else
    add_element (self, "p", NULL, part);
}

/* ── tables ─────────────────────────────────────────────────────── */

/* What stands in a cell: words alone where it is one paragraph. */
static void
add_cell_content (Html *self, const GPtrArray *cell)
{
  const CordeePart *first = cell->len > 0 ? cell->pdata[0] : NULL;
  GroupKind open = GROUP_NONE;

  if (cell->len == 1 && group_of (first) == GROUP_NONE)
    {
      add_marked (self, first);
      return;
    }
  for (guint i = 0; i < cell->len; i++)
    {
      const CordeePart *part = cell->pdata[i];

      if (cordee_part_is_empty (part))
        continue;
      turn_group (self, &open, group_of (part));
      add_in_group (self, open, part);
    }
  turn_group (self, &open, GROUP_NONE);
}

static void
add_head (Html *self, const CordeeTable *table, guint n_columns)
{
  g_string_append (self->out, "<thead>\n<tr>\n");
  for (guint i = 0; i < n_columns; i++)
    {
      const CordeeRich *head = i < table->head->len ? table->head->pdata[i] : NULL;
      const char *note = i < table->notes->len ? table->notes->pdata[i] : NULL;

      if (cordee_rich_is_empty (head) && note == NULL)
        {
          g_string_append (self->out, "<td></td>\n");
          continue;
        }
      g_string_append (self->out, "<th scope=\"col\">");
      add_rich (self, head);
      if (note != NULL)
        {
          g_string_append (self->out, " <span class=\"note\">");
          add_clean (self->out, note);
          g_string_append (self->out, "</span>");
        }
      g_string_append (self->out, "</th>\n");
    }
  g_string_append (self->out, "</tr>\n</thead>\n");
}

static void
add_row (Html *self, const CordeeTableRow *row, guint n_columns)
{
  g_string_append (self->out, "<tr>\n");
  for (guint i = 0; i < n_columns; i++)
    {
      const GPtrArray *cell = i < row->cells->len ? row->cells->pdata[i] : NULL;
      gboolean filled = cell != NULL && cell->len > 0;

      if (row->heading)
        g_string_append_printf (self->out, "<th scope=\"rowgroup\" colspan=\"%u\">", n_columns);
      else
        g_string_append (self->out, i == 0 && filled ? "<th scope=\"row\">" : "<td>");
      if (filled)
        add_cell_content (self, cell);
      g_string_append (self->out, row->heading || (i == 0 && filled) ? "</th>\n" : "</td>\n");
      if (row->heading)
        break;
    }
  g_string_append (self->out, "</tr>\n");
}

static void
add_columns (Html *self, const CordeeTable *table, guint n_columns)
{
  double sum = 0;

  for (guint i = 0; i < table->weights->len; i++)
    sum += MAX (g_array_index (table->weights, double, i), 0);
  if (table->weights->len != n_columns || sum <= 0)
    return;
  g_string_append (self->out, "<colgroup>");
  for (guint i = 0; i < n_columns; i++)
    {
      double share = 100 * MAX (g_array_index (table->weights, double, i), 0) / sum;

      g_string_append_printf (self->out, "<col style=\"width:%u%%\">", (guint) (share + 0.5));
    }
  g_string_append (self->out, "</colgroup>\n");
}

static void
add_table (Html *self, const CordeePart *part)
{
  const CordeeTable *table = part->table;
  guint n_columns = cordee_table_count_columns (table);
  g_autofree char *tag = NULL;
  gboolean open = FALSE;

  if (table->rows->len == 0 && table->head->len == 0)
    return;
  self->n_tables++;
  /* It scrolls on a narrow screen: then it must be reached by keys, and have a name. */
  tag = g_strdup_printf ("div role=\"region\" tabindex=\"0\" aria-labelledby=\"table_%u\"", self->n_tables);
  open_element (self, tag, "wide", part);
  g_string_append_printf (self->out, "\n<table>\n<caption id=\"table_%u\">", self->n_tables);
  add_clean (self->out, table->caption);
  g_string_append (self->out, "</caption>\n");
  add_columns (self, table, n_columns);
  if (table->head->len > 0)
    add_head (self, table, n_columns);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const CordeeTableRow *row = table->rows->pdata[i];

      if (open && row->heading)
        g_string_append (self->out, "</tbody>\n");
      if (!open || row->heading)
        g_string_append (self->out, "<tbody>\n");
      open = TRUE;
      add_row (self, row, n_columns);
    }
  g_string_append_printf (self->out, "%s</table>\n</div>\n", open ? "</tbody>\n" : "");
}

/* ── the page ───────────────────────────────────────────────────── */

static void
add_part (Html *self, const CordeePart *part)
{
  switch (part->kind)
    {
    case CORDEE_PART_HEADING:
      self->sectioned = TRUE;
      add_element (self, "h2", NULL, part);
      break;
    case CORDEE_PART_SUBHEADING:
      add_element (self, self->sectioned ? "h3" : "h2", NULL, part);
      break;
    case CORDEE_PART_BOX:
      add_element (self, "p", "box", part);
      break;
    case CORDEE_PART_TABLE:
      add_table (self, part);
      break;
    case CORDEE_PART_BREAK:
      self->page = TRUE;
      break;
    case CORDEE_PART_PARAGRAPH:
    case CORDEE_PART_ITEM:
    case CORDEE_PART_FACT:
    default:
      add_element (self, "p", NULL, part);
      break;
    }
}

static void
add_parts (Html *self, const CordeeDocument *document)
{
  GroupKind open = GROUP_NONE;

  for (guint i = 0; i < document->parts->len; i++)
    {
      const CordeePart *part = document->parts->pdata[i];

      if (cordee_part_is_empty (part))
        continue;
      turn_group (self, &open, group_of (part));
      if (open != GROUP_NONE)
        add_in_group (self, open, part);
      else
        add_part (self, part);
    }
  turn_group (self, &open, GROUP_NONE);
}

static void
add_meta (Html *self, const char *name, const char *content)
{
  if (content == NULL || content[0] == '\0')
    return;
  g_string_append_printf (self->out, "<meta name=\"%s\" content=\"", name);
  add_clean (self->out, content);
  g_string_append (self->out, "\">\n");
}

static void
add_document_head (Html *self, const CordeeDocument *document)
{
  g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc (document->created);
  g_autofree char *when = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *language = cordee_document_dup_language (document);

  g_string_append_printf (self->out, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n<meta charset=\"utf-8\">\n", language,
                          document->landscape ? " class=\"landscape\"" : "");
  g_string_append (self->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  add_clean (self->out, document->title);
  g_string_append (self->out, "</title>\n");
  add_meta (self, "description", document->subject);
  add_meta (self, "author", document->author);
  add_meta (self, "dcterms.created", when);
  g_string_append_printf (self->out, "<style>\n%s@page{size:A4 %s;margin:%s}\n</style>\n</head>\n", style,
                          document->landscape ? "landscape" : "portrait", document->landscape ? "12mm" : "18mm");
}

/* A report as one page that stands by itself, light and dark, A4 on paper. Everything is escaped; nothing but the web, a mailbox and the page
   itself is a link. The caller owns it. */
char *
cordee_document_to_html (const CordeeDocument *self)
{
  g_autoptr(GHashTable) anchors = cordee_document_list_anchors (self);
  Html html = { .out = g_string_new (NULL), .anchors = anchors };

  add_document_head (&html, self);
  g_string_append (html.out, "<body>\n<main>\n<h1>");
  add_clean (html.out, self->title);
  g_string_append (html.out, "</h1>\n");
  if (self->lead != NULL && self->lead[0] != '\0')
    {
      g_autofree char *lead = cordee_document_clean (self->lead, -1);

      g_string_append (html.out, "<p class=\"lead\">");
      add_words (html.out, lead);
      g_string_append (html.out, "</p>\n");
    }
  add_parts (&html, self);
  if (self->foot != NULL && self->foot[0] != '\0')
    {
      g_string_append (html.out, "<footer><p>");
      add_clean (html.out, self->foot);
      g_string_append (html.out, "</p></footer>\n");
    }
  g_string_append (html.out, "</main>\n</body>\n</html>\n");
  return g_string_free (html.out, FALSE);
}
