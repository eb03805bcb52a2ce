/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>

/* Something does not hold: a fuzzer keeps the input of a program that aborts, which g_error() does not. */
#define CORDEE_FUZZ_FAIL(...) (g_printerr (__VA_ARGS__), g_printerr ("\n"), abort ())

/* The entry of a fuzzer: what each fuzz-*.c has, called with one input after the other. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
