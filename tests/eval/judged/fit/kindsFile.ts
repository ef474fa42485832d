/** The text of `candidates/weights.ts`: names of factors and numbers, and no text of a message. */
import type { KindTable } from "../../../../models/builtin/extract/candidates/kinds.ts"
import { sentenceKinds } from "../../../../models/builtin/extract/candidates/weights.ts"

const digits = 10
const rounded = (row: ReadonlyArray<number>) => row.map((value) => Math.round(value * digits) / digits + 0)
const list = (row: ReadonlyArray<number>) => `[${rounded(row).join(", ")}]`

/** A factor whose row is zero after rounding has no row. */
export const kindsFile = ({ bias, weights }: KindTable): string =>
  [
    "/**",
    " * How much each factor of a sentence speaks for each kind of item, in log-odds.",
    " *",
    " * Source: a ridge logistic regression on the judged chats (see docs/quality.md), rounded. A factor without a row weighs nothing.",
    " */",
    "",
    "/** The columns of the table. `requirement` is work; the rules for work decide on it, and here it competes with the others. */",
    `export const sentenceKinds = [${sentenceKinds.map((kind) => JSON.stringify(kind)).join(", ")}] as const`,
    "export type SentenceKind = (typeof sentenceKinds)[number]",
    "",
    "/** The log-odds of a sentence without any factor. */",
    `export const bias: ReadonlyArray<number> = ${list(bias)}`,
    "",
    "export const weights: ReadonlyMap<string, ReadonlyArray<number>> = new Map([",
    [...weights]
      .filter(([, row]) => rounded(row).some((value) => value !== 0))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) => `  [${JSON.stringify(name)}, ${list(row)}]`)
      .join(",\n"),
    "])",
    ""
  ].join("\n")
