/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-situation"

#include "config.h"

#include "cordee-value.h"

G_DEFINE_QUARK (cordee-value-error-quark, cordee_value_error)

/* ── members ────────────────────────────────────────────────────── */

/* A name as files can keep it: white space collapsed, nothing that XML has no place for. NULL where nothing is left. */
static char *
clean_name (const char *name)
{
  GString *out;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        g_string_append (out, out->len > 0 && out->str[out->len - 1] != ' ' ? " " : "");
      else if (!g_unichar_iscntrl (c) && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (out, c);
    }
  g_strchomp (out->str);
  return g_string_free (out, *out->str == '\0');
}

/* One member: profession is the id of the question that counts such members, status a choice of the status question or NULL, signs
   1, 0 or -1 for not told, name any text or NULL. The caller owns it. */
CordeeMember *
cordee_member_new (const char *profession, const char *status, int signs, const char *name)
{
  CordeeMember *self = g_new0 (CordeeMember, 1);

  self->profession = g_strdup (profession);
  self->status = g_strdup (status);
  self->signs = signs;
  self->name = clean_name (name);
  return self;
}

/* The caller owns the copy. */
CordeeMember *
cordee_member_copy (const CordeeMember *member)
{
  return cordee_member_new (member->profession, member->status, member->signs, member->name);
}

void
cordee_member_free (CordeeMember *member)
{
  if (member == NULL)
    return;
  g_free (member->profession);
  g_free (member->status);
  g_free (member->name);
  g_free (member);
}

static gboolean
members_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const CordeeMember *x = a->pdata[i], *y = b->pdata[i];

      if (g_strcmp0 (x->profession, y->profession) != 0 || g_strcmp0 (x->status, y->status) != 0 || x->signs != y->signs
          || g_strcmp0 (x->name, y->name) != 0)
        return FALSE;
    }
  return TRUE;
}

/* ── values ─────────────────────────────────────────────────────── */

static CordeeValue *
value_new (CordeeValueKind kind)
{
  CordeeValue *self = g_new0 (CordeeValue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  return self;
}

/* That the answer is not known. The caller owns the reference, as with all that follow. */
CordeeValue *
cordee_value_new_unknown (void)
{
  return value_new (CORDEE_VALUE_UNKNOWN);
}

CordeeValue *
cordee_value_new_number (double number)
{
  CordeeValue *self = value_new (CORDEE_VALUE_NUMBER);

  self->number = number;
  return self;
}

/* id is a choice, "oui" or "non", a code or a text. */
CordeeValue *
cordee_value_new_choice (const char *id)
{
  CordeeValue *self = value_new (CORDEE_VALUE_CHOICE);

  g_return_val_if_fail (id != NULL, self);

  self->text = g_strdup (id);
  return self;
}

/* ids, in the order of the base, none twice; NULL for none. */
CordeeValue *
cordee_value_new_set (const char *const *ids)
{
  CordeeValue *self = value_new (CORDEE_VALUE_SET);

  self->ids = ids != NULL ? g_strdupv ((char **) ids) : g_new0 (char *, 1);
  return self;
}

CordeeValue *
cordee_value_new_day (CordeeDay day)
{
  CordeeValue *self = value_new (CORDEE_VALUE_DAY);

  self->day = day;
  return self;
}

/* members are CordeeMember, and copied; NULL for none. */
CordeeValue *
cordee_value_new_members (GPtrArray *members)
{
  CordeeValue *self = value_new (CORDEE_VALUE_MEMBERS);
  guint n = members != NULL ? members->len : 0;

  self->members = g_ptr_array_new_full (n, (GDestroyNotify) cordee_member_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->members, cordee_member_copy (members->pdata[i]));
  return self;
}

CordeeValue *
cordee_value_ref (CordeeValue *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_value_unref (CordeeValue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->text);
  g_strfreev (self->ids);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

/* Whether both are the same answer. The order of a set does not matter, that of members does. */
gboolean
cordee_value_equal (const CordeeValue *a, const CordeeValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case CORDEE_VALUE_NUMBER:
      return !(a->number < b->number) && !(a->number > b->number);
    case CORDEE_VALUE_CHOICE:
      return g_strcmp0 (a->text, b->text) == 0;
    case CORDEE_VALUE_SET:
      if (g_strv_equal ((const char *const *) a->ids, (const char *const *) b->ids))
        return TRUE;
      if (g_strv_length (a->ids) != g_strv_length (b->ids))
        return FALSE;
      for (guint i = 0; a->ids[i] != NULL; i++)
        if (!g_strv_contains ((const char *const *) b->ids, a->ids[i]))
          return FALSE;
      return TRUE;
    case CORDEE_VALUE_DAY:
      return a->day == b->day;
    case CORDEE_VALUE_MEMBERS:
      return members_equal (a->members, b->members);
    case CORDEE_VALUE_UNKNOWN:
    default:
      return TRUE;
    }
}
