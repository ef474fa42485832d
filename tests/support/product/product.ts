/** The product as users run it: started from the command line, with its own folder and port. */
import { type ChildProcess, execFile, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { runOperation, type LogLine, parseLines } from "./operator.ts"

const cli = fileURLToPath(new URL("../../../ops/tt.mjs", import.meta.url))
/** Far longer than a start on a busy machine. */
const startMillis = 90_000

export interface ApiAnswer {
  readonly status: number
  // A test reads the fields that it expects. A field that is missing fails the test.
  readonly body: Record<string, unknown> & {
    readonly id?: string
    readonly seq?: number
    readonly items?: ReadonlyArray<Record<string, unknown>>
  }
}

export interface SendRequest {
  (method: string, path: string, body?: unknown, key?: string): Promise<ApiAnswer>
  /** The greatest position of the log that the product has answered, to any token. */
  readonly lastSeq: () => number
}

export interface Product {
  readonly origin: string
  /** The address of its listener for monitoring. */
  readonly monitoring: string
  readonly folder: string
  /** Everything it has printed so far. */
  readonly printed: () => string
  /** Runs a verb of the command line on the same folder. */
  readonly tt: (...args: ReadonlyArray<string>) => Promise<string>
  /** `waitMillis`: the longest wait until it is ready. */
  readonly start: (waitMillis?: number) => Promise<void>
  /** Whether its process runs. It may have ended by itself. */
  readonly isRunning: () => boolean
  /** The id of its process; null while it does not run. */
  readonly pid: () => number | null
  /** Calls `listener` at each end of its process, with the exit code and what it printed; null after a signal. */
  readonly onEnd: (listener: (code: number | null, printed: string) => void) => void
  /** Sends SIGTERM and waits for the exit. */
  readonly stop: () => Promise<void>
  /** Sends SIGKILL. The embedded nats-server survives unless `nats` is set. */
  readonly kill: (also: { readonly nats: boolean }) => Promise<void>
  /** Sends SIGSTOP: its connections stay open, and it does nothing. */
  readonly suspend: () => void
  /** Sends SIGCONT. */
  readonly resume: () => void
  /** Sends requests with a token. */
  readonly as: (token: string) => SendRequest
  readonly token: (role: string, name?: string) => Promise<string>
  /** A new sign-in link, of the owner or of the person with this name. */
  readonly link: (name?: string | null, role?: string) => Promise<string>
  /** Every event of the log, in order. */
  readonly log: () => Promise<ReadonlyArray<LogLine>>
  /** Stops it and removes its folder. */
  readonly remove: () => Promise<void>
}

/** `flags` are passed to `tt start`. */
export const product = async (
  settings: Readonly<Record<string, string>> = {},
  ...flags: ReadonlyArray<string>
): Promise<Product> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-product-"))
  const [port, opsPort] = [await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${port}`
  const dataDir = settings["TT_DATA_DIR"] ?? join(folder, "data")
  const environment = {
    ...process.env,
    TT_DATA_DIR: dataDir,
    TT_HTTP_PORT: String(port),
    TT_OPS_PORT: String(opsPort),
    // A test must not use an Ollama that runs on this machine.
    OLLAMA_URL: "off",
    ...settings
  }
  let child: ChildProcess | undefined
  let printed = ""
  let lastSeq = 0
  const endListeners: Array<Parameters<Product["onEnd"]>[0]> = []

  const start = (waitMillis = startMillis) =>
    new Promise<void>((resolve, reject) => {
      const mine = spawn(process.execPath, [cli, "start", ...flags], {
        env: environment,
        stdio: ["ignore", "pipe", "pipe"]
      })
      child = mine
      let said = ""
      const late = setTimeout(() => reject(new Error(`the product was not ready in time:\n${said}`)), waitMillis)
      const read = (data: Buffer) => {
        said += data.toString()
        printed += data.toString()
        if (!/^ready http/m.test(said)) return
        clearTimeout(late)
        resolve()
      }
      mine.stdout.on("data", read)
      mine.stderr.on("data", read)
      mine.once("exit", (code) => {
        reject(new Error(`the product ended with ${code}:\n${said}`))
        endListeners.forEach((listener) => listener(code, said))
      })
    })
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null
  const ended = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (!isRunning()) return resolve()
      child?.once("exit", () => resolve())
      child?.kill(signal)
    })
  const tt = (...args: ReadonlyArray<string>) =>
    new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [cli, ...args], { env: environment, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
        error === null ? resolve(stdout) : reject(new Error(`${stdout}${stderr}`))
      )
    })
  const natsPid = () => {
    const file = join(dataDir, "nats", "pid")
    return existsSync(file) ? Number(readFileSync(file, "utf8")) : null
  }
  /** Runs an operation of the running product that answers one line. */
  const answered = async <Line>(operation: string, input: Readonly<Record<string, unknown>>): Promise<Line> => {
    const line = (await runOperation<Line>(dataDir, operation, input))?.[0]
    if (line === undefined) throw new Error(`${operation}: the product does not run`)
    return line
  }
  return {
    origin,
    monitoring: `http://127.0.0.1:${opsPort}`,
    folder,
    printed: () => printed,
    tt,
    start,
    isRunning,
    pid: () => (isRunning() ? (child?.pid ?? null) : null),
    onEnd: (listener) => void endListeners.push(listener),
    stop: () => ended("SIGTERM"),
    kill: async ({ nats }) => {
      const server = natsPid()
      const gone = ended("SIGKILL")
      if (nats && server !== null) process.kill(server, "SIGKILL")
      await gone
    },
    suspend: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    as: (token) => {
      const send = async (method: string, path: string, body?: unknown, key?: string): Promise<ApiAnswer> => {
        const response = await fetch(`${origin}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...(key === undefined ? {} : { "idempotency-key": key })
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) })
        })
        const text = await response.text()
        const answer: ApiAnswer = { status: response.status, body: text === "" ? {} : JSON.parse(text) }
        lastSeq = Math.max(lastSeq, answer.body.seq ?? 0)
        return answer
      }
      return Object.assign(send, { lastSeq: () => lastSeq })
    },
    token: async (role, name = role) =>
      (await answered<{ readonly token: string }>("token-create", { name, role, days: null })).token,
    link: async (name = null, role = "member") => {
      const given = { origin, telegram: false }
      const { link } = await (name === null
        ? answered<{ readonly link: string }>("login", given)
        : answered<{ readonly link: string }>("login-person", { ...given, name, role }))
      return link
    },
    log: async () =>
      (await runOperation<LogLine>(dataDir, "audit-export", { from: null, to: null })) ??
      parseLines(await tt("audit", "export")),
    remove: async () => {
      await ended("SIGTERM")
      const orphan = natsPid()
      if (orphan !== null) {
        try {
          process.kill(orphan, "SIGKILL")
        } catch {
          // The process has ended already.
        }
      }
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Far longer than the product needs on a busy machine, and within the time limit of a test. */
const longMillis = 120_000

/** Repeats a request until its answer passes. It is for work that the product does in the background. Fails with the last answer. */
export const waitUntil = async <A>(
  request: () => Promise<A>,
  passes: (answer: A) => boolean,
  millis = longMillis
): Promise<A> => {
  const deadline = Date.now() + millis
  while (true) {
    const answer = await request()
    if (passes(answer)) return answer
    if (Date.now() > deadline)
      throw new Error(`the condition was not met; the last answer: ${JSON.stringify(answer).slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * Resolves when every task that the token may see is classified. The tables are read at the last answered position or
 * later: tables that are behind have no task that waits.
 */
export const allClassified = (request: SendRequest, millis?: number) =>
  waitUntil(
    () => request("GET", `/api/tasks?classification=pending&limit=1&after=${request.lastSeq()}`),
    ({ status, body }) => status === 200 && body.items?.length === 0,
    millis
  )
