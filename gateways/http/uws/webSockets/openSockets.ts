/** The open sockets of a path, also by actor. */
import type { ActorId } from "../../../../domain/ids.ts"
import type { Socket } from "./webSocket.ts"

export const makeOpenSockets = () => {
  const byActor = new Map<ActorId, Set<Socket>>()
  let count = 0
  return {
    count: () => count,
    all: (): ReadonlyArray<Socket> => [...byActor.values()].flatMap((sockets) => [...sockets]),
    of: (actor: ActorId): ReadonlyArray<Socket> => [...(byActor.get(actor) ?? [])],
    add: (socket: Socket) => {
      const sockets = byActor.get(socket.actor) ?? new Set()
      byActor.set(socket.actor, sockets.add(socket))
      count++
    },
    remove: (socket: Socket) => {
      const sockets = byActor.get(socket.actor)
      if (sockets?.delete(socket) !== true) return
      count--
      if (sockets.size === 0) byActor.delete(socket.actor)
    }
  }
}

export type OpenSockets = ReturnType<typeof makeOpenSockets>
