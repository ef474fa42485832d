/** Tells the sockets that their rows are stale while the log is not the one that the tables were made from. */
import { Effect, Schedule } from "effect"
import type { LogContinuity } from "../../../../streams/continuity.ts"
import type { WindowFrame } from "../../../contract/frames.ts"
import type { Socket } from "../../uws/webSockets/webSocket.ts"

/** Interval of checking the log. */
const interval = "500 millis"

export const makeStaleRows = (
  { found }: Pick<LogContinuity, "found">,
  sockets: () => ReadonlyArray<Pick<Socket, "send">>
) => {
  const why = () => found()?.message ?? null
  let told: string | null = null
  const send = (socket: Pick<Socket, "send">, reason: string | null) => {
    const frame: WindowFrame = { is: "stale", why: reason }
    socket.send(JSON.stringify(frame))
  }
  const look = () => {
    const now = why()
    if (now !== told) for (const socket of sockets()) send(socket, now)
    told = now
  }
  return {
    /** Call this after a subscription, because a client takes the rows of a snapshot for current ones. */
    onSubscribed: (socket: Pick<Socket, "send">) => {
      if (told !== null) send(socket, told)
    },
    look,
    watch: Effect.repeat(Effect.sync(look), Schedule.spaced(interval))
  }
}
