/** The settings of the listener for monitoring. */
import { Result } from "effect"
import { isIP } from "node:net"

export interface Monitoring {
  /** `TT_OPS_HOST` (127.0.0.1): address of the listener for monitoring. */
  readonly opsHost: string
  /** `TT_OPS_PORT`: its port, 0 for one that the system chooses; null: the next port after `TT_HTTP_PORT`, if it is free. */
  readonly opsPort: number | null
}

export const monitoringNames = ["TT_OPS_HOST", "TT_OPS_PORT"] as const

export const whatAddress = "must be an address: 127.0.0.1 for this machine only, 0.0.0.0 for its networks too"

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
  const text = value("TT_OPS_PORT")
  if (text === null) return Result.succeed({ opsHost, opsPort: null })
  const wrong = (why: string) => Result.fail({ name: "TT_OPS_PORT", why })
  const opsPort = Number(text)
  if (!Number.isInteger(opsPort) || opsPort < 0 || opsPort > 65_535)
    return wrong("must be a port, 1 to 65535, or 0 for one that the system chooses")
  return opsPort === httpPort ? wrong("must differ from TT_HTTP_PORT") : Result.succeed({ opsHost, opsPort })
}
