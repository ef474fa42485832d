/** The audiences that an extraction or a run may read, fixed when a person requests it. */
import { type Audience, team } from "../../../../domain/values.ts"

/** A command holds at most this many. A member of more chats requests an extraction chat by chat. */
const mostAudiences = 200

/** The caller's audiences as of now, the team's first. */
export const commandAudiences = (
  audiences: ReadonlyArray<Audience>
): readonly [Audience, ...ReadonlyArray<Audience>] => [
  team,
  ...audiences.filter((each) => each !== team).slice(0, mostAudiences - 1)
]
