/** The gauges of the open sockets: how many there are, and what this process keeps for clients that read slowly. */
import { Effect, Metric, Schedule } from "effect"
import type { OpenSockets } from "./openSockets.ts"

export const socketsOpen = Metric.gauge("tracker_sockets_open", { description: "WebSockets that are open" })
export const socketsUnreadBytes = Metric.gauge("tracker_sockets_unread_bytes", {
  description: "Bytes that this process keeps for clients that have not read them"
})

/** Measures again and again. It never ends. */
export const measureSockets = (open: OpenSockets) =>
  Effect.sync(() => open.all().reduce((sum, socket) => sum + socket.unread(), 0)).pipe(
    Effect.tap((bytes) => Metric.update(socketsUnreadBytes, bytes)),
    Effect.tap(() => Metric.update(socketsOpen, open.count())),
    Effect.repeat(Schedule.spaced("1 second"))
  )
