/** A server that speaks Telegram's Bot API, and functions that act as people in its chats. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { ApiError } from "./refusals/apiError.ts"
import { errorOf, makeFaults, type NetworkFault, slowness } from "./refusals/faults.ts"
import { makeLimits } from "./refusals/limits.ts"
import { type Methods, methodsOf, type Params } from "./methods.ts"
import { makeFiles } from "./files.ts"
import { makePeople } from "./people.ts"
import { transcriptOf } from "./transcript.ts"
import { makeUpdates, type Poll, type SetWebhook } from "./updates.ts"
import { makeServerState, type ServerState } from "./serverState.ts"

export interface BotApiOptions {
  /** The id of the bot. @default 4242 */
  readonly id?: number
  /** Whether requests above Telegram's flood limits get 429. @default false */
  readonly limits?: boolean
  /** Whether privacy mode is on: a bot that is no administrator gets only commands and answers to it. @default false */
  readonly privacy?: boolean
  /** Milliseconds. @default Date.now */
  readonly now?: () => number
}

/** A request and the result of its answer: `ok`, the description of the error, or the fault that prevents one. */
export interface Call {
  readonly method: string
  readonly params: Params
  readonly at: number
  answer: string | null
  /** The fault that a test has played. @default null */
  fault: NetworkFault["is"] | null
}

export type TestBotApi = Awaited<ReturnType<typeof startBotApi>>

/** Starts the server on loopback. */
export const startBotApi = async ({
  id = 4242,
  limits = false,
  privacy = false,
  now = Date.now
}: BotApiOptions = {}) => {
  const bot = { id, is_bot: true, first_name: "Tracker", username: "tracker_bot" }
  const token = `${bot.id}:test-token-of-the-tracker`
  const state: ServerState = makeServerState(bot, now, privacy)
  const faults = makeFaults()
  const calls: Array<Call> = []
  let isRevoked = false
  const others = new Map<string, object>()
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const look of watchers) look()
  }
  const updates = makeUpdates({
    changed,
    deliveryFault: () => {
      const fault = faults.take("webhook", undefined)
      if (fault === null) return null
      return fault.is === "unheard" ? "unsent" : "unanswered"
    },
    seconds: state.seconds
  })
  const people = makePeople(state, updates, changed)
  const files = makeFiles()
  const limit = makeLimits(now)
  const methods: Methods = {
    ...methodsOf(state, { spend: limits ? limit : () => {}, answered: people.answered, leave: people.botLeft }),
    ...people.memberMethods,
    getFile: files.getFile
  }

  const polling = (method: string, params: Params, gone: AbortSignal): unknown => {
    if (method === "getUpdates") return updates.poll(params as Poll, gone)
    if (method === "setWebhook") return updates.setWebhook(params as SetWebhook)
    if (method === "deleteWebhook") return updates.setWebhook({ ...params, url: "" })
    if (method === "getWebhookInfo") return updates.webhookInfo()
    const found = methods[method]
    if (found === undefined) throw new ApiError(404, "Not Found: method not found")
    return found(params)
  }

  const hold = () => {
    const released = faults.held()
    changed()
    return released
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [, given, method = "", path = ""] = pathOf(request.url ?? "")
    const params = await paramsOf(request)
    const call: Call = { method, params, at: now(), answer: null, fault: null }
    const gone = new AbortController()
    response.on("close", () => gone.abort())
    try {
      const another = others.get(given ?? "")
      if (another !== undefined && method === "getMe") return sendJson(response, 200, { ok: true, result: another })
      if (given !== token || isRevoked) throw new ApiError(401, "Unauthorized")
      calls.push(call)
      changed()
      const fault = faults.take(method, params["chat_id"])
      call.fault = fault?.is ?? null
      if (fault?.is === "unheard" || fault?.is === "bad-gateway") call.answer = fault.is
      if (fault?.is === "unheard") return void request.socket.resetAndDestroy()
      if (fault?.is === "bad-gateway")
        return void response
          .writeHead(502, { "content-type": "text/html" })
          .end("<html><h1>502 Bad Gateway</h1></html>")
      if (fault?.is === "held") await hold()
      const error = fault === null ? null : errorOf(fault)
      if (error !== null) throw error
      if (method === "file") {
        files.download(path, fault, response)
        return void (call.answer = "ok")
      }
      const result = await polling(method, params, gone.signal)
      if (fault?.is === "slow") await slowness()
      if (fault?.is === "held-answer") await hold()
      call.answer = "ok"
      if (fault?.is === "dropped") request.socket.resetAndDestroy()
      else if (fault?.is !== "mute") sendJson(response, 200, { ok: true, result })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (call.fault === "held-answer") await hold()
      call.answer = error.message
      sendJson(response, error.code, {
        ok: false,
        error_code: error.code,
        description: error.message,
        parameters: error.parameters
      })
    }
  }

  const server = createServer((request, response) => {
    answer(request, response)
      .catch((error: unknown) => sendJson(response, 500, { ok: false, error_code: 500, description: String(error) }))
      .finally(changed)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))

  return {
    ...people,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    bot,
    file: files.file,
    /** Every request with the right token, in order. A download has the method `file`. */
    calls: calls as ReadonlyArray<Call>,
    /** The requests that exceeded a limit of Telegram, without those that a fault has refused. */
    floods: () =>
      calls.filter(({ answer, fault }) => fault === null && answer?.startsWith("Too Many Requests") === true),
    /** A fault of the method `webhook` is a fault of the delivery to the bot: `unheard`, or `dropped` for a lost answer. */
    fault: faults.add,
    clearFaults: faults.clear,
    release: faults.release,
    holding: faults.holding,
    /** Makes another bot known, which only `getMe` answers for. Returns its token. */
    anotherBot: (id: number, username: string) => {
      const given = `${id}:token-of-another-bot`
      others.set(given, { id, is_bot: true, first_name: "Another", username, can_join_groups: false })
      return given
    },
    /** Makes the token invalid, as @BotFather's /revoke does. An open poll ends. */
    revoke: () => {
      isRevoked = true
      updates.stop()
    },
    /** Makes the token valid again. */
    restore: () => {
      isRevoked = false
    },
    renumber: updates.renumber,
    pending: updates.pending,
    dropPending: updates.drop,
    pushed: updates.pushed,
    transcript: (chat: { readonly id: number }) => transcriptOf(state, chat.id),
    messages: (chat: { readonly id: number }) => state.all(chat.id).filter(({ deleted }) => !deleted),
    /** The address that the menu button opens; null: it shows the commands. */
    get menu() {
      return state.app.menu
    },
    /** The commands that the bot has offered, by `scope language`. */
    commands: state.commands,
    /** The messages of the bot. */
    cards: (chat: { readonly id: number }) =>
      state.all(chat.id).filter(({ from, deleted }) => from.id === bot.id && !deleted),
    /** Resolves when `holds` returns true. It is checked at each change, and only the test's own deadline ends the wait. */
    until: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds()) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        faults.release()
        updates.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

/** The token and the method of a call; of a download, `file` and the place of the file. */
const pathOf = (url: string): ReadonlyArray<string | undefined> => {
  const [, token, place] = /^\/file\/bot([^/]+)\/([^?]+)/.exec(url) ?? []
  return token === undefined ? (/^\/bot([^/]+)\/(\w+)/.exec(url) ?? []) : [url, token, "file", place]
}

const paramsOf = async (request: IncomingMessage): Promise<Params> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return text === "" ? Object.fromEntries(new URL(request.url ?? "", "http://bot").searchParams) : JSON.parse(text)
}

const sendJson = (response: ServerResponse, status: number, body: unknown) => {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}
