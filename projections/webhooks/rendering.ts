/**
 * Renders the body of a webhook from the log and the tables, as they are now: an erased text is in no rendering, and neither are
 * the words of a comment that was deleted or edited since.
 */
import { Context, Effect } from "effect"
import type { EndpointKind } from "../../domain/endpoint/webhookTypes.ts"
import { forgotten, redacted } from "../../domain/text/personal.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { Reads } from "../reads/reads.ts"
import { chatText } from "./chatText.ts"
import { eventsOfCommits, wordsOfComment } from "./presentWords.ts"
import { payloadOf, type Thing, webhookTypeOf } from "./payload.ts"

/** The origin of links to pages; null: bodies have no links. */
export const LinkOrigin = Context.Reference<string | null>("tracker/projections/LinkOrigin", {
  defaultValue: () => null
})

export interface Rendering {
  readonly type: NonNullable<ReturnType<typeof webhookTypeOf>>
  readonly body: string
  /** True when a text of it was erased or taken back. */
  readonly isErased: boolean
}

/** The event with the present words of its comment; another event as it is. */
const withPresentWords = Effect.fnUntraced(function* (event: TrackerEvent, { subject, seq }: Commit, place: number) {
  if (event._tag !== "TaskCommented") return { event, isChanged: false }
  const later = yield* (yield* EventStore).load(subject, seq - 1)
  const { text, isChanged } = wordsOfComment(event, eventsOfCommits(later).slice(place + 1))
  return { event: { ...event, text }, isChanged }
})

/** Null when the commit has no webhook at this place. Waits until the tables have the commit. */
export const renderWebhook = Effect.fnUntraced(function* (kind: EndpointKind, commit: Commit, place: number) {
  const stored = commit.events[place]
  const type = stored === undefined ? null : webhookTypeOf(stored)
  if (stored === undefined || type === null) return null
  const { event, isChanged } = yield* withPresentWords(stored, commit, place)
  const reads = yield* Reads
  const parts = partsOf(commit.subject)
  const isTask = parts.kind === "task"
  if (isTask) yield* reads.waitFor(commit.seq)
  const row = isTask ? yield* reads.anyTask(parts.id) : null
  const thing: Thing | null = row === null ? null : { number: `T-${row.number}`, title: row.title }
  const origin = yield* LinkOrigin
  const url = isTask && origin !== null ? `${origin}/tasks/${parts.id}` : null
  const payload = payloadOf(type, event, commit, thing, url)
  const body = JSON.stringify(kind === "standard" ? payload : chatText(kind, payload))
  const rendering: Rendering = {
    type,
    body,
    isErased: isChanged || body.includes(forgotten) || body.includes(redacted)
  }
  return rendering
})
