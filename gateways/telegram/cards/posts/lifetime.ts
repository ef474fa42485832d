/** How long posts are kept. */
import { isLive, type Post } from "./post.ts"

const dayMillis = 24 * 3600 * 1000
/** Time that a notice is kept, because the update that requested it may come again. */
const noticeMillis = 7 * dayMillis
/** Time that a reaction is tried for. */
const reactionMillis = dayMillis
/** Time that a post is kept after a person deleted it, or Telegram refused it. */
const givenUpMillis = 30 * dayMillis
/** Time that a message follows the thing that it is about. */
const cardMillis = 365 * dayMillis

const follows = (what: Post["what"]) => isLive(what) || what.is === "comments"
/** True for a message that would be requested again without its post. The post of a deleted one is kept, so that it is not sent again. */
const isRequestedAgain = ({ is }: Post["what"]) => is === "comments" || is === "proposal" || is === "approval"

/** True when a post is no longer needed. `now`: milliseconds since 1970. */
export const isExpired = ({ what, stage, at }: Post, now: number): boolean => {
  const age = now - at
  if (what.is === "reaction") return age > reactionMillis
  if (stage.is === "given-up") return age > (isRequestedAgain(what) ? cardMillis : givenUpMillis)
  return stage.is === "standing" && age > (follows(what) ? cardMillis : noticeMillis)
}
