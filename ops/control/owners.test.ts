/** The command line speaks only to sockets that no other user can have made. The tests of another user need root. */
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { controlIn } from "../../streams/dataFolder.ts"
import { newSocket, removeEnded, runningOn } from "./sockets.ts"

const folders: Array<string> = []
const servers: Array<Server> = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const newFolder = (name = "") => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-owners-test-"))
  folders.push(folder)
  return join(folder, name)
}
const listenOn = async (dataDir: string) => {
  const socket = newSocket(dataDir, "http://one")
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(socket.socket, resolve))
  socket.publish()
  return socket
}
const isRunning = async (dataDir: string) => (await runningOn(dataDir)).length > 0

const another = 65_534
const isRoot = process.getuid?.() === 0

test("a socket in a folder that others can write is not used", async () => {
  const folder = newFolder()
  await listenOn(folder)
  expect(await isRunning(folder)).toBe(true)
  chmodSync(controlIn(folder), 0o777)
  expect(await isRunning(folder)).toBe(false)
})

test("a description that others can write is not used", async () => {
  const folder = newFolder()
  await listenOn(folder)
  for (const name of readdirSync(controlIn(folder))) chmodSync(join(controlIn(folder), name), 0o666)
  expect(await isRunning(folder)).toBe(false)
})

test("a start closes a folder that others can write", async () => {
  const folder = newFolder()
  await listenOn(folder)
  chmodSync(controlIn(folder), 0o777)
  await listenOn(folder)
  expect(await isRunning(folder)).toBe(true)
})

test.runIf(isRoot)("a socket of another user is not used, and the next start leaves it where it is", async () => {
  const folder = newFolder("long".repeat(30))
  const { socket } = await listenOn(folder)
  expect(await isRunning(folder)).toBe(true)
  // The system may empty a temporary folder, and another user may then create the same path.
  chownSync(socket, another, another)
  chownSync(dirname(socket), another, another)
  expect(await isRunning(folder)).toBe(false)
  await removeEnded(folder)
  expect([readdirSync(controlIn(folder)), readdirSync(dirname(socket))]).toEqual([[], ["sock"]])
})

test.runIf(isRoot)("a description of another user is not used", async () => {
  const folder = newFolder()
  const { socket } = await listenOn(folder)
  const described = join(controlIn(folder), "other.json")
  writeFileSync(described, readFileSync(socket.replace(/\.sock$/, ".json")))
  chownSync(described, another, another)
  expect(await runningOn(folder)).toHaveLength(1)
})
