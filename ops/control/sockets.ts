/** The control sockets in a data folder: each process that serves the operator has one of its own, so several share a folder. */
import { Option, Schema } from "effect"
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { newSecret } from "../../gateways/http/signIn/secrets.ts"
import { controlIn } from "../../streams/dataFolder.ts"

/** A process that serves the operator: its address, its socket, and the secret that a request must have. */
export const Control = Schema.Struct({
  pid: Schema.Int,
  /** The address on this machine. */
  origin: Schema.String,
  /** The address that people open. An earlier version does not state it. */
  publicOrigin: Schema.optional(Schema.String),
  socket: Schema.String,
  secret: Schema.String
})
export type Control = typeof Control.Type

/** The longest path of a Unix socket that every system accepts. Source: sockaddr_un(7), 104 bytes on macOS. */
const mostPathBytes = 100
/** A process that does not accept a connection within this time counts as ended. Milliseconds. */
const connectMillis = 3000

const readControl = (file: string): Option.Option<Control> => {
  try {
    return Schema.decodeUnknownOption(Schema.fromJsonString(Control))(readFileSync(file, "utf8"))
  } catch {
    // The process has ended and removed its file in the meantime.
    return Option.none()
  }
}

/**
 * Whether only this user, or root, can have put a file at the path and can replace it: no other user may receive an
 * operator's request. Root trusts the owner of the data folder.
 */
const isOurs = (dataDir: string, path: string) => {
  if (process.platform === "win32") return true
  try {
    const { uid, mode } = lstatSync(path)
    const trusted = process.getuid?.() === 0 ? [0, lstatSync(dataDir).uid] : [process.getuid?.()]
    return trusted.includes(uid) && (mode & writableByOthers) === 0
  } catch {
    return false
  }
}
const writableByOthers = 0o022

const described = (dataDir: string): ReadonlyArray<{ readonly file: string; readonly control: Control }> => {
  const folder = controlIn(dataDir)
  if (!isOurs(dataDir, folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && isOurs(dataDir, join(folder, name)))
    .toSorted()
    .flatMap((name) => {
      const control = readControl(join(folder, name))
      return Option.isSome(control) ? [{ file: join(folder, name), control: control.value }] : []
    })
}

/** A socket outside the data folder may belong to another user, because the system may empty a temporary folder. */
const hasOurSocket = (dataDir: string, { socket }: Control) =>
  process.platform === "win32" || (isOurs(dataDir, dirname(socket)) && isOurs(dataDir, socket))

/** A killed process leaves its files behind, so its socket must accept a connection. */
const answers = ({ socket }: Control) =>
  new Promise<boolean>((resolve) => {
    const attempt = connect({ path: socket, timeout: connectMillis })
    const end = (alive: boolean) => {
      attempt.destroy()
      resolve(alive)
    }
    attempt
      .once("connect", () => end(true))
      .once("timeout", () => end(false))
      .once("error", () => end(false))
  })

/** The processes that run on this data folder and answer. */
export const runningOn = async (dataDir: string): Promise<ReadonlyArray<Control>> => {
  const found = await Promise.all(
    described(dataDir)
      .filter(({ control }) => hasOurSocket(dataDir, control))
      .map(async ({ control }) => ((await answers(control)) ? [control] : []))
  )
  return found.flat()
}

/** Removes the files of processes that have ended. */
export const removeEnded = async (dataDir: string) => {
  for (const { file, control } of described(dataDir)) {
    const ours = hasOurSocket(dataDir, control)
    if (!ours) rmSync(file, { force: true })
    else if (!(await answers(control))) removeFiles(file, control)
  }
}

/** The name of a socket that has a folder of its own. */
const alone = "sock"

const removeFiles = (file: string, { socket }: Control) => {
  rmSync(file, { force: true })
  rmSync(basename(socket) === alone ? dirname(socket) : socket, { recursive: true, force: true })
}

/** A named pipe on Windows; elsewhere a file in the data folder, or in a folder of its own when that path is too long. */
const socketPath = (folder: string, name: string) => {
  if (process.platform === "win32") return `\\\\.\\pipe\\tracker-${name}`
  const inFolder = join(folder, `${name}.sock`)
  return Buffer.byteLength(inFolder) <= mostPathBytes
    ? inFolder
    : join(mkdtempSync(join(tmpdir(), "tracker-control-")), alone)
}

/** A new socket for this process. Call `publish` when the server listens on it; only this user may then connect. */
export const newSocket = (dataDir: string, origin: string, publicOrigin = origin) => {
  const folder = controlIn(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // An earlier folder keeps its mode, and a restored one may have another.
  chmodSync(folder, 0o700)
  const name = newSecret().slice(0, 12)
  const socket = socketPath(folder, name)
  const control: Control = { pid: process.pid, origin, publicOrigin, socket, secret: newSecret() }
  const file = join(folder, `${name}.json`)
  return {
    ...control,
    publish: () => {
      if (process.platform !== "win32") chmodSync(control.socket, 0o600)
      writeFileSync(file, JSON.stringify(control), { mode: 0o600 })
    },
    remove: () => removeFiles(file, control)
  }
}
