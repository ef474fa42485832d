/** A reply to a proposal changes its draft. A press then decides on the draft that the message shows. */
import { Effect } from "effect"
import { loadFromLog } from "../../../commands/knowledge/loadFromLog.ts"
import { amend } from "../../../commands/knowledge/review/amend.ts"
import { personActor, type ProposalId, TopicId } from "../../../domain/ids.ts"
import type { TaskDraft } from "../../../domain/knowledge/draft.ts"
import { atLeast } from "../../../domain/roles.ts"
import { Replies } from "../handlers/messages/replies.ts"
import { type LineRead, readLine } from "../handlers/tasks/readLine.ts"
import { titleAndRest } from "../handlers/messages/titleAndRest.ts"
import type { TelegramMessage, User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { Members } from "../people/members.ts"
import type { BotWord } from "../words/words.ts"
import { orSentence } from "./decideProposal.ts"

/** Gives the draft the words and the values of the reply, and reacts with 👀, or answers with the reason of the refusal. */
export const fixProposal = Effect.fn("telegram.fixProposal")(function* (
  message: TelegramMessage,
  speaker: User,
  proposal: ProposalId,
  words: string
) {
  const { reply, replyRarely, see } = yield* Replies
  const authors = yield* Authors
  const chats = yield* Chats
  if (!atLeast(authors.roleOf(speaker), "member")) return yield* replyRarely(message, "viewer")
  const person = authors.personOf(speaker)
  const actor = personActor(person)
  const messageKey = chats.messageIdOf(message.chat.id, message.message_id)
  if (message.chat.type !== "private" && !(yield* (yield* Members).see(message.chat, speaker, messageKey)))
    return yield* reply(message, "not-member")
  const { now } = yield* loadFromLog(actor, "proposal", proposal)
  if (now === null || now.draft.kind !== "task") return yield* reply(message, "press-proposal-not-found")
  const draft = fixedDraft(now.draft, yield* readLine(message, person, words), words)
  const key = message.edit_date === undefined ? messageKey : `${messageKey}:${message.edit_date}`
  const refused = yield* amend({ actor, key }, proposal, { draft }).pipe(
    Effect.as<BotWord>("pressed-set"),
    orSentence(proposal)
  )
  yield* refused === "pressed-set" ? see(message) : reply(message, refused)
})

/** A line that only names values keeps the title. */
const fixedDraft = ({ wordsOf: _, ...draft }: TaskDraft, { line, fields, topics }: LineRead, words: string) => {
  const { title, ...values } = fields
  const hasTitle = title !== "" && (title !== line.trim() || (Object.keys(values).length === 0 && topics.length === 0))
  const { description } = titleAndRest(words)
  return {
    ...draft,
    ...values,
    ...(hasTitle ? { title } : {}),
    ...(description.includes("\n") ? { description } : {}),
    ...(topics.length === 0 ? {} : { topics: topics.map((topic) => TopicId.make(topic)) })
  }
}
