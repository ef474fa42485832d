/** A way to the product that breaks: each connection is destroyed after some bytes of answers, in the middle of whatever it is. */
import { type AddressInfo, connect, createServer } from "node:net"

export interface CuttingProxy {
  readonly origin: string
  readonly cuts: () => number
  /** From now on nothing is cut, neither what is open nor what comes. */
  readonly heal: () => void
  readonly stop: () => Promise<void>
}

/** `bytesOf` says for each connection how many bytes of answers pass before it is cut. */
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

/** Numbers from 0 to 1 that are the same for the same seed: mulberry32. */
export const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
