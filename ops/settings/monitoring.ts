/** The settings of the listener for monitoring, and of traces. */
import { Result } from "effect"
import { isIP } from "node:net"

export interface Monitoring {
  /** `TT_OPS_HOST` (127.0.0.1): address of the listener for monitoring. */
  readonly opsHost: string
  /** `TT_OPS_PORT`: its port, 0 for one that the system chooses; null: the next port after `TT_HTTP_PORT`, if it is free. */
  readonly opsPort: number | null
  /** `TT_OTLP_URL`: the receiver of traces, without `/v1/traces`; null: no traces are made. */
  readonly otlpUrl: string | null
}

export const monitoringNames = ["TT_OPS_HOST", "TT_OPS_PORT", "TT_OTLP_URL"] as const

export const whatAddress = "must be an address: 127.0.0.1 for this machine only, 0.0.0.0 for its networks too"

const whatReceiver =
  "must be the address of a receiver of OTLP over HTTP, such as http://127.0.0.1:4318, without a user and a query"

/** The client sends no user, and a query would be in the middle of the address. */
const isReceiver = (text: string) => {
  const url = URL.parse(text)
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && url.search === ""
  )
}

interface Wrong {
  readonly name: string
  readonly why: string
}

export const monitoringFrom = (
  value: (name: string) => string | null,
  httpPort: number
): Result.Result<Monitoring, Wrong> => {
  const opsHost = value("TT_OPS_HOST") ?? "127.0.0.1"
  if (isIP(opsHost) === 0) return Result.fail({ name: "TT_OPS_HOST", why: whatAddress })
  const otlpUrl = value("TT_OTLP_URL")
  if (otlpUrl !== null && !isReceiver(otlpUrl)) return Result.fail({ name: "TT_OTLP_URL", why: whatReceiver })
  const text = value("TT_OPS_PORT")
  if (text === null) return Result.succeed({ opsHost, opsPort: null, otlpUrl })
  const wrong = (why: string) => Result.fail({ name: "TT_OPS_PORT", why })
  const opsPort = Number(text)
  if (!Number.isInteger(opsPort) || opsPort < 0 || opsPort > 65_535)
    return wrong("must be a port, 1 to 65535, or 0 for one that the system chooses")
  return opsPort === httpPort ? wrong("must differ from TT_HTTP_PORT") : Result.succeed({ opsHost, opsPort, otlpUrl })
}
