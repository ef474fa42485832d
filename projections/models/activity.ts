/** The history of each aggregate: one row an event, with its actor, time, content and cause. */
import type { Audience } from "../../domain/values.ts"
import type { At, Projection } from "../projection.ts"
import { activityRow } from "./activityRow.ts"
import { shown } from "./history.ts"

export type Activity = typeof activityRow.stored.Type

/** With the audience of the aggregate. Events without one belong to the team, and only the audit, which owners read, has them. */
export type ActivityOut = typeof activityRow.wire.Type & { readonly audience: Audience }

const happened = (event: { readonly _tag: string }, { commit, n }: At<Activity>) => {
  const { _tag, ...detail } = event
  return {
    [`${commit.seq}.${n}`]: {
      subject: commit.subject,
      event: _tag,
      actor: commit.actor,
      at: commit.at,
      causation: commit.causation,
      detail: shown.get(_tag)?.(detail) ?? {}
    }
  }
}

/** A history is read through its aggregate and has its audience. The audit checks the audience of each entry. */
export const activity: Projection<Activity, typeof activityRow.wire.Type> = {
  name: "activity",
  version: 5,
  row: activityRow,
  indexes: [
    "(subject, seq)",
    "(seq, id)",
    "(actor, seq, id)",
    // A history hides the words of deleted comments, and may have thousands of other events.
    `(subject, seq) where event in ('CommentDeleted', 'CommentRestored')`
  ],
  versions: false,
  streamed: false,
  keys: () => [],
  rows: Object.fromEntries([...shown.keys()].map((tag) => [tag, happened]))
}
