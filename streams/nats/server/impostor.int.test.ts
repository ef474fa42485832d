/** Another user of the machine takes the port of a dead server, and answers as a server does. */
import { Effect, Layer } from "effect"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { createServer, type Server, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { TLSSocket } from "node:tls"
import { afterAll, expect, test, vi } from "vitest"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { subjectOf } from "../../commit/subjects.ts"
import { messageReceived } from "../../kit/pending.ts"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { EventStore } from "../../ports/eventStore.ts"
import { natsRecord } from "../record.ts"
import { makeCertificate } from "./folder/certificate.ts"
import { portIn, seedFile } from "./folder/serverFolder.ts"
import { natsServer } from "./natsServer.ts"
import { pidIn } from "./folder/serverProcess.ts"

const folder = mkdtempSync(join(tmpdir(), "impostor-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const record = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)
const say = (id: string) => Effect.flatMap(EventStore, ({ append }) => append(messageReceived(id, id)))

const info = JSON.stringify({
  server_id: "N",
  version: "2.12.0",
  proto: 1,
  headers: true,
  jetstream: true,
  nonce: "bm9uY2Vub25jZQ",
  max_payload: 1_048_576
})

/** Greets, answers PING, and acknowledges each message that wants an answer. Keeps what it receives. */
const speak = (received: Array<string>) => (socket: Socket) => {
  socket.on("error", () => {})
  socket.write(`INFO ${info}\r\n`)
  socket.on("data", (data) => {
    const text = data.toString("latin1")
    received.push(text)
    if (text.includes("PING")) socket.write("PONG\r\n")
    for (const [, reply = ""] of text.matchAll(/^H?PUB \S+ (_INBOX\S+) /gm)) {
      const body = JSON.stringify({ stream: "EVT", seq: 1 })
      socket.write(`MSG ${reply} 1 ${body.length}\r\n${body}\r\n`)
    }
  })
}

/** Takes a port as soon as it is free. */
const take = async (port: number, onConnection: (socket: Socket) => void): Promise<Server> => {
  for (;;) {
    const server = createServer(onConnection)
    server.listen(port, "127.0.0.1")
    const isTaken = await new Promise<boolean>((resolve) => {
      server.once("listening", () => resolve(true)).once("error", () => resolve(false))
    })
    if (isTaken) return server
  }
}

/** Without its own key, an impostor can show a certificate, but not the trusted one. */
const throughTls = (received: Array<string>) => {
  const { certificate, privateKey } = makeCertificate()
  return (socket: Socket) => {
    socket.on("error", () => {})
    const secure = new TLSSocket(socket, { isServer: true, cert: certificate, key: privateKey })
    secure.on("error", () => {})
    speak(received)(secure)
  }
}

test.each([
  ["in clear", speak],
  ["with a certificate of its own", throughTls]
])("an impostor that answers %s learns nothing, and acknowledges no commit", (_, answers) =>
  Effect.gen(function* () {
    const name = answers === speak ? "clear" : "secure"
    yield* say(`${name}-before`)
    const port = portIn(folder) ?? 0
    const received: Array<string> = []
    const connections: Array<Socket> = []
    process.kill(pidIn(folder) ?? 0, "SIGKILL")
    const impostor = yield* Effect.promise(() =>
      take(port, (socket) => {
        connections.push(socket)
        answers(received)(socket)
      })
    )
    yield* Effect.addFinalizer(() => Effect.sync(() => connections.forEach((each) => each.destroy())))
    yield* Effect.addFinalizer(() => Effect.sync(() => impostor.close()))
    yield* Effect.retry(say(`${name}-after0`), { times: 10 })
    expect(portIn(folder)).not.toBe(port)
    const { load } = yield* EventStore
    expect(yield* load(subjectOf("message", `${name}-after0`))).toHaveLength(1)
    // The client has tried the port that it knew, and did not say who it is.
    yield* Effect.promise(() => vi.waitFor(() => expect(connections.length).toBeGreaterThan(0), { timeout: 10_000 }))
    expect(received.join("")).not.toMatch(/CONNECT|PUB|SUB|sig|nkey/)
  }).pipe(Effect.scoped, Effect.provide(record), Effect.scoped, Effect.runPromise)
)

test("the server's settings hold no secret, and no other user can read the files of its folder", () =>
  Effect.gen(function* () {
    yield* say("one-more")
    const seed = readFileSync(seedFile(folder), "utf8")
    expect(seed).toMatch(/^SU/)
    const settings = readFileSync(join(folder, "nats.conf"), "utf8")
    expect(settings).not.toContain(seed)
    expect(settings).not.toMatch(/pass/i)
    expect(statSync(folder).mode & 0o077).toBe(0)
    const open = ["client.seed", "server.key", "server.pem", "nats.conf"].filter(
      (name) => (statSync(join(folder, name)).mode & 0o077) !== 0
    )
    expect(open).toEqual([])
    expect(readdirSync(folder).filter((name) => name.endsWith(".ports"))).toHaveLength(1)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))
