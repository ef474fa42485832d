import { spawn } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { archiveOf, entry, serve, serverOf, tarGz } from "./release/kit/archives.ts"

const right = tarGz({ [entry]: serverOf("2.14.5") })
const stops: Array<() => Promise<void>> = []
let folder = ""

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tracker-nats-"))
  mkdirSync(join(folder, "bin"))
  mkdirSync(join(folder, "cache"))
})
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
  rmSync(folder, { recursive: true, force: true })
})

const program = (path: string, content: Buffer | string) => {
  writeFileSync(join(folder, path), content)
  chmodSync(join(folder, path), 0o755)
  return join(folder, path)
}
/** A program on the PATH that records its name, then runs the script. */
const tool = (name: string, script: string) =>
  program(`bin/${name}`, `#!/bin/sh\necho ${name} >> "${ways()}"\n${script}\n`)
const ways = () => join(folder, "ways")
const waysTried = () => (existsSync(ways()) ? readFileSync(ways(), "utf8").trim().split("\n") : [])

/** The releases of a server that has the archive, or has none. */
const releasesWith = async (bytes: Buffer | null) => {
  const { releases, paths, stop } = await serve((_, response) =>
    bytes === null ? response.writeHead(404).end() : response.end(bytes)
  )
  stops.push(stop)
  return { environment: { NATS_RELEASES_URL: releases }, paths }
}

const stepProgram = `import { nats } from ${JSON.stringify(new URL("./nats.mjs", import.meta.url).href)}
await nats(JSON.parse(process.argv[1]))`

/** Runs the step as the bootstrap does, in a process of its own, on a PATH that has only this test's programs. */
const step = (environment: Readonly<Record<string, string>>, { platform = "linux", archive = true } = {}) =>
  new Promise<{ code: number | null; printed: string }>((resolve) => {
    const machine = {
      environment: { PATH: join(folder, "bin"), ...environment },
      platform,
      arch: "x64",
      destination: join(folder, "cache", "nats-server"),
      ...(archive ? { archive: archiveOf(right) } : {})
    }
    const child = spawn(process.execPath, ["--input-type=module", "-e", stepProgram, JSON.stringify(machine)])
    let printed = ""
    child.stderr.on("data", (text) => {
      printed += text
    })
    child.once("exit", (code) => resolve({ code, printed }))
  })

describe("a server that is there", () => {
  test.each([
    ["NATS_SERVER_BIN", () => ({ NATS_SERVER_BIN: program("server", serverOf("2.12.0")) })],
    ["the PATH", () => (program("bin/nats-server", serverOf("2.15.1")), {})],
    [
      ".cache, when the one on the PATH is too old",
      () => {
        program("bin/nats-server", serverOf("2.10.22"))
        program("cache/nats-server", serverOf("2.14.5"))
        return {}
      }
    ]
  ])("is used from %s, and nothing is downloaded", async (_, arrange) => {
    const { paths, environment } = await releasesWith(right)
    expect(await step({ ...environment, ...arrange() })).toEqual({ code: 0, printed: "" })
    expect(paths).toEqual([])
  })
  test("is not needed with NATS_URL", async () => {
    expect(await step({ NATS_URL: "nats://127.0.0.1:4222" })).toEqual({ code: 0, printed: "" })
  })
  test("is passed over with a sentence when NATS_SERVER_BIN names one that is too old", async () => {
    const { printed, code } = await step({
      ...(await releasesWith(right)).environment,
      NATS_SERVER_BIN: program("server", serverOf("2.9.0"))
    })
    expect(printed).toContain("which is not nats-server 2.12 or newer: looking elsewhere")
    expect(code).toBe(0)
  })
})

describe("a server that is missing", () => {
  test("comes from the release first", async () => {
    tool("apt-get", "exit 1")
    tool("brew", "exit 1")
    const { code, printed } = await step((await releasesWith(right)).environment)
    expect(printed).toMatch(/^downloading nats-server 2\.14\.5 … done in/)
    expect(code).toBe(0)
    expect(waysTried()).toEqual([])
  })
  test("comes from apt when there is no release, and from brew when apt has none", async () => {
    const { paths, environment } = await releasesWith(null)
    tool("apt-get", "")
    tool("bash", "exit 1")
    const server = `printf '#!/bin/sh\\necho nats-server: v2.14.0\\n' > "${folder}/bin/nats-server"; /bin/chmod 755 "${folder}/bin/nats-server"`
    tool("brew", server)
    const { code, printed } = await step(environment)
    expect(paths).toHaveLength(1)
    expect(printed).toContain("failed in")
    expect(printed).toContain("HTTP 404")
    // bash runs the script that asks apt.
    expect(waysTried()).toEqual(["bash", "brew"])
    expect(code).toBe(0)
  })
  test("comes from brew alone on macOS, for which no digest is pinned", async () => {
    const { paths, environment } = await releasesWith(right)
    tool("brew", "")
    await step(environment, { platform: "darwin", archive: false })
    expect(paths).toEqual([])
    expect(waysTried()).toEqual(["brew"])
  })
  test("is not downloaded when NATS_RELEASES_URL is off", async () => {
    const { printed } = await step({ NATS_RELEASES_URL: "off" })
    expect(printed).not.toContain("downloading")
  })
  test("ends the start with one sentence that has the Docker command", async () => {
    const { code, printed } = await step({ NATS_RELEASES_URL: "off" })
    expect(code).toBe(1)
    expect(printed).toMatch(/^setup: nats-server 2\.12 or newer is needed: install it .*`docker run .*NATS_URL=.*\n$/)
  })
  test("is installed once and whole by two processes at the same time", async () => {
    const { environment } = await releasesWith(right)
    const [one, two] = await Promise.all([step(environment), step(environment)])
    expect([one.code, two.code]).toEqual([0, 0])
    expect(readdirSync(join(folder, "cache"))).toEqual(["nats-server"])
  })
})
