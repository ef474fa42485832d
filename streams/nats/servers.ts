import { Effect } from "effect"

/** `nats://user:secret@host:port,…`: the client takes its credentials apart from the addresses. */
export const serversOf = (url: string) => {
  const parsed = url.split(",").map((each) => new URL(each.includes("://") ? each : `nats://${each}`))
  const credentials = parsed.find(({ username }) => username !== "")
  return {
    servers: parsed.map(({ host, protocol }) => (protocol === "tls:" ? `tls://${host}` : host)),
    ...(credentials === undefined
      ? {}
      : { user: decodeURIComponent(credentials.username), pass: decodeURIComponent(credentials.password) })
  }
}

/** Says every three seconds that there is no server yet; never ends. */
export const stillWaiting = (url: string) =>
  Effect.sleep("3 seconds").pipe(
    Effect.andThen(
      Effect.logWarning("waiting for NATS", {
        at: serversOf(url).servers.join(", "),
        mend: "start it, or look at NATS_URL"
      })
    ),
    Effect.andThen(Effect.never)
  )
