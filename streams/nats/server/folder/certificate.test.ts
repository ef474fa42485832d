import { X509Certificate } from "node:crypto"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { connect, createServer } from "node:tls"
import { expect, test } from "vitest"
import { makeCertificate } from "./certificate.ts"

test("it names the loopback address, signs itself, and has a new key each time", () => {
  const [one, two] = [makeCertificate(), makeCertificate()].map(({ certificate }) => new X509Certificate(certificate))
  expect(one?.checkIP("127.0.0.1")).toBe("127.0.0.1")
  expect(one?.checkIP("127.0.0.2")).toBeUndefined()
  expect(one?.verify(one.publicKey)).toBe(true)
  expect(one?.publicKey.equals(two?.publicKey as never)).toBe(false)
})

/** Whether a client that trusts `trusted` accepts a server with `shown`. */
const isAccepted = async (shown: ReturnType<typeof makeCertificate>, trusted: ReturnType<typeof makeCertificate>) => {
  const server = createServer({ cert: shown.certificate, key: shown.privateKey })
  server.on("tlsClientError", () => {})
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  const client = connect({ host: "127.0.0.1", port, ca: trusted.certificate })
  const outcome = await new Promise<boolean>((resolve) => {
    client.once("secureConnect", () => resolve(true)).once("error", () => resolve(false))
  })
  client.destroy()
  await new Promise((resolve) => server.close(resolve))
  return outcome
}

test("a client that trusts it accepts the server that has its key, and no other server", async () => {
  const [ours, other] = [makeCertificate(), makeCertificate()]
  expect(await isAccepted(ours, ours)).toBe(true)
  expect(await isAccepted(other, ours)).toBe(false)
})
