/** Hides the words of deleted comments in histories. A comment that was restored has its words again. */
import { Effect } from "effect"
import { schemas } from "../../runner/tables/tables.ts"
import type { Asked, Tables } from "../pages.ts"

interface Event {
  readonly subject: string
  readonly event: string
  readonly detail: Readonly<Record<string, unknown>>
}

const withWords: ReadonlySet<string> = new Set(["TaskCommented", "CommentEdited"])

/**
 * The events without the words of comments that are deleted now; `deleted` is true in their detail. This holds also for an answer
 * about an earlier position.
 */
export const withoutDeletedComments = <E extends Event>(
  tables: Tables,
  events: ReadonlyArray<E>
): Asked<ReadonlyArray<E>> => {
  const subjects = [...new Set(events.filter(({ event }) => withWords.has(event)).map(({ subject }) => subject))]
  if (subjects.length === 0) return Effect.succeed(events)
  return tables
    .query(
      (sql) => sql`
      select * from (
        select distinct on (subject, detail->>'comment') subject, detail->>'comment' as comment, event
        from ${sql(schemas.live)}.activity
        where subject = any(${subjects}::text[]) and event in ('CommentDeleted', 'CommentRestored')
        order by subject, detail->>'comment', seq desc, id desc
      ) last where event = 'CommentDeleted'`
    )
    .pipe(
      Effect.map((rows) => {
        const deleted = new Set(rows.map((row) => `${String(row["subject"])} ${String(row["comment"])}`))
        return events.map((each) => (isDeleted(each, deleted) ? withoutWords(each) : each))
      })
    )
}

const isDeleted = ({ subject, event, detail }: Event, deleted: ReadonlySet<string>) =>
  withWords.has(event) && deleted.has(`${subject} ${String(detail["comment"])}`)

const withoutWords = <E extends Event>(event: E): E => ({
  ...event,
  detail: { ...event.detail, text: "", deleted: true }
})
