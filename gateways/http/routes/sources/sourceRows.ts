/** The sources of the installation, without those that were removed, and the webhooks that could not be handled. */
import { Effect } from "effect"
import { type KnownSource, InboundSources } from "../../../../commands/sources/sources.ts"
import { makesItsSecret } from "../../../../domain/source/sourceVocabulary.ts"
import { makeIsReader } from "../../../../commands/sources/readers.ts"
import { reasonIn } from "../../../../domain/source/unhandled.ts"
import type { SourceId } from "../../../../domain/ids.ts"
import { type KeptOfSource, setAsideSubject, SourceInbox } from "../../../../streams/inbox/sourceInbox.ts"
import { DeadLetters } from "../../../../streams/ports/deadLetters.ts"
import type { FailedWebhook, SourceRow } from "../../../contract/webhooks/sources.ts"
import { inboundFolder } from "../inbound/inboundFolder.ts"

export const pathOfSource = (id: string): string => `${inboundFolder}${id}`

const rowOf = (
  { id, now, registered }: KnownSource,
  { requests, isNearlyFull }: KeptOfSource
): ReadonlyArray<SourceRow> => {
  if (now.is === "removed") return []
  const { name, kind, is: state, makes, audience, chat, thread, mapping, secret } = now
  return [
    {
      id,
      isHidden: false,
      name,
      kind,
      state,
      path: pathOfSource(id),
      makes,
      audience,
      chat,
      thread,
      mapping,
      secret: secret.version,
      needsSecret: makesItsSecret(kind) && secret.given === null,
      kept: requests,
      isNearlyFull,
      createdAt: registered.at,
      createdBy: registered.by
    }
  ]
}

/** The row for an administrator who is not one of the readers, and may only stop the source: it tells nothing of the purpose. */
const hidden = (row: SourceRow): SourceRow => ({
  ...row,
  isHidden: true,
  name: "",
  audience: null,
  chat: null,
  thread: null,
  mapping: null
})

/** A chat that is parked has no readers until it is repaired. */
const makeMayRead = Effect.map(
  makeIsReader,
  (isReader) =>
    (audiences: ReadonlyArray<string> | null, { now }: KnownSource) =>
      audiences === null
        ? Effect.succeed(true)
        : Effect.catchTag(isReader(audiences, now), "AggregateParked", () => Effect.succeed(false))
)

/** `audiences`: those of the caller; null: every source is shown. The newest first. */
export const sourceRows = Effect.fnUntraced(function* (audiences: ReadonlyArray<string> | null) {
  const sources = yield* InboundSources
  yield* sources.current
  const kept = yield* (yield* SourceInbox).kept
  const mayRead = yield* makeMayRead
  const none: KeptOfSource = { requests: 0, isNearlyFull: false }
  const rows: Array<SourceRow> = []
  for (const known of sources.all().toReversed()) {
    const isShown = yield* mayRead(audiences, known)
    const [row] = rowOf(known, kept.get(known.id) ?? none)
    if (row !== undefined) rows.push(isShown ? row : hidden(row))
  }
  return rows
})

/** Those of the sources that the caller reads, oldest first. `hidden`: the number of the others. `audiences`: see `sourceRows`. */
export const failedWebhooks = Effect.fnUntraced(function* (audiences: ReadonlyArray<string> | null) {
  const sources = yield* InboundSources
  yield* sources.current
  const mayRead = yield* makeMayRead
  const shown = new Map<string, SourceId>()
  const others = new Set<string>()
  for (const known of sources.all())
    if (yield* mayRead(audiences, known)) shown.set(setAsideSubject(known.id), known.id)
    else others.add(setAsideSubject(known.id))
  const letters = yield* (yield* DeadLetters).list
  const items = letters.flatMap((letter): ReadonlyArray<FailedWebhook> => {
    const source = shown.get(letter.subject)
    if (source === undefined) return []
    const { id, why, tries, at, state } = letter
    const reason = reasonIn(why)
    return [
      { id, source, why, reason: reason?.reason ?? null, detail: reason?.detail ?? "", tries, at: at ?? "", state }
    ]
  })
  return { items, hidden: letters.filter(({ subject }) => others.has(subject)).length }
})

/** Whether the caller is one of the readers of the source of a failed webhook. False when there is no such failure. */
export const isOwnFailure = Effect.fnUntraced(function* (failure: string, audiences: ReadonlyArray<string>) {
  const sources = yield* InboundSources
  yield* sources.current
  const letter = yield* (yield* DeadLetters).find(failure)
  const known = sources.all().find(({ id }) => setAsideSubject(id) === letter?.subject)
  return known !== undefined && (yield* (yield* makeMayRead)(audiences, known))
})
