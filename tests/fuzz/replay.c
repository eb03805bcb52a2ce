/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-fuzz.h"

#include <string.h>
#include <sys/resource.h>

/* Gives a fuzzer its inputs without a fuzzer: every file of the folders that it is called with, and then mutations of them, the same ones
   each time. Called as: replay MUTATIONS FOLDER… */

#define MEMORY ((rlim_t) 256 * 1024 * 1024)
#define SEED 20261122

#ifndef __has_feature
#define __has_feature(x) 0
#endif

/* Sanitizers map far more than they use. */
#if !defined(__SANITIZE_ADDRESS__) && !__has_feature(address_sanitizer)
#define LIMITED
#endif

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the files of a folder (GBytes) in the order of their names. */
static void
add_folder (GPtrArray *inputs, const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    CORDEE_FUZZ_FAIL ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected") && !g_str_has_suffix (name, ".saved"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_strings);
  for (guint i = 0; i < files->len; i++)
    {
      char *content;
      gsize length;

      if (!g_file_get_contents (files->pdata[i], &content, &length, &error))
        CORDEE_FUZZ_FAIL ("%s", error->message);
      g_ptr_array_add (inputs, g_bytes_new_take (content, length));
    }
}

static gsize
position (GRand *random, gsize length)
{
  return length > 0 ? (gsize) g_rand_int_range (random, 0, (gint32) length) : 0;
}

/* Puts length bytes into a text. */
static void
insert (GByteArray *text, gsize at, const void *data, gsize length)
{
  g_autoptr(GByteArray) tail = g_byte_array_new ();

  if (at < text->len)
    g_byte_array_append (tail, text->data + at, (guint) (text->len - at));
  g_byte_array_set_size (text, (guint) at);
  if (length > 0)
    g_byte_array_append (text, data, (guint) length);
  if (tail->len > 0)
    g_byte_array_append (text, tail->data, tail->len);
}

/* The start of the line that at is in, and its length with its end: files of ours have an element on each. */
static gsize
find_line (const guint8 *data, gsize size, gsize at, gsize *length)
{
  gsize end = at;

  while (at > 0 && data[at - 1] != '\n')
    at--;
  while (end < size && data[end] != '\n')
    end++;
  *length = MIN (end + 1, size) - at;
  return at;
}

/* Changes a text in one place, mostly so that it is still XML: a letter or digit, a line that goes, or comes from this or another input; or
   else a byte, a piece that goes, or something that means something. */
static void
mutate (GByteArray *text, GPtrArray *inputs, GRand *random)
{
  static const char *const words[] = { "<", ">", "/>", "\"", "&", "&amp;", "<!--", "-->", "]]>", "<![CDATA[", "<?x", "?>", "<!DOCTYPE x>", "\r",
                                       "\n", " ", " xmlns:a=\"b\"", "a:", " id=\"\"", "é", "\xff", "99999999999999999999", "-1", "2026-02-30",
                                       "<answer id=\"membres\" value=\"infirmiers,x\"/>", "<note/>", "<event kind=\"created\" x=\"1\"/>", "<x>", "</x>" };
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-,";
  gsize at = position (random, text->len), length;
  const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
  gsize wanted = (gsize) g_rand_int_range (random, 0, 200);

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
    case 1:
      if (text->len > 0 && g_ascii_isalnum ((char) text->data[at]))
        text->data[at] = (guint8) letters[position (random, sizeof letters - 1)];
      break;
    case 2:
      at = find_line (text->data, text->len, at, &length);
      g_byte_array_remove_range (text, (guint) at, (guint) length);
      break;
    case 3:
    case 4:
      {
        GBytes *other = inputs->pdata[position (random, inputs->len)];
        gsize size;
        const guint8 *data = g_bytes_get_data (other, &size);
        gsize from = find_line (data, size, position (random, size), &length);
        gsize ignored;

        at = find_line (text->data, text->len, at, &ignored);
        if (length > 0)
          insert (text, at, data + from, length);
        break;
      }
    case 5:
      if (text->len > 0)
        text->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 6:
      g_byte_array_remove_range (text, (guint) at, (guint) MIN (text->len - at, wanted));
      break;
    default:
      insert (text, at, word, strlen (word));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED);
  guint64 n_mutations;

  if (argc < 3 || !g_ascii_string_to_unsigned (argv[1], 10, 0, 1000000, &n_mutations, NULL))
    CORDEE_FUZZ_FAIL ("replay MUTATIONS FOLDER…");
  for (int i = 2; i < argc; i++)
    add_folder (inputs, argv[i]);
  if (inputs->len < 10)
    CORDEE_FUZZ_FAIL ("the corpus has only %u inputs", inputs->len);

#ifdef LIMITED
  {
    const struct rlimit limit = { MEMORY, MEMORY };

    if (setrlimit (RLIMIT_AS, &limit) != 0)
      CORDEE_FUZZ_FAIL ("the memory cannot be limited");
  }
#endif
  for (guint i = 0; i < inputs->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (inputs->pdata[i], &size);

      LLVMFuzzerTestOneInput (data, size);
    }
  for (guint64 i = 0; i < n_mutations; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (inputs->pdata[position (random, inputs->len)], &size);
      g_autoptr(GByteArray) text = g_byte_array_new ();

      if (size > 0)
        g_byte_array_append (text, data, (guint) size);
      for (int n = g_rand_int_range (random, 1, 5); n > 0; n--)
        mutate (text, inputs, random);
      LLVMFuzzerTestOneInput (text->data, text->len);
    }
  g_print ("%u inputs, %" G_GUINT64_FORMAT " mutations\n", inputs->len, n_mutations);
  return 0;
}
