/** Finds the people whom a comment in Telegram mentions: with `@`, or by a mention of a person without a user name. */
import { Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { type ActorId, personActor } from "../../../../domain/ids.ts"
import { mostMentions } from "../../../../domain/task/fields.ts"
import { mentionsIn } from "../../../../domain/text/mentions/mentions.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import type { TelegramMessage } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"

/** The field of the command; empty without a mention. Never fails: when the names cannot be read, only the ids of Telegram count. */
export const mentionsOfComment = Effect.fnUntraced(function* (
  message: TelegramMessage,
  speaker: ActorId,
  words: string
) {
  const { roleOf, audiencesOf } = yield* Principals
  const { personOf } = yield* Authors
  const isOnTeam = (actor: ActorId) => roleOf(actor) !== null
  const { people } = yield* TeamDirectory
  const known = words.includes("@") ? yield* Effect.orElseSucceed(people(audiencesOf(speaker)), () => []) : []
  const byName = mentionsIn(
    words,
    known.filter(({ id }) => isOnTeam(id))
  )
  const byId = [...(message.entities ?? []), ...(message.caption_entities ?? [])]
    .flatMap(({ type, user }) => (type === "text_mention" && user !== undefined ? [personActor(personOf(user))] : []))
    .filter(isOnTeam)
  const mentions = [...new Set([...byName, ...byId])].slice(0, mostMentions)
  return mentions.length === 0 ? {} : { mentions }
})
