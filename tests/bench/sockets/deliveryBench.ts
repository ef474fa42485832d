/** WebSocket delivery to 200 followers of one window, against a bare uWebSockets.js publish of the same bytes. */
import { type ChildProcess, fork } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Measure, median } from "../kit/measure.ts"
import { isAnswered, openClientSocket } from "../../support/product/openSocket.ts"
import { freePort } from "../../../streams/nats/server/freePort.mjs"

const clients = 200
const rounds = 7
const frames = 400
const publisher = fileURLToPath(new URL("publisher.ts", import.meta.url))

interface Rival {
  /** Frames a second that reached every client, for one round. */
  readonly round: (n: number) => Promise<number>
  readonly stop: () => Promise<void>
}

/** The publisher runs in a child process. The clients run in this process, for both publishers alike. */
const rival = async (kind: "bare" | "gateway", folder: string): Promise<Rival> => {
  const port = await freePort()
  const child = fork(publisher, [kind, folder, String(port)])
  await new Promise((resolve) => child.once("message", resolve))
  const sockets = await Promise.all(
    Array.from({ length: clients }, () => openClientSocket(`http://127.0.0.1:${port}`, { authorization: "Bearer t" }))
  )
  if (kind === "gateway")
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            socket.onmessage = ({ data }) => (isAnswered(String(data)) ? resolve(undefined) : undefined)
            socket.send(JSON.stringify({ is: "subscribe", window: "tasks:active", cursor: null }))
          })
      )
    )
  return {
    round: async (n) => {
      const last = `"to":${(n + 1) * frames},`
      const all = Promise.all(
        sockets.map(
          (socket) =>
            new Promise<void>((resolve) => {
              socket.onmessage = ({ data }) => {
                if (String(data).includes(last)) resolve()
              }
            })
        )
      )
      const began = performance.now()
      child.send({ first: n * frames, count: frames })
      await all
      return frames / ((performance.now() - began) / 1000)
    },
    stop: () => {
      sockets.forEach((socket) => socket.close())
      return ended(child)
    }
  }
}

export const deliveryBench = async (): Promise<ReadonlyArray<Measure>> => {
  const folder = mkdtempSync(join(tmpdir(), "bench-delivery-"))
  const bare = await rival("bare", folder)
  const gateway = await rival("gateway", folder)
  try {
    const ratios: Array<number> = []
    // The publishers alternate, so that a drift of the machine's speed affects both alike. The first two rounds warm up.
    for (let n = 0; n < rounds + 2; n++) {
      const theirs = await bare.round(n)
      const ours = await gateway.round(n)
      if (n > 1) ratios.push(ours / theirs)
    }
    return [
      {
        name: "socket-delivery-200",
        value: median(ratios),
        of: "frames/s at 200 followers of one window ÷ bare publish of the same bytes"
      }
    ]
  } finally {
    await Promise.all([bare.stop(), gateway.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once("exit", () => resolve())
    child.kill("SIGTERM")
  })
