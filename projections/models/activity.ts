/** The history of each thing: one row an event, with who, what, when and why. */
import type { ActorId } from "../../domain/ids.ts"
import type { At, Projection } from "../projection.ts"
import { told } from "./history.ts"

export interface Activity {
  /** The aggregate it happened to, `evt.task.…`. */
  readonly subject: string
  readonly event: string
  readonly actor: ActorId
  readonly at: string
  readonly causation: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

const tags = Object.keys(told)

const happened = (event: { readonly _tag: string }, { commit, n }: At<Activity>) => {
  const { _tag, ...detail } = event
  return {
    [`${commit.seq}.${n}`]: {
      subject: commit.subject,
      event: _tag,
      actor: commit.actor,
      at: commit.at,
      causation: commit.causation,
      detail: told[_tag]?.(detail) ?? {}
    }
  }
}

/** A history is read through the thing it belongs to, whose own audience bounds it. */
export const activity: Projection<Activity> = {
  name: "activity",
  version: 2,
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
