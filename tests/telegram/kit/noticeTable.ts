/** The read model of notices, of their settings and of the work of people, in memory. */
import { Effect, Layer, PubSub, Stream } from "effect"
import { PersonId } from "../../../domain/ids.ts"
import { defaultSettings } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import { NoticeView } from "../../../gateways/telegram/notices/noticeView.ts"
import type { MadeNotice, WorkDue } from "../../../projections/reads/notices/senderReads.ts"
import { noticesProjection } from "../../../projections/models/notices/notices.ts"
import { settings as settingsProjection } from "../../../projections/models/notices/settings.ts"
import { tasks } from "../../../projections/models/tasks.ts"
import { foldedRows } from "./foldedRows.ts"

type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** The notices, in the order of the log. The casts: the projections store only rows of the declared types. */
const noticesIn = (rows: Rows): ReadonlyArray<MadeNotice> =>
  [...rows]
    .filter(([, { watched, settled }]) => watched === null && settled === false)
    .map(([id, row]) => ({ ...row, id }) as unknown as MadeNotice)
    .toSorted((a, b) => a.position - b.position)

const isOpen = ({ status }: Readonly<Record<string, unknown>>) => status === "open" || status === "in-progress"

export const noticeTable = Layer.effect(
  NoticeView,
  Effect.gen(function* () {
    const changes = yield* PubSub.unbounded<void>()
    const notices = yield* foldedRows(noticesProjection, Effect.asVoid(PubSub.publish(changes, undefined)))
    const settings = yield* foldedRows(settingsProjection, Effect.void)
    const work = yield* foldedRows(tasks, Effect.void)
    return NoticeView.of({
      head: Effect.sync(() => noticesIn(notices).at(-1)?.position ?? 0),
      madeAfter: (position, limit) =>
        Effect.sync(() =>
          noticesIn(notices)
            .filter((each) => each.position > position)
            .slice(0, limit)
        ),
      between: (names, after, upTo, limit) =>
        Effect.sync(() =>
          noticesIn(notices)
            .filter(
              (each) => each.position > after && each.position <= upTo && names.includes(`person:${each.to}` as never)
            )
            .slice(0, limit)
        ),
      settingsOf: (person) =>
        Effect.sync(() => (settings.get(person) as unknown as NoticeSettings | undefined) ?? defaultSettings),
      digests: Effect.sync(() =>
        [...settings].flatMap(([id, { digest }]) =>
          typeof digest === "string" ? [{ person: PersonId.make(id), at: digest }] : []
        )
      ),
      agendaOf: (names, audiences, until) =>
        Effect.sync(() => {
          const own = [...work]
            .filter(([, row]) => isOpen(row) && names.includes(row["assignee"] as never))
            .filter(([, row]) => audiences.includes(row["audience"] as never))
          const dated = own
            .filter(([, { due }]) => typeof due === "string" && due <= until)
            .map(([id, row]) => ({ ...row, id }) as unknown as WorkDue)
            .toSorted((a, b) => a.due.localeCompare(b.due))
          return { tasks: dated, open: own.length }
        }),
      changes: Stream.fromPubSub(changes)
    })
  })
)
