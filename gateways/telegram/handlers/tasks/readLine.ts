/** Reads the one-line syntax of a request: `Fix login @ann p1 #topic fri 18:00`. */
import { Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { type ActorId, personActor, type PersonId } from "../../../../domain/ids.ts"
import { type Nameable, unclearNamesIn } from "../../../../domain/task/title/tokens.ts"
import { type TitleValues, titleParts, titleValues, withoutTokens } from "../../../../domain/task/title/titleParts.ts"
import { DueDates } from "../../../modelPorts.ts"
import { forwardOriginOf } from "../../content/forwarded.ts"
import type { TelegramMessage } from "../../inbox/update.ts"
import { Chats } from "../../people/chats.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import { firstLineOf } from "../messages/titleAndRest.ts"

/** The values that the words name, and the first line without them. A line that names no value is the title as it is. */
export const readLine = Effect.fnUntraced(function* (message: TelegramMessage, requester: PersonId, words: string) {
  const line = firstLineOf(words)
  const names = yield* namesFor(requester, line)
  const due = yield* dueIn(message, requester, withoutTokens(line, names))
  const isUnclear = unclearNamesIn(line, names).some(({ field }) => field === "assignee")
  return { line, isUnclear, ...titleValues(line, titleParts(line, { names, due, kept: [] })) } satisfies LineRead
})

/** The time of the message counts, so that a redelivery and an edit read the same date. */
const dueIn = Effect.fnUntraced(function* (message: TelegramMessage, requester: PersonId, text: string) {
  const { inTitle } = yield* DueDates
  const at = new Date(message.date * 1000).toISOString()
  // Most lines have no date, and the zone costs a read of the log for each member.
  if (inTitle(text, { at, zone: "UTC" }) === null) return null
  const zone = yield* (yield* TeamDirectory).zoneOf(personActor(requester), yield* membersIn(message))
  return inTitle(text, { at, zone })
})

export type LineRead = TitleValues & {
  /** The first line as it was written. */
  readonly line: string
  /** Several people have the name that the line mentions, and none is assigned. */
  readonly isUnclear: boolean
}

/** True for the requester's own words. Words of others name no fields: they were not written to the bot. */
export const isOwnLine = (message: TelegramMessage, source: { readonly message_id: number }): boolean =>
  source.message_id === message.message_id && forwardOriginOf(message.forward_origin) === null

/** The read models are asked only for a line with a sign, so that another line does not wait for them. */
const namesFor = Effect.fnUntraced(function* (requester: PersonId, line: string) {
  const { people, topics } = yield* TeamDirectory
  const actor = personActor(requester)
  const audiences = (yield* Principals).audiencesOf(actor)
  return {
    people: line.includes("@") ? yield* people(audiences) : [],
    topics: line.includes("#") ? yield* topics(audiences) : [],
    me: actor
  } satisfies Nameable
})

/** The known members of a group. */
export const membersIn = Effect.fnUntraced(function* ({ chat }: TelegramMessage) {
  if (chat.type === "private") return []
  const state = yield* (yield* Chats).stateOf(chat.id)
  return state.is === "bound" ? state.members.map((person): ActorId => personActor(person)) : []
})
