/** Every extraction and run, newest first, with the data of its line. */
import { createMemo } from "solid-js"
import type { ChatRow } from "../../gateways/contract/knowledge.ts"
import { compare } from "../review/queue/order.ts"
import { needsDecision } from "../review/queue/queue.ts"
import type { Live } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { openRunOf } from "./start/openRun.ts"
import { isRun, type Work } from "./progress/progress.ts"

/** @param now milliseconds */
export const createRuns = (
  { extractions, runs, proposals }: Pick<Live["views"], "extractions" | "runs" | "proposals">,
  chats: () => ReadonlyArray<ChatRow>,
  now: () => number
) => {
  const ids = createMemo((): ReadonlyArray<string> =>
    [
      ...extractions.all().map(({ id, requestedAt }) => ({ id, at: requestedAt })),
      ...runs.all().map(({ id, createdAt }) => ({ id, at: createdAt }))
    ]
      .toSorted((a, b) => compare(b.at, a.at))
      .map(({ id }) => id)
  )
  /** Undecided proposals, by the work that made them. */
  const waiting = createMemo(() => {
    const undecided = proposals.all().filter((row) => row.status === "snoozed" || needsDecision(row, now()))
    return Map.groupBy(undecided, ({ origin }): string => origin.id)
  })
  return {
    ids,
    rowOf: (id: string): Work | undefined => extractions.shown(id) ?? runs.shown(id),
    waitingOf: (id: string) => waiting().get(id)?.length ?? 0,
    titleOf: (row: Work) => titleOf(row, chats()),
    /** The name of the run that is open. At most one run is open. */
    open: () => openRunOf(runs.all())?.name ?? null
  }
}

/** A run has a name. An extraction is named by its chat and days. */
const titleOf = (row: Work, chats: ReadonlyArray<ChatRow>): string => {
  if (isRun(row)) return row.name
  const chat = row.chat === null ? words.t("everyChat") : titleOfChat(row.chat, chats)
  if (row.from === null && row.to === null) return chat
  const days = [row.from, row.to].map((at) => (at === null ? "…" : words.day(at)))
  return `${chat}, ${days.join(" – ")}`
}
const titleOfChat = (chat: string, chats: ReadonlyArray<ChatRow>) =>
  chats.find(({ id }) => id === chat)?.title ?? words.t("chat")

/** The person who started it. */
export const byOf = (row: Work) => (isRun(row) ? row.createdBy : row.requestedBy)
