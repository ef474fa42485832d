/** What a model makes of a real meeting, against what the people in it marked by hand. */
import { Effect } from "effect"
import type { AtomType } from "../../domain/values.ts"
import type { Model } from "../../models/model.ts"
import type { ReadingMessage } from "../../reactors/chat/message/chatMessage.ts"
import type { Chat } from "./exportedChat.ts"
import { isAbout, type Marked } from "./matching.ts"
import { type ReadAtom, type Reread, reread, type Watch, windowsIn } from "./reread.ts"
import { ratio, type Scores, scoresOf } from "./scores.ts"

export interface MeetingFigures {
  /** Messages that the model read. */
  readonly messages: number
  readonly windows: number
  /** Windows that the model gave no answer to. */
  readonly failed: number
  readonly topics: number
  readonly atoms: number
  /** Those that were located, and call for work or decide something: what the lines of people are compared with. */
  readonly worthComparing: number
  /** Lines that people marked `[ACTION]` or `[AGREED]`. */
  readonly marked: number
  /** Precision counts what the people did not mark as wrong, be it ever so true: they marked little. */
  readonly scores: Scores
  /** Marked lines that were not found, as they were written. */
  readonly missed: ReadonlyArray<string>
  /** Quotes that stand in the message they name, of all quotes. 1 is all. */
  readonly located: number
  /** What the model found, and what that cost. */
  readonly read: Reread
}

const work: ReadonlySet<AtomType> = new Set<AtomType>(["requirement", "problem", "blocker", "risk", "decision"])
const tag = /^\s*\[(?<tag>\p{L}+)\]\s*(?<text>.*)$/u
const truth = /^(?:action|agreed)$/iu
/** A meeting's bot, which says again what people mark. */
const bot = /bot$/iu

/** Every line that begins with a tag, and all that a bot says, is kept from the model; the model must find it in the talk. */
export const meetingWithoutTags = (
  chat: Chat,
  model: Model["Service"],
  watch?: Watch
): Effect.Effect<MeetingFigures> => {
  const said = chat.messages.filter((message) => !isBot(chat, message) && tagOf(message) === null)
  return Effect.map(reread(windowsIn(said, chat.names), model, watch), (read) =>
    figures(read, marksOf(chat), ({ atom, quotes }, line) =>
      isAbout(
        {
          texts: [atom.text, ...quotes.map(({ quote }) => quote)],
          times: quotes.map(({ message }) => message.at)
        },
        line
      )
    )
  )
}

/** Nothing is kept from the model: it finds a marked line when an atom of work or decision quotes that very message. */
export const meetingWithTags = (chat: Chat, model: Model["Service"]): Effect.Effect<MeetingFigures> =>
  Effect.map(reread(windowsIn(chat.messages, chat.names), model), (read) =>
    figures(read, marksOf(chat), ({ quotes }, line) => quotes.some(({ message }) => message.id === line.id))
  )

export interface Line extends Marked {
  readonly id: string
}

/** The lines that people marked, as they meant them, without the mark. */
export const marksOf = (chat: Chat): ReadonlyArray<Line> =>
  chat.messages.flatMap((message) => {
    const tagged = tagOf(message)
    return tagged !== null && truth.test(tagged.tag) && !isBot(chat, message)
      ? [{ id: message.id, text: tagged.text, at: message.at }]
      : []
  })

const tagOf = ({ text }: ReadingMessage) => {
  const { tag: name, text: rest } = tag.exec(text)?.groups ?? {}
  return name === undefined || rest === undefined ? null : { tag: name, text: rest }
}

const isBot = ({ names }: Chat, { author }: ReadingMessage) => (names.get(author) ?? []).some((name) => bot.test(name))

const figures = (
  read: Reread,
  lines: ReadonlyArray<Line>,
  matches: (atom: ReadAtom, line: Line) => boolean
): MeetingFigures => {
  const compared = read.atoms.filter(({ atom }) => work.has(atom.type))
  const missed = lines.filter((line) => !compared.some((atom) => matches(atom, line)))
  const { claimed, located } = read.quotes
  return {
    messages: read.messages,
    windows: read.windows,
    failed: read.failed,
    topics: read.topics,
    atoms: read.atoms.length + read.unlocated,
    worthComparing: compared.length,
    marked: lines.length,
    scores: scoresOf({
      found: compared.length,
      rightOfFound: compared.filter((atom) => lines.some((line) => matches(atom, line))).length,
      true: lines.length,
      rightOfTrue: lines.length - missed.length
    }),
    missed: missed.map(({ text }) => text),
    located: claimed === 0 ? 1 : ratio(located, claimed),
    read
  }
}
