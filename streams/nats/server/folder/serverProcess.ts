/** The process of the embedded nats-server, known by the pid file in its folder. */
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Longest time that a server takes to end on SIGTERM, and the time between two looks. Milliseconds. */
const endMillis = 10_000
const lookMillis = 20

export const settingsFile = (folder: string) => join(folder, "nats.conf")
export const pidFile = (folder: string) => join(folder, "pid")

/** The pid in the folder's file; null without one. The process may have ended, and its pid may be another process's now. */
export const pidIn = (folder: string): number | null => {
  const file = pidFile(folder)
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : Number.NaN
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null
}

/** Whether a pid is this folder's server: "unknown" on a system that does not tell a process's command line. */
export const isServerOf = (folder: string, pid: number): boolean | "unknown" => {
  if (!isAlive(pid)) return false
  const command = commandFromProc(pid) ?? commandFromPs(pid)
  return command === null ? "unknown" : command.includes(settingsFile(folder))
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // A process of another user exists and must not be signalled.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM"
  }
}

/** Linux. */
export const commandFromProc = (pid: number): string | null => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
  } catch {
    return null
  }
}

/** macOS and other systems with `ps`. Windows has neither. */
export const commandFromPs = (pid: number): string | null => {
  try {
    const printed = execFileSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"]
    })
    return printed.trim() === "" ? null : printed
  } catch {
    return null
  }
}

/** Ends the server of this folder if it still runs. A process that may be another program is left alone. */
export const endServerOf = async (folder: string) => {
  const pid = pidIn(folder)
  if (pid !== null && isServerOf(folder, pid) === true) await endProcess(pid)
}

/** Sends SIGTERM, waits, then sends SIGKILL. */
export const endProcess = async (pid: number) => {
  try {
    process.kill(pid, "SIGTERM")
    for (let waited = 0; waited < endMillis; waited += lookMillis) {
      process.kill(pid, 0)
      await new Promise((resolve) => setTimeout(resolve, lookMillis))
    }
    process.kill(pid, "SIGKILL")
  } catch {
    // The process has ended.
  }
}
