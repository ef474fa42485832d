/** Reads messages as the pipeline does: noise, conversations, windows, and the built-in model's answer to each window. */
import { Effect } from "effect"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { locateAll } from "../../reactors/grounding/evidence.ts"
import { noiseOf } from "../../reactors/chat/noise/noise.ts"
import type { ChatMessage } from "../../reactors/chat/message/chatMessage.ts"
import { actorOf } from "../../reactors/kit/sampleChat.ts"
import { threadsOf } from "../../reactors/chat/threads/threads.ts"
import { windowsOf } from "../../reactors/chat/windows.ts"
import { mostOfMessage, noContext, questionOf } from "../../reactors/extract/question.ts"

const names = new Map([[actorOf("ann00000"), ["Ann", "ann"]]])

/** `found` has for each atom its claimed evidence and its located quotes. */
export const readChat = (messages: ReadonlyArray<ChatMessage>) => {
  const noise = messages.map((message, i) => noiseOf(message, i === 0 ? {} : { previous: messages[i - 1] ?? message }))
  const windows = windowsOf(threadsOf(messages, { names }))
  const found = windows.flatMap((window) => {
    const { answer } = Effect.runSync(builtinModel.extract(questionOf(window, { ...noContext, names }, mostOfMessage)))
    return answer.atoms.map(({ evidence }) => ({ claimed: evidence, quotes: locateAll(evidence, window.messages) }))
  })
  return { noise, windows, found }
}
