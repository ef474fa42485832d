/** A proxy before the product that destroys each connection after a number of answered bytes, also in the middle of a frame. */
import { type AddressInfo, connect, createServer } from "node:net"

export interface CuttingProxy {
  readonly origin: string
  readonly cuts: () => number
  /** Stops cutting connections, open and new ones. */
  readonly heal: () => void
  readonly stop: () => Promise<void>
}

/** `bytesOf` gives for each connection the number of answered bytes after which it is cut. */
export const cuttingProxy = async (origin: string, bytesOf: () => number): Promise<CuttingProxy> => {
  const port = Number(new URL(origin).port)
  let cuts = 0
  let healed = false
  const server = createServer((outside) => {
    const inside = connect(port, "127.0.0.1")
    let left = bytesOf()
    const end = () => {
      outside.destroy()
      inside.destroy()
    }
    outside
      .on("data", (data) => inside.write(data))
      .on("error", end)
      .on("close", end)
    inside.on("error", end).on("close", end)
    inside.on("data", (data) => {
      if (healed || data.length < left) {
        left -= data.length
        return void outside.write(data)
      }
      cuts++
      outside.write(data.subarray(0, left), end)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    heal: () => {
      healed = true
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      })
  }
}

/** A random generator from 0 to 1 with a seed. Source: mulberry32. */
export const seededRandom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
