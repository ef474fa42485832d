/** The bounds of the counts of new messages. Apart from the schemas of the answers, because the browser imports them. */
export { mostNew } from "../../../projections/reads/messages/mostNew.ts"

/** The most chats in one request: more do not fit into the first line of a request. */
export const mostSeen = 40
