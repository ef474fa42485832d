/** The REST interface, as the pages use it. A command has one key for each intent, also when it is sent again. */
import type { ActivityRow, NewTask, Problem, Receipt, Session, TaskRow, TitleRead } from "../../../gateways/contract.ts"
import type { SearchResult } from "../../../gateways/contract/search.ts"
import type { System } from "../../../gateways/contract/systemShown.ts"
import { wipeKeptRows } from "../device/database.ts"
import { leaveDevice } from "../device/leaveDevice.ts"
import { apiFetch } from "../credential/apiFetch.ts"
import { newKey } from "./newKey.ts"

/** The server refused, or did not answer. The message is a sentence for the person, or empty. */
export class Refusal extends Error {
  readonly problem: Problem
  /** True when a change by the person was lost because of it. */
  readonly unsaved: boolean
  /** The command, when the server did not answer: whether it was carried out is unknown. Sending it again is safe. */
  readonly unanswered: Unanswered | null
  constructor(problem: Problem, unsaved = false, unanswered: Unanswered | null = null) {
    super(problem.detail || problem.title)
    this.problem = problem
    this.unsaved = unsaved
    this.unanswered = unanswered
  }
}

type WritingMethod = "POST" | "DELETE"

/** A command with its key. */
export interface Unanswered {
  readonly method: WritingMethod
  readonly path: string
  readonly body?: unknown
  readonly key: string
}
/** Sends a command again with its key, so that it is carried out once. */
export const resend = <A>({ method, path, body, key }: Unanswered): Promise<A> => requestApi(method, path, body, key)

/** No answer. It has no text, since this layer knows no language: the pages have a sentence for it. */
const unreachable: Problem = { type: "about:blank", title: "", status: 0, detail: "" }
/**
 * The number of times that a request without an answer is sent. Its key stays the same, so the command is carried out
 * once.
 */
const tries = 3
/** UTF-16 units of a body: at four bytes each, below the 64 KiB that browsers send for a closed page. */
const longestKeptAlive = 15_000

/** The statuses of a server that is not ready, and of a proxy before it. */
export const passingStatuses: ReadonlySet<number> = new Set([502, 503, 504])

/** The problem document of an answer; null for the page of a proxy. Without a type it is `about:blank`, as RFC 9457 says. */
const problemIn = (text: string): Problem | null => {
  try {
    const found = JSON.parse(text) as Partial<Problem> | null
    return typeof found === "object" && found !== null ? ({ type: "about:blank", ...found } as Problem) : null
  } catch {
    return null
  }
}

/**
 * The refusal in the body of an answer, for a request that `requestApi` did not make.
 *
 * @param status the status of the page of a proxy. @default 0, no answer
 */
export const refusalIn = (text: string, status = unreachable.status): Refusal =>
  new Refusal(problemIn(text) ?? { ...unreachable, status })

