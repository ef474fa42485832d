/** The figures of models, a column each, as `tt eval` prints them. */
import type { Reread } from "./reread.ts"
import { ratio, type Scores } from "./measures/scores.ts"

/** One model's column. */
export interface Judged {
  readonly model: string
  readonly scores: Scores
  /** Absent or null where nothing was decided. */
  readonly topics?: Scores | null
  readonly tasks?: Scores | null
  /** All proposals, which a person would review. Absent: the statements and topics. */
  readonly proposals?: number
  readonly read: Reread
}

/** The same figures as JSON. They contain no text of a message. */
export const figuresOf = ({ model, scores, topics = null, tasks = null, read, ...rest }: Judged) => ({
  model,
  ...scores,
  topics,
  tasks,
  proposals: proposalsOf({ read, ...rest }),
  proposalsPer100Messages: perHundred({ read, ...rest }),
  seconds: read.cost.millis / 1000,
  evidence: evidenceOf(read),
  quotes: read.quotes,
  unlocated: read.unlocated,
  atoms: read.atoms.length,
  windows: read.windows,
  failed: read.failed,
  ...read.cost,
  millisPerWindow: perWindow(read)
})

/** A table as lines of text: the names of the figures, then a column for each model. */
export const sideBySide = (columns: ReadonlyArray<Judged>): ReadonlyArray<string> => {
  const rows: ReadonlyArray<readonly [name: string, of: (column: Judged) => string]> = [
    ["", ({ model }) => model],
    ["precision", ({ scores }) => scores.precision.toFixed(2)],
    ["recall", ({ scores }) => scores.recall.toFixed(2)],
    ["F1", ({ scores }) => scores.f1.toFixed(2)],
    ["topics: precision, recall", ({ topics }) => pairText(topics)],
    ["tasks: precision, recall", ({ tasks }) => pairText(tasks)],
    ["proposals per 100 messages", (column) => perHundred(column).toFixed(1)],
    ["seconds", ({ read }) => (read.cost.millis / 1000).toFixed(1)],
    ["evidence located", ({ read }) => evidenceText(read)],
    ["unlocated", ({ read }) => whole(read.unlocated)],
    ["windows, failed", ({ read }) => `${whole(read.windows)}, ${whole(read.failed)}`],
    ["calls", ({ read }) => whole(read.cost.calls)],
    ["prompt tokens", ({ read }) => whole(read.cost.promptTokens)],
    ["output tokens", ({ read }) => whole(read.cost.outputTokens)],
    ["ms per window", ({ read }) => whole(perWindow(read))]
  ]
  const texts = rows.map(([name, of]) => [name, ...columns.map(of)])
  const widths = (texts[0] ?? []).map((_, i) => Math.max(...texts.map((row) => row[i]?.length ?? 0)))
  return texts.map((row) =>
    row
      .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd()
  )
}

/** The part of the quotes that were located; null without quotes. */
const evidenceOf = ({ quotes: { claimed, located } }: Reread) => (claimed === 0 ? null : ratio(located, claimed))
const evidenceText = (read: Reread) => {
  const share = evidenceOf(read)
  return share === null ? "nothing claimed" : `${(share * 100).toFixed(1)} % of ${whole(read.quotes.claimed)}`
}
const pairText = (scores: Scores | null = null) =>
  scores === null ? "none decided" : `${scores.precision.toFixed(2)}, ${scores.recall.toFixed(2)}`
type Load = Pick<Judged, "read" | "proposals">
const proposalsOf = ({ read, proposals }: Load) => proposals ?? read.drafts.length
/** The load of the review. */
const perHundred = (column: Load) => ratio(100 * proposalsOf(column), column.read.messages)
const perWindow = ({ windows, cost }: Reread) => Math.round(ratio(cost.millis, windows))
const whole = (n: number) => n.toLocaleString("en")
