/** Prints the table of the judged data. */
import { confusionOf } from "./confusion/confusion.ts"
import type { AtThreshold } from "./fit/thresholds.ts"
import type { Judgement } from "./judged.ts"
import { type Row, rowsByLanguage } from "./table.ts"

const figure = (value: number | null) => {
  if (value === null) return "–"
  return value > 1 ? value.toFixed(1) : value.toFixed(3)
}
const interval = ({ interval: found }: Row) =>
  found === null ? "" : `${found.low.toFixed(2)} to ${found.high.toFixed(2)}`
const verdict = ({ met }: Row) => {
  if (met === null) return ""
  return met ? "yes" : "NO"
}

export const tableOf = (rows: ReadonlyArray<Row>): ReadonlyArray<string> =>
  aligned([
    ["measure", "value", "n", "95 %", "goal", "met"],
    ...rows.map((row) => [row.measure, figure(row.value), row.n, interval(row), row.goal, verdict(row)])
  ])

/** One column for each language. */
export const languageTableOf = (judgement: Judgement): ReadonlyArray<string> => {
  const columns = rowsByLanguage(judgement)
  const names = columns[0]?.rows.map(({ measure }) => measure) ?? []
  return aligned([
    ["measure", ...columns.map(({ language }) => language)],
    ...names.map((name, i) => [
      name,
      ...columns.map(({ rows }) => {
        const row = rows[i]
        return row === undefined ? "" : `${figure(row.value)} (${row.n})`
      })
    ])
  ])
}

export const printed = (model: string, judgement: Judgement, rows: ReadonlyArray<Row>): ReadonlyArray<string> => [
  `Judged data, model ${model}: ${judgement.extracted.length} chats and stretches, ${judgement.seconds.toFixed(1)} s. Proposals in ${judgement.folder}`,
  ...tableOf(rows),
  "",
  ...languageTableOf(judgement),
  "",
  judgement.differences.length === 0
    ? `score.mjs agrees on all figures of ${judgement.extracted.length} files.`
    : `score.mjs DIFFERS:\n${judgement.differences.map((line) => `  ${line}`).join("\n")}`
]

/** The tables of errors. */
export const confusionLines = (judgement: Judgement): ReadonlyArray<string> =>
  confusionOf(judgement).flatMap(({ title, rows }) => ["", title, ...aligned(rows)])

/** The tasks that match none of the list, and those that were not found. They contain texts of messages. */
export const taskLines = (judgement: Judgement): ReadonlyArray<string> =>
  judgement.tasks.flatMap(({ chat, wrong, missed }) => [
    "",
    `Tasks of ${chat}: in vain`,
    ...wrong.map((title) => `  ${title}`),
    "missed",
    ...missed.map((title) => `  ${title}`)
  ])

/** Precision and recall by the least chance of a proposal. */
export const thresholdLines = (all: ReadonlyArray<AtThreshold>): ReadonlyArray<string> => [
  "",
  "Each chat with weights that were fitted on the others:",
  ...aligned([
    ["least", "precision", "recall must", "recall all", "AUC"],
    ...all.map(({ least, precision, recallMust, recallAll, auc }) => [
      String(least),
      ...[precision, recallMust, recallAll].map(([count, of]) => `${(count / of).toFixed(3)} (${count}/${of})`),
      figure(auc)
    ])
  ])
]

const aligned = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? "").length)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd()
  )
}
