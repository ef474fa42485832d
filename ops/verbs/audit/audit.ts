/** `tt audit export` prints every event of the log in order, or every entry of the access log. `tt audit access` prints the newest entries. */
import { Console, Effect, Schema, Stream } from "effect"
import { Due } from "../../../domain/values.ts"
import { request } from "../../control/request.ts"
import { accessOperation } from "./accessOperation.ts"
import { bundleText } from "./chain/chain.ts"
import { auditOperation, type AuditLine } from "./auditOperation.ts"
import type { Settings } from "../../settings/settings.ts"

export const exportAudit = Effect.fn("audit export")(function* (
  settings: Settings,
  {
    access,
    format,
    from,
    to
  }: {
    readonly access: boolean
    readonly format: "jsonl" | "csv" | "bundle"
    readonly from: string | null
    readonly to: string | null
  }
) {
  for (const [flag, value] of [
    ["--from", from],
    ["--to", to]
  ] as const)
    if (value !== null && !isBound(value))
      return yield* new BadBound({
        why: `${flag} ${value}: must be an existing day such as 2026-11-24, or a moment in UTC such as 2026-11-24T10:00:00Z`
      })
  if (
    from !== null &&
    to !== null &&
    Date.parse(from) > Date.parse(to.length === dayLength ? `${to}T23:59:59.999Z` : to)
  )
    return yield* new BadBound({ why: `--from ${from} is after --to ${to}: no event is between them` })
  if (format === "bundle") {
    if (access || from !== null || to !== null)
      return yield* new BadBound({ why: "a bundle is the whole log: give no --from, --to or --access" })
    return yield* exportBundle(settings)
  }
  // A reader such as `head` closes the pipe early, which is not an error.
  process.stdout.on("error", () => process.exit(0))
  if (format === "csv") yield* write(`${columns.join(",")}\n`)
  const lines = access
    ? request(settings, accessOperation, { from, to, newest: null })
    : request(settings, auditOperation, { from, to })
  yield* lines.pipe(Stream.runForEachArray((lines) => write(lines.map(format === "csv" ? csvOf : jsonOf).join(""))))
})

/** Everything that an offline verifier needs, on standard output. `docs/audit.md` describes the format. */
const exportBundle = (settings: Settings) =>
  Effect.suspend(() => {
    process.stdout.on("error", () => process.exit(0))
    return bundleText(settings).pipe(Stream.runForEachArray((lines) => write(lines.join(""))))
  })

export const printAccess = (
  settings: Settings,
  { newest, json }: { readonly newest: number; readonly json: boolean }
) =>
  request(settings, accessOperation, { from: null, to: null, newest }).pipe(
    Stream.runForEach((line) => Console.log(json ? JSON.stringify(line) : accessLineOf(line)))
  )

const accessLineOf = ({ at, event, who, actor, data }: AuditLine) => {
  const facts = Object.entries(data).flatMap(([name, value]) => (value === null ? [] : [`${name} ${String(value)}`]))
  return [at, event, who ?? (actor === "" ? "unknown" : actor), ...facts].join("  ")
}

const isBound = (value: string): boolean => Schema.is(Due)(value)
const dayLength = "2026-11-24".length

/** A bound of the export that is not a time, or bounds in the wrong order. */
class BadBound extends Schema.TaggedError<BadBound>()("BadBound", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

const columns = ["seq", "n", "at", "event", "subject", "actor", "who", "why", "correlation", "command", "data"] as const
const jsonOf = (line: AuditLine) => `${JSON.stringify(line)}\n`
const csvOf = (line: AuditLine) => `${columns.map((column) => cell(line[column])).join(",")}\n`

// Source: RFC 4180. A leading quote keeps a spreadsheet from running the cell as a formula.
const cell = (value: unknown) => {
  const text = textOf(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

const textOf = (value: unknown) => {
  if (value === null) return ""
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

/** Waits until the reader has taken the text, so that the export is never held in memory. */
const write = (text: string) =>
  Effect.promise(() => new Promise<void>((resolve) => process.stdout.write(text, () => resolve())))
