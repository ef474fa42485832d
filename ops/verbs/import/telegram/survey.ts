/** The first reading of an export: its chats, their people, and the counts of what can be stored. It keeps no message. */
import { lineFrom } from "../../../../domain/text/fit.ts"
import { LossCount } from "../source/losses.ts"
import { BrokenExport, type FoundChat } from "../source/source.ts"
import { isRaw } from "../../../../gateways/telegram/content/fields.ts"
import { digitsIn } from "./fields.ts"
import { type Part, type TakeApart } from "./parts.ts"
import { readMessage } from "./rawMessage.ts"

/** A chat of the file, and the facts about its people that the second reading needs. */
export interface SurveyedChat extends FoundChat {
  /** The senders by name; null for a name that several senders have. */
  readonly senders: ReadonlyMap<string, string | null>
  /** Senders whose messages have buttons, which only bots can send. */
  readonly bots: ReadonlySet<string>
}

interface Draft {
  readonly fields: Map<string, string>
  readonly senders: Map<string, string | null>
  readonly bots: Set<string>
  readonly losses: LossCount
  /** Messages of any kind. */
  seen: number
  messages: number
}

/** The facts about people are bounded: further senders of the file have no names for forwarded words. */
const mostSenders = 200_000
/** An account with more chats is exported in parts. */
const mostChats = 10_000
const tooMany = `the file has more than ${mostChats} chats: export some of them. Nothing was stored.`
const longestTitle = 300

/** `noChat`: the sentence for a file without a chat. */
export const makeSurvey = (takeApart: TakeApart, noChat: string) => {
  const drafts = new Map<string, Draft>()
  const people: People = { names: 0, bots: 0 }
  const draftOf = (place: string) => {
    const known = drafts.get(place)
    if (known !== undefined) return known
    if (drafts.size >= mostChats) throw new BrokenExport({ why: tooMany, fault: "too-many-chats" })
    const made = { fields: new Map(), senders: new Map(), bots: new Set<string>(), losses: new LossCount() }
    const draft: Draft = { ...made, seen: 0, messages: 0 }
    drafts.set(place, draft)
    return draft
  }
  const parts = takeApart((part: Part) => {
    const draft = draftOf(part.place)
    if (part.is === "field") draft.fields.set(part.name, textOf(part.value))
    else note(draft, part.raw, people)
  })
  return {
    write: parts.write,
    end: (): ReadonlyArray<SurveyedChat> => {
      parts.end()
      const chats = [...drafts].flatMap(([place, draft]) => chatOf(place, draft) ?? [])
      if (chats.length === 0) throw new BrokenExport({ why: noChat, fault: "no-chat" })
      return chats
    }
  }
}

/** Names and bots that are kept for all chats of the file. */
interface People {
  names: number
  bots: number
}

const note = (draft: Draft, raw: unknown, people: People) => {
  draft.seen++
  const read = readMessage(raw)
  if (read.is === "left-out") return draft.losses.add("left-out", read.kind)
  draft.messages++
  for (const kind of read.reduced) draft.losses.add("reduced", kind)
  const { broughtBy, from, name } = read.message
  const sender = broughtBy ?? { from, name }
  const before = draft.senders.get(sender.name)
  if (before !== undefined && before !== sender.from) draft.senders.set(sender.name, null)
  if (before === undefined && people.names < mostSenders) {
    draft.senders.set(sender.name, sender.from)
    people.names++
  }
  if (!isRaw(raw) || !read.reduced.includes("buttons") || raw["via_bot"] !== undefined) return
  if (draft.bots.has(sender.from) || people.bots >= mostSenders) return
  draft.bots.add(sender.from)
  people.bots++
}

/** Empty for an object or a list: a file may hold one of any depth in place of a name. */
const textOf = (value: unknown): string =>
  // The copy frees the rest of a long text, of which a slice would keep every byte.
  typeof value === "string" || typeof value === "number"
    ? Buffer.from(String(value).slice(0, longestField)).toString()
    : ""
const longestField = 1000

/** Null when the place is not a chat: it has neither an id nor a message. */
const chatOf = (place: string, { fields, senders, bots, losses, seen, messages }: Draft): SurveyedChat | null => {
  const known = digitsIn({ id: fields.get("id") }, "id")
  if (known === undefined && seen === 0) return null
  const text = (name: string) => fields.get(name) ?? ""
  const kind = lineFrom(text("type"), 40) ?? ""
  const title = lineFrom(text("name"), longestTitle)
  const id = known ?? `name:${title ?? place}`
  const untitled = kind === "saved_messages" ? "Saved messages" : `Chat ${known ?? place}`.trim()
  return { place, id, title: title ?? untitled, kind, messages, losses: losses.losses, senders, bots }
}
