/** The person who asks the bot in a private chat: what they may see, their language and their zone. */
import { Clock, Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { personActor } from "../../../../domain/ids.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import type { User } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { botLanguageOf } from "../../words/words.ts"

export type AskerContext = Effect.Success<ReturnType<typeof askerContextOf>>

export const askerContextOf = Effect.fnUntraced(function* (asker: User) {
  const actor = personActor((yield* Authors).personOf(asker))
  const { audiencesOf, namesOf } = yield* Principals
  const language = botLanguageOf(asker.language_code)
  const zone = yield* (yield* TeamDirectory).zoneOf(actor, [])
  return {
    actor,
    names: namesOf(actor),
    audiences: audiencesOf(actor),
    language,
    zone,
    now: yield* Clock.currentTimeMillis
  }
})
