/** The archive of a release starts in an empty folder, without npm, without its registry and without a Node of the machine. */
import { execFileSync, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import manifest from "../../../package.json" with { type: "json" }
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { waitUntil } from "../../support/product/product.ts"

const folder = mkdtempSync(join(tmpdir(), "tracker-release-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const name = `task-tracker-${manifest.version}-${process.platform}-${process.arch}`
const made = join(folder, "made")
const unpacked = join(folder, "unpacked")

beforeAll(() => {
  const quick = ["--draft", "--skip-tests", "--compression", "1", "--to", made]
  mkdirSync(made)
  mkdirSync(unpacked)
  execFileSync(process.execPath, ["ops/release/release.ts", ...quick], { stdio: ["ignore", "ignore", "inherit"] })
  execFileSync("tar", ["-C", unpacked, "-xzf", join(made, `${name}.tar.gz`)])
})

test("the archive and the SBOM have their checksums", () => {
  const sbom = `task-tracker-${manifest.version}.sbom.json`
  expect(readdirSync(made).toSorted()).toEqual(["SHA256SUMS", `${name}.tar.gz`, sbom].toSorted())
  execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: made })
  expect(JSON.parse(readFileSync(join(made, sbom), "utf8"))).toMatchObject({ bomFormat: "CycloneDX" })
})

test("the unpacked product becomes ready, serves the page, and stops", async () => {
  const [port, opsPort] = [await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(join(unpacked, name, "packaging/bin/start"), [], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      // The shell and its tools alone: no Node, no npm and no nats-server.
      PATH: "/usr/bin:/bin",
      HOME: folder,
      npm_config_registry: "http://127.0.0.1:9",
      NATS_RELEASES_URL: "off",
      OLLAMA_URL: "off",
      TT_DATA_DIR: join(folder, "data"),
      TT_HTTP_PORT: String(port),
      TT_OPS_PORT: String(opsPort)
    }
  })
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)))
  try {
    await waitUntil(
      () =>
        fetch(`${origin}/readyz`).then(
          ({ status }) => status,
          () => 0
        ),
      (status) => status === 200 || child.exitCode !== null,
      90_000
    )
    const page = await fetch(origin, { headers: { accept: "text/html" } })
    expect(await page.text()).toContain('id="root"')
  } finally {
    child.kill("SIGTERM")
  }
  expect(await ended).toBe(130)
})
