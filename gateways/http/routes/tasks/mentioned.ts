/** Finds the people whom a comment mentions, by their names at that moment. */
import { Effect } from "effect"
import { mostMentions } from "../../../../domain/task/fields.ts"
import { mentionsIn } from "../../../../domain/text/mentions/mentions.ts"
import { isOnTeam } from "../../../../projections/models/people.ts"
import { Reads } from "../../../../projections/reads/reads.ts"

/** The field of the command; empty without a mention. Never fails: when the names cannot be read, the comment mentions no one. */
export const mentionedIn = Effect.fnUntraced(function* (text: string) {
  if (!text.includes("@")) return {}
  const { people } = yield* Reads
  const team = yield* Effect.orElseSucceed(people, () => [])
  const mentions = mentionsIn(text, team.filter(isOnTeam)).slice(0, mostMentions)
  return mentions.length === 0 ? {} : { mentions }
})
