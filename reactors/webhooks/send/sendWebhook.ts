/** Sends one webhook over HTTP. The only file that calls receivers. */
import { Clock, Context, Effect, Layer } from "effect"
import { Agent as HttpAgent, type IncomingMessage, request as sendHttp } from "node:http"
import { Agent as HttpsAgent, request as sendHttps } from "node:https"
import { isIPv6, type LookupFunction } from "node:net"
import {
  addressIn,
  AllowedNetworks,
  refusalOfAddress,
  type WebhookNetworks
} from "../../../commands/endpoints/addresses.ts"
import { HostLookup } from "../../../commands/endpoints/lookup.ts"
import type { DeliveryFault } from "../../../streams/deliveries/deliveryLog.ts"

/** The longest try, from the look-up of the host to the last byte of the answer. */
export const attemptTimeout = "10 seconds"
/** A longer answer is cut off. Bytes. */
const mostAnswer = 64 * 1024
/** The part of an answer that is kept. UTF-16 units. */
const keptAnswer = 2000

export interface SentWebhook {
  /** Null when the receiver has accepted it. */
  readonly fault: DeliveryFault | null
  readonly status: number | null
  /** The beginning of the answer. */
  readonly answer: string
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined
  readonly millis: number
}
type Outcome = Omit<SentWebhook, "millis">

export class WebhookSender extends Context.Service<
  WebhookSender,
  {
    /** One try. Follows no redirect. Never fails: a fault is a part of the result. */
    readonly send: (url: string, headers: Readonly<Record<string, string>>, body: string) => Effect.Effect<SentWebhook>
  }
>()("tracker/reactors/WebhookSender") {
  static readonly layer = Layer.effect(
    WebhookSender,
    Effect.gen(function* () {
      const networks = yield* AllowedNetworks
      const lookUp = yield* HostLookup
      const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }
      yield* Effect.addFinalizer(() =>
        Effect.sync(() => {
          agents.http.destroy()
          agents.https.destroy()
        })
      )

      const exchange = makeExchange(agents, (protocol) => checkedLookup(networks, lookUp, protocol))

      return WebhookSender.of({
        send: Effect.fnUntraced(function* (text, headers, body) {
          const started = yield* Clock.currentTimeMillis
          const url = new URL(text)
          const direct = addressIn(url)
          // The connection looks up no host when the URL has an address.
          const refusal = direct === null ? null : refusalOfAddress(networks, url.protocol, direct)
          const outcome =
            refusal === null
              ? yield* exchange(url, headers, body).pipe(
                  Effect.timeoutOrElse({ duration: attemptTimeout, orElse: () => Effect.succeed(failed("timeout")) })
                )
              : failed(faultOfRefusal(refusal))
          return { ...outcome, millis: (yield* Clock.currentTimeMillis) - started }
        })
      })
    })
  )
}

/** Looks up and checks the addresses of a host for one connection, which then connects to a checked address only. */
const checkedLookup =
  (networks: WebhookNetworks, lookUp: typeof HostLookup.Service, protocol: string): LookupFunction =>
  (host, options, callback) => {
    const answer = (addresses: ReadonlyArray<string>) => {
      const refusal = addresses.map((each) => refusalOfAddress(networks, protocol, each)).find((each) => each !== null)
      if (refusal !== undefined) return callback(faultError(faultOfRefusal(refusal)), "")
      const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
      const [first] = all
      if (first === undefined) return callback(faultError("unknown-host"), "")
      return options.all === true ? callback(null, all) : callback(null, first.address, first.family)
    }
    // A connection asks with a callback. A failure is an answer without addresses.
    Effect.runFork(
      lookUp(host).pipe(
        Effect.orElseSucceed((): ReadonlyArray<string> => []),
        Effect.flatMap((addresses) => Effect.sync(() => answer(addresses)))
      )
    )
  }

interface Agents {
  readonly http: HttpAgent
  readonly https: HttpsAgent
}

const makeExchange =
  (agents: Agents, lookupFor: (protocol: string) => LookupFunction) =>
  (url: URL, headers: Readonly<Record<string, string>>, body: string) =>
    Effect.callback<Outcome>((resume) => {
      const isTls = url.protocol === "https:"
      const options = {
        method: "POST",
        agent: isTls ? agents.https : agents.http,
        lookup: lookupFor(url.protocol),
        headers: {
          ...headers,
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(body)),
          "user-agent": "task-tracker-webhooks/1"
        }
      }
      const request = isTls ? sendHttps(url, options) : sendHttp(url, options)
      request.on("response", (response) => collect(response, (outcome) => resume(Effect.succeed(outcome))))
      // Nothing can follow on this connection.
      request.on("upgrade", (_, socket) => {
        socket.destroy()
        resume(Effect.succeed(failed("unreadable")))
      })
      request.on("error", (error) => resume(Effect.succeed(failed(faultOfError(error)))))
      request.end(body)
      return Effect.sync(() => request.destroy())
    })

const failed = (fault: DeliveryFault): Outcome => ({ fault, status: null, answer: "", retryAfter: undefined })

const faultOfStatus = (status: number): DeliveryFault | null => {
  if (status >= 200 && status < 300) return null
  if (status === 410) return "gone"
  return status >= 300 && status < 400 ? "redirect" : "status"
}

/** Reads an answer up to its limit. An answer that breaks off counts as none. */
const collect = (response: IncomingMessage, done: (outcome: Outcome) => void) => {
  const status = response.statusCode ?? 0
  const parts: Array<Buffer> = []
  let size = 0
  const finish = () => {
    const retryAfter = response.headers["retry-after"]
    done({ fault: faultOfStatus(status), status, answer: shown(Buffer.concat(parts)), retryAfter })
  }
  response.on("data", (part: Buffer) => {
    parts.push(part)
    size += part.byteLength
    if (size < mostAnswer) return
    finish()
    response.destroy()
  })
  response.on("end", finish)
  response.on("error", () => done(failed("reset")))
}

const shown = (bytes: Buffer) =>
  bytes
    .toString("utf8")
    .replace(/[^\P{C}\n\t]/gu, "\uFFFD")
    .slice(0, keptAnswer)
    .toWellFormed()

/** Carries a fault through the error of a connection. */
interface FaultError extends NodeJS.ErrnoException {
  readonly fault: DeliveryFault
}
const faultError = (fault: DeliveryFault): FaultError => Object.assign(new Error(fault), { fault })
const faultOfRefusal = (refusal: "private-address" | "needs-https"): DeliveryFault =>
  refusal === "private-address" ? "address-refused" : "needs-https"

const isFault = (error: NodeJS.ErrnoException): error is FaultError => "fault" in error
/** Codes of Node and OpenSSL for a certificate or a handshake that is wrong. */
const tlsCode = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO|INVALID_)/u

/** Codes of Node's parser: the answer is not HTTP, or its headers are longer than 16 KiB. */
const parserCode = "HPE_"

const faultOfError = (error: NodeJS.ErrnoException): DeliveryFault => {
  if (isFault(error)) return error.fault
  const code = error.code ?? ""
  if (code.startsWith(parserCode)) return "unreadable"
  if (tlsCode.test(code)) return "tls"
  return code === "ECONNREFUSED" ? "refused" : "reset"
}
