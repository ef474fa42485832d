/** `tt audit verify`, `accept` and `key`: the audit chain on the command line. */
import { Effect, Schema, Stream } from "effect"
import { AuditCheckpoint } from "../../../../streams/chain/links/entry.ts"
import type { AuditReport } from "../../../../streams/chain/verify.ts"
import { request } from "../../../control/request.ts"
import type { Settings } from "../../../settings/settings.ts"
import { answer, progressBar, withNoun } from "../../operation/print.ts"
import { textOfFile } from "../../operation/textOfFile.ts"
import { pathOf } from "../../operation/verb.ts"
import { acceptOperation, bundleOperation, signingKeyOperation, verifyOperation } from "./chainOperations.ts"

/** `--from` is neither the number of a checkpoint nor a file with one. */
class NoCheckpoint extends Schema.TaggedError<NoCheckpoint>()("NoCheckpoint", { from: Schema.String }) {
  override get message() {
    return `--from ${this.from}: give the number of a checkpoint, or a file with a line of one from a bundle`
  }
}

/** Sets the exit code to 1 when the log or the chain has a fault. */
export const verifyAudit = Effect.fn("audit verify")(function* (
  settings: Settings,
  { from, json }: { readonly from: string | null; readonly json: boolean }
) {
  const start = from === null ? null : yield* startFrom(from)
  let bar: ReturnType<typeof progressBar> | null = null
  let report: AuditReport | null = null
  yield* request(settings, verifyOperation, { from: start }).pipe(
    Stream.runForEach((line) => {
      if ("report" in line) return Effect.sync(() => void (report = line.report))
      bar ??= progressBar("comparing the log", line.head)
      return bar.at(line.position)
    })
  )
  yield* endOf(bar)
  yield* printed(report, json)
})

const endOf = (bar: ReturnType<typeof progressBar> | null) => (bar === null ? Effect.void : bar.end)

const startFrom = Effect.fnUntraced(function* (from: string) {
  if (/^\d{1,15}$/u.test(from)) return Number(from)
  const text = yield* textOfFile(pathOf(from))
  return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(AuditCheckpoint))(text).pipe(
    Effect.mapError(() => new NoCheckpoint({ from }))
  )
})

const printed = (report: AuditReport | null, json: boolean) => {
  if (report === null) return Effect.void
  if (report.fault !== null) process.exitCode = 1
  return answer(json, report, sentencesOf(report).join("\n"))
}

const sentencesOf = (report: AuditReport): ReadonlyArray<string> => {
  const { position, commits, gaps, acceptances, givenUp, checkpoints, last, unsigned, unlinked, keys, fault } = report
  const from = report.from === null ? "" : ` after checkpoint ${report.from}`
  return [
    ...(fault === null
      ? [`verified: ${withNoun(commits, "commit")}${from}, up to position ${position}`]
      : [`NOT VERIFIED: position ${fault.position}: ${fault.what} [${fault.kind}]`, `→ ${report.remedy ?? ""}`]),
    `${withNoun(checkpoints, "checkpoint")} ${checkpoints === 1 ? "agrees" : "agree"}${last === null ? "" : `; number ${last.number} signs position ${last.position} (${last.at})`}`,
    ...(unsigned > 0 ? [`${withNoun(unsigned, "commit")} after it: the next checkpoint signs them`] : []),
    ...(unlinked > 0 ? [`${withNoun(unlinked, "commit")} not linked yet: the running product links them`] : []),
    ...(gaps > 0
      ? [`${withNoun(gaps, "position")} without a commit: a crash has lost them, and the chain states it`]
      : []),
    ...(acceptances > 0 ? [`${withNoun(acceptances, "time")} an owner accepted a changed log`] : []),
    ...(givenUp > 0 ? [`${withNoun(givenUp, "earlier chain")} given up by an owner`] : []),
    `signing ${keys.length === 1 ? "key" : "keys"}: ${keys.length === 0 ? "none yet" : keys.join(", ")}`
  ]
}

export const acceptAudit = (
  settings: Settings,
  { because, json }: { readonly because: string; readonly json: boolean }
) =>
  request(settings, acceptOperation, { because }).pipe(
    Stream.runForEach((accepted) =>
      answer(
        json,
        { accepted },
        accepted ? "stated in the audit chain, and signed" : "nothing to accept: the log and the audit chain agree"
      )
    )
  )

export const printKeys = (settings: Settings, { rotate, json }: { readonly rotate: boolean; readonly json: boolean }) =>
  request(settings, signingKeyOperation, { rotate }).pipe(
    Stream.runForEach((key) => answer(json, key, `${key.fingerprint}  ${key.publicKey}`))
  )

/** The lines of a bundle, in pieces of text. */
export const bundleText = (settings: Settings) =>
  request(settings, bundleOperation, {}).pipe(Stream.map((line) => `${JSON.stringify(line)}\n`))
