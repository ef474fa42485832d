/** The history of each thing: one row an event, with who, what, when and why. */
import type { ActorId } from "../../domain/ids.ts"
import type { Tag } from "../../streams/events.ts"
import type { At, Projection } from "../projection.ts"

export interface Activity {
  /** The aggregate it happened to, `evt.task.…`. */
  readonly subject: string
  readonly event: string
  readonly actor: ActorId
  readonly at: string
  readonly causation: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** What of an event is worth a line of history. Events of other kinds have no history of their own to read. */
const tags = [
  "TaskCreated",
  "TaskClassified",
  "ClassificationFailed",
  "ClassificationCorrected",
  "TaskRetitled",
  "TaskDescribed",
  "TaskPrioritised",
  "TaskAssigned",
  "TaskScheduled",
  "TaskStarted",
  "TaskCompleted",
  "TaskReopened",
  "TaskCancelled",
  "TaskCommented",
  "TaskShared",
  "MessageReceived",
  "MessageEdited",
  "MessageRedacted"
] as const satisfies ReadonlyArray<Tag>

const happened = (event: { readonly _tag: string }, { commit, n }: At<Activity>) => {
  const { _tag, ...detail } = event
  return {
    [`${commit.seq}.${n}`]: {
      subject: commit.subject,
      event: _tag,
      actor: commit.actor,
      at: commit.at,
      causation: commit.causation,
      detail: _tag.startsWith("Message") ? withoutText(detail) : detail
    }
  }
}

// What a message said stands in its own row alone, where a redaction finds it.
const withoutText = (detail: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(detail).filter(([field]) => field !== "text"))

/** A history is read through the thing it belongs to, whose own audience bounds it. */
export const activity: Projection<Activity> = {
  name: "activity",
  version: 1,
  columns: {
    subject: "text NOT NULL",
    event: "text NOT NULL",
    actor: "text NOT NULL",
    at: "text NOT NULL",
    causation: "text",
    detail: { type: "jsonb NOT NULL", personal: true }
  },
  indexes: ["(subject, seq)"],
  versions: false,
  streamed: false,
  keys: () => [],
  rows: Object.fromEntries(tags.map((tag) => [tag, happened]))
}
