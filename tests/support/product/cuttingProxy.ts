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
