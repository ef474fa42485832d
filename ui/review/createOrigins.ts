/** The names of the origins of proposals. */
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import type { Live } from "../sync/live.tsx"
import { chatWords as words } from "../words/words.ts"

export const createOrigins = ({ runs, extractions }: Pick<Live["views"], "runs" | "extractions">) => {
  const chats = createFetched(
    () => true,
    () => knowledgeApi.chats()
  )
  const titleOfChat = (id: string | null) => chats.value()?.answer.items.find((chat) => chat.id === id)?.title ?? null
  return {
    titleOfChat,
    nameOf: (origin: ProposalRow["origin"]): string => {
      if (origin.is === "run") return words.t("tasksFrom", { run: runs.rows[origin.id]?.name ?? "" })
      const extraction = extractions.rows[origin.id]
      const chat = extraction === undefined ? null : titleOfChat(extraction.chat)
      if (chat !== null) return words.t("knowledgeFrom", { chat })
      return words.t("knowledgeFound", { day: words.day(extraction?.requestedAt ?? new Date().toISOString()) })
    }
  }
}
