/** A short chat, and what the built-in model says of the item that its first message states. */
import type { AtomType } from "../../domain/values.ts"
import { fatesInSlices } from "../builtin/extract/status/status.ts"
import type { WindowMessage } from "../distillation.ts"
import { allAtOnce } from "../slices/slices.ts"

/** Every author of `shortChat`. */
export const chatAuthors = ["Mira", "Dan", "Оксана", "Тарас", "Глеб", "Нина"]

/**
 * @param lines `author: text`, one minute apart
 * @param replyTo the message that the last one answers
 */
export const shortChat = (lines: ReadonlyArray<string>, replyTo: number | null = null): ReadonlyArray<WindowMessage> =>
  lines.map((line, i) => {
    const author = line.slice(0, line.indexOf(":"))
    return {
      author,
      text: line.slice(author.length + 2),
      at: `2026-11-24T09:${String(i).padStart(2, "0")}:00Z`,
      replyTo: i === lines.length - 1 ? replyTo : null,
      context: false,
      from: chatAuthors.indexOf(author)
    }
  })

/** The fate of the item that the first message states. */
export const fateOf = (
  type: AtomType,
  owner: string | null,
  lines: ReadonlyArray<string>,
  replyTo: number | null = null
) => {
  const messages = shortChat(lines, replyTo)
  const text = messages[0]?.text ?? ""
  const item = {
    type,
    text,
    evidence: [{ message: 0, quote: text }],
    owner: owner === null ? null : chatAuthors.indexOf(owner)
  }
  return allAtOnce(fatesInSlices({ messages }, [item]))[0]
}
