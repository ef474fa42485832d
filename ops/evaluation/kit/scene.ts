/** For tests: messages of a short talk, and models with fixed answers. */
import { Effect } from "effect"
import { ActorId, MessageId } from "../../../domain/ids.ts"
import { type Audience, team } from "../../../domain/values.ts"
import { builtinModel } from "../../../models/builtin/builtinModel.ts"
import { type ExtractedAtom, openItem } from "../../../models/distillation.ts"
import type { Model } from "../../../models/model.ts"
import { ModelFailed } from "../../../models/modelFailed.ts"
import type { ChatMessage } from "../../../reactors/chat/message/chatMessage.ts"

/** The nth message, a minute after the one before. */
export const saidMessage = (n: number, text: string, audience: Audience = team): ChatMessage => ({
  id: MessageId.make(`message${n}`),
  author: ActorId.make("person:ada00000"),
  text,
  at: new Date(Date.UTC(2026, 10, 24, 9, n)).toISOString(),
  replyTo: null,
  thread: null,
  chat: null,
  audience
})

export const knownAtom = (text: string, message: number, quote: string): ExtractedAtom => ({
  type: "decision",
  text,
  topic: null,
  evidence: [{ message, quote }],
  tags: [],
  score: 1,
  ...openItem
})

/** A model that answers by the texts it gets. Each call costs 10 and 5 tokens. */
export const answering = (
  answer: (texts: ReadonlyArray<string>) => ReadonlyArray<ExtractedAtom>
): Model["Service"] => ({
  ...builtinModel,
  extract: (input) =>
    Effect.map(builtinModel.extract(input), ({ record }) => ({
      answer: { topics: [], atoms: answer(input.messages.map(({ text }) => text)) },
      record: { ...record, promptTokens: 10, outputTokens: 5 }
    }))
})

/** A model that refuses a window of more than `most` messages as too long. */
export const readingAtMost = (most: number, model: Model["Service"]): Model["Service"] => ({
  ...model,
  extract: (input) =>
    input.messages.length > most
      ? Effect.fail(new ModelFailed({ provider: "test", reason: "too-long", detail: "too long" }))
      : model.extract(input)
})
