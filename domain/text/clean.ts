/**
 * The only rule for the characters of a text. A text that enters is cleaned, and is never refused for its characters. A text
 * that a person types is refused when it has no visible character after the cleaning.
 *
 * Imports nothing: the dashboard cleans its drafts with it, and must not load the schema library.
 */

// Invisible characters without a use in prose: control characters that are no blanks, zero-width marks, and the marks that
// change the order of the text around them. The joiners U+200C and U+200D, the variation selectors and the tags stay, because
// scripts and emoji need them.
const unused =
  /[\0-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
// One line also loses the marks of direction, which honest prose in Arabic and Hebrew has.
const unusedInLine =
  /[\0-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
const blanks = /[\s\u001c-\u001f\u0085]+/gu
const lineBreaks = /\r\n?|[\v\f\u001c-\u001f\u0085\u2028\u2029]/gu
const blankLinesBefore = /^(?:[^\S\n]*\n)+/u

/** U+2800 is a letter of Braille without dots. Fonts show nothing for it. */
const seen = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u

/** True when a reader sees something of the text. */
export const isSeen = (text: string): boolean => seen.test(text)

/** One line: every run of blanks and line breaks is one space. Empty when nothing of it is visible. */
export const oneLine = (text: string): string => {
  const line = text.toWellFormed().replace(unusedInLine, "").replace(blanks, " ").trim()
  return isSeen(line) ? line : ""
}

/** Lines with their indents and tabs, without blank lines around them. Empty when nothing of it is visible. */
export const lines = (text: string): string => {
  const clean = text
    .toWellFormed()
    .replace(lineBreaks, "\n")
    .replace(unused, "")
    .replace(blankLinesBefore, "")
    .trimEnd()
  return isSeen(clean) ? clean : ""
}

/** The text unchanged, because evidence quotes it. Only NUL and half surrogate pairs are replaced: no table can store them. */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd")
