import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import type { RequestListener } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { versionMillis } from "../findNats.mjs"
import { downloadMillis, installRelease } from "./install.mjs"
import { archiveOf, entry, serve, serverOf, tarGz } from "./kit/archives.ts"

const right = tarGz({ [entry]: serverOf("2.14.5") })
const stops: Array<() => Promise<void>> = []
let folder = ""

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tracker-nats-"))
})
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
  rmSync(folder, { recursive: true, force: true })
})

/** Installs from a server that gives this answer. The signal never fires unless the answer fires it. */
const install = async (answer: RequestListener, { bytes = right, signal = new AbortController().signal } = {}) => {
  const { releases, paths, stop } = await serve(answer)
  stops.push(stop)
  const destination = join(folder, "nats-server")
  await installRelease({ releases, archive: archiveOf(bytes), destination, signal })
  return { paths, printed: execFileSync(destination, { encoding: "utf8" }) }
}

const files = () => readdirSync(folder)

describe("the release", () => {
  test("is installed when its digest is the pinned one", async () => {
    const { paths, printed } = await install((_, response) => response.end(right))
    expect(paths).toEqual(["/v2.14.5/nats-server-v2.14.5-linux-amd64.tar.gz"])
    expect(printed).toBe("nats-server: v2.14.5\n")
    expect(files()).toEqual(["nats-server"])
  })
  test("is installed from the address that a redirect names", async () => {
    const { paths } = await install(({ url }, response) =>
      url === "/asset" ? response.end(right) : response.writeHead(302, { location: "/asset" }).end()
    )
    expect(paths[1]).toBe("/asset")
  })
  test("replaces a server that is too old", async () => {
    writeFileSync(join(folder, "nats-server"), serverOf("2.10.1"), { mode: 0o755 })
    const { printed } = await install((_, response) => response.end(right))
    expect(printed).toBe("nats-server: v2.14.5\n")
  })
})

describe("a download leaves the folder empty and says why", () => {
  const wrong = tarGz({ [entry]: serverOf("2.14.6") })
  const old = tarGz({ [entry]: serverOf("2.11.9") })
  const empty = tarGz({ "a/README.md": Buffer.from("read") })
  const cases: ReadonlyArray<
    readonly [what: string, answer: RequestListener, why: string, pinned: Buffer<ArrayBuffer>]
  > = [
    ["with another digest", (_, response) => response.end(wrong), "the archive's SHA-256 is", right],
    [
      "that is cut off",
      (_, response) => {
        response.writeHead(200, { "content-length": right.length })
        response.write(right.subarray(0, 100), () => response.destroy())
      },
      "terminated",
      right
    ],
    ["that is cut off without a length", (_, response) => response.end(right.subarray(0, 100)), "SHA-256", right],
    ["that is not found", (_, response) => response.writeHead(404).end("no"), "HTTP 404 from 127.0.0.1", right],
    ["whose connection is closed", (_, response) => response.destroy(), "fetch failed", right],
    [
      "that redirects in a loop",
      ({ url }, response) => response.writeHead(302, { location: url }).end(),
      "more than 5",
      right
    ],
    [
      "that leads to plain http elsewhere",
      (_, response) => response.writeHead(302, { location: "http://192.0.2.1/asset" }).end(),
      "http://192.0.2.1 is not https",
      right
    ],
    ["of a server that is too old", (_, response) => response.end(old), "does not run on this machine", old],
    ["of an archive without the server", (_, response) => response.end(empty), "the archive holds no", empty]
  ]
  test.each(cases)("%s", async (_, answer, why, bytes) => {
    await expect(install(answer, { bytes })).rejects.toThrow(why)
    expect(files()).toEqual([])
  })
  test("when nothing listens at the address", async () => {
    const { releases, stop } = await serve(() => {})
    await stop()
    const destination = join(folder, "nats-server")
    await expect(installRelease({ releases, archive: archiveOf(right), destination })).rejects.toThrow("fetch failed")
    expect(files()).toEqual([])
  })
  test.each([
    ["hangs before its first byte", 0],
    ["hangs in the middle", right.length / 2]
  ])("when it %s and the time is over", async (_, sent) => {
    const time = new AbortController()
    const hang: RequestListener = (_, response) => {
      if (sent === 0) return time.abort(new Error("time is over"))
      response.writeHead(200, { "content-length": right.length })
      return response.write(right.subarray(0, sent), () => time.abort(new Error("time is over")))
    }
    await expect(install(hang, { signal: time.signal })).rejects.toThrow("time is over")
    expect(files()).toEqual([])
  })
  test("never gets a time limit above 20 s in total", () => {
    expect(downloadMillis + versionMillis).toBeLessThan(20_000)
  })
})
