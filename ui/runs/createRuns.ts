/** Every extraction and run, newest first, with what the page shows about it. */
import { createMemo } from "solid-js"
import type { ChatRow } from "../../gateways/contract/knowledge.ts"
import { createNow } from "../parts/createNow.ts"
import { compare } from "../review/queue/order.ts"
import { needsDecision } from "../review/queue/queue.ts"
import { createFetched } from "../sync/fetched.ts"
import type { Live } from "../sync/live.tsx"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { chatWords as words } from "../words/words.ts"
import { atWork, isRun, progressOf, type Work } from "./progress/progress.ts"

/** Milliseconds between two updates of elapsed times. */
const clockMillis = 1000

export const createRuns = ({
  views: { extractions, runs, proposals, topics },
  ticks
}: Pick<Live, "views" | "ticks">) => {
  const now = createNow(clockMillis)
  const fetched = createFetched(
    () => extractions.all().filter(({ status }) => status === "completed").length,
    () => knowledgeApi.chats()
  )
  const chats = (): ReadonlyArray<ChatRow> => fetched.value()?.answer.items ?? []
  const ids = createMemo(
    (): ReadonlyArray<string> =>
      [
        ...extractions.all().map(({ id, requestedAt, status }) => ({ id, at: requestedAt, first: atWork({ status }) })),
        ...runs.all().map(({ id, createdAt, status }) => ({ id, at: createdAt, first: isOpen(status) }))
      ]
        .toSorted((a, b) => Number(b.first) - Number(a.first) || compare(b.at, a.at))
        .map(({ id }) => id),
    [],
    { equals: isSameList }
  )
  /** Undecided proposals, by the work that made them. */
  const waiting = createMemo(() => {
    const undecided = proposals.all().filter((row) => row.status === "snoozed" || needsDecision(row, now()))
    return Map.groupBy(undecided, ({ origin }): string => origin.id)
  })
  const rowOf = (id: string): Work | undefined => extractions.shown(id) ?? runs.shown(id)
  const waitingOf = (id: string) => waiting().get(id)?.length ?? 0
  return {
    now,
    chats,
    ids,
    rowOf,
    waitingOf,
    titleOf: (row: Work) => titleOf(row, chats()),
    byOf,
    /** The names of its topics; empty for all of them. */
    topicsOf: (row: Work) => (isRun(row) ? row.topics.flatMap((id) => topics.shown(id)?.name ?? []) : []),
    factOf: (row: Work) => {
      if (!atWork(row)) return endedFact(row, waitingOf(row.id))
      const { share, left } = progressOf(row, ticks[row.id], now())
      return [
        share === null ? words.t("counting") : words.share(share),
        ...(left === null ? [] : [words.t("timeLeft", { time: words.lasting(left) })])
      ].join(", ")
    },
    /** The fact beside the title of the page. */
    fact: () => {
      const n = ids().filter((id) => atWork(rowOf(id) ?? idle)).length
      return n === 0 ? undefined : words.t("atWorkCount", { n: words.number(n) })
    }
  }
}
export type Runs = ReturnType<typeof createRuns>

const idle = { status: "closed" } as const
const isOpen = (status: Work["status"]) => status === "created" || atWork({ status })
const isSameList = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) =>
  a.length === b.length && a.every((id, i) => id === b[i])

const endedFact = (row: Work, waiting: number) => {
  const at = row.endedAt ?? row.updatedAt
  return [
    `${words.day(at)} ${words.time(at)}`,
    ...(row.status === "created" || row.status === "cancelled" ? [words.value("runStatus", row.status)] : []),
    ...(row.failedParts > 0 ? [words.count("failedParts", row.failedParts)] : []),
    ...(waiting > 0
      ? [words.t("waitingCount", { n: words.number(waiting) })]
      : [words.count("proposals", row.proposals)])
  ].join(", ")
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
const byOf = (row: Work) => (isRun(row) ? row.createdBy : row.requestedBy)
