/** Reads a chat with annotated links between messages. The head of each file describes the format. */
import { ActorId, ChatId, MessageId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import type { ChatMessage } from "../../../reactors/chat/message/chatMessage.ts"
import type { Links, Names } from "../../../reactors/chat/threads/threads.ts"

export interface Annotated {
  readonly name: string
  readonly messages: ReadonlyArray<ChatMessage>
  readonly names: Names
  /** For each message the message that it answers or continues, according to the annotator. */
  readonly truth: Links
}

const dayLine = /^== (?<day>\d{4}-\d\d-\d\d)$/u
const personLine = /^@ (?<person>[a-z]+) = (?<names>.+)$/u
const messageLine =
  /^(?<number>\d+) (?<time>\d\d:\d\d:\d\d) (?<author>[a-z]+) (?<answers>-|\d+)(?<reply>\^?) (?<text>.+)$/u

/** @throws for a line of no known form, an unknown author, or an answer to a later message: the sample is broken */
export const annotated = (name: string, source: string): Annotated => {
  const names = new Map<ActorId, ReadonlyArray<string>>()
  const truth = new Map<MessageId, MessageId | null>()
  const messages: Array<ChatMessage> = []
  let day: string | undefined
  for (const [i, line] of source.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue
    const broken = (why: string) => new Error(`${name}, line ${i + 1}: ${why}`)
    const person = personLine.exec(line)?.groups
    if (person !== undefined) {
      names.set(actorOf(person["person"]), (person["names"] ?? "").split(", "))
      continue
    }
    const newDay = dayLine.exec(line)?.groups?.["day"]
    if (newDay !== undefined) {
      day = newDay
      continue
    }
    const said = messageLine.exec(line)?.groups
    if (said === undefined || day === undefined) throw broken("is no message of a day")
    const id = idOf(said["number"])
    const author = actorOf(said["author"])
    const answers = said["answers"] === "-" ? null : idOf(said["answers"])
    if (truth.has(id)) throw broken("has a number twice")
    if (!names.has(author)) throw broken("is by nobody who is named")
    if (answers !== null && !truth.has(answers)) throw broken("answers what was not said yet")
    truth.set(id, answers)
    messages.push({
      id,
      author,
      text: said["text"] ?? "",
      at: `${day}T${said["time"]}Z`,
      replyTo: said["reply"] === "^" ? answers : null,
      thread: null,
      chat,
      audience
    })
  }
  return { name, messages, names, truth }
}

const chat = ChatId.make("annotatedchat")
const audience = Audience.make(`chat:${chat}`)
const idOf = (number: string | undefined) => MessageId.make(`message${(number ?? "").padStart(5, "0")}`)
const actorOf = (name: string | undefined) => ActorId.make(`person:${name}`)
