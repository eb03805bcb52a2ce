/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages.h"

#include "cordee-document-private.h"
#include "cordee-pages-writer.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <pango/pangocairo.h>

#define POINTS_PER_MM (72 / 25.4)
#define A4_SHORT 210
#define A4_LONG 297
/* White above what a link or an entry of the outline leads to. */
#define ABOVE_TARGET 6
/* Beside letters and digits. Neither quotes, which enclose addresses, nor brackets, which cairo 1.16 writes as they are into a PDF string. */
#define ALLOWED_IN_ADDRESSES ":/?#[]@!$&*+,;=%"

/* ── structure ──────────────────────────────────────────────────── */

struct _CordeeTagger
{
  cairo_t *cr;              /* borrowed */
  cairo_surface_t *surface; /* borrowed */
  GPtrArray *open;          /* const CordeeTag *, from the outermost inwards */
  GHashTable *anchors;      /* const char *: those that links find */
  GHashTable *entered;      /* const CordeeTag *: those in the outline */
  CordeeTag aside;          /* for what is no part of the document */
  int entries[4];           /* of the outline: the last at each level; the first is its root */
  double margin;
  guint page; /* from 1 */
};

/* Closes what is open but for the n outermost. */
static void
close_tags (CordeeTagger *self, guint n)
{
  while (self->open->len > n)
    {
      const CordeeTag *last = self->open->pdata[self->open->len - 1];

      cairo_tag_end (self->cr, last->role);
      g_ptr_array_set_size (self->open, (int) self->open->len - 1);
    }
}

