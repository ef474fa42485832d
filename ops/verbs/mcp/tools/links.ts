/** Links to the pages of items, and texts cut to what an assistant needs. */

export type ItemKind = "task" | "message" | "topic" | "statement" | "proposal"

const paths: { readonly [K in ItemKind]: (id: string) => string } = {
  task: (id) => `/tasks/${id}`,
  message: (id) => `/messages?message=${id}`,
  topic: (id) => `/knowledge?topic=${id}`,
  statement: (id) => `/knowledge?atom=${id}`,
  proposal: (id) => `/review?proposal=${id}`
}

export const itemLink = (origin: string, kind: ItemKind, id: string) =>
  `${origin}${paths[kind](encodeURIComponent(id))}`

/** UTF-16 units of one text in an answer. */
const mostText = 4000

/** The beginning of a long text. */
export const cutForAnswer = (text: string) =>
  text.length <= mostText ? text : `${text.slice(0, mostText)} … (${text.length - mostText} more characters)`
