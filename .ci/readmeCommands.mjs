// Runs the commands of the README's `sh` blocks in order, in this checkout, on a temporary data folder.
// A server runs until it is ready, serves the commands after it, and is stopped before the next server starts.
import { spawn } from "node:child_process"
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "../streams/nats/server/freePort.mjs"

const servers = { "npm start": /^ready http/m, "npm run dev": /http:\/\/127\.0\.0\.1:5173/m }
// These run in other checks.
const elsewhere = /^(npm test|npm run check|npm run bench|git |cd |#|$)/
const mostMillis = 180_000
const stopMillis = 30_000
const lookMillis = 100

const data = mkdtempSync(join(tmpdir(), "tracker-readme-"))
const env = { ...process.env, TT_DATA_DIR: data, TT_HTTP_PORT: String(await freePort()) }
mkdirSync(".cache", { recursive: true })

/** Starts a command in its own process group. Its output goes to a file: a pipe that is not read would block it. */
const begin = (command, log) => {
  const output = openSync(log, "w")
  const child = spawn("bash", ["-c", command], { detached: true, stdio: ["ignore", output, output], env })
  closeSync(output)
  const running = { child, status: undefined, output: () => readFileSync(log, "utf8") }
  child.once("exit", (code, signal) => {
    running.status = code ?? signal
  })
  return running
}

const isAlive = ({ child }) => {
  try {
    return process.kill(-child.pid, 0)
  } catch {
    return false
  }
}

/** Waits for the whole process group: npm ends at once, but the product closes its files first. */
const stop = async (running) => {
  if (running === undefined || !isAlive(running)) return
  process.kill(-running.child.pid, "SIGTERM")
  if (await within(stopMillis, () => !isAlive(running))) return
  process.kill(-running.child.pid, "SIGKILL")
  throw new Error(`the server did not end within ${stopMillis / 1000} s of SIGTERM`)
}

const within = async (millis, condition) => {
  const late = Date.now() + millis
  while (!condition()) {
    if (Date.now() > late) return false
    await new Promise((resolve) => setTimeout(resolve, lookMillis))
  }
  return true
}

const commands = [...readFileSync("README.md", "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, body]) => body.split("\n"))
  .map((line) => line.trim().replace(/\s+#.*$/, ""))
  .filter((line) => !elsewhere.test(line))

/** @type {ReturnType<typeof begin> | undefined} */
let server
let wrong = commands.length === 0 ? "README.md has no command" : undefined
for (const command of commands) {
  console.log(`$ ${command}`)
  const line = servers[command]
  if (line !== undefined) await stop(server)
  const running = begin(command, line === undefined ? ".cache/readme-verb.log" : ".cache/readme-server.log")
  if (line !== undefined) server = running
  const done = () => running.status !== undefined || (line?.test(running.output()) ?? false)
  if (!(await within(mostMillis, done))) wrong = `took more than ${mostMillis / 1000} s`
  else if (line === undefined ? running.status !== 0 : running.status !== undefined)
    wrong = `ended with ${running.status}`
  else if (server !== undefined && server.status !== undefined)
    wrong = `lost its server, which ended with ${String(server.status)}`
  if (wrong === undefined) continue
  wrong = `${command} ${wrong}:\n${running.output().slice(-3000)}`
  await stop(running)
  break
}
await stop(server)
rmSync(data, { recursive: true, force: true })
console.log(wrong ?? `${commands.length} commands of the README ran`)
process.exit(wrong === undefined ? 0 : 1)
