/** The board as it was at a moment of the address: its tasks, read page by page, and the steps to other moments. */
import { useSearchParams } from "@solidjs/router"
import { createEffect, createMemo } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import type { TasksPage } from "../../tasks/createTasksPage.ts"
import { groupKeys } from "../../tasks/groups/grouping.ts"
import { localDay } from "../../parts/days.ts"
import { pastColumns } from "./columns.ts"
import { useClock } from "../../parts/clock.ts"
import { createPages } from "../../parts/paged/createPages.ts"
import { api } from "../../sync/rest/api.ts"
import { indexOfMoment, momentOfAddress, movedBy, trackMoments } from "./moments.ts"

/** The tasks that are read before a person asks for older ones. */
const mostAtOnce = 1_000

/** @param shown the board, whose filter and groups are those of the past too */
export const createPast = ({ listed, by, rows: named, live }: TasksPage) => {
  const [params, setParams] = useSearchParams<{ readonly asOf: string }>()
  const clock = useClock()
  const now = () => new Date(clock())
  /** Null is the present. */
  const at = createMemo(() => momentOfAddress(params.asOf, now()))
  const pages = createPages<string, TaskRow, string>(at, (moment, cursor) => api.tasksAsOf(moment, cursor))
  createEffect(() => {
    const shown = pages.shown()
    if (shown !== null && shown.next !== null && shown.items.length < mostAtOnce) pages.earlier()
  })
  const rows = (): ReadonlyArray<TaskRow> => pages.shown()?.items ?? []
  const columns = createMemo(() => {
    const { people, topics } = named()
    const ids = { people: people.map(({ id }) => id), topics: topics.map(({ id }) => id) }
    const then = new Date(at() ?? clock())
    const context = { me: live.session.actor, now: then, day: localDay(then) }
    return pastColumns(rows(), by(), groupKeys(by(), ids, "board"), listed.filter(), context)
  })
  const go = (moment: string | null) => setParams({ asOf: moment ?? undefined }, { scroll: false })
  return {
    at,
    columns,
    /** The tasks of the moment that have been read, and those of them that are shown. */
    counts: () => ({
      all: rows().length,
      shown: new Set(columns().flatMap((column) => column.rows.map(({ id }) => id))).size
    }),
    loading: pages.loading,
    failed: pages.failed,
    again: pages.again,
    /** Reads the older tasks; null when all are read. */
    more: () => ((pages.shown()?.next ?? null) === null ? null : pages.earlier),
    index: () => indexOfMoment(at(), now()),
    moments: () => trackMoments(now()),
    go,
    by: (days: number) => go(movedBy(at(), days, now()))
  }
}
export type Past = ReturnType<typeof createPast>
