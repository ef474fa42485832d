/** The history of each aggregate: one row an event, with its actor, time, content and cause. */
import { Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import type { At, Projection } from "../projection.ts"
import { declareRow, personal } from "../row.ts"
import { told } from "./history.ts"

export const activityRow = declareRow(Schema.String, {
  /** The aggregate that the event belongs to, `evt.task.…`. */
  subject: Schema.String,
  event: Schema.String,
  actor: ActorId,
  at: Schema.String,
  /** The commit that led to this one, `subject@seq`, if one did. */
  causation: Schema.NullOr(Schema.String),
  detail: personal(Schema.Record(Schema.String, Schema.Unknown))
})
export type Activity = typeof activityRow.stored.Type

/** With the audience of the aggregate. */
export type ActivityOut = typeof activityRow.wire.Type & { readonly audience: Audience }

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

/** A history is read through its aggregate, whose audience bounds it. */
export const activity: Projection<Activity, typeof activityRow.wire.Type> = {
  name: "activity",
  version: 2,
  row: activityRow,
  indexes: ["(subject, seq)"],
  versions: false,
  streamed: false,
  keys: () => [],
  rows: Object.fromEntries(tags.map((tag) => [tag, happened]))
}
