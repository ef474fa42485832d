/** The memory of sockets that follow a window and get nothing. */
import type { Product } from "../../support/product/product.ts"
import { idleSocket } from "./rawSocket.ts"
import { memoryOf } from "../kit/memory.ts"
import type { Measure } from "../kit/measure.ts"

/** Opened before the first measure, so that the code is compiled and the pools are filled. */
const first = 1_000
const sockets = 10_000
/** Sockets that are opened at the same time. */
const together = 50
/** The collector of the product frees what opening has left. Milliseconds. */
const settling = 10_000

export const idleSocketsBench = async (tracker: Product): Promise<ReadonlyArray<Measure>> => {
  const token = await tracker.token("member", "idle sockets")
  const open = async (count: number) => {
    const opened = []
    for (let n = 0; n < count; n += together)
      opened.push(
        ...(await Promise.all(
          Array.from({ length: together }, () => idleSocket(tracker.origin, token, "tasks:active"))
        ))
      )
    await new Promise((resolve) => setTimeout(resolve, settling))
    return opened
  }
  const warm = await open(first)
  const before = memoryOf(tracker.folder)
  const measured = await open(sockets)
  const kilobytes = ((memoryOf(tracker.folder) - before) * 1024) / sockets
  for (const socket of [...warm, ...measured]) socket.destroy()
  return [
    {
      name: "idle-socket-memory",
      value: kilobytes,
      of: "memory of a socket that follows a view, of 10,000"
    }
  ]
}
