import { HttpRouter } from "effect/http"
import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { docs } from "./docs.ts"

test("the page of the API runs only its own scripts, and loads nothing from another host", async () => {
  const { handler, dispose } = HttpRouter.toWebHandler(docs, { disableLogger: true })
  const answer = await handler(new Request("http://localhost/docs"))
  const policy = answer.headers.get("content-security-policy") ?? ""
  const html = await answer.text()
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = ""]) => script)
  expect(scripts).toHaveLength(2)
  for (const script of scripts)
    expect(policy).toContain(`'sha256-${createHash("sha256").update(script).digest("base64")}'`)
  expect(policy).toMatch(/default-src 'none'.*font-src 'self' data:.*connect-src 'self'.*frame-ancestors 'none'/)
  expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/)
  expect(html).toContain('"withDefaultFonts":false')
  await dispose()
})
