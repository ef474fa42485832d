/** The folder of the embedded server: its files, and the address by which a client of the same user finds the server. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { pidIn } from "./serverProcess.ts"

export const certificateFile = (folder: string) => join(folder, "server.pem")
export const privateKeyFile = (folder: string) => join(folder, "server.key")
/** The client's nkey seed. The server knows only the public key. */
export const seedFile = (folder: string) => join(folder, "client.seed")

const scheme = "embedded:"

/** The address of the server of a folder. It holds no port, because the server has another one at each start. */
export const addressOf = (folder: string): string => pathToFileURL(folder).href.replace(/^file:/, scheme)

/** The folder that an address names; null for the address of another server. */
export const folderOf = (url: string): string | null =>
  url.startsWith(scheme) ? fileURLToPath(url.replace(scheme, "file:")) : null

const isPortsFile = (name: string) => name.endsWith(".ports")

/** The file that the server with this pid writes once it listens. Source: nats-server, option `ports_file_dir`. */
const portsFileOf = (folder: string, pid: number) =>
  readdirSync(folder).find((name) => isPortsFile(name) && name.endsWith(`_${pid}.ports`))

/** The port on which the present server of the folder listens; null while it starts. */
export const portIn = (folder: string): number | null => {
  const pid = pidIn(folder)
  if (pid === null) return null
  const name = portsFileOf(folder, pid)
  if (name === undefined) return null
  try {
    const { nats } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { readonly nats?: ReadonlyArray<string> }
    const port = Number(new URL(nats?.[0] ?? "").port)
    return port > 0 ? port : null
  } catch {
    // The server has not written the whole file yet.
    return null
  }
}

/** Removes the files of servers that were killed: a later process may get their pid. */
export const removePortsFiles = (folder: string) => {
  for (const name of readdirSync(folder).filter(isPortsFile)) rmSync(join(folder, name), { force: true })
}

/** The facts by which a client finds the server, recognises it and signs in; null while it starts. */
export const endpointIn = (folder: string) => {
  const port = portIn(folder)
  if (port === null || !existsSync(seedFile(folder))) return null
  return {
    servers: [`127.0.0.1:${port}`],
    seed: readFileSync(seedFile(folder), "utf8").trim(),
    certificate: readFileSync(certificateFile(folder), "utf8")
  }
}
