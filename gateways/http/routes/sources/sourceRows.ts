/** The sources of the installation, without those that were removed, and the webhooks that could not be handled. */
import { Effect } from "effect"
import { type KnownSource, InboundSources } from "../../../../commands/sources/sources.ts"
import { makesItsSecret } from "../../../../domain/source/sourceVocabulary.ts"
import { SourceId } from "../../../../domain/ids.ts"
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

/** The newest first. */
export const sourceRows = Effect.gen(function* () {
  const sources = yield* InboundSources
  yield* sources.current
  const kept = yield* (yield* SourceInbox).kept
  const none: KeptOfSource = { requests: 0, isNearlyFull: false }
  return sources
    .all()
    .toReversed()
    .flatMap((known) => rowOf(known, kept.get(known.id) ?? none))
})

/** Oldest first. */
export const failedWebhooks = Effect.gen(function* () {
  const known = new Map((yield* InboundSources).all().map(({ id }) => [setAsideSubject(id), id]))
  const letters = yield* (yield* DeadLetters).list
  return letters.flatMap(({ id, subject, why, tries, at, state }): ReadonlyArray<FailedWebhook> => {
    const source = known.get(subject)
    return source === undefined ? [] : [{ id, source: SourceId.make(source), why, tries, at: at ?? "", state }]
  })
})
