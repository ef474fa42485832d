/** What is done about each thing that a message may ask, and for whom. */
import { Effect } from "effect"
import { atLeast } from "../../../commands/authorisation.ts"
import { Principals } from "../../../commands/principals.ts"
import { EventStore } from "../../../streams/eventStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { Outbox } from "../cards/outbox.ts"
import { Linking } from "../people/linking.ts"
import type { Message, User } from "../inbox/update.ts"
import type { Word } from "../words/words.ts"
import { type Ask, type Command, speakerOf } from "../inbox/ask.ts"
import { Authors } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { comment } from "./comment.ts"
import { explainPrivacy, turnOff, turnOn } from "./consent.ts"
import { receive } from "./receive.ts"
import { takeTask } from "./takeTask.ts"
import { Telling } from "./replies.ts"

export const converse = Effect.fnUntraced(function* (message: Message, ask: Ask) {
  const authors = yield* Authors
  const { tellSeldom } = yield* Telling
  if (ask.is === "nothing") return
  if (ask.is === "talk") return yield* overhear(message)
  // Everybody may know what becomes of their words.
  if (ask.is === "command" && ask.name === "privacy") return yield* explainPrivacy(message)
  const speaker = speakerOf(message)
  if (speaker === null) return yield* tellSeldom(message, "anonymous")
  if (ask.is === "command" && ask.name === "start" && message.chat.type === "private")
    return yield* start(message, speaker, ask.argument)
  return authors.roleOf(speaker) === null ? yield* tellSeldom(message, "stranger") : yield* serve(message, speaker, ask)
})

type Served = Exclude<Ask, { readonly is: "nothing" | "talk" }>

/** What somebody with a role here asks. */
const serve = (message: Message, speaker: User, ask: Served) => {
  switch (ask.is) {
    case "task":
      return work(message, speaker, ask)
    case "answer":
      return answerTo(message, speaker, ask)
    case "task-usage":
      return say(message, "task-usage")
    case "wordless":
      return wordless(message)
    case "command":
      return obey(message, speaker, ask.name)
  }
}

const say = (message: Message, name: Word) => Effect.flatMap(Telling, ({ tell }) => tell(message, name))

const work = Effect.fnUntraced(function* (message: Message, speaker: User, ask: Extract<Ask, { readonly is: "task" }>) {
  const authors = yield* Authors
  yield* atLeast(authors.roleOf(speaker), "member") ? takeTask(message, speaker, ask) : say(message, "viewer")
})

/** An answer to a card is a comment; what is said in answer to the bot's other words is said anew, in private. */
const answerTo = Effect.fnUntraced(function* (
  message: Message,
  speaker: User,
  { to, words }: Extract<Ask, { readonly is: "answer" }>
) {
  const task = yield* (yield* Outbox).cardAt(message.chat.id, to)
  if (task !== null) yield* comment(message, speaker, task, words)
  else if (message.chat.type === "private") yield* work(message, speaker, { is: "task", source: message, words })
})

const obey = (message: Message, speaker: User, name: Command) => {
  if (name !== "on" && name !== "off") return say(message, "hello")
  if (message.chat.type === "private") return say(message, "only-group")
  return name === "on" ? turnOn(message, speaker) : turnOff(message, speaker)
}

/** The parts of an album come one by one, and its words are with one of them. */
const wordless = Effect.fnUntraced(function* (message: Message) {
  const { tell, tellSeldom } = yield* Telling
  if (message.media_group_id === undefined) return yield* tell(message, "wordless")
  const { task } = (yield* Chats).taskOf(message)
  const taken = (yield* (yield* EventStore).lastSeq(subjectOf("task", task))) > 0
  if (!taken) yield* tellSeldom(message, "wordless")
})

/** Plain talk is kept only where the chat agreed. */
const overhear = Effect.fnUntraced(function* (message: Message) {
  const chats = yield* Chats
  const authors = yield* Authors
  const { hasConsent } = yield* Principals
  if (!hasConsent(chats.idOf(message.chat.id))) return
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is !== "bound" || !state.consent) return
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const author = yield* chats.authorOf(message)
  if (author === null) return
  const speaker = speakerOf(message)
  if (speaker !== null) yield* chats.see(message.chat, authors.personOf(speaker), key)
  yield* receive(message, author, state.audience)
})

/** The first word of everybody; with a code it makes a person of ours of them. */
const start = Effect.fnUntraced(function* (message: Message, speaker: User, code: string) {
  const authors = yield* Authors
  const { redeem } = yield* Linking
  const { tell, tellSeldom } = yield* Telling
  if (code === "")
    return yield* authors.roleOf(speaker) === null ? tellSeldom(message, "stranger") : tell(message, "hello")
  const redeemed = redeem(code, authors.asLinked(speaker)).pipe(
    // Somebody else has this Telegram account, or this person another one.
    Effect.catchTag(["PersonRefused", "SlotRefused", "AccessRefused", "Forbidden"], () => Effect.succeed(null))
  )
  const person = /^[\w-]{1,64}$/u.test(code) ? yield* redeemed : null
  // A code that was redeemed just before a crash is used when it comes again: by then they are somebody here.
  yield* tell(message, person !== null || authors.roleOf(speaker) !== null ? "linked" : "code-unknown")
})
