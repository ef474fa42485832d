/**
 * `tt replay [projection…]`: rebuilds read models from the log, or compares them with it. Reads continue during that
 * time.
 */
import { Console, Effect, Schema, Stream } from "effect"
import {
  type Difference,
  type RebuildProgress,
  type ReplayRequest,
  type ReplayResult,
  type ReplayStep
} from "../../../projections/runner/served/replay.ts"
import { requestWithTables } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, progressBar } from "../operation/print.ts"
import { replayOperation } from "./replayOperation.ts"

export interface Given {
  readonly names: ReadonlyArray<string>
  readonly until: string | null
  readonly verify: boolean
  readonly diff: boolean
  readonly keep: boolean
  readonly back: boolean
}

/** The flags exclude each other, or a value has another form. */
class WrongFlags extends Schema.TaggedError<WrongFlags>()("WrongFlags", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

/** The served tables differ from the log. The exit code reports it to scripts. */
class TablesDiffer extends Schema.TaggedError<TablesDiffer>()("TablesDiffer", { rows: Schema.Int }) {
  override get message() {
    return `${this.rows} rows differ from the log: \`tt replay\` repairs them`
  }
}

export const replayTables = Effect.fn("replay")(function* (settings: Settings, given: Given, json: boolean) {
  const request = yield* requestOf(given)
  const bars = progressBars()
  let last: ReplayResult | null = null
  yield* requestWithTables(settings, replayOperation, request).pipe(
    Stream.runForEach((progress: RebuildProgress) => {
      if (isStep(progress)) return bars.at(progress)
      last = progress
      return bars.end.pipe(Effect.andThen(print(progress, given.diff, json)))
    })
  )
  const different = differentIn(last)
  if (request.mode === "verify" && different > 0) return yield* new TablesDiffer({ rows: different })
})

const requestOf = Effect.fnUntraced(function* (given: Given) {
  const { names, until, verify, diff, keep, back } = given
  const compares = verify || diff
  if ([until !== null, compares, back].filter(Boolean).length > 1)
    return yield* new WrongFlags({ why: "give one of --until, --verify (or --diff) and --back" })
  if (keep && (until !== null || compares || back))
    return yield* new WrongFlags({ why: "--keep is for a replay that replaces the tables" })
  const request = (mode: ReplayRequest["mode"]): ReplayRequest => ({ names, mode, until: null, keep })
  if (until !== null) return { ...request("past"), until: yield* positionOrTime(until) }
  if (compares) return request("verify")
  return request(back ? "back" : "swap")
})

/** `Date.parse` takes `-1` for a year. */
const looksLikeTime = /^\d{4}-\d{2}-\d{2}/u

const positionOrTime = (text: string) => {
  if (/^\d{1,15}$/u.test(text)) return Effect.succeed(Number(text))
  const time = looksLikeTime.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(time)
    ? Effect.fail(new WrongFlags({ why: `--until ${text}: give a position, or a time such as 2026-11-24T10:00:00Z` }))
    : Effect.succeed(new Date(time).toISOString())
}

const isStep = (progress: RebuildProgress): progress is ReplayStep => "of" in progress
const differentIn = (result: ReplayResult | null) => (result !== null && "different" in result ? result.different : 0)

const labels: Readonly<Record<ReplayStep["phase"], string>> = {
  applying: "applying the log",
  indexing: "creating the indexes",
  comparing: "comparing the rows"
}

/** One bar for each phase; a repeated phase starts a new bar. */
const progressBars = () => {
  let bar = progressBar("", 0)
  let shown = ""
  return {
    at: ({ phase, done, of }: ReplayStep) => {
      const which = `${phase} ${of}`
      if (which !== shown) bar = progressBar(labels[phase], of)
      shown = which
      return bar.at(done)
    },
    end: Effect.suspend(() => bar.end)
  }
}

const print = (result: ReplayResult, lists: boolean, json: boolean) => {
  const differences = "differences" in result && (lists || result.phase === "swapped") ? result.differences : []
  return answer(json, result, sentenceOf(result)).pipe(
    Effect.andThen(
      json ? Effect.void : Effect.forEach(differences, (each) => Console.log(`  ${lineOf(each)}`), { discard: true })
    )
  )
}

const sentenceOf = (result: ReplayResult): string => {
  const tables = result.tables.join(", ")
  switch (result.phase) {
    case "built":
      return `${tables} built as of position ${result.at}, in the schema ${result.schema}; \`drop schema ${result.schema} cascade\` removes them`
    case "returned":
      return `${tables}: the former tables are served again, at position ${result.at}`
    case "verified":
      return `${tables} compared with the log up to position ${result.at}; ${rowsOf(result.different)}`
    case "swapped":
      return `${tables} rebuilt up to position ${result.at}; ${rowsOf(result.different)}. \`tt replay --back\` returns to the former tables`
  }
}

const rowsOf = (different: number) =>
  different === 0 ? "every row is as it was" : `${different} rows differ from what was served`

/** Names the event that made the difference. Values are left out: they may be personal. */
const lineOf = ({ table, id, is, seq, columns, events }: Difference) => {
  const which = columns.length === 0 ? "" : ` in ${columns.join(", ")}`
  const event = events.length === 0 ? "" : ` (${events.join(", ")})`
  return `${table} ${id}: ${is}${which}, by position ${seq}${event}`
}
