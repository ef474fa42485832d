/**
 * Takes pictures of every screen, in both themes, wide and narrow, and prints the violations that axe finds.
 *
 * Usage: `node tests/browser/shots.ts FOLDER`. It starts its own product with the sample chat.
 */
import { AxeBuilder } from "@axe-core/playwright"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright"
import { allClassified, product, waitUntil } from "../support/product/product.ts"
import { openBrowser } from "./browser.ts"

const folder = process.argv[2] ?? "."
mkdirSync(folder, { recursive: true })
const tracker = await product()
const browser = await openBrowser()

const shoot = async (page: Page, name: string) => {
  await page.screenshot({ path: join(folder, `${name}.png`) })
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, impact, help, nodes } of violations)
    console.log(`${name}: ${impact} ${id}: ${help} (${nodes.length}) ${nodes[0]?.target.join(" ")}`)
}

try {
  await tracker.start()
  const request = tracker.as(await tracker.token("owner"))
  const sizes = [
    ["wide", 1440, 900],
    ["narrow", 390, 844]
  ] as const
  const open = async (theme: "light" | "dark", width: number, height: number, locale = "en-GB") => {
    const page = await (await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale })).newPage()
    await page.goto(await tracker.link())
    await page.locator(".page").waitFor()
    return page
  }
  const empty = await open("light", 1440, 900)
  await empty.getByText("No tasks yet").waitFor()
  await shoot(empty, "empty-light-wide")
  await tracker.tt("seed")
  const { body: messages } = await request("GET", "/api/messages?limit=200")
  const wanted = (messages.items ?? [])
    .filter(({ text }) => /crashes|Could we|сертификат|Urgent|502|please|Потрібна|filter by port/i.test(String(text)))
    .slice(0, 12)
  for (const [i, { id }] of wanted.entries()) await request("POST", `/api/messages/${String(id)}/task`, {}, `shot-${i}`)
  const { body: made } = await request("GET", "/api/tasks")
  for (const [i, verb] of ["complete", "start", "start"].entries())
    await request("POST", `/api/tasks/${String(made.items?.[i + 2]?.["id"])}/${verb}`)
  const shown = String(made.items?.[0]?.["id"])
  await request("POST", `/api/tasks/${shown}/comment`, { text: "Seen it myself yesterday." })
  await allClassified(request)
  for (const theme of ["light", "dark"] as const) {
    for (const [name, width, height] of sizes) {
      const page = await open(theme, width, height)
      await page.locator(".row").first().waitFor()
      await shoot(page, `tasks-${theme}-${name}`)
      await page.goto(`${tracker.origin}/tasks/${shown}`)
      await page.locator(".event").first().waitFor()
      await shoot(page, `task-${theme}-${name}`)
      await page.goto(`${tracker.origin}/messages`)
      await page.locator(".said").first().waitFor()
      await shoot(page, `messages-${theme}-${name}`)
      await page.goto(`${tracker.origin}/search?q=certificate`)
      await page.locator(".hit").first().waitFor()
      await shoot(page, `search-${theme}-${name}`)
      if (name === "wide") {
        await page.goto(`${tracker.origin}/`)
        await page.locator(".row").first().waitFor()
        await page.keyboard.press("c")
        await page.locator("dialog[open]").waitFor()
        await shoot(page, `new-${theme}-${name}`)
      }
    }
  }
  const { body: extraction } = await request("POST", "/api/knowledge/extract", {}, "shot-extract")
  await waitUntil(
    () => request("GET", `/api/extractions/${String(extraction["id"])}`),
    ({ body }) => body["status"] === "completed"
  )
  for (const [language, locale, themes] of [
    ["en", "en-GB", ["light", "dark"]],
    ["uk", "uk-UA", ["light"]],
    ["ru", "ru-RU", ["light"]]
  ] as const)
    for (const theme of themes)
      for (const [name, width, height] of sizes) {
        const page = await open(theme, width, height, locale)
        const show = async (path: string, ready: string) => {
          await page.goto(`${tracker.origin}${path}`)
          await page.locator(ready).first().waitFor()
          await shoot(page, `${path.slice(1).replace("/", "-")}-${language}-${theme}-${name}`)
        }
        await show("/review", ".msg")
        await page.keyboard.press("e")
        await page.locator(".draft-form").waitFor()
        await shoot(page, `edit-${language}-${theme}-${name}`)
        await show("/runs", ".run")
        await show("/knowledge", ".page")
        await show("/tasks", ".row")
        await show("/nowhere", ".empty")
        await page.goto(`${tracker.origin}/tasks/${shown}`)
        await page.locator(".event").first().waitFor()
        await shoot(page, `task-${language}-${theme}-${name}`)
        await page.context().close()
      }
  const out = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await out.goto(tracker.origin)
  await out.getByText("Sign in").waitFor()
  await shoot(out, "signed-out")
} finally {
  await browser.close()
  await tracker.remove()
}
