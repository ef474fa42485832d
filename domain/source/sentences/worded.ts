/** A webhook in plain sentences. Its texts are of the sender, and as untrusted as a chat. */
import { Result } from "effect"

export interface WebhookWords {
  /** One line. */
  readonly title: string
  /** Several lines. May be empty. */
  readonly text: string
  /** A web address. */
  readonly link: string | null
}

/** The path of the value that the body lacks. It never contains a value of the body. */
export interface MappingFailed {
  readonly missing: string
}

/** Null: the webhook says nothing that a team must read, such as a ping. */
export type Worded = Result.Result<WebhookWords | null, MappingFailed>

export const worded = (title: string, link: string | null, text = ""): Worded => Result.succeed({ title, text, link })
export const noWords: Worded = Result.succeed(null)
export const missing = (path: string): Worded => Result.fail({ missing: path })

/** `1 commit`, `2 commits`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`

const mostListed = 5
/** The first titles, a line each, and the number of the others. */
export const listed = (titles: ReadonlyArray<string>, count: number): string => {
  const shown = titles.slice(0, mostListed).map((title) => `- ${title}`)
  const others = count - shown.length
  return [...shown, ...(others > 0 ? [`and ${others} more`] : [])].join("\n")
}
