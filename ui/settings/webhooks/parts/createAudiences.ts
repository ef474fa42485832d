/** The readers that a webhook may have, and their names. A person may choose only readers that they belong to. */
import type { ChatRow } from "../../../../gateways/contract/knowledge.ts"
import { useLive } from "../../../sync/live.tsx"
import { teamApi } from "../../../sync/rest/teamApi.ts"
import { webhookWords as words } from "../../../words/words.ts"
import { createLoaded } from "../../parts/createLoaded.ts"

export const createAudiences = () => {
  const live = useLive()
  const chats = createLoaded<ReadonlyArray<ChatRow>>(teamApi.chats)
  const { actor } = live.session
  const nameOf = (audience: string): string => {
    if (audience === "team") return words.t("hooks.team")
    if (audience === actor) return words.t("hooks.onlyMe")
    const chat = chats.value()?.find(({ id }) => `chat:${id}` === audience)
    if (chat !== undefined) return words.t("hooks.chat", { name: chat.title })
    return live.people[audience]?.name ?? words.t("hooks.otherReaders")
  }
  return {
    nameOf,
    /** The team first, then the chats that are bound, then the person alone. */
    choices: () => {
      const bound = (chats.value() ?? []).filter(({ state }) => state === "bound")
      return ["team", ...bound.map(({ id }) => `chat:${id}`), actor].map((id) => ({ id, name: nameOf(id) }))
    }
  }
}
export type HookAudiences = ReturnType<typeof createAudiences>
