/**
 * The body of a webhook: what an event says to a reader of its thing. Pure.
 *
 * Fields are listed, so that no field of an event leaves the installation unseen: none that names another item, whose readers
 * may be others, and none of a machine's own score. `docs/webhooks.md` describes the result.
 */
import { type WebhookType, webhookTypes } from "../../domain/endpoint/webhookTypes.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { EventOf, TrackerEvent } from "../../streams/commit/events.ts"
import { partsOf } from "../../streams/commit/subjects.ts"

type EventOfType<W extends WebhookType> = EventOf<(typeof webhookTypes)[W]>
type FieldsOf<W extends WebhookType> = ReadonlyArray<Exclude<keyof EventOfType<W> & string, "_tag" | "wordsOf">>
const none: ReadonlyArray<never> = []

const fields: { readonly [W in WebhookType]: FieldsOf<W> } = {
  "task.created": ["title", "description", "category", "priority", "assignee", "due", "source"],
  "task.classified": ["category", "priority", "due", "assignee"],
  "task.corrected": ["category", "priority"],
  "task.retitled": ["title"],
  "task.described": ["description"],
  "task.prioritised": ["priority"],
  "task.assigned": ["assignee"],
  "task.scheduled": ["due"],
  "task.started": none,
  "task.completed": none,
  "task.reopened": none,
  "task.cancelled": none,
  "task.commented": ["comment", "text"],
  "task.shared": none,
  "message.received": ["author", "text", "sentAt"],
  "message.edited": ["author", "text", "editedAt"],
  "message.removed": none,
  "topic.created": ["name", "summary"],
  "topic.renamed": ["name"],
  "topic.described": ["summary"],
  "topic.archived": none,
  "topic.restored": none,
  "statement.recorded": ["type", "text"],
  "statement.revised": ["type", "text"],
  "statement.closed": ["status"],
  "statement.reopened": none,
  "statement.archived": none,
  "proposal.approved": none,
  "proposal.rejected": none,
  "proposal.merged": none,
  "extraction.completed": none,
  "extraction.failed": ["reason"],
  "run.completed": none,
  "run.failed": ["reason"],
  "run.closed": none
}

/** Facts of the thing as the tables have them now; null for a thing without them. */
export interface Thing {
  /** `T-12`. */
  readonly number: string
  readonly title: string
}

const typeOfTag: ReadonlyMap<string, WebhookType> = new Map(
  (Object.entries(webhookTypes) as ReadonlyArray<readonly [WebhookType, string]>).map(([type, tag]) => [tag, type])
)

/** The type of an event's webhook; null when it has none. Imported items have none, because they are old. */
export const webhookTypeOf = (event: TrackerEvent): WebhookType | null =>
  "source" in event && event.source === "import" ? null : (typeOfTag.get(event._tag) ?? null)

/** The version of `data`. It increases when the meaning of a field changes, not when a field is added. */
export const payloadVersion = 1

export interface Payload {
  readonly type: string
  readonly timestamp: string
  readonly data: {
    readonly version: number
    readonly position: number
    readonly actor: string
    readonly kind: string
    readonly id: string
    readonly number: string | null
    readonly title: string | null
    readonly url: string | null
    readonly changes: Readonly<Record<string, unknown>>
  }
}

/** `url`: the page of the thing; null when it has none. */
export const payloadOf = (
  type: WebhookType,
  event: object,
  { subject, seq, at, actor }: Pick<Commit, "subject" | "seq" | "at" | "actor">,
  thing: Thing | null,
  url: string | null
): Payload => {
  const { kind, id } = partsOf(subject)
  const changes = Object.fromEntries(
    (fields[type] as ReadonlyArray<string>).flatMap((field) => {
      const value: unknown = Reflect.get(event, field)
      return value === undefined ? [] : [[field, value]]
    })
  )
  return {
    type,
    timestamp: at,
    data: {
      version: payloadVersion,
      position: seq,
      actor,
      kind: kind === "atom" ? "statement" : kind,
      id,
      number: thing?.number ?? null,
      title: thing?.title ?? null,
      url,
      changes
    }
  }
}
