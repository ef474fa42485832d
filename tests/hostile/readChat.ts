/** Reads messages as the pipeline does: noise, conversations, windows, and the built-in model's answer to each window. */
import { Effect } from "effect"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { extractionOf, saidInWindow } from "../../models/kit/questions.ts"
import { locateAll } from "../../reactors/grounding/evidence.ts"
import { lettersOf } from "../../reactors/grounding/letters.ts"
import { noiseOf } from "../../reactors/chat/noise/noise.ts"
import type { ChatMessage } from "../../reactors/chat/message/chatMessage.ts"
import { actorOf } from "../../reactors/kit/sampleChat.ts"
import { threadsOf } from "../../reactors/chat/threads/threads.ts"
import { cutText, windowsOf } from "../../reactors/chat/windows.ts"

const mostOfMessage = 12_000
const names = new Map([[actorOf("ann00000"), ["Ann", "ann"]]])

/** `found` has for each atom its claimed evidence and its located quotes. */
export const readChat = (messages: ReadonlyArray<ChatMessage>) => {
  const noise = messages.map((message, i) => noiseOf(message, i === 0 ? {} : { previous: messages[i - 1] ?? message }))
  const windows = windowsOf(threadsOf(messages, { names }))
  const found = windows.flatMap((window) => {
    const letters = lettersOf(window.messages.map(({ author }) => author))
    const { answer } = Effect.runSync(
      builtinModel.extract(
        extractionOf(
          window.messages.map(({ author, text, at }) =>
            saidInWindow(cutText(text, mostOfMessage), { author: letters.get(author) ?? "A", at })
          )
        )
      )
    )
    return answer.atoms.map(({ evidence }) => ({ claimed: evidence, quotes: locateAll(evidence, window.messages) }))
  })
  return { noise, windows, found }
}