const listeners = new Set<(key: string) => void>()
/** Hears of each command that the server answers, by its key. Returns how to stop. */
export const onAnswered = (listener: (key: string) => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const answered = (key: string | undefined) => {
  if (key !== undefined) for (const listener of listeners) listener(key)
}

/** Takes the place of a key in a request for which the server uses none: a sign-in, a test of typed values, an upload. */
export const withoutKey = null

interface RequestApi {
  <A>(method: "GET", path: string): Promise<A>
  /** `key` is required, so that no command is sent without one by mistake. Only a request with a key is retried. */
  <A>(method: WritingMethod, path: string, body: unknown, key: string | typeof withoutKey): Promise<A>
}

/** One request. */
export const requestApi: RequestApi = <A>(
  method: "GET" | WritingMethod,
  path: string,
  body?: unknown,
  key: string | null = null
) => sendRequest<A>(method, path, body, key ?? undefined)

const sendRequest = async <A>(
  method: "GET" | WritingMethod,
  path: string,
  body: unknown,
  key: string | undefined
): Promise<A> => {
  const sent = key === undefined || method === "GET" ? null : { method, path, body, key }
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await apiFetch(`/api${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key })
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        keepalive: key !== undefined && outlasts(body)
      })
      const text = await response.text()
      const problem = response.ok ? null : problemIn(text)
      if (response.ok || problem !== null) answered(key)
      // The casts of the wire: the server answers as the contract says.
      if (response.ok) return (text === "" ? undefined : JSON.parse(text)) as A
      if (problem !== null) throw new Refusal(problem, sent !== null)
      // The page of a proxy: the command may have been carried out behind it.
      throw new Refusal({ ...unreachable, status: response.status }, sent !== null, sent)
    } catch (error) {
      const again = key !== undefined && (!(error instanceof Refusal) || passingStatuses.has(error.problem.status))
      if (!again || attempt >= tries)
        throw error instanceof Refusal ? error : new Refusal(unreachable, sent !== null, sent)
      await new Promise((resolve) => setTimeout(resolve, 300 * attempt))
    }
  }
}

/** A decision is sent even if the page is closed immediately. Browsers do that for short bodies only. */
const outlasts = (body: unknown) => body === undefined || JSON.stringify(body).length < longestKeptAlive

const notSignedIn = 401
const isNotSignedIn = (error: unknown) => error instanceof Refusal && error.problem.status === notSignedIn

/** @param key the same one for each try of one intent; a new one by default */
export const command = (path: string, body?: unknown, key = newKey()) => requestApi<Receipt>("POST", path, body, key)

/** A question, narrowed to a kind and to texts from a day on. */
export interface SearchQuery {
  readonly q: string
  readonly kind?: SearchResult["hits"][number]["kind"]
  readonly since?: string
}

/** The newest events before the cursor, oldest first. `next` is the cursor for earlier events. */
export interface HistoryPage {
  readonly items: ReadonlyArray<ActivityRow>
  readonly next: string | null
}

export const api = {
  /** Rows on this device belong to a session: without one they are removed. */
  session: async () => {
    try {
      return await requestApi<Session>("GET", "/session")
    } catch (error) {
      if (isNotSignedIn(error)) await wipeKeptRows()
      throw error
    }
  },
  /** `replace`: also when the browser is signed in as another person. */
  signIn: (link: string, replace = false) => requestApi<Session>("POST", "/session", { link, replace }, withoutKey),
  /** `key`: the same one again after a lost answer. Refused `signed-in` in a browser of another person. */
  join: (invitation: string, name: string, key: string) =>
    requestApi<Session>("POST", "/invitations/accept", { invitation, name }, key),
  /** The name of the known person whom the invitation lets in; null for a new person. Refused when it does not work. */
  lookAtInvitation: (invitation: string) =>
    requestApi<{ readonly name: string | null }>("POST", "/invitations/look", { invitation }, withoutKey),
  /** Throws when the session is still open. Does not throw when it was over already. */
  signOut: async () => {
    try {
      await requestApi<void>("DELETE", "/session", undefined, withoutKey)
    } catch (error) {
      if (!isNotSignedIn(error)) throw error
    }
    await leaveDevice()
  },
  system: () => requestApi<System>("GET", "/system"),
  /** Adds a model of an Ollama that was found, and uses it from then on. */
  useOffer: async ({ model, embedModel }: NonNullable<System["offer"]>, key: string) => {
    const { id } = await command("/providers", { adapter: "ollama", label: "Ollama", model, embedModel }, key)
    return await command(`/providers/${id}/choose`)
  },
  loadSample: () => requestApi<{ readonly messages: number }>("POST", "/sample", undefined, newKey()),
  /** Reads the due date in the title of a new task. */
  previewTitle: (title: string, zone: string) =>
    requestApi<TitleRead>("GET", `/tasks/preview?title=${encodeURIComponent(title)}&zone=${encodeURIComponent(zone)}`),
  createTask: (task: NewTask, key: string) => command("/tasks", task, key),
  act: (id: string, verb: string, body?: unknown, key?: string) => command(`/tasks/${id}/${verb}`, body, key),
  history: (id: string, cursor?: string) =>
    requestApi<HistoryPage>("GET", `/tasks/${id}/history${cursor === undefined ? "" : `?cursor=${cursor}`}`),
  task: (id: string, after: number) => requestApi<TaskRow>("GET", `/tasks/${id}?after=${after}`),
  /** A task as it was after the commit at a position. */
  taskAsOf: (id: string, position: number) => requestApi<TaskRow>("GET", `/tasks/${id}?asOf=${position}`),
  /** Tasks as they were at an instant, newest first. */
  tasksAsOf: (at: string, cursor: string | null) =>
    requestApi<{ readonly items: ReadonlyArray<TaskRow>; readonly next: string | null }>(
      "GET",
      `/tasks?${String(new URLSearchParams({ limit: "200", asOf: at, ...(cursor === null ? {} : { cursor }) }))}`
    ),
  postMessage: (text: string, key: string) => command("/messages", { text }, key),
  makeTask: (message: string, key: string) => command(`/messages/${message}/task`, {}, key),
  search: (q: string) => requestApi<SearchResult>("GET", `/search?limit=30&q=${encodeURIComponent(q)}`),
  searchFor: ({ q, kind, since }: SearchQuery) => {
    const more = { ...(kind === undefined ? {} : { kinds: kind }), ...(since === undefined ? {} : { since }) }
    return requestApi<SearchResult>("GET", `/search?${String(new URLSearchParams({ limit: "50", q, ...more }))}`)
  }
}
