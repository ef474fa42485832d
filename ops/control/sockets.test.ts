import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { controlIn } from "../../streams/dataFolder.ts"
import { newSocket, removeEnded, runningOn } from "./sockets.ts"

const folders: Array<string> = []
const newFolder = (name = "") => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-control-test-"))
  folders.push(folder)
  return join(folder, name)
}
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const listenOn = async (dataDir: string, origin: string) => {
  const socket = newSocket(dataDir, origin)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(socket.socket, resolve))
  socket.publish()
  return { socket, server }
}
const close = (server: Server) => new Promise((resolve) => server.close(resolve))
const origins = async (dataDir: string) => (await runningOn(dataDir)).map(({ origin }) => origin).toSorted()

test("two processes share a data folder, and the end of one leaves the other's socket", async () => {
  const folder = newFolder()
  const one = await listenOn(folder, "http://one")
  const two = await listenOn(folder, "http://two")
  expect(await origins(folder)).toEqual(["http://one", "http://two"])
  await close(one.server)
  one.socket.remove()
  expect(await origins(folder)).toEqual(["http://two"])
  await close(two.server)
})

test("only the user of the process may use its socket and read its secret", async () => {
  const folder = newFolder()
  const { server } = await listenOn(folder, "http://one")
  const control = controlIn(folder)
  expect(statSync(control).mode & 0o777).toBe(0o700)
  expect(readdirSync(control).map((name) => statSync(join(control, name)).mode & 0o777)).toEqual([0o600, 0o600])
  await close(server)
})

test("the files of a killed process count for nothing, and the next start removes them", async () => {
  const folder = newFolder()
  const { server } = await listenOn(folder, "http://killed")
  // A closed server is to its clients like a killed one.
  await close(server)
  expect(await origins(folder)).toEqual([])
  await removeEnded(folder)
  expect(readdirSync(controlIn(folder))).toEqual([])
})

test("a data folder whose path is too long for a socket gets its socket in a temporary folder, which is removed with it", async () => {
  const folder = newFolder("long".repeat(30))
  const { server, socket } = await listenOn(folder, "http://long")
  expect(await origins(folder)).toEqual(["http://long"])
  await close(server)
  socket.remove()
  expect([existsSync(join(socket.socket, "..")), readdirSync(controlIn(folder))]).toEqual([false, []])
})
