/** Reads a chat with a model outside of an extraction: its atoms, their located quotes and the cost. Nothing is stored. */
import { Clock, Effect, Result } from "effect"
import type { ExtractedAtom } from "../../models/distillation.ts"
import { locate } from "../../models/language/locate.ts"
import type { Model } from "../../models/model.ts"
import { allAtOnce } from "../../models/slices/slices.ts"
import { chunkEnd } from "../../reactors/chat/message/chunks.ts"
import type { ChatMessage } from "../../reactors/chat/message/chatMessage.ts"
import type { Names } from "../../reactors/chat/threads/threads.ts"
import { siftInSlices, windowsInSlices } from "../../reactors/extract/chunk.ts"
import { type KnowledgeDraft, makeDrafting } from "./drafting.ts"
import { messagesToRead, mostBefore, splitWindow, type Window, withoutContext } from "../../reactors/chat/windows.ts"
import { type Context, mostOfMessage, noContext, questionOf } from "../../reactors/extract/question.ts"

/** An atom with its located quotes, at least one. */
export interface ReadAtom {
  readonly atom: ExtractedAtom
  readonly quotes: ReadonlyArray<{ readonly message: ChatMessage; readonly quote: string }>
}

export interface Reread {
  readonly messages: number
  readonly windows: number
  /** Windows, or halves of them, without an answer of the model. */
  readonly failed: number
  readonly topics: number
  readonly atoms: ReadonlyArray<ReadAtom>
  /** The proposals that an extraction would make of the answers. */
  readonly drafts: ReadonlyArray<KnowledgeDraft>
  /** Atoms without a located quote. They are dropped, as in an extraction. */
  readonly unlocated: number
  /** All quotes, and those found in the message they name. */
  readonly quotes: { readonly claimed: number; readonly located: number }
  /** `calls` counts failed ones too. `millis` is the time from the first to the last. */
  readonly cost: {
    readonly calls: number
    readonly promptTokens: number
    readonly outputTokens: number
    readonly millis: number
  }
}

/** Called at the beginning and after each window. */
export type Watch = (done: number, of: number) => Effect.Effect<void>

/** The windows that an extraction would read. @param messages of one chat and audience, in order of time */
export const windowsIn = (messages: ReadonlyArray<ChatMessage>, names: Names): ReadonlyArray<Window> =>
  chunksOf(messages).flatMap((chunk) => {
    const { kept } = allAtOnce(siftInSlices(chunk))
    const [first] = chunk
    const before = messages.slice(0, first === undefined ? 0 : messages.indexOf(first)).slice(-mostBefore)
    return allAtOnce(windowsInSlices(chunk, names, kept, before))
  })

/**
 * The model gets no known atoms and no decisions, because they contain the answer. A window that is too long for it is
 * read in halves.
 *
 * @param context the names of people, the chat and its zone
 */
export const reread = Effect.fnUntraced(function* (
  windows: ReadonlyArray<Window>,
  model: Model["Service"],
  watch: Watch = () => Effect.void,
  context: Context = noContext
) {
  const began = yield* Clock.currentTimeMillis
  const atoms: Array<ReadAtom> = []
  const drafts: Array<KnowledgeDraft> = []
  const drafting = makeDrafting(context)
  const quotes = { claimed: 0, located: 0 }
  const counts = { failed: 0, topics: 0, unlocated: 0, calls: 0, promptTokens: 0, outputTokens: 0 }
  yield* watch(0, windows.length)
  for (const [i, whole] of windows.entries()) {
    const waiting = [whole]
    for (let window = waiting.pop(); window !== undefined; window = waiting.pop()) {
      counts.calls++
      const answered = yield* Effect.result(model.extract(questionOf(window, context, mostOfMessage)))
      if (Result.isFailure(answered)) {
        const smaller = answered.failure.reason === "too-long" ? smallerThan(window) : []
        if (smaller.length === 0) counts.failed++
        waiting.push(...smaller.toReversed())
        continue
      }
      const { answer, record } = answered.success
      counts.topics += answer.topics.length
      counts.promptTokens += record.promptTokens
      counts.outputTokens += record.outputTokens
      for (const atom of answer.atoms) {
        const proven = locatedOf(atom, window.messages)
        quotes.claimed += atom.evidence.length
        quotes.located += proven.length
        if (proven.length === 0) counts.unlocated++
        else atoms.push({ atom, quotes: proven })
      }
      drafts.push(...drafting(window, answer))
    }
    yield* watch(i + 1, windows.length)
  }
  const { failed, topics, unlocated, ...spent } = counts
  const millis = (yield* Clock.currentTimeMillis) - began
  return {
    messages: windows.reduce((sum, window) => sum + messagesToRead(window).length, 0),
    windows: windows.length,
    failed,
    topics,
    atoms,
    drafts,
    unlocated,
    quotes,
    cost: { ...spent, millis }
  } satisfies Reread
})

const smallerThan = (window: Window): ReadonlyArray<Window> =>
  splitWindow(window) ?? [withoutContext(window) ?? []].flat()

const chunksOf = (messages: ReadonlyArray<ChatMessage>): ReadonlyArray<ReadonlyArray<ChatMessage>> => {
  const chunks: Array<ReadonlyArray<ChatMessage>> = []
  for (let rest = messages; rest.length > 0; rest = rest.slice(chunks.at(-1)?.length)) {
    chunks.push(rest.slice(0, chunkEnd(rest)))
  }
  return chunks
}

const locatedOf = (atom: ExtractedAtom, messages: ReadonlyArray<ChatMessage>): ReadAtom["quotes"] =>
  atom.evidence.flatMap(({ message: place, quote }) => {
    const message = messages[place]
    return message === undefined || locate(message.text, quote) === null ? [] : [{ message, quote }]
  })
