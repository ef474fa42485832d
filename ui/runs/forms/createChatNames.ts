/** Names the chats of the form with the numbers of their messages in the chosen days. */
import { createMemo } from "solid-js"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { dayBegins, dayEnds } from "../../parts/days.ts"
import { createFetched } from "../../sync/fetched.ts"
import type { NewExtraction } from "../../sync/rest/knowledgeApi.ts"
import { chatWords as words } from "../../words/words.ts"

/** The first and the last day. An empty text is an open end. */
export interface Days {
  readonly from: string
  readonly to: string
}
export type CountedSpan = Pick<NewExtraction, "from" | "to">

export const spanOfDays = ({ from, to }: Days): CountedSpan => ({
  ...(from === "" ? {} : { from: dayBegins(from) }),
  ...(to === "" ? {} : { to: dayEnds(to) })
})

/** Returns the name of a chat: its title alone until the numbers of the days have arrived. */
export const createChatNames = (chatsIn: (span: CountedSpan) => Promise<ReadonlyArray<ChatRow>>, days: () => Days) => {
  const chosen = createMemo<Days | null>(
    () => {
      const { from, to } = days()
      return from === "" && to === "" ? null : { from, to }
    },
    null,
    { equals: (one, other) => one?.from === other?.from && one?.to === other?.to }
  )
  const counted = createFetched(chosen, (these) => chatsIn(spanOfDays(these)))
  return (row: ChatRow): string => {
    if (chosen() === null) return nameWith(row)
    const found = counted.value()
    const inDays = found?.about === chosen() ? found?.answer.find(({ id }) => id === row.id) : undefined
    return inDays === undefined ? row.title : nameWith(inDays)
  }
}

const nameWith = ({ title, messages, unread }: ChatRow) =>
  [title, words.count("messagesCount", messages), words.t("unprocessed", { n: words.number(unread) })].join(" · ")
