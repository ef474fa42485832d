/** The REST interface, as the pages use it. A command carries one key for one intent, also when it is sent again. */
import type {
  ActivityRow,
  NewTask,
  Problem,
  Receipt,
  SearchResult,
  Session,
  System,
  TaskRow
} from "../../gateways/contract.ts"

/** The server's answer when something cannot be: a sentence for the person. */
export class Refusal extends Error {
  readonly problem: Problem
  /** Whether something that the person did is not stored because of it. */
  readonly unsaved: boolean
  constructor(problem: Problem, unsaved = false) {
    super(problem.detail || problem.title)
    this.problem = problem
    this.unsaved = unsaved
  }
}

/** No answer at all: without words, since this layer knows no language. The pages have a sentence for it. */
const unreachable: Problem = { type: "about:blank", title: "", status: 0, detail: "" }
/** A request that got no answer is sent again under the same key: the command is carried out once. */
const tries = 3
/** UTF-16 units: at four bytes each still below the 64 KiB that a page may leave behind. */
const longestKeptAlive = 15_000

/** One question of the wire. Only what carries a key is sent again by itself. */
export const request = async <A>(method: string, path: string, body?: unknown, key?: string): Promise<A> => {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(`/api${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key })
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        keepalive: key !== undefined && outlasts(body)
      })
      const text = await response.text()
      const answer: unknown = text === "" ? undefined : JSON.parse(text)
      // The one cast of the wire: our own server answers what the contract says.
      if (response.ok) return answer as A
      throw new Refusal(answer as Problem, key !== undefined)
    } catch (error) {
      const again = key !== undefined && (!(error instanceof Refusal) || error.problem.status === 503)
      if (!again || attempt >= tries)
        throw error instanceof Refusal ? error : new Refusal(unreachable, key !== undefined)
      await new Promise((resolve) => setTimeout(resolve, 300 * attempt))
    }
  }
}

/** What a person decided is sent also when they close the page at once; browsers do that for what is short. */
const outlasts = (body: unknown) => body === undefined || JSON.stringify(body).length < longestKeptAlive

export const command = (path: string, body?: unknown) => request<Receipt>("POST", path, body, crypto.randomUUID())

export const api = {
  session: () => request<Session>("GET", "/session"),
  signIn: (link: string) => request<Session>("POST", "/session", { link }),
  signOut: () => request<void>("DELETE", "/session"),
  system: () => request<System>("GET", "/system"),
  loadSample: () => request<{ readonly messages: number }>("POST", "/sample", undefined, crypto.randomUUID()),
  createTask: (task: NewTask) => command("/tasks", task),
  act: (id: string, verb: string, body?: unknown) => command(`/tasks/${id}/${verb}`, body),
  history: (id: string) => request<{ readonly items: ReadonlyArray<ActivityRow> }>("GET", `/tasks/${id}/history`),
  task: (id: string, after: number) => request<TaskRow>("GET", `/tasks/${id}?after=${after}`),
  postMessage: (text: string) => command("/messages", { text }),
  makeTask: (message: string) => command(`/messages/${message}/task`, {}),
  search: (q: string) => request<SearchResult>("GET", `/search?limit=30&q=${encodeURIComponent(q)}`)
}
