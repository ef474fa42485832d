/** A real nginx with the configuration that the product ships, on a free port of loopback. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { waitUntil } from "../product/product.ts"

const shipped = readFileSync(fileURLToPath(new URL("../../../ops/docker/nginx.conf", import.meta.url)), "utf8")

/** The configuration on this machine: its addresses and folders differ, and no location or limit does. */
const configFor = (folder: string, port: number, upstream: string) => {
  const places: ReadonlyArray<readonly [RegExp, string]> = [
    [/^worker_processes auto;$/m, "daemon off;\nmaster_process off;"],
    [/listen 80;/, `listen 127.0.0.1:${port};`],
    [/set \$product gateway:8000;/, `set $product ${upstream};`],
    [/(?<= )\/tmp\//g, `${folder}/`],
    // It is a socket under the test runner, and nginx cannot open one.
    [/error_log \/dev\/stderr warn;/, `error_log ${folder}/error.log warn;`]
  ]
  return places.reduce((text, [place, here]) => {
    if (!place.test(text)) throw new Error(`nginx.conf has no ${String(place)}`)
    return text.replace(place, here)
  }, shipped)
}

export interface Nginx {
  readonly origin: string
  readonly stop: () => Promise<void>
}

const connects = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy()
      resolve(true)
    }).once("error", () => resolve(false))
  })

/** `upstream`: the origin of the product. `port`: a free one. */
export const startNginx = async (binary: string, port: number, upstream: string): Promise<Nginx> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-nginx-"))
  const file = join(folder, "nginx.conf")
  mkdirSync(join(folder, "logs"))
  writeFileSync(file, configFor(folder, port, new URL(upstream).host))
  const args = ["-p", folder, "-e", join(folder, "error.log"), "-c", file]
  execFileSync(binary, ["-t", "-q", ...args])
  const child: ChildProcess = spawn(binary, args, { stdio: "ignore" })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  await waitUntil(() => connects(port), Boolean)
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill("SIGTERM")
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
