/** Guesses of the commands behind stored commits: what is in clear in a commit, with a word in place of each sealed text. */
import type { StoredCommit } from "./storedBytes.ts"

type Json = Readonly<Record<string, unknown>>

/** The command that records an event. */
const commandOf: Readonly<Record<string, string>> = {
  MessageReceived: "ReceiveMessage",
  MessageEdited: "EditMessage",
  TaskCreated: "CreateTask",
  TaskRetitled: "RetitleTask",
  TaskDescribed: "DescribeTask",
  TaskCommented: "CommentTask",
  CommentEdited: "EditComment",
  PersonJoined: "JoinPerson",
  PersonRenamed: "RenamePerson",
  ChatBound: "BindChat",
  TokenIssued: "IssueToken",
  TopicProposed: "ProposeTopic",
  AtomProposed: "ProposeAtom",
  TopicRenamed: "RenameTopic"
}
const tokenDays = [1, 7, 30, 90, 365, null]

export interface Guess {
  readonly word: string
  /** The command, or the caller's request, whose digest a commit has. */
  readonly body: Json
}

export const tagsOf = ({ events }: StoredCommit): ReadonlyArray<string> =>
  events.flatMap(({ data }) => commandOf[String(data["_tag"])] ?? [])

/** All guesses for a commit with one or two sealed texts; the second one is another word of the dictionary. */
export const guessesOf = ({ events }: StoredCommit, words: ReadonlyArray<string>): ReadonlyArray<Guess> => {
  const [first] = events
  const tag = commandOf[String(first?.data["_tag"])]
  if (first === undefined || tag === undefined) return []
  const role = events.find(({ data }) => data["_tag"] === "RoleGranted")?.data["role"]
  const { _tag: _, ...fields } = first.data
  const { author: __, ...edited } = fields
  const base = { _tag: tag, ...(tag === "EditMessage" ? edited : fields), ...(role === undefined ? {} : { role }) }
  const sealed = countSealed(base)
  if (sealed === 0 || sealed > 2) return []
  return words.flatMap((word) =>
    (sealed === 1 ? [word] : words).flatMap((other) => {
      const left = [word, other]
      const body = fill(base, left) as Json
      const asked = tag === "IssueToken" ? tokenDays.map((days) => ({ name: word, role: fields["role"], days })) : []
      return [body, ...asked].map((each) => ({ word, body: each }))
    })
  )
}

const isSealed = (value: unknown): boolean => typeof value === "object" && value !== null && "sealed" in value

const countSealed = (value: unknown): number => {
  if (isSealed(value)) return 1
  if (typeof value !== "object" || value === null) return 0
  return Object.values(value).reduce((sum: number, each) => sum + countSealed(each), 0)
}

/** Takes the words in order. */
const fill = (value: unknown, left: Array<string>): unknown => {
  if (isSealed(value)) return left.shift()
  if (Array.isArray(value)) return value.map((each) => fill(each, left))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, left)]))
}
