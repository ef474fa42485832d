/** A person beside the load, whose own calls never fail: chats that fail or are blocked must not delay the bot's answers to them. */
import type { PlayedScene } from "../kit/noticeScene.ts"
import type { SentMessage } from "../server/serverState.ts"

/** Batches after a failed poll or a kill of the bot. Every chat waits then, so the person says nothing. */
const settlingBatches = 2

interface Request {
  readonly said: SentMessage
  /** Milliseconds since 1970. The date of a message has whole seconds only. */
  readonly at: number
}

export const makeBystander = async ({ api, join, millis }: Pick<PlayedScene, "api" | "join" | "millis">) => {
  const { chat, user } = await join("Bystander")
  const asked: Array<Request> = []
  let calmBatches = 0
  const seenAt = ({ said: { id } }: Request) =>
    api.calls.find(
      ({ method, params, answer }) =>
        method === "setMessageReaction" &&
        params["chat_id"] === chat.id &&
        params["message_id"] === id &&
        answer === "ok"
    )?.at ?? Number.POSITIVE_INFINITY
  const callsBetween = (from: number, until: number) =>
    api.calls.filter(({ method, at }) => method !== "getUpdates" && at >= from && at <= until).length
  return {
    chat,
    asked: asked as ReadonlyArray<Request>,
    /** Asks for a task, unless something delays all chats. */
    act: (isDisturbed: boolean) => {
      calmBatches = isDisturbed ? 0 : calmBatches + 1
      if (calmBatches > settlingBatches)
        asked.push({ said: api.send(chat, user, `Calm item ${asked.length + 1}`), at: millis() })
    },
    /** The requests that got 👀 later than `most` seconds after them, with the calls of all chats until then. */
    late: (most: number) =>
      asked.flatMap((request) => {
        const [seen, { at, said }] = [seenAt(request), request]
        if (seen - at <= most * 1000) return []
        return `${said.text}: 👀 after ${(seen - at) / 1000} s, and ${callsBetween(at - 1000, seen)} calls since a second before`
      })
  }
}
