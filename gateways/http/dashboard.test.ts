/** The headers of the pages: only the one of the Mini App may be shown in a frame. */
import { HttpRouter } from "effect/http"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { dashboard } from "./dashboard.ts"
import { pagePaths } from "./pages.ts"

const folder = mkdtempSync(join(tmpdir(), "dashboard-"))
mkdirSync(join(folder, "assets"))
writeFileSync(join(folder, "index.html"), "the dashboard")
writeFileSync(join(folder, "app.html"), "the Mini App")
writeFileSync(join(folder, "assets/index-1.js"), "")
const { handler, dispose } = HttpRouter.toWebHandler(dashboard(folder), { disableLogger: true })
afterAll(async () => {
  await dispose()
  rmSync(folder, { recursive: true })
})

const get = async (path: string) => {
  const answer = await handler(new Request(`http://localhost${path}`, { headers: { accept: "text/html" } }))
  const policy = answer.headers.get("content-security-policy") ?? ""
  return { text: await answer.text(), policy, framedBy: /frame-ancestors ([^;]+)/.exec(policy)?.[1] }
}

describe("the page of the Mini App", () => {
  test.each(["/app", "/app.html"])("%s may be shown by Telegram's web clients, and by no other site", async (path) => {
    const { text, framedBy } = await get(path)
    expect(text).toBe("the Mini App")
    expect(framedBy?.split(" ")).toEqual([
      "https://web.telegram.org",
      "https://webk.telegram.org",
      "https://weba.telegram.org"
    ])
  })

  test("runs no script of another site", async () => {
    const { policy } = await get("/app")
    expect(policy).toContain("default-src 'self';")
    expect(policy).not.toContain("script-src")
  })
})

test.each([...pagePaths.map((path) => path.replace(/:\w+/g, "x")), "/assets/index-1.js", "/app/", "/nosuch"])(
  "%s may be shown in no frame",
  async (path) => {
    const { text, framedBy } = await get(path)
    expect(text).not.toBe("the Mini App")
    expect(framedBy ?? "'none'").toBe("'none'")
  }
)
