/** A person beside the load, whose own calls never fail: chats that fail or are blocked must not delay the bot's answers to them. */
import type { PlayedScene } from "../kit/noticeScene.ts"
import type { SentMessage } from "../server/serverState.ts"

/** Batches after a failed poll or a kill of the bot. Every chat waits then, so the person says nothing. */
const settlingBatches = 2

export const makeBystander = async ({ api, join }: Pick<PlayedScene, "api" | "join">) => {
  const { chat, user } = await join("Bystander")
  const asked: Array<SentMessage> = []
  let calmBatches = 0
  const secondsUntilSeen = ({ id, date }: SentMessage) => {
    const seen = api.calls.find(
      ({ method, params, answer }) =>
        method === "setMessageReaction" &&
        params["chat_id"] === chat.id &&
        params["message_id"] === id &&
        answer === "ok"
    )
    return seen === undefined ? Number.POSITIVE_INFINITY : seen.at / 1000 - date
  }
  return {
    chat,
    asked: asked as ReadonlyArray<SentMessage>,
    /** Asks for a task, unless something delays all chats. */
    act: (isDisturbed: boolean) => {
      calmBatches = isDisturbed ? 0 : calmBatches + 1
      if (calmBatches > settlingBatches) asked.push(api.send(chat, user, `Calm item ${asked.length + 1}`))
    },
    /** Seconds from each request to its 👀. */
    waits: () => asked.map(secondsUntilSeen)
  }
}
