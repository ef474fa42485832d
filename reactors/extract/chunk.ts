/** Reads one chunk of messages: separates noise, finds the conversations, and packs them into windows. Pure. */
import type { ActorId } from "../../domain/ids.ts"
import { mapInSlices, type Sliced } from "../../models/slices/slices.ts"
import { chatAndAudience, type ChatMessage } from "../chat/message/chatMessage.ts"
import { noiseOf } from "../chat/noise/noise.ts"
import { type Thread, threadsInSlices } from "../chat/threads/threads.ts"
import { type Window, windowsOf } from "../chat/windows.ts"

type Names = ReadonlyMap<ActorId, ReadonlyArray<string>>

/** Separates the ids of messages to read from noise, which has its score and factors. A slice for each message. */
export function* siftInSlices(messages: ReadonlyArray<ChatMessage>) {
  const before = new Map<string, ChatMessage>()
  const weighed = yield* mapInSlices(messages, (message) => {
    const previous = before.get(chatAndAudience(message))
    before.set(chatAndAudience(message), message)
    if (message.bot === true) return { message, ...ofBot }
    return { message, ...noiseOf(message, previous === undefined ? {} : { previous }) }
  })
  return {
    kept: new Set(weighed.filter(({ noise }) => !noise).map(({ message }) => message.id)),
    noise: weighed
      .filter(({ noise }) => noise)
      .map(({ message, score, factors }) => ({ message: message.id, score, factors }))
  }
}

/** A message of a bot proves nothing, so it is skipped. It is shown as context. */
const ofBot = { noise: true, score: 1, factors: { bot: 1 } } as const

/**
 * The windows of a chunk. Noise is no evidence, but it helps to find the conversations and is shown as context.
 *
 * @param before the last messages of each chat before the chunk, in the order of time
 */
export function* windowsInSlices(
  messages: ReadonlyArray<ChatMessage>,
  names: Names,
  kept: ReadonlySet<string>,
  before: ReadonlyArray<ChatMessage> = []
): Sliced<ReadonlyArray<Window>> {
  const found = yield* threadsInPlaces(messages, names)
  const threads = found.map((thread) => ({ messages: thread.messages.filter(({ id }) => kept.has(id)) }))
  const skipped = messages.filter(({ id }) => !kept.has(id))
  return windowsOf(
    threads.filter((thread) => thread.messages.length > 0),
    { skipped, before }
  )
}

function* threadsInPlaces(messages: ReadonlyArray<ChatMessage>, names: Names): Sliced<ReadonlyArray<Thread>> {
  const found: Array<ReadonlyArray<Thread>> = []
  for (const place of Map.groupBy(messages, chatAndAudience).values()) found.push(yield* threadsInSlices(place, names))
  return found.flat()
}
