/** Verbs from another shell than the one of the start: they lack the settings of the start, except the data folder. */
import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"

const cli = fileURLToPath(new URL("../../../ops/tt.mjs", import.meta.url))
let tracker: Product
beforeAll(async () => {
  tracker = await product({ TT_PUBLIC_URL: "https://tasks.example.org" })
  await tracker.start()
})
afterAll(() => tracker.remove())

const dataDir = () => join(tracker.folder, "data")
const { TT_HTTP_PORT: _port, TT_PUBLIC_URL: _url, ...shell } = process.env
/** The output of a verb, or its refusal. */
const verb = (...args: ReadonlyArray<string>) =>
  new Promise<string>((resolve) => {
    execFile(process.execPath, [cli, ...args], { env: { ...shell, TT_DATA_DIR: dataDir() } }, (_, stdout, stderr) =>
      resolve(`${stdout}${stderr}`.trim())
    )
  })

test("links name the address of the running product", async () => {
  expect(await verb("login")).toMatch(/^https:\/\/tasks\.example\.org\/sign-in#/)
  expect(await verb("login", "--name", "Ann")).toMatch(/^https:\/\/tasks\.example\.org\/sign-in#/)
  expect(await verb("people", "invite")).toMatch(/^https:\/\/tasks\.example\.org\/join#/)
})

test("an empty list prints a sentence for a person, and nothing for a script", async () => {
  expect(await verb("sessions", "list")).toBe("no browser is signed in")
  expect(await verb("token", "list")).toMatch(/^there is no token/)
  expect(await verb("chats", "list")).toMatch(/^there is no chat/)
  expect(await verb("dead-letters", "retry")).toMatch(/^no dead letters/)
  expect(await verb("sessions", "list", "--json")).toBe("")
})

test("a refused value is named by its flag, in one line", async () => {
  expect(await verb("token", "create", "--name", "", "--role", "member")).toBe("tt: name: must not be blank")
  expect(await verb("login", "--name", "")).toBe("tt: name: must not be blank")
})

test("a backup into the data folder is refused, and no file of the product is named as one to remove", async () => {
  for (const folder of [dataDir(), join(dataDir(), "backups")])
    expect(await verb("backup", folder)).toBe(
      `tt: ${folder} is in the data folder of the product: give a folder elsewhere, best on another disk`
    )
  expect(existsSync(join(dataDir(), "backups"))).toBe(false)
})
