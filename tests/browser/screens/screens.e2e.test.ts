/** The usual cells of the table of screens. The others are checked by `sheets.ts`. */
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openBrowser } from "../browser.ts"
import { cells, isUsual } from "./cells.ts"
import { createInstallations } from "./installations.ts"
import { faintTexts, geometryFaults } from "./inPage/faultsOf.ts"
import { nameOf, walk } from "./walk.ts"

let browser: Browser
const installations = createInstallations()

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await installations.remove()
})

test("every usual cell has its parts in place, its primary action in sight, and no barrier that axe finds", async () => {
  const usual = cells.filter(isUsual)
  const wrong: Array<string> = []
  await walk(
    browser,
    usual,
    installations,
    (cell, found) => void wrong.push(...found.map((each) => `${nameOf(cell)}: ${each}`))
  )
  expect(wrong).toEqual([])
})

test("a control that is too high, cut, covered, outside of the window or missing is found", async () => {
  const page = await browser.newPage({ viewport: { width: 300, height: 300 } })
  await page.setContent(
    `<div style="position:relative"><button class="high" style="height:49px">a</button>
     <button class="cut" style="width:20px;padding:0;overflow:hidden">very long words</button>
     <button class="covered" style="position:absolute;top:100px;left:0">b</button>
     <div class="cover" style="position:absolute;top:100px;left:0;width:90px;height:40px"></div>
     <p style="position:absolute;top:200px;left:0">one text</p><p style="position:absolute;top:205px;left:4px">another</p>
     <p class="narrow" style="width:30px;overflow-wrap:anywhere">Messages</p>
     <button class="far" style="position:absolute;left:290px;top:60px">far</button></div>`
  )
  const found = await geometryFaults(page, ".none")
  await page.close()
  for (const each of [
    /high.*49 px high/,
    /cut.*is cut/,
    /covered.*is covered by div.cover/,
    /far.*outside/,
    /narrow.*breaks the word "Messages"/,
    /one text.*overlaps.*another/,
    /none is not visible/
  ])
    expect(
      found.some((sentence) => each.test(sentence)),
      `${each.source} in ${found.join("; ")}`
    ).toBe(true)
})

test("a text is found whose colour is too close to the colour behind it", async () => {
  const page = await browser.newPage()
  await page.setContent(
    `<div style="background:oklch(20% 0 0)"><p class="faint" style="color:oklch(45% 0 0)">a</p>
     <p class="clear" style="color:oklch(80% 0 0)">b</p><p class="thin" style="color:white;opacity:0.3">c</p>
     <p class="on" style="color:oklch(45% 0 0);background:rgb(255 255 255 / 0.9)">d</p>
     <button disabled style="color:oklch(45% 0 0)">e</button></div>`
  )
  const found = await faintTexts(page)
  await page.close()
  expect(found.map((each) => each.slice(0, each.indexOf(" ")))).toEqual(["p.faint", "p.thin"])
})
