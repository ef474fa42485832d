import { type Audience, team } from "../../../../domain/values.ts"

/** The most that a request remembers; whoever is in more chats asks chat by chat. */
const mostAudiences = 200

/** What is read on somebody's behalf, as of now: their audiences, the team's first. */
export const readableBy = (audiences: ReadonlyArray<Audience>): readonly [Audience, ...ReadonlyArray<Audience>] => [
  team,
  ...audiences.filter((each) => each !== team).slice(0, mostAudiences - 1)
]
