/** Compares what a model finds in a real meeting with the lines that its people marked by hand. */
import { Effect } from "effect"
import type { AtomType } from "../../../domain/values.ts"
import type { Model } from "../../../models/model.ts"
import type { ChatMessage } from "../../../reactors/chat/message/chatMessage.ts"
import type { ExportedChat } from "./exportedChat.ts"
import { isAbout, type MarkedItem } from "../measures/isAbout.ts"
import { type ReadAtom, type Reread, reread, type Watch, windowsIn } from "../reread.ts"
import { ratio, type Scores, scoresOf } from "../measures/scores.ts"

export interface MeetingFigures {
  /** Messages that the model read. */
  readonly messages: number
  readonly windows: number
  /** Windows without an answer of the model. */
  readonly failed: number
  readonly topics: number
  readonly atoms: number
  /** Located atoms of work or decision. These are compared with the marked lines. */
  readonly worthComparing: number
  /** Lines that people marked `[ACTION]` or `[AGREED]`. */
  readonly marked: number
  /** Precision is low by nature: an unmarked statement counts as wrong, and people mark few. */
  readonly scores: Scores
  /** The texts of marked lines that were not found. */
  readonly missed: ReadonlyArray<string>
  /** The part of the quotes that are in the message they name. 0 to 1. */
  readonly located: number
  /** The model's findings and their cost. */
  readonly read: Reread
}

const work: ReadonlySet<AtomType> = new Set<AtomType>(["requirement", "problem", "blocker", "risk", "decision"])
const tag = /^\s*\[(?<tag>\p{L}+)\]\s*(?<text>.*)$/u
const truth = /^(?:action|agreed)$/iu
/** A meeting's bot, which repeats the marked lines. */
const bot = /bot$/iu

/** Hides tagged lines and the bot's messages from the model, which must find their content in the talk. */
export const meetingWithoutTags = (
  chat: ExportedChat,
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

/** Hides nothing. A marked line is found when an atom of work or decision quotes its message. */
export const meetingWithTags = (chat: ExportedChat, model: Model["Service"]): Effect.Effect<MeetingFigures> =>
  Effect.map(reread(windowsIn(chat.messages, chat.names), model), (read) =>
    figures(read, marksOf(chat), ({ quotes }, line) => quotes.some(({ message }) => message.id === line.id))
  )

export interface MeetingLine extends MarkedItem {
  readonly id: string
}

/** The lines that people marked, without the tag. */
export const marksOf = (chat: ExportedChat): ReadonlyArray<MeetingLine> =>
  chat.messages.flatMap((message) => {
    const tagged = tagOf(message)
    return tagged !== null && truth.test(tagged.tag) && !isBot(chat, message)
      ? [{ id: message.id, text: tagged.text, at: message.at }]
      : []
  })

const tagOf = ({ text }: ChatMessage) => {
  const { tag: name, text: rest } = tag.exec(text)?.groups ?? {}
  return name === undefined || rest === undefined ? null : { tag: name, text: rest }
}

const isBot = ({ names }: ExportedChat, { author }: ChatMessage) =>
  (names.get(author) ?? []).some((name) => bot.test(name))

const figures = (
  read: Reread,
  lines: ReadonlyArray<MeetingLine>,
  matches: (atom: ReadAtom, line: MeetingLine) => boolean
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
