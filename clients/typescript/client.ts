/** The client of Task Tracker for programs: `trackerClient({ origin, token }).tasks.create({ title })`. */
import { type Operations, places } from "./generated/operations.ts"
import { type ClientOptions, type RequestOptions, sendOperation } from "./request.ts"

export type { Operations, Shapes } from "./generated/operations.ts"
export type { ClientOptions, RequestOptions } from "./request.ts"
export { TrackerError } from "./trackerError.ts"

/** The request of an operation, such as `RequestOf<"tasks.create">`. */
export type RequestOf<O extends keyof Operations> = Operations[O]["given"]
/** The answer of an operation, such as `AnswerOf<"tasks.get">`. */
export type AnswerOf<O extends keyof Operations> = Operations[O]["answer"]

type Call<G, A> = {} extends G
  ? (given?: G, options?: RequestOptions) => Promise<A>
  : (given: G, options?: RequestOptions) => Promise<A>
type GroupOf<O> = O extends `${infer G}.${string}` ? G : never
type Calls<G extends string> = {
  readonly [O in keyof Operations as O extends `${G}.${infer Name}` ? Name : never]: Call<RequestOf<O>, AnswerOf<O>>
}

/** Each operation of the API under its group and name. */
export type TrackerClient = { readonly [G in GroupOf<keyof Operations>]: Calls<G> } & {
  /**
   * The position of the log that this client has reached: the greatest `seq` of its answers. A read waits for it, so that
   * it contains the client's own commands. A program that continues the work of another one passes its position to
   * `since`.
   */
  readonly position: () => number
  /** Lets later reads wait for this position, at most 5 seconds each. */
  readonly since: (seq: number) => void
}

/** Sends nothing before the first call. One client may be used by many callers at once. */
export const trackerClient = (options: ClientOptions): TrackerClient => {
  let position = 0
  const since = (seq: number) => {
    position = Math.max(position, seq)
  }
  const call = async (operation: keyof Operations, given: Readonly<Record<string, unknown>>, sent: RequestOptions) => {
    const isRead = places[operation][0] === "GET"
    const waits = isRead && position > 0 && given["asOf"] === undefined && given["after"] === undefined
    const answer = await sendOperation(options, operation, waits ? { ...given, after: position } : given, sent)
    // A read of the past answers with its own position.
    if (!isRead) since(seqOf(answer))
    return answer
  }
  const groups: Record<string, Record<string, unknown>> = {}
  for (const operation of Object.keys(places) as ReadonlyArray<keyof Operations>) {
    const [group = "", name = ""] = operation.split(".")
    groups[group] ??= {}
    groups[group][name] = (given = {}, sent: RequestOptions = {}) => call(operation, given, sent)
  }
  // The cast: the loop has made a function of each operation, and the server answers as the contract says.
  return { ...groups, position: () => position, since } as unknown as TrackerClient
}

const seqOf = (answer: unknown) =>
  typeof answer === "object" && answer !== null && "seq" in answer && typeof answer.seq === "number" ? answer.seq : 0