/* Lets links find an anchor here, top below the edge of the paper: the first that has its name. */
static void
add_anchor (CordeeTagger *self, const char *anchor, int top)
{
  g_autofree char *attributes = g_strdup_printf ("name='%s' x=0 y=%d", anchor, top);

  if (!g_hash_table_add (self->anchors, (gpointer) anchor))
    return;
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

/* Adds an entry to the outline, once, below the last of the level above. */
static void
add_entry (CordeeTagger *self, const CordeeTag *tag, int top)
{
  guint level = CLAMP (tag->level, 1, G_N_ELEMENTS (self->entries) - 1);
  g_autofree char *attributes = g_strdup_printf ("page=%u pos=[0 %d]", self->page, top);

  if (!g_hash_table_add (self->entered, (gpointer) tag))
    return;
  self->entries[level] = cairo_pdf_surface_add_outline (self->surface, self->entries[level - 1], tag->outline, attributes,
                                                        level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (guint i = level + 1; i < G_N_ELEMENTS (self->entries); i++)
    self->entries[i] = self->entries[level];
}

/* What is drawn next, from y on, belongs to tag; NULL: to nothing. */
void
cordee_tagger_go_to (CordeeTagger *self, const CordeeTag *tag, double y)
{
  const CordeeTag *chain[16];
  guint depth = 0, common = 0;
  int top = (int) MAX (self->margin + y - ABOVE_TARGET, 0);

  for (const CordeeTag *t = tag != NULL ? tag : &self->aside; t != NULL && depth < G_N_ELEMENTS (chain); t = t->parent)
    chain[depth++] = t;
  while (common < self->open->len && common < depth && self->open->pdata[common] == chain[depth - 1 - common])
    common++;
  close_tags (self, common);
  for (guint i = common; i < depth; i++)
    {
      const CordeeTag *t = chain[depth - 1 - i];

      cairo_tag_begin (self->cr, t->role, NULL);
      g_ptr_array_add (self->open, (gpointer) t);
      if (t->anchor != NULL)
        add_anchor (self, t->anchor, top);
      if (t->outline != NULL)
        add_entry (self, t, top);
    }
}

/* At the end of a page all ends but what lasts. */
static void
end_page (CordeeTagger *self)
{
  guint n = 0;

  while (n < self->open->len && ((const CordeeTag *) self->open->pdata[n])->lasts)
    n++;
  close_tags (self, n);
}

/* On the last page. An anchor of what is nowhere on paper stands there: cairo fails on a link that leads to none. */
static void
finish (CordeeTagger *self, GPtrArray *tags)
{
  close_tags (self, 0);
  for (guint i = 0; i < tags->len; i++)
    if (((const CordeeTag *) tags->pdata[i])->anchor != NULL)
      add_anchor (self, ((const CordeeTag *) tags->pdata[i])->anchor, 0);
}

/* What is drawn from here on leads to an address, or "#" and an anchor that the document has. */
void
cordee_tagger_begin_link (CordeeTagger *self, const char *link)
{
  g_autofree char *target = link[0] == '#' ? cordee_document_dup_id (link + 1) : g_uri_escape_string (link, ALLOWED_IN_ADDRESSES, FALSE);
  g_autofree char *attributes = g_strdup_printf (link[0] == '#' ? "dest='%s'" : "uri='%s'", target);

  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
}

void
cordee_tagger_end_link (CordeeTagger *self)
{
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

/* ── the file ───────────────────────────────────────────────────── */

/* How broad the white around what is printed is, in mm. */
double
cordee_pages_get_margin (const CordeeDocument *document)
{
  return document->landscape ? 12 : 18;
}

/* text may be NULL. */
static void
set_property (cairo_surface_t *surface, cairo_pdf_metadata_t property, const char *text)
{
  g_autofree char *clean = cordee_document_clean_line (text);

  if (clean[0] != '\0')
    cairo_pdf_surface_set_metadata (surface, property, clean);
}

static void
set_metadata (cairo_surface_t *surface, const CordeeDocument *document)
{
  g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc (document->created);
  g_autofree char *day = created != NULL ? g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  set_property (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  set_property (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  set_property (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Cordée");
  /* Cairo would take the time of the day. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, day != NULL ? day : "1970-01-01T00:00:00Z");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, day != NULL ? day : "1970-01-01T00:00:00Z");
}

static void
write_pages (const CordeePages *pages, cairo_surface_t *surface, double margin)
{
  cairo_t *cr = cairo_create (surface);
  CordeeTagger tagger = { .cr = cr, .surface = surface, .margin = margin };

  tagger.open = g_ptr_array_new ();
  tagger.anchors = g_hash_table_new (g_str_hash, g_str_equal);
  tagger.entered = g_hash_table_new (NULL, NULL);
  tagger.aside.parent = pages->tags->pdata[0];
  tagger.aside.role = "Private";
  for (guint i = 0; i < pages->pages->len; i++)
    {
      tagger.page = i + 1;
      cairo_save (cr);
      cairo_translate (cr, margin, margin);
      cordee_page_draw (pages->pages->pdata[i], cr, &tagger);
      cairo_restore (cr);
      end_page (&tagger);
      if (i + 1 == pages->pages->len)
        finish (&tagger, pages->tags);
      cairo_show_page (cr);
    }
  g_ptr_array_unref (tagger.open);
  g_hash_table_unref (tagger.anchors);
  g_hash_table_unref (tagger.entered);
  cairo_destroy (cr);
}

static cairo_status_t
write_cb (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A document as PDF: A4, tagged, with an outline, links and metadata; the same document is the same file, byte for byte. The caller owns
   it; NULL with error where it cannot be made. */
GBytes *
cordee_pages_to_pdf (const CordeeDocument *document, GError **error)
{
  double width = POINTS_PER_MM * (document->landscape ? A4_LONG : A4_SHORT);
  double height = POINTS_PER_MM * (document->landscape ? A4_SHORT : A4_LONG);
  double margin = POINTS_PER_MM * cordee_pages_get_margin (document);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr(CordeePages) pages = cordee_pages_new (document, context, width - 2 * margin, height - 2 * margin);
  g_autoptr(GByteArray) out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, out, width, height);
  cairo_status_t status;

  g_object_unref (context);
  set_metadata (surface, document);
  write_pages (pages, surface, margin);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "PDF: %s", cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
